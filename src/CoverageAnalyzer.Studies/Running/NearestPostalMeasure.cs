using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Distances to the nearest counted postal point, over the area and over the people of any group of communes.</summary>
/// <remarks>
/// Over the area they are exact, without cells. People of a raster stand at the centres of its cells, and a commune's weigh what its stated
/// population says; a commune in which the raster has nobody has its people spread evenly over its area.
/// </remarks>
internal sealed class NearestPostalMeasure
{
    private readonly AreaDistances area;
    private readonly Func<double, NearestPointField?> measureWithoutArea;
    private readonly Func<double, PeopleDistances?> measureRaster;
    private readonly NearestPointField? withoutArea;
    private readonly PeopleDistances? raster; // of each commune: the cells themselves, some hundred MiB of a nation's, are let go
    private readonly double[] population;
    private readonly double limitKilometres;

    private NearestPostalMeasure(
        AreaDistances area,
        Func<double, NearestPointField?> measureWithoutArea,
        Func<double, PeopleDistances?> measureRaster,
        double[] population,
        double limitKilometres)
    {
        this.area = area;
        this.measureWithoutArea = measureWithoutArea;
        this.measureRaster = measureRaster;
        withoutArea = measureWithoutArea(limitKilometres);
        raster = measureRaster(limitKilometres);
        this.population = population;
        this.limitKilometres = limitKilometres;
    }

    /// <summary>Measures.</summary>
    /// <param name="plane">The communes and points.</param>
    /// <param name="counted">Which points count.</param>
    /// <param name="raster">People per cell, or null.</param>
    /// <param name="places">The raster's people as places; used where its cells are not cells of the plane.</param>
    /// <param name="population">People of each commune, NaN where unknown.</param>
    /// <param name="limitKilometres">The limit.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="postal">The places of the points that count, where they are known already.</param>
    /// <param name="measured">The distances of the raster's people for some limits, where they are known already.</param>
    public static NearestPostalMeasure Run(
        StudyPlane plane,
        bool[] counted,
        IPopulationRaster? raster,
        PeoplePlaces? places,
        double[] population,
        double limitKilometres,
        int threads,
        CancellationToken cancellation,
        ServicePlaces? postal = null,
        IReadOnlyList<PeopleDistances>? measured = null)
    {
        (double[] x, double[] y) = plane.PostalOf(counted);
        AreaDistances area = AreaDistances.Measure(plane.Communes, postal ?? ServicePlaces.Of(plane.Communes, x, y), plane.Crs.ScaleFactor, threads, cancellation);
        int units = plane.Communes.UnitCount;
        return new NearestPostalMeasure(area, WithoutArea, OverRaster, population, limitKilometres);

        NearestPointField? WithoutArea(double limit) => x.Length == 0 || Enumerable.Range(0, units).All(area.IsMeasured)
            ? null
            : NearestPointField.Measure(
                new NearestPointRequest
                {
                    Units = Only(plane.Communes, unit => !area.IsMeasured(unit)),
                    Grid = new RasterGrid(0, 0, 1, 1, 0, 0), // no cells: every unit gets a grid of its own, or its vertices
                    PointX = x,
                    PointY = y,
                    LimitKilometres = limit,
                    ScaleFactor = plane.Crs.ScaleFactor,
                    Threads = threads,
                },
                cancellation);

        PeopleDistances? OverRaster(double limit) => raster is null
            ? null
            : measured?.FirstOrDefault(m => m.LimitKilometres == limit)
                ?? PeopleDistances.Measure(plane, counted, raster, places, limit, communes: null, cells: null, threads, cancellation);
    }

    /// <summary>The same distances with another limit.</summary>
    /// <param name="kilometres">The limit.</param>
    public NearestPostalMeasure WithLimit(double kilometres) => kilometres == limitKilometres
        ? this
        : new NearestPostalMeasure(area, measureWithoutArea, measureRaster, population, kilometres);

    /// <summary>Distances over the area of some communes.</summary>
    /// <param name="units">The communes.</param>
    public NearestPointSummary OverArea(IReadOnlyList<int> units) => OverArea(units, withPercentile: true);

    /// <summary>Distances over the people of some communes; those whose population is unknown are left out.</summary>
    /// <param name="units">The communes.</param>
    public NearestPointSummary OverPeople(IReadOnlyList<int> units)
    {
        double people = 0, distance = 0, within = 0;
        foreach (int unit in units)
        {
            if (population[unit] > 0)
            {
                var (mean, share) = PeopleOf(unit);
                if (!double.IsNaN(mean))
                {
                    people += population[unit];
                    distance += population[unit] * mean;
                    within += population[unit] * share;
                }
            }
        }

        return new NearestPointSummary
        {
            People = people > 0 ? people : double.NaN,
            PopulationMeanKilometres = people > 0 ? distance / people : double.NaN,
            PopulationWithinLimitFraction = people > 0 ? Math.Clamp(within / people, 0, 1) : double.NaN,
        };
    }

    private NearestPointSummary OverArea(IReadOnlyList<int> units, bool withPercentile) => withoutArea is null || units.Any(area.IsMeasured)
        ? area.Summarize(units, limitKilometres, withPercentile)
        : withoutArea.Summarize(units);

    private (double MeanKilometres, double WithinFraction) PeopleOf(int unit)
    {
        if (raster is not null && raster.PeopleInCells[unit] > 0)
        {
            return (raster.MeanKilometres[unit], raster.WithinLimitFraction[unit]);
        }

        NearestPointSummary evenly = OverArea([unit], withPercentile: false);
        return (evenly.MeanKilometres, evenly.AreaWithinLimitFraction);
    }

    /// <summary>The set with some units' rings only.</summary>
    private static PolygonSet Only(PolygonSet set, Func<int, bool> wanted)
    {
        List<double> x = [], y = [];
        List<int> ringStart = [0], unitStart = [0];
        for (int unit = 0; unit < set.UnitCount; unit++)
        {
            for (int ring = set.UnitStart[unit]; ring < set.UnitStart[unit + 1] && wanted(unit); ring++)
            {
                x.AddRange(set.X.AsSpan(set.RingStart[ring]..set.RingStart[ring + 1]));
                y.AddRange(set.Y.AsSpan(set.RingStart[ring]..set.RingStart[ring + 1]));
                ringStart.Add(x.Count);
            }

            unitStart.Add(ringStart.Count - 1);
        }

        return new PolygonSet([.. x], [.. y], [.. ringStart], [.. unitStart]);
    }
}
