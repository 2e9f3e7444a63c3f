using System.Globalization;
using CoverageAnalyzer.Engine.Language;
using ProjNet.CoordinateSystems;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Reads the WKT of .prj files and GeoPackages: parsed by ProjNET, then turned to our own formulas wherever we have them.</summary>
internal static class WktReader
{
    /// <summary>Longest text taken: a real one has some hundred characters.</summary>
    public const int LongestText = 20_000;

    private const int DeepestNesting = 12;

    /// <summary>Reads a WKT.</summary>
    /// <param name="wkt">The text.</param>
    /// <param name="note">What was decided about the datum shift, or null.</param>
    /// <exception cref="FormatException">The text cannot be used.</exception>
    public static CoordinateReferenceSystem Read(string wkt, out LocalizedText? note)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        note = null;
        string text = Horizontal(Compact(wkt));
        if (text.StartsWith("LOCAL_CS", StringComparison.Ordinal) || text.StartsWith("ENGCRS", StringComparison.Ordinal))
        {
            throw new FormatException("The WKT describes a local system without a place on the Earth.");
        }

        if (IsSecondEdition(text))
        {
            return OfSecondEdition(text);
        }

        if (IsWebMercator(text))
        {
            return CoordinateReferenceSystem.FromEpsg(3857)!;
        }

        IInfo parsed;
        try
        {
            parsed = new CoordinateSystemFactory().CreateFromWkt(text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new FormatException(e is ArgumentException ? "The WKT cannot be read." : $"The WKT cannot be read: {e.Message}", e); // an argument's name says nothing to a user
        }

        GeographicCoordinateSystem? geographic = parsed switch
        {
            ProjectedCoordinateSystem p => p.GeographicCoordinateSystem,
            GeographicCoordinateSystem g => g,
            _ => throw new FormatException("The WKT is neither a PROJCS nor a GEOGCS."),
        };
        if (geographic?.HorizontalDatum?.Ellipsoid is null || geographic.AngularUnit is null
            || (parsed is ProjectedCoordinateSystem { Projection: null } or ProjectedCoordinateSystem { LinearUnit: null }))
        {
            throw new FormatException("The WKT lacks a DATUM, SPHEROID, PROJECTION or UNIT.");
        }

        Ellipsoid ellipsoid = EllipsoidOf(geographic.HorizontalDatum.Ellipsoid);
        double degrees = geographic.AngularUnit.RadiansPerUnit * 180 / Math.PI;
        degrees = Math.Abs(degrees - 1) < 1e-9 ? 1 : degrees; // 0.0174532925199433 is a degree
        double meridian = (geographic.PrimeMeridian?.Longitude ?? 0) * degrees;
        if (!(degrees is > 0 and < 100) || !double.IsFinite(meridian))
        {
            throw new FormatException("The WKT has an angular unit or prime meridian out of range.");
        }

        DatumShift? shift = WktDatum.ShiftOf(geographic.HorizontalDatum, ellipsoid, out note);
        string name = string.IsNullOrWhiteSpace(parsed.Name) ? "WKT" : parsed.Name.Replace('_', ' ');
        if (parsed is not ProjectedCoordinateSystem projected)
        {
            int? geographicCode = meridian != 0 || degrees != 1 ? null : shift == DatumShift.Vn2000 ? 4756 : shift is null && note is null ? 4326 : null;
            return new(name, geographicCode, null, shift, degrees, meridian);
        }

        string method = (projected.Projection.ClassName ?? string.Empty).Replace(' ', '_').ToUpperInvariant();
        if (method is not ("TRANSVERSE_MERCATOR" or "GAUSS_KRUGER" or "GAUSS-KRUGER"))
        {
            return new(name, null, Fallback(projected), shift, 1, meridian);
        }

        double unit = projected.LinearUnit.MetersPerUnit;
        double k0 = Parameter(projected, "scale_factor", 1);
        var projection = new TransverseMercatorProjection(
            ellipsoid,
            InRange(Parameter(projected, "central_meridian", 0) * degrees, 360, "central meridian"),
            InRange(Parameter(projected, "latitude_of_origin", 0) * degrees, 90, "latitude of origin"),
            k0 is > 0.5 and < 2 ? k0 : throw new FormatException($"The WKT has the scale factor {k0.ToString(CultureInfo.InvariantCulture)}."),
            InRange(Parameter(projected, "false_easting", 0) * unit, 1e9, "false easting"),
            InRange(Parameter(projected, "false_northing", 0) * unit, 1e9, "false northing"));
        if (!(unit is > 1e-6 and < 1e6))
        {
            throw new FormatException("The WKT has a linear unit out of range.");
        }

        int? code = unit == 1 && meridian == 0 && note?.English.Contains("unknown", StringComparison.Ordinal) != true ? CodeOf(projection, ellipsoid, shift) : null;
        return new(name, code, projection, shift, unit, meridian);
    }

    // Blanks between tokens and line ends do not matter in WKT; inside quotes they do.
    private static string Compact(string wkt)
    {
        if (wkt.Length > LongestText)
        {
            throw new FormatException($"The WKT has {wkt.Length} characters, more than the {LongestText} that are read.");
        }

        var text = new System.Text.StringBuilder(wkt.Length);
        bool quoted = false;
        int depth = 0;
        foreach (char c in wkt)
        {
            if (c == '"' && text.Length > 0 && text[^1] == '-')
            {
                // ProjNET takes the two signs for one, misses the quote, and then looks for it for ever, also beyond the end.
                text.Length = quoted ? text.ToString().AsSpan().TrimEnd('-').Length : throw new FormatException("The WKT has a '-' before a quote.");
            }

            quoted ^= c == '"';
            if (quoted)
            {
                text.Append(c);
                continue;
            }

            if (char.IsWhiteSpace(c) || c is '\0' or '\uFEFF')
            {
                continue;
            }

            depth += c is '[' or '(' ? 1 : c is ']' or ')' ? -1 : 0;
            if (depth is < 0 or > DeepestNesting)
            {
                throw new FormatException("The brackets of the WKT do not match.");
            }

            text.Append(c is '(' ? '[' : c is ')' ? ']' : c);
        }

        if (quoted || depth != 0 || text.Length == 0)
        {
            throw new FormatException(text.Length == 0 ? "The WKT is empty." : "The WKT breaks off before its end.");
        }

        return text.ToString();
    }

    // The horizontal part of a compound system: its first member.
    private static string Horizontal(string text)
    {
        if (!text.StartsWith("COMPD_CS[", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        int start = text.IndexOf("PROJCS[", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? text.IndexOf("GEOGCS[", StringComparison.OrdinalIgnoreCase) : start;
        int depth = 0;
        bool quoted = false;
        for (int i = Math.Max(start, 0); start >= 0 && i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            depth += quoted ? 0 : text[i] is '[' ? 1 : text[i] is ']' ? -1 : 0;
            if (depth == 0 && text[i] is ']')
            {
                return text[start..(i + 1)];
            }
        }

        throw new FormatException("The WKT's COMPD_CS has no PROJCS or GEOGCS in it.");
    }

    private static bool IsSecondEdition(string text) =>
        text.StartsWith("PROJCRS[", StringComparison.OrdinalIgnoreCase) || text.StartsWith("GEOGCRS[", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("GEODCRS[", StringComparison.OrdinalIgnoreCase) || text.StartsWith("BOUNDCRS[", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("COMPOUNDCRS[", StringComparison.OrdinalIgnoreCase);

    private static CoordinateReferenceSystem OfSecondEdition(string text)
    {
        const string mark = "ID[\"EPSG\",";
        int at = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
        int end = at < 0 ? -1 : text.IndexOf(']', at);
        bool isRoot = end == text.Length - 2; // only the identifier of the whole stands last
        if (isRoot
            && !text.StartsWith("BOUNDCRS[", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(at + mark.Length, end - at - mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int code)
            && CoordinateReferenceSystem.FromEpsg(code) is { } known)
        {
            return known;
        }

        throw new FormatException("The WKT is of the second edition (WKT 2) and names no EPSG code known here; state the system by its code.");
    }

    private static bool IsWebMercator(string text) =>
        text.StartsWith("PROJCS[", StringComparison.OrdinalIgnoreCase)
        && (text.Contains("Mercator_Auxiliary_Sphere", StringComparison.OrdinalIgnoreCase)
            || text.Contains("Popular_Visualisation_Pseudo_Mercator", StringComparison.OrdinalIgnoreCase)
            || text.Contains("+a=6378137 +b=6378137", StringComparison.Ordinal)
            || text.EndsWith("AUTHORITY[\"EPSG\",\"3857\"]]", StringComparison.OrdinalIgnoreCase));

    private static ProjNetProjection Fallback(ProjectedCoordinateSystem projected)
    {
        try
        {
            return new ProjNetProjection(projected);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new FormatException($"The WKT uses the projection '{projected.Projection.ClassName}', which is not known here.", e);
        }
    }

    private static Ellipsoid EllipsoidOf(ProjNet.CoordinateSystems.Ellipsoid parsed)
    {
        double inverse = parsed.InverseFlattening == 0 ? double.PositiveInfinity : parsed.InverseFlattening; // WKT writes a sphere as 0
        if (!(parsed.SemiMajorAxis is > 1e6 and < 1e7) || !(inverse > 100))
        {
            throw new FormatException("The WKT's SPHEROID is not one of the Earth.");
        }

        return parsed.SemiMajorAxis == 6_378_137 && Math.Abs(inverse - 298.257223563) < 1e-6
            ? Ellipsoid.Wgs84
            : new Ellipsoid(parsed.Name, parsed.SemiMajorAxis, inverse);
    }

    private static double Parameter(ProjectedCoordinateSystem system, string name, double otherwise)
    {
        for (int i = 0; i < system.Projection.NumParameters; i++)
        {
            ProjectionParameter parameter = system.Projection.GetParameter(i);
            if (parameter.Name.Replace(' ', '_').Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter.Value;
            }
        }

        return otherwise;
    }

    private static double InRange(double value, double limit, string what) =>
        Math.Abs(value) <= limit ? value : throw new FormatException($"The WKT's {what} is out of range.");

    // The code of the known system with the same numbers, so that a .prj without AUTHORITY is recognised.
    private static int? CodeOf(TransverseMercatorProjection projection, Ellipsoid ellipsoid, DatumShift? shift)
    {
        IEnumerable<int> candidates = VietnamZone.All.Select(z => z.EpsgCode).OfType<int>();
        double zone = (projection.CentralMeridianDegrees + 183) / 6;
        if (zone == Math.Floor(zone) && zone is >= 1 and <= 60)
        {
            candidates = candidates.Append(32600 + (int)zone).Append(32700 + (int)zone);
        }

        foreach (int code in candidates)
        {
            CoordinateReferenceSystem known = CoordinateReferenceSystem.FromEpsg(code)!;
            TransverseMercatorProjection other = known.Transverse!;
            if (known.Shift == shift
                && (shift != null || ellipsoid == Ellipsoid.Wgs84)
                && Math.Abs(other.CentralMeridianDegrees - projection.CentralMeridianDegrees) < 1e-9
                && other.LatitudeOfOriginDegrees == projection.LatitudeOfOriginDegrees
                && Math.Abs(other.ScaleOnMeridian - projection.ScaleOnMeridian) < 1e-10
                && other.FalseEastingMetres == projection.FalseEastingMetres
                && other.FalseNorthingMetres == projection.FalseNorthingMetres)
            {
                return code;
            }
        }

        return null;
    }
}
