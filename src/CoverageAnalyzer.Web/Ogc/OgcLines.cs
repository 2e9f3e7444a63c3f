using System.Text.Json;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>Lines in degrees.</summary>
internal sealed class OgcLines(PolylineSet set) : IOgcGeometry
{
    public string Type => "LineString";

    public Bounds BoundsOf(int feature)
    {
        var bounds = Bounds.Empty;
        for (int i = set.LineStart[feature]; i < set.LineStart[feature + 1]; i++)
        {
            bounds = bounds.Including(set.X[i], set.Y[i]);
        }

        return bounds;
    }

    public void Write(Utf8JsonWriter json, int feature, OgcCrs crs)
    {
        (double[] x, double[] y) = Coordinates(feature, crs);
        if (x.Length < 2)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", Type);
        json.WriteStartArray("coordinates");
        for (int i = 0; i < x.Length; i++)
        {
            OgcPositions.Write(json, x[i], y[i], crs);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public bool Meets(int feature, Bounds box, OgcCrs crs)
    {
        (double[] x, double[] y) = Coordinates(feature, crs);
        return Enumerable.Range(1, Math.Max(0, x.Length - 1)).Any(i => OgcBox.MeetsEdge(box, x[i - 1], y[i - 1], x[i], y[i]));
    }

    private (double[] X, double[] Y) Coordinates(int feature, OgcCrs crs)
    {
        int first = set.LineStart[feature], count = set.LineStart[feature + 1] - first;
        return OgcPositions.In(set.X.AsSpan(first, count), set.Y.AsSpan(first, count), crs);
    }
}
