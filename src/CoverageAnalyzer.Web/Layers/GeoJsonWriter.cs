using System.Text.Json;
using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>Writes a layer as GeoJSON: what a browser draws without tiles.</summary>
/// <remarks>
/// Source: RFC 7946. WGS 84, outer rings counter-clockwise, <c>id</c> is the position of the feature in its layer.
/// Coordinates have <see cref="Decimals"/> decimals, 0.1 m: finer than a screen shows, and the same for both sides of a shared boundary.
/// A feature without a place has a null geometry, so that ids stay complete.
/// </remarks>
public static class GeoJsonWriter
{
    /// <summary>Decimals of a degree.</summary>
    public const int Decimals = 6;

    private const int RadiusDecimals = 3;
    private const int FlushBytes = 1 << 16;

    /// <summary>Writes the layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stream">Takes UTF-8; is left open.</param>
    /// <param name="cancellation">Stops between features.</param>
    public static void Write(LayerFeatures layer, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteStartArray("features"u8);
        int[][] lines = LinesOfFeature(layer);
        var order = new List<(int Ring, bool IsShell)>();
        for (int i = 0; i < layer.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteString("type"u8, "Feature"u8);
            json.WriteNumber("id"u8, i);
            WriteProperties(json, layer, i);
            json.WritePropertyName("geometry"u8);
            if (layer.Polygons is { } polygons)
            {
                RingNesting.Of(polygons, i, order);
                WritePolygon(json, polygons, order);
            }
            else if (layer.Lines is { } all)
            {
                WriteLines(json, all, lines[i]);
            }
            else
            {
                WritePoint(json, layer, i);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushBytes)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, LayerFeatures layer, int feature)
    {
        json.WriteStartObject("properties"u8);
        string code = layer.CodeOf(feature), name = layer.NameOf(feature);
        if (code.Length > 0)
        {
            json.WriteString("code"u8, code);
        }

        if (name.Length > 0)
        {
            json.WriteString("name"u8, name);
        }

        if (layer.IsCounted is { } counted)
        {
            json.WriteBoolean("counted"u8, counted(feature));
        }

        if (layer.RadiusKilometresOf is { } radius && double.IsFinite(radius(feature)))
        {
            json.WriteNumber("radius"u8, Math.Round(radius(feature), RadiusDecimals));
        }

        json.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter json, PolygonSet polygons, List<(int Ring, bool IsShell)> order)
    {
        if (order.Count == 0)
        {
            json.WriteNullValue();
            return;
        }

        bool several = order.Count(r => r.IsShell) > 1;
        json.WriteStartObject();
        json.WriteString("type"u8, several ? "MultiPolygon"u8 : "Polygon"u8);
        json.WriteStartArray("coordinates"u8);
        for (int k = 0; k < order.Count; k++)
        {
            (int ring, bool isShell) = order[k];
            if (several && isShell)
            {
                json.WriteStartArray();
            }

            json.WriteStartArray();
            WriteVertices(json, polygons.X, polygons.Y, polygons.RingStart[ring], polygons.RingStart[ring + 1], keepRepeats: polygons.RingStart[ring + 1] - polygons.RingStart[ring] <= 4);
            json.WriteEndArray();
            if (several && (k + 1 == order.Count || order[k + 1].IsShell))
            {
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLines(Utf8JsonWriter json, PolylineSet lines, int[] parts)
    {
        if (parts.Length == 0)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "MultiLineString"u8);
        json.WriteStartArray("coordinates"u8);
        foreach (int line in parts)
        {
            json.WriteStartArray();
            WriteVertices(json, lines.X, lines.Y, lines.LineStart[line], lines.LineStart[line + 1], keepRepeats: lines.LineStart[line + 1] - lines.LineStart[line] <= 2);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, LayerFeatures layer, int feature)
    {
        (double[] longitude, double[] latitude) = layer.Points ?? ([], []);
        if (feature >= longitude.Length || !double.IsFinite(longitude[feature] + latitude[feature]))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "Point"u8);
        json.WriteStartArray("coordinates"u8);
        json.WriteNumberValue(Rounded(longitude[feature]));
        json.WriteNumberValue(Rounded(latitude[feature]));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes positions; one that rounds to the one before it is left out, unless too few would be left.</summary>
    private static void WriteVertices(Utf8JsonWriter json, double[] x, double[] y, int from, int to, bool keepRepeats)
    {
        double lastX = double.NaN, lastY = double.NaN;
        for (int i = from; i < to; i++)
        {
            double longitude = Rounded(x[i]), latitude = Rounded(y[i]);
            if (keepRepeats || longitude != lastX || latitude != lastY || to - i <= 3)
            {
                json.WriteStartArray();
                json.WriteNumberValue(longitude);
                json.WriteNumberValue(latitude);
                json.WriteEndArray();
            }

            (lastX, lastY) = (longitude, latitude);
        }
    }

    private static double Rounded(double degrees) => Math.Round(degrees, Decimals);

    private static int[][] LinesOfFeature(LayerFeatures layer)
    {
        if (layer.Lines is null)
        {
            return [];
        }

        ILookup<int, int> lines = Enumerable.Range(0, layer.FeatureOfLine.Length).ToLookup(l => layer.FeatureOfLine[l]);
        return [.. Enumerable.Range(0, layer.Count).Select(f => lines[f].ToArray())];
    }
}
