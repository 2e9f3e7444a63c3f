using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>What was measured of one block of communes.</summary>
/// <param name="Block">The communes and villages, in whose order everything stands.</param>
/// <param name="People">Distances of a raster's people, for each limit; empty without a raster or postal points.</param>
/// <param name="Covered">Shares the sites cover; null without sites.</param>
/// <param name="Terrain">Terrain of the communes; null without an elevation model.</param>
/// <param name="VillageTerrain">Terrain of the villages; null without an elevation model or areas of villages.</param>
/// <param name="VillageElevationMetres">Height at each village; null without an elevation model or villages.</param>
/// <param name="Surroundings">What lies behind the communes' boundaries; null without rules.</param>
/// <param name="Kapos">Classes of Kapos of all communes, in the first block where they are asked for; null elsewhere.</param>
internal sealed record MeasuredPiece(
    UnitBlock Block,
    IReadOnlyList<PeopleDistances> People,
    CoveredShares? Covered,
    IReadOnlyList<UnitTerrain>? Terrain,
    IReadOnlyList<UnitTerrain>? VillageTerrain,
    double[]? VillageElevationMetres,
    IReadOnlyList<BoundaryLengths>? Surroundings,
    IReadOnlyList<KaposArea>? Kapos);
