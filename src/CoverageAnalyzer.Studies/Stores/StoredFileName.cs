namespace CoverageAnalyzer.Studies.Stores;

/// <summary>Names of files that come out of a manifest or a database, before a path is made of them.</summary>
internal static class StoredFileName
{
    /// <summary>Whether a name stays inside the folder it is put into, on every system.</summary>
    /// <param name="name">A path with <c>/</c>.</param>
    public static bool IsSafe(string name) =>
        name.Length > 0 && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal) && !name.Any(char.IsControl)
        && name.Split('/').All(p => p.Length > 0 && p is not ("." or "..") && p.Trim() == p && !p.EndsWith('.'));
}
