using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Distances of a raster's people to the nearest counted postal point, commune by commune; of the communes that were measured, in their order.</summary>
/// <param name="LimitKilometres">The limit that people count as served within.</param>
/// <param name="PeopleInCells">People the raster has in each commune.</param>
/// <param name="MeanKilometres">Their mean distance, NaN where there are none.</param>
/// <param name="WithinLimitFraction">Share of them (0–1) within the limit, NaN where there are none.</param>
internal sealed record PeopleDistances(double LimitKilometres, double[] PeopleInCells, double[] MeanKilometres, double[] WithinLimitFraction)
{
    /// <summary>Measures.</summary>
    /// <param name="plane">The communes and points.</param>
    /// <param name="counted">Which points count.</param>
    /// <param name="raster">People per cell.</param>
    /// <param name="places">The raster's people as places; used where its cells are not cells of the plane.</param>
    /// <param name="limitKilometres">The limit.</param>
    /// <param name="communes">The communes to measure; null: all.</param>
    /// <param name="cells">The commune of each cell where it is known already, or null.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public static PeopleDistances Measure(
        StudyPlane plane,
        bool[] counted,
        IPopulationRaster raster,
        PeoplePlaces? places,
        double limitKilometres,
        IReadOnlyList<int>? communes,
        UnitRaster? cells,
        int threads,
        CancellationToken cancellation)
    {
        (double[] x, double[] y) = plane.PostalOf(counted);
        NearestPointField field = raster.Crs == plane.Crs
            ? NearestPointField.Measure(
                new NearestPointRequest
                {
                    Units = plane.Communes,
                    Wanted = communes,
                    UnitRaster = cells,
                    Grid = raster.Grid,
                    PointX = x,
                    PointY = y,
                    PeopleCells = raster,
                    LimitKilometres = limitKilometres,
                    ScaleFactor = plane.Crs.ScaleFactor,
                    Threads = threads,
                },
                cancellation)
            : NearestPointField.FromPlaces(
                new NearestPlacesRequest
                {
                    X = places!.X,
                    Y = places.Y,
                    Unit = places.Unit,
                    UnitCount = plane.Communes.UnitCount,
                    Wanted = communes,
                    People = places.People,
                    PointX = x,
                    PointY = y,
                    LimitKilometres = limitKilometres,
                    ScaleFactor = plane.Crs.ScaleFactor,
                    Threads = threads,
                },
                cancellation);
        NearestPointSummary[] each = field.SummarizeEach(communes);
        return new PeopleDistances(
            limitKilometres,
            [.. each.Select(u => u.PeopleInCells)],
            [.. each.Select(u => u.PopulationMeanKilometres)],
            [.. each.Select(u => u.PopulationWithinLimitFraction)]);
    }
}
