using System.Text.Json;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>Writes positions in the axis order and with the decimals of a coordinate system.</summary>
internal static class OgcPositions
{
    /// <summary>Degrees of WGS 84 in another system.</summary>
    /// <param name="x">Longitudes; stay as they are.</param>
    /// <param name="y">Latitudes.</param>
    /// <param name="crs">The system.</param>
    public static (double[] X, double[] Y) In(ReadOnlySpan<double> x, ReadOnlySpan<double> y, OgcCrs crs)
    {
        double[] abscissas = x.ToArray(), ordinates = y.ToArray();
        if (!crs.IsWgs84)
        {
            crs.System.FromWgs84(abscissas, ordinates);
        }

        return (abscissas, ordinates);
    }

    /// <summary>Writes one position.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="x">Abscissa in the system.</param>
    /// <param name="y">Ordinate in the system.</param>
    /// <param name="crs">The system.</param>
    public static void Write(Utf8JsonWriter json, double x, double y, OgcCrs crs)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(crs.IsLatitudeFirst ? y : x, crs.Decimals));
        json.WriteNumberValue(Math.Round(crs.IsLatitudeFirst ? x : y, crs.Decimals));
        json.WriteEndArray();
    }
}
