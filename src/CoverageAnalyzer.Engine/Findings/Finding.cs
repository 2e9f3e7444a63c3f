using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Findings;

/// <summary>Something noticed in an input: never an exception, never a silent skip.</summary>
/// <param name="Code">Stable name of the kind, kebab case, for example <c>ring-repaired</c>. Scripts rely on it.</param>
/// <param name="Rank">How much it weighs.</param>
/// <param name="Place">File, row and field.</param>
/// <param name="Message">What is wrong, with the value seen.</param>
/// <param name="Action">What was done about it, and what the user can do.</param>
public sealed record Finding(string Code, FindingRank Rank, SourcePlace Place, LocalizedText Message, LocalizedText Action)
{
    /// <summary>Longitude of the place in decimal degrees (WGS 84), NaN where it has none.</summary>
    public double LongitudeDegrees { get; init; } = double.NaN;

    /// <summary>Latitude of the place in decimal degrees (WGS 84), NaN where it has none.</summary>
    public double LatitudeDegrees { get; init; } = double.NaN;

    /// <summary>How many like findings this one stands for: 1, or more where a flood was summed up.</summary>
    public long Count { get; init; } = 1;
}
