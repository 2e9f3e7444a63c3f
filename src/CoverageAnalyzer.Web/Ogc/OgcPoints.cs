using System.Text.Json;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>Points in degrees; NaN where a feature has no place.</summary>
internal sealed class OgcPoints(double[] longitudesDegrees, double[] latitudesDegrees) : IOgcGeometry
{
    public string Type => "Point";

    public Bounds BoundsOf(int feature) => double.IsNaN(longitudesDegrees[feature])
        ? Bounds.Empty
        : new(longitudesDegrees[feature], latitudesDegrees[feature], longitudesDegrees[feature], latitudesDegrees[feature]);

    public void Write(Utf8JsonWriter json, int feature, OgcCrs crs)
    {
        if (double.IsNaN(longitudesDegrees[feature]))
        {
            json.WriteNullValue();
            return;
        }

        (double x, double y) = In(feature, crs);
        json.WriteStartObject();
        json.WriteString("type", Type);
        json.WritePropertyName("coordinates");
        OgcPositions.Write(json, x, y, crs);
        json.WriteEndObject();
    }

    public bool Meets(int feature, Bounds box, OgcCrs crs)
    {
        (double x, double y) = In(feature, crs);
        return box.Contains(x, y);
    }

    private (double X, double Y) In(int feature, OgcCrs crs) => crs.IsWgs84
        ? (longitudesDegrees[feature], latitudesDegrees[feature])
        : crs.System.FromWgs84(longitudesDegrees[feature], latitudesDegrees[feature]);
}
