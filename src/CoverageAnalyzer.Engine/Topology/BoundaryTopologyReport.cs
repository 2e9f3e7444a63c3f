namespace CoverageAnalyzer.Engine.Topology;

/// <summary>How well the polygons of neighbouring units fit together.</summary>
/// <param name="Overlaps">Overlapping pairs above the tolerance, the largest first.</param>
/// <param name="Gaps">Gaps between units above the tolerance, the largest first.</param>
/// <param name="MinimumAreaSquareMetres">The tolerance: smaller ones are rounding, not faults.</param>
public sealed record BoundaryTopologyReport(
    IReadOnlyList<BoundaryOverlap> Overlaps,
    IReadOnlyList<BoundaryGap> Gaps,
    double MinimumAreaSquareMetres)
{
    /// <summary>Area of all overlapping pairs; ground claimed three times counts for each pair.</summary>
    public double OverlapAreaHectares => Overlaps.Sum(o => o.AreaHectares);

    /// <summary>Area of all gaps.</summary>
    public double GapAreaHectares => Gaps.Sum(g => g.AreaHectares);
}
