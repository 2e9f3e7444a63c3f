using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The service area of each counted point: its Voronoi cell clipped to the communes, with area, people and effective radius.</summary>
/// <param name="Points">The points with their figures, in the order of the points.</param>
/// <param name="Plane">Service areas in the analysis plane, in the same order; points that are not counted have none.</param>
/// <param name="Areas">The same in WGS 84 degrees.</param>
internal sealed record ServicePointMeasure(IReadOnlyList<ServicePointIndicators> Points, PolygonSet Plane, PolygonSet Areas)
{
    /// <summary>Measures.</summary>
    /// <param name="plane">Communes and points.</param>
    /// <param name="points">The points.</param>
    /// <param name="places">People of a raster, or null to spread the communes' people evenly.</param>
    /// <param name="population">People of each commune.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="postal">The places of the points that count, where they are known already.</param>
    public static ServicePointMeasure Run(
        StudyPlane plane, IReadOnlyList<ServicePoint> points, PeoplePlaces? places, double[] population, int threads, CancellationToken cancellation, ServicePlaces? postal = null)
    {
        int[] counted = [.. Enumerable.Range(0, points.Count).Where(i => points[i].IsCounted)];
        double[] x = [.. counted.Select(i => plane.PostalX[i])], y = [.. counted.Select(i => plane.PostalY[i])];
        ServiceAreas areas = ServiceAreas.Of(plane.Communes, postal ?? ServicePlaces.Of(plane.Communes, x, y), threads, cancellation);
        double[] people = places is null ? areas.SpreadByArea(population) : PeopleOf(places, population, areas, x, y);
        var measured = new ServicePointIndicators[points.Count];
        for (int i = 0; i < measured.Length; i++)
        {
            measured[i] = new ServicePointIndicators { Point = points[i] };
        }

        bool populated = population.Any(p => !double.IsNaN(p)) || places is not null;
        for (int k = 0; k < counted.Length; k++)
        {
            double squareKilometres = areas.AreasSquareMetres[k] > 0
                ? areas.AreasSquareMetres[k] * GroundArea.MeanInverseSquaredScale(areas.Cells, k, plane.Crs.ScaleFactor) / 1e6
                : 0;
            measured[counted[k]] = measured[counted[k]] with
            {
                ServiceAreaSquareKilometres = squareKilometres,
                Population = populated ? people[k] : double.NaN,
                EffectiveRadiusKilometres = Math.Sqrt(squareKilometres / Math.PI),
            };
        }

        PolygonSet all = InOrderOfAllPoints(areas.Cells, counted, points.Count);
        double[] longitude = [.. all.X], latitude = [.. all.Y];
        plane.Crs.ToWgs84(longitude, latitude);
        return new ServicePointMeasure(measured, all, all.WithCoordinates(longitude, latitude));
    }

    // Communes in which the raster has nobody give their people by area.
    private static double[] PeopleOf(PeoplePlaces places, double[] population, ServiceAreas areas, double[] x, double[] y)
    {
        double[] held = places.ByCommune(population.Length);
        double[] people = areas.SpreadByArea([.. population.Select((p, unit) => held[unit] > 0 ? double.NaN : p)]);
        if (x.Length == 0)
        {
            return people;
        }

        var index = new NearestPointIndex(x, y);
        for (int i = 0; i < places.X.Length; i++)
        {
            int nearest = index.Nearest(places.X[i], places.Y[i], out _);
            people[areas.Holder[nearest]] += places.People[i];
        }

        return people;
    }

    private static PolygonSet InOrderOfAllPoints(PolygonSet cells, int[] counted, int points)
    {
        var unitStart = new int[points + 1];
        int next = 0;
        for (int i = 0; i < points; i++)
        {
            unitStart[i + 1] = unitStart[i];
            if (next < counted.Length && counted[next] == i)
            {
                unitStart[i + 1] = cells.UnitStart[next + 1];
                next++;
            }
        }

        return new PolygonSet(cells.X, cells.Y, cells.RingStart, unitStart);
    }
}
