using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>The plane interactive viewers draw in: spherical Mercator (EPSG:3857), in metres at the equator.</summary>
/// <remarks>
/// Source: the formulas of web maps (EPSG method 1024). Not for measuring: away from the equator a metre of it is shorter on the ground.
/// Zoom as web maps count it: at 0 the world is 256 px wide, one more makes it twice as wide.
/// </remarks>
public static class WebMercator
{
    private const double RadiusMetres = 6_378_137;
    private const double MetresPerPixelAtZoomZero = 2 * Math.PI * RadiusMetres / 256;

    private static readonly CoordinateReferenceSystem Plane = CoordinateReferenceSystem.FromEpsg(3857)!;

    /// <summary>A place in the plane.</summary>
    /// <param name="longitudeDegrees">Longitude, WGS 84.</param>
    /// <param name="latitudeDegrees">Latitude, WGS 84, strictly between −90 and 90.</param>
    public static (double X, double Y) Of(double longitudeDegrees, double latitudeDegrees) =>
        Plane.FromWgs84(longitudeDegrees, latitudeDegrees);

    /// <summary>Longitude and latitude of a place of the plane.</summary>
    /// <param name="x">Easting in metres.</param>
    /// <param name="y">Northing in metres.</param>
    public static (double LongitudeDegrees, double LatitudeDegrees) ToDegrees(double x, double y) =>
        Plane.ToWgs84(x, y);

    /// <summary>The zoom at which a pixel is so wide.</summary>
    /// <param name="metresPerPixel">Metres of the plane a pixel, above 0: what Mapsui calls resolution.</param>
    public static double ZoomAt(double metresPerPixel) => Math.Log2(MetresPerPixelAtZoomZero / metresPerPixel);

    /// <summary>Width of a pixel at a zoom, in metres of the plane.</summary>
    /// <param name="zoom">The zoom.</param>
    public static double MetresPerPixelAt(double zoom) => MetresPerPixelAtZoomZero / Math.Pow(2, zoom);
}
