using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Places on earth where formulas break: poles, the 180° meridian, the equator, opposite each other, a last digit apart.</summary>
internal static class OddPlaces
{
    private static readonly double[] Longitudes = [0, -0.0, 1e-320, 1e-12, 107, 179.99999999999997, 180, -180, 90, -90, 540, 1e-9];
    private static readonly double[] Latitudes = [0, -0.0, 1e-320, 1e-12, 16.5, 89.99999999999999, 90, -90, -89.999999, 45, -1e-9];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<(double Longitude, double Latitude)> All { get; } = [.. Longitudes.SelectMany(x => Latitudes.Select(y => (x, y)))];

    /// <summary>Distances between two: a number, symmetric, at most half the earth, along the meridian at least as long as over the sphere within.</summary>
    public static double Distance((double Longitude, double Latitude) a, (double Longitude, double Latitude) b)
    {
        double there = EllipsoidalDistance.Metres(a.Longitude, a.Latitude, b.Longitude, b.Latitude), back = EllipsoidalDistance.Metres(b.Longitude, b.Latitude, a.Longitude, a.Latitude);
        const double half = 20_003_932; // pole to pole
        double beyond = Math.Max(0, (there - half) / half), negative = Math.Max(0, -there);
        double latitudes = Math.Abs(a.Latitude - b.Latitude) * Math.PI / 180 * 6_335_439; // the least radius of curvature of a meridian
        return OverlayIdentities.Worst(Math.Abs(there - back) / Math.Max(1, there), beyond, negative, Math.Max(0, (latitudes - there) / Math.Max(1, there)));
    }

    /// <summary>The line between two as far as the program draws lines: its ends are the places.</summary>
    public static double Line((double Longitude, double Latitude) a, (double Longitude, double Latitude) b)
    {
        if (EllipsoidalDistance.Metres(a.Longitude, a.Latitude, b.Longitude, b.Latitude) > GeodesicLine.GreatestMetres)
        {
            return 0;
        }

        var line = GeodesicLine.Between(a.Longitude, a.Latitude, b.Longitude, b.Latitude);
        var (startX, startY) = line.PlaceAt(0);
        var (endX, endY) = line.PlaceAt(line.LengthMetres);
        double missed = EllipsoidalDistance.Metres(endX, endY, b.Longitude, b.Latitude), start = EllipsoidalDistance.Metres(startX, startY, a.Longitude, a.Latitude);
        return OverlayIdentities.Worst(line.AzimuthDegrees is >= 0 and < 360 ? 0 : double.NaN, missed / 1e7, start / 1e7);
    }

    /// <summary>A plane around a place gives it back, or says that it does not reach there (NaN for both).</summary>
    public static double Plane((double Longitude, double Latitude) place)
    {
        double longitude = Math.IEEERemainder(place.Longitude, 360), latitude = place.Latitude;
        CoordinateReferenceSystem plane = AnalysisPlane.For(new Bounds(longitude, latitude, longitude, latitude), null);
        (double x, double y) = plane.FromWgs84(longitude, latitude);
        (double backX, double backY) = plane.ToWgs84(x, y);
        if (double.IsNaN(x) && double.IsNaN(y))
        {
            return 0;
        }

        var disc = GroundDisc.InPlane(x, y, 3000, plane.ScaleFactor);
        return OverlayIdentities.Worst(EllipsoidalDistance.Metres(longitude, latitude, backX, backY) / 1e7, disc.RadiusMetres > 0 ? 0 : double.NaN, double.IsFinite(disc.X + disc.Y) ? 0 : double.NaN);
    }
}
