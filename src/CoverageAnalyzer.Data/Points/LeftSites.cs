using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Points;

/// <summary>What became of the rows of a streamed file that are not plain.</summary>
public sealed record LeftSites
{
    /// <summary>Rows that have coordinates after all.</summary>
    public IReadOnlyList<SiteRecord> Plain { get; init; } = [];

    /// <summary>Rows that were placed in the commune they name, with its index.</summary>
    public IReadOnlyList<(PlacedSite Site, int Commune)> Named { get; init; } = [];

    /// <summary>Rows that are not used, whole.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];
}
