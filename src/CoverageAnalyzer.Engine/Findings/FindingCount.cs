namespace CoverageAnalyzer.Engine.Findings;

/// <summary>How often a kind of finding was met in a file.</summary>
internal sealed class FindingCount
{
    /// <summary>Findings so far, those only counted included.</summary>
    public long Seen { get; set; }
}
