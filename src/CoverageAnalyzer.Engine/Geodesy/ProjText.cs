using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A coordinate system as the text that PROJ and proj4js read: <c>+proj=tmerc +lat_0=0 +lon_0=106.25 … +towgs84=…</c>.</summary>
/// <remarks>
/// Source: PROJ documentation, "Cartographic projection" and "+towgs84". The rotations of <c>+towgs84</c> are of the position-vector convention, as
/// <see cref="DatumShift.Parameters"/> are. Numbers have as many digits as needed to come back the same.
/// </remarks>
public static class ProjText
{
    /// <summary>The text of a system.</summary>
    /// <param name="crs">The system.</param>
    /// <returns>Null for a projection other than transverse Mercator and Web Mercator, or with another prime meridian: no text is better than a wrong one.</returns>
    public static string? Of(CoordinateReferenceSystem crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        if (crs.HasOwnPrimeMeridian)
        {
            return null;
        }

        var text = new StringBuilder();
        Ellipsoid ellipsoid = crs.Shift?.Source ?? Ellipsoid.Wgs84;
        if (crs.IsGeographic)
        {
            if (crs.UnitSize != 1)
            {
                return null;
            }

            text.Append("+proj=longlat");
        }
        else if (crs.IsWebMercator)
        {
            return "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs";
        }
        else if (crs.Transverse is { } plane)
        {
            ellipsoid = plane.Ellipsoid;
            text.Append(CultureInfo.InvariantCulture, $"+proj=tmerc +lat_0={plane.LatitudeOfOriginDegrees:R} +lon_0={plane.CentralMeridianDegrees:R} +k={plane.ScaleOnMeridian:R}");
            text.Append(CultureInfo.InvariantCulture, $" +x_0={plane.FalseEastingMetres:R} +y_0={plane.FalseNorthingMetres:R}");
        }
        else
        {
            return null;
        }

        text.Append(CultureInfo.InvariantCulture, $" +a={ellipsoid.SemiMajorAxisMetres:R} +rf={ellipsoid.InverseFlattening:R}");
        text.Append(" +towgs84=").AppendJoin(',', (crs.Shift is { } shift ? shift.Parameters.ToArray() : [0d, 0d, 0d]).Select(p => p.ToString("0.###############", CultureInfo.InvariantCulture)));
        if (!crs.IsGeographic)
        {
            text.Append(crs.UnitSize == 1 ? " +units=m" : string.Create(CultureInfo.InvariantCulture, $" +to_meter={crs.UnitSize:R}"));
        }

        return text.Append(" +no_defs").ToString();
    }
}
