using System.Collections.Concurrent;
using System.Globalization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A coordinate reference system and the way from it to WGS 84 longitude and latitude, datum shift included.</summary>
/// <remarks>
/// Known by code: WGS 84, VN-2000 and Hanoi 1972 geographic, every zone of <see cref="VietnamZone.All"/>, WGS 84 / UTM, Web Mercator.
/// Whatever else a WKT describes is read by ProjNET. VN-2000 always goes to WGS 84 by EPSG:6960, unless a WKT carries a TOWGS84 of its own.
/// Instances never change and may be shared between threads.
/// </remarks>
public sealed class CoordinateReferenceSystem
{
    private static readonly ConcurrentDictionary<int, CoordinateReferenceSystem?> Known = new();

    private readonly MapProjection? projection;
    private readonly DatumShift? shift;
    private readonly double unit; // metres or degrees in one unit of the coordinates
    private readonly double primeMeridianDegrees;

    internal CoordinateReferenceSystem(
        string name, int? epsgCode, MapProjection? projection, DatumShift? shift, double unit = 1, double primeMeridianDegrees = 0)
    {
        Name = name;
        EpsgCode = epsgCode;
        this.projection = projection;
        this.shift = shift;
        this.unit = unit;
        this.primeMeridianDegrees = primeMeridianDegrees;
    }

    /// <summary>Name for people, for example <c>VN-2000 / TM-3 106-15</c>.</summary>
    public string Name { get; }

    /// <summary>EPSG code, or null where it has none.</summary>
    public int? EpsgCode { get; }

    /// <summary>True where coordinates are longitude and latitude in degrees.</summary>
    public bool IsGeographic => projection is null;

    /// <summary>True for a conformal projection in metres: one that distances can be taken in, with its scale factor.</summary>
    public bool IsConformalMetric => projection is { IsConformal: true } && unit == 1;

    /// <summary>Name of the datum shift on the way to WGS 84 (<c>EPSG:6960</c>, <c>TOWGS84</c>), or null where there is none.</summary>
    public string? DatumShiftName => shift?.Name;

    /// <summary>WGS 84 longitude and latitude (EPSG:4326, in x, y = longitude, latitude order).</summary>
    public static CoordinateReferenceSystem Wgs84 { get; } = new("WGS 84", 4326, null, null);

    /// <summary>The systems a Vietnamese layer without a stated system can be in: VN-2000 geographic and its current zones, WGS 84 and its UTM zones.</summary>
    public static IReadOnlyList<CoordinateReferenceSystem> UsedInVietnam { get; } =
    [
        Wgs84,
        .. VietnamZone.All.Where(z => z.IsCurrent && z.EpsgCode is not null).Select(z => FromEpsg(z.EpsgCode!.Value)!),
        FromEpsg(32648)!,
        FromEpsg(32649)!,
    ];

    /// <summary>A system by its EPSG code; null where the code is not known here.</summary>
    /// <param name="code">The EPSG code.</param>
    public static CoordinateReferenceSystem? FromEpsg(int code) => Known.GetOrAdd(code, Make);

    /// <summary>
    /// A system by the text users write: <c>EPSG:3405</c>, <c>3405</c>, <c>urn:ogc:def:crs:EPSG::3405</c>, <c>OGC:CRS84</c>, or its name
    /// (<c>VN-2000 / TM-3 106-15</c>); null where it is not known.
    /// </summary>
    /// <param name="text">The text.</param>
    public static CoordinateReferenceSystem? FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 200)
        {
            return null;
        }

        string plain = Plain(text);
        int digits = plain.Length;
        while (digits > 0 && char.IsAsciiDigit(plain[digits - 1]))
        {
            digits--;
        }

        if (plain is "CRS84" or "OGCCRS84" or "WGS84" || (plain.Contains("OGC", StringComparison.Ordinal) && plain.EndsWith("CRS84", StringComparison.Ordinal)))
        {
            return Wgs84;
        }

        bool isCode = digits == 0 || plain[..digits].EndsWith("EPSG", StringComparison.Ordinal) || IsVersionedUrn(text, plain);
        if (isCode && int.TryParse(LastNumber(text), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            return FromEpsg(code);
        }

        if (plain is "VN2000")
        {
            return FromEpsg(4756);
        }

        VietnamZone? zone = VietnamZone.All.FirstOrDefault(z => Plain(z.Name) == plain);
        return zone is null ? null : OfZone(zone);
    }

    /// <summary>A system by the WKT of a .prj file or GeoPackage (WKT 1, GDAL or ESRI flavour, with or without TOWGS84).</summary>
    /// <param name="wkt">The WKT.</param>
    /// <param name="note">What was decided about the datum shift in words, or null where nothing needs saying.</param>
    /// <exception cref="FormatException">The text is not a WKT this program can use; the message says which part.</exception>
    public static CoordinateReferenceSystem FromWkt(string wkt, out LocalizedText? note) => WktReader.Read(wkt, out note);

    /// <summary>A transverse Mercator plane on WGS 84, for example an analysis plane through the middle of a province.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="centralMeridianDegrees">Longitude of the central meridian.</param>
    /// <param name="scaleOnMeridian">Scale factor on the central meridian.</param>
    /// <param name="falseEastingMetres">Easting of the central meridian.</param>
    /// <param name="falseNorthingMetres">Northing of the equator.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or out of range.</exception>
    public static CoordinateReferenceSystem TransverseMercator(
        string name,
        double centralMeridianDegrees,
        double scaleOnMeridian = 0.9996,
        double falseEastingMetres = 500_000,
        double falseNorthingMetres = 0)
    {
        if (!(Math.Abs(centralMeridianDegrees) <= 180))
        {
            throw new ArgumentOutOfRangeException(nameof(centralMeridianDegrees), centralMeridianDegrees, "The central meridian must be -180 to 180 degrees.");
        }

        if (!(scaleOnMeridian is > 0.5 and < 2))
        {
            throw new ArgumentOutOfRangeException(nameof(scaleOnMeridian), scaleOnMeridian, "The scale factor must be 0.5 to 2.");
        }

        if (!double.IsFinite(falseEastingMetres) || !double.IsFinite(falseNorthingMetres))
        {
            throw new ArgumentOutOfRangeException(nameof(falseEastingMetres), "The false easting and northing must be finite metres.");
        }

        return new(
            name,
            null,
            new TransverseMercatorProjection(Ellipsoid.Wgs84, centralMeridianDegrees, 0, scaleOnMeridian, falseEastingMetres, falseNorthingMetres),
            null);
    }

    /// <summary>Turns coordinates of this system into WGS 84 longitude and latitude in degrees, in place.</summary>
    /// <remarks>A place the projection does not reach becomes NaN. Cost: 1 million points of a transverse Mercator zone in some tens of milliseconds.</remarks>
    /// <param name="x">Easting (or longitude) in the system's unit; becomes longitude in degrees.</param>
    /// <param name="y">Northing (or latitude) in the system's unit; becomes latitude in degrees.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void ToWgs84(Span<double> x, Span<double> y)
    {
        CheckLengths(x, y);
        Scale(x, unit);
        Scale(y, unit);
        projection?.Inverse(x, y);
        Add(x, primeMeridianDegrees);
        shift?.ToWgs84(x, y);
    }

    /// <summary>Turns WGS 84 longitude and latitude in degrees into coordinates of this system, in place.</summary>
    /// <param name="x">Longitude in degrees; becomes easting (or longitude).</param>
    /// <param name="y">Latitude in degrees; becomes northing (or latitude).</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void FromWgs84(Span<double> x, Span<double> y)
    {
        CheckLengths(x, y);
        shift?.FromWgs84(x, y);
        Add(x, -primeMeridianDegrees);
        projection?.Forward(x, y);
        Scale(x, 1 / unit);
        Scale(y, 1 / unit);
    }

    /// <summary>One place of this system in WGS 84 degrees; the same bits as <see cref="ToWgs84(Span{double}, Span{double})"/>.</summary>
    /// <param name="x">Easting (or longitude).</param>
    /// <param name="y">Northing (or latitude).</param>
    public (double LongitudeDegrees, double LatitudeDegrees) ToWgs84(double x, double y)
    {
        ToWgs84(new Span<double>(ref x), new Span<double>(ref y));
        return (x, y);
    }

    /// <summary>One place in WGS 84 degrees in coordinates of this system.</summary>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <param name="latitudeDegrees">Latitude.</param>
    public (double X, double Y) FromWgs84(double longitudeDegrees, double latitudeDegrees)
    {
        FromWgs84(new Span<double>(ref longitudeDegrees), new Span<double>(ref latitudeDegrees));
        return (longitudeDegrees, latitudeDegrees);
    }

    /// <summary>Point scale factor k of a conformal projection: map length divided by length on the ellipsoid of WGS 84.</summary>
    /// <remarks>With a datum shift its scale is part of it: 2 parts per million in VN-2000, most of it the height of the one ellipsoid above the other.</remarks>
    /// <param name="x">Easting in metres.</param>
    /// <param name="y">Northing in metres.</param>
    /// <returns>About 0.9996 … 1.003 inside a zone; NaN beyond the projection's reach.</returns>
    /// <exception cref="NotSupportedException">The system is not a conformal projection.</exception>
    public double ScaleFactor(double x, double y)
    {
        if (projection is null)
        {
            throw new NotSupportedException($"{Name} has coordinates in degrees: it has no scale factor.");
        }

        double scale = projection.ScaleFactor(x * unit, y * unit) / unit;
        if (shift is null)
        {
            return scale;
        }

        (double longitude, double latitude) = ToWgs84(x, y);
        return scale * shift.LengthRatio(longitude, latitude);
    }

    /// <summary>Point scale factors at many places: the bits of <see cref="ScaleFactor"/>, in a fraction of its time.</summary>
    /// <param name="x">Eastings in metres.</param>
    /// <param name="y">Northings in metres, as many.</param>
    /// <param name="scale">Takes the factors, as many.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="NotSupportedException">The system is not a conformal projection.</exception>
    public void ScaleFactors(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> scale)
    {
        CheckLengths(x, y);
        CheckLengths(x, scale);
        if (projection is null)
        {
            throw new NotSupportedException($"{Name} has coordinates in degrees: it has no scale factor.");
        }

        double[] placeX = x.ToArray(), placeY = y.ToArray();
        Scale(placeX, unit);
        Scale(placeY, unit);
        projection.ScaleFactors(placeX, placeY, scale);
        for (int i = 0; i < scale.Length; i++)
        {
            scale[i] /= unit;
        }

        if (shift is null)
        {
            return;
        }

        x.CopyTo(placeX);
        y.CopyTo(placeY);
        ToWgs84(placeX, placeY);
        for (int i = 0; i < scale.Length; i++)
        {
            scale[i] *= shift.LengthRatio(placeX[i], placeY[i]);
        }
    }

    /// <summary>The name and, where there is one, the code: <c>VN-2000 / TM-3 106-15 (EPSG:9212)</c>.</summary>
    public override string ToString() => EpsgCode is int code ? $"{Name} (EPSG:{code})" : Name;

    internal TransverseMercatorProjection? Transverse => projection as TransverseMercatorProjection;

    internal DatumShift? Shift => shift;

    /// <summary>True where longitudes are not counted from Greenwich.</summary>
    internal bool HasOwnPrimeMeridian => primeMeridianDegrees != 0;

    internal bool IsWebMercator => projection is WebMercatorProjection && unit == 1;

    /// <summary>Metres or degrees in one unit of the coordinates.</summary>
    internal double UnitSize => unit;

    private static CoordinateReferenceSystem? Make(int code)
    {
        switch (code)
        {
            case 4326:
                return Wgs84;
            case 4756:
                return new("VN-2000", 4756, null, DatumShift.Vn2000);
            case 4147:
                return new("Hanoi 1972", 4147, null, DatumShift.Hanoi1972);
            case 3857 or 3785 or 900913 or 102100 or 102113:
                return new("WGS 84 / Pseudo-Mercator", 3857, new WebMercatorProjection(), null);
            case > 32600 and <= 32660 or > 32700 and <= 32760:
                int zone = code % 100;
                bool south = code > 32700;
                return new(
                    $"WGS 84 / UTM zone {zone}{(south ? 'S' : 'N')}",
                    code,
                    new TransverseMercatorProjection(Ellipsoid.Wgs84, (6 * zone) - 183, 0, 0.9996, 500_000, south ? 10_000_000 : 0),
                    null);
            default:
                VietnamZone? found = VietnamZone.All.FirstOrDefault(z => z.EpsgCode == code);
                return found is null ? null : OfZone(found);
        }
    }

    private static CoordinateReferenceSystem OfZone(VietnamZone zone)
    {
        bool old = zone.Name.StartsWith("Hanoi", StringComparison.Ordinal);
        return new(
            zone.Name,
            zone.EpsgCode,
            new TransverseMercatorProjection(
                old ? Ellipsoid.Krassowsky1940 : Ellipsoid.Wgs84,
                zone.CentralMeridianDegrees,
                0,
                zone.ScaleOnMeridian,
                zone.FalseEastingMetres,
                zone.FalseNorthingMetres),
            old ? DatumShift.Hanoi1972 : DatumShift.Vn2000);
    }

    // Letters and digits alone, in capitals: "VN-2000 / TM-3 106-15" and "vn2000 tm3 106-15" are one name.
    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // urn:ogc:def:crs:EPSG:9.1:3405 has the version of the data set before the code.
    private static bool IsVersionedUrn(string text, string plain) =>
        plain.Contains("EPSG", StringComparison.Ordinal)
        && (text.Contains("def:crs", StringComparison.OrdinalIgnoreCase) || text.Contains("def/crs", StringComparison.OrdinalIgnoreCase));

    private static string LastNumber(string text)
    {
        int end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        int start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        return text[start..end];
    }

    private static void CheckLengths(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException("The two spans must be equally long.", nameof(y));
        }
    }

    private static void Scale(Span<double> values, double factor)
    {
        if (factor != 1)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] *= factor;
            }
        }
    }

    private static void Add(Span<double> values, double offset)
    {
        if (offset != 0)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += offset;
            }
        }
    }
}
