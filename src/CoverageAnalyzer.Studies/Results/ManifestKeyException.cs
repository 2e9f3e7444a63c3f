namespace CoverageAnalyzer.Studies.Results;

/// <summary>A key of a manifest is missing, or its value of another kind.</summary>
/// <param name="key">Path of the key.</param>
internal sealed class ManifestKeyException(string key) : FormatException($"manifest: {key}")
{
    /// <summary>Path of the key.</summary>
    public string Key { get; } = key;
}
