#pragma warning disable MA0025, CA1065, CA1822
namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A coordinate reference system and the way from it to WGS 84 longitude and latitude, datum shift included.</summary>
public sealed class CoordinateReferenceSystem
{
    private CoordinateReferenceSystem()
    {
        Name = string.Empty;
    }

    /// <summary>Name for people, for example <c>VN-2000 / TM-3 Quang Tri 106°15′</c>.</summary>
    public string Name { get; }

    /// <summary>EPSG code, or null where it has none.</summary>
    public int? EpsgCode { get; }

    /// <summary>True where coordinates are longitude and latitude in degrees.</summary>
    public bool IsGeographic { get; }

    /// <summary>WGS 84 longitude and latitude (EPSG:4326, in x, y = longitude, latitude order).</summary>
    public static CoordinateReferenceSystem Wgs84 => throw new NotImplementedException();

    /// <summary>A system by its EPSG code; null where the code is not known here.</summary>
    /// <param name="code">The EPSG code.</param>
    public static CoordinateReferenceSystem? FromEpsg(int code) => throw new NotImplementedException();

    /// <summary>A system by the text users write: <c>EPSG:3405</c>, <c>3405</c>, <c>urn:ogc:def:crs:EPSG::3405</c>, <c>OGC:CRS84</c>; null where it is not known.</summary>
    /// <param name="text">The text.</param>
    public static CoordinateReferenceSystem? FromText(string text) => throw new NotImplementedException();

    /// <summary>A system by the WKT of a .prj file or GeoPackage (WKT 1, GDAL or ESRI flavour, with or without TOWGS84).</summary>
    /// <param name="wkt">The WKT.</param>
    /// <param name="note">What was decided about the datum shift in words, or null where nothing needs saying.</param>
    /// <exception cref="FormatException">The text is not a WKT this program can use; the message says which part.</exception>
    public static CoordinateReferenceSystem FromWkt(string wkt, out Language.LocalizedText? note) => throw new NotImplementedException();

    /// <summary>Turns coordinates of this system into WGS 84 longitude and latitude in degrees, in place.</summary>
    /// <param name="x">Easting (or longitude) in the system's unit; becomes longitude in degrees.</param>
    /// <param name="y">Northing (or latitude) in the system's unit; becomes latitude in degrees.</param>
    public void ToWgs84(Span<double> x, Span<double> y) => throw new NotImplementedException();

    /// <summary>Turns WGS 84 longitude and latitude in degrees into coordinates of this system, in place.</summary>
    /// <param name="x">Longitude in degrees; becomes easting (or longitude).</param>
    /// <param name="y">Latitude in degrees; becomes northing (or latitude).</param>
    public void FromWgs84(Span<double> x, Span<double> y) => throw new NotImplementedException();

    /// <summary>Point scale factor k of a conformal projection: map length divided by ground length on the ellipsoid.</summary>
    /// <param name="x">Easting in metres.</param>
    /// <param name="y">Northing in metres.</param>
    /// <returns>About 0.9996 … 1.003 inside a zone.</returns>
    /// <exception cref="NotSupportedException">The system is not a conformal projection.</exception>
    public double ScaleFactor(double x, double y) => throw new NotImplementedException();
}
