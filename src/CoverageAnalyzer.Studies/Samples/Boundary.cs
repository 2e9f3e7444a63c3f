namespace CoverageAnalyzer.Studies.Samples;

/// <summary>One straight stretch of boundary that two communes share, or that a commune has with the outside.</summary>
internal sealed class Boundary
{
    /// <summary>The commune to its left.</summary>
    public required int Left { get; init; }

    /// <summary>The commune to its right, or −1 for the outside.</summary>
    public required int Right { get; init; }

    /// <summary>What lies beyond, where that is the outside; else null.</summary>
    public required string? Side { get; init; }

    /// <summary>Node it begins at.</summary>
    public required int From { get; set; }

    /// <summary>Node it ends at.</summary>
    public required int To { get; set; }
}
