using System.Text.Json;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>Polygons. Outer rings run counter-clockwise in longitude and latitude, as RFC 7946 asks.</summary>
internal sealed class OgcPolygons(PolygonSet set) : IOgcGeometry
{
    public string Type => "MultiPolygon";

    public Bounds BoundsOf(int feature) => set.BoundsOf(feature);

    public void Write(Utf8JsonWriter json, int feature, OgcCrs crs)
    {
        int from = set.UnitStart[feature], to = set.UnitStart[feature + 1];
        if (from == to)
        {
            json.WriteNullValue();
            return;
        }

        int first = set.RingStart[from];
        (double[] x, double[] y) = Coordinates(from, to, crs);
        json.WriteStartObject();
        json.WriteString("type", Type);
        json.WriteStartArray("coordinates");
        for (int r = from; r < to; r++)
        {
            // A hole belongs to the outer ring before it.
            if (r == from)
            {
                json.WriteStartArray();
            }
            else if (IsOuter(r))
            {
                json.WriteEndArray();
                json.WriteStartArray();
            }

            json.WriteStartArray();
            for (int i = set.RingStart[r]; i < set.RingStart[r + 1]; i++)
            {
                OgcPositions.Write(json, x[i - first], y[i - first], crs);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public bool Meets(int feature, Bounds box, OgcCrs crs)
    {
        int from = set.UnitStart[feature], to = set.UnitStart[feature + 1];
        int first = set.RingStart[from];
        (double[] x, double[] y) = Coordinates(from, to, crs);
        bool isCornerInside = false;
        for (int r = from; r < to; r++)
        {
            for (int i = set.RingStart[r] - first + 1; i < set.RingStart[r + 1] - first; i++)
            {
                if (OgcBox.MeetsEdge(box, x[i - 1], y[i - 1], x[i], y[i]))
                {
                    return true;
                }

                // No edge meets the box: then a corner tells whether the whole box lies inside.
                if ((y[i - 1] > box.MinY) != (y[i] > box.MinY) && box.MinX < x[i - 1] + ((box.MinY - y[i - 1]) / (y[i] - y[i - 1]) * (x[i] - x[i - 1])))
                {
                    isCornerInside = !isCornerInside;
                }
            }
        }

        return isCornerInside;
    }

    private (double[] X, double[] Y) Coordinates(int from, int to, OgcCrs crs)
    {
        int first = set.RingStart[from], count = set.RingStart[to] - first;
        return OgcPositions.In(set.X.AsSpan(first, count), set.Y.AsSpan(first, count), crs);
    }

    private bool IsOuter(int ring)
    {
        double twice = 0;
        int first = set.RingStart[ring];
        for (int i = first + 1; i < set.RingStart[ring + 1]; i++)
        {
            twice += ((set.X[i - 1] - set.X[first]) * (set.Y[i] - set.Y[first])) - ((set.X[i] - set.X[first]) * (set.Y[i - 1] - set.Y[first]));
        }

        return twice > 0;
    }
}
