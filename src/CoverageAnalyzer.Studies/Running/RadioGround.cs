using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>People and circles of a study in the coordinates of its elevation model, as the sinks of a radio run take them.</summary>
internal static class RadioGround
{
    /// <summary>Places of people in the model's coordinates; null where people are spread evenly.</summary>
    /// <param name="places">The places in the analysis plane, or null.</param>
    /// <param name="plane">The analysis system.</param>
    /// <param name="model">The elevation model.</param>
    public static RadioPeople? PeopleIn(PeoplePlaces? places, CoordinateReferenceSystem plane, DigitalElevationModel model)
    {
        if (places is null)
        {
            return null;
        }

        double[] x = [.. places.X], y = [.. places.Y];
        if (plane != model.Crs)
        {
            plane.ToWgs84(x, y);
            model.Crs.FromWgs84(x, y);
        }

        return new RadioPeople(x, y, places.Unit, places.People);
    }

    /// <summary>The circles of coverage by distance in the model's coordinates; a site's own radius wins over the study's.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="radiusKilometres">The study's radius.</param>
    /// <param name="model">The elevation model.</param>
    public static RadioCircles CirclesIn(IReadOnlyList<BtsSite> sites, double radiusKilometres, DigitalElevationModel model)
    {
        double[] x = [.. sites.Select(s => s.LongitudeDegrees)], y = [.. sites.Select(s => s.LatitudeDegrees)];
        model.Crs.FromWgs84(x, y);
        return new RadioCircles(x, y, [.. sites.Select(s => 1000 * s.RadiusKilometresOr(radiusKilometres))]);
    }

    /// <summary>Measured points in the analysis plane, for drawing.</summary>
    /// <param name="measurements">The points.</param>
    /// <param name="plane">The analysis system.</param>
    public static (double[] X, double[] Y) PointsIn(MeasurementResult measurements, CoordinateReferenceSystem plane)
    {
        double[] x = [.. measurements.Points.Select(p => p.Point.LongitudeDegrees)], y = [.. measurements.Points.Select(p => p.Point.LatitudeDegrees)];
        plane.FromWgs84(x, y);
        return (x, y);
    }

    /// <summary>The outlined areas in the analysis plane, for drawing.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="plane">The analysis system.</param>
    public static PolygonSet AreasIn(RadioAreas areas, CoordinateReferenceSystem plane) => PolygonProjection.FromWgs84(areas.Polygons, plane);
}
