using CoverageAnalyzer.Studies.Radio;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What costs most of a run and is measured piece by piece: the rest of the run is worked out from it.</summary>
/// <param name="People">Distances of a raster's people, for each limit that is asked for; empty without a raster or postal points.</param>
/// <param name="Covered">Shares the sites cover; null without sites.</param>
/// <param name="Circles">The circles they were measured with; made when somebody asks.</param>
/// <param name="Terrain">The terrain; null without an elevation model.</param>
/// <param name="Surroundings">What lies behind the communes' boundaries; null without rules.</param>
internal sealed record MeasuredUnits(
    IReadOnlyList<PeopleDistances> People, CoveredShares? Covered, Lazy<SiteCircles> Circles, TerrainMeasure? Terrain, CommuneSurroundings? Surroundings)
{
    /// <summary>The network of the sites over the terrain; null where it is not worked out yet, or the study goes by distance.</summary>
    public MeasuredRadio? Radio { get; init; }
}
