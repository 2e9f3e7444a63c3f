using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>A layer as it was read.</summary>
/// <param name="Features">Its features, those left out not among them.</param>
/// <param name="Findings">What was said while they were read.</param>
/// <param name="Layer">Its name.</param>
internal sealed record LayerReading(IReadOnlyList<FeatureFigures> Features, IReadOnlyList<Finding> Findings, string Layer)
{
    private static readonly HashSet<string> AboutGeometry = new(StringComparer.Ordinal)
    {
        "geometry-unreadable", "coordinate-not-finite", "coordinate-out-of-range", "ring-not-closed", "ring-too-short", "row-deleted",
    };

    /// <summary>Features whose geometry a finding says was left out or mended: others may have it otherwise.</summary>
    public IReadOnlySet<long> Named { get; } = Findings.Where(f => f.Place.Record is not null && AboutGeometry.Contains(f.Code)).Select(f => f.Place.Record!.Value).ToHashSet();

    /// <summary>Whether a finding says that a geometry was left out or mended.</summary>
    /// <param name="code">Its code.</param>
    public static bool IsAboutGeometry(string code) => AboutGeometry.Contains(code);

    /// <summary>False where no other program reads the like.</summary>
    public bool IsCompared { get; init; } = true;
}
