using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Reads GeoJSON whole and plainly, as a judge of our reader, which reads it in pieces and its coordinates by a scanner of its own.</summary>
internal static class GeoJsonJudge
{
    private static readonly string[] GeometryMembers = ["coordinates", "geometries"];

    /// <summary>Features of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Their number; −1 where it is no JSON at all.</returns>
    public static long CountFeatures(byte[] file)
    {
        try
        {
            return Features(file).Count;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    /// <summary>Judges what was read of a file: a feature no finding names has every position it has in the file, and no other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reading">What was read.</param>
    public static void Judge(byte[] file, LayerReading reading)
    {
        List<JsonElement> there = Features(file);
        foreach (FeatureFigures feature in reading.Features.Where(f => !reading.Named.Contains(f.Number)))
        {
            var positions = new List<(double X, double Y)>();
            if (GeometryOf(there[(int)feature.Number - 1]) is { ValueKind: JsonValueKind.Object } geometry)
            {
                Gather(geometry, positions);
            }

            Oracle.Holds(positions.Count == feature.Vertices, $"feature {feature.Number} has {positions.Count} positions, {feature.Vertices} were read");
            Oracle.Holds(
                positions.Count == 0 || (feature.West == positions.Min(p => p.X) && feature.East == positions.Max(p => p.X)
                    && feature.South == positions.Min(p => p.Y) && feature.North == positions.Max(p => p.Y)),
                $"feature {feature.Number} was read with other coordinates");
        }
    }

    private static List<JsonElement> Features(byte[] file)
    {
        byte[] text = [.. file];
        text.AsSpan().Replace((byte)0x1E, (byte)' '); // RFC 8142
        var reader = new Utf8JsonReader(
            text.AsSpan(text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0),
            new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var values = new List<JsonElement>();
        while (reader.Read())
        {
            values.Add(JsonElement.ParseValue(ref reader));
        }

        JsonElement[] lists = values.Count == 1 && values[0].ValueKind == JsonValueKind.Object
            ? [.. values[0].EnumerateObject().Where(m => m.NameEquals("features"u8) && m.Value.ValueKind == JsonValueKind.Array).Select(m => m.Value)]
            : [];
        return lists.Length == 1 ? [.. lists[0].EnumerateArray()] : values;
    }

    private static JsonElement? GeometryOf(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        bool isFeature = feature.TryGetProperty("properties"u8, out _);
        if (feature.TryGetProperty("geometry"u8, out JsonElement geometry))
        {
            return geometry;
        }

        // In a list of features a geometry that stands for itself has no member "geometry"; alone in a file it is the feature.
        return !isFeature && GeometryMembers.Any(m => feature.TryGetProperty(m, out _)) ? feature : null;
    }

    private static void Gather(JsonElement geometry, List<(double X, double Y)> positions)
    {
        if (geometry.TryGetProperty("type"u8, out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("GeometryCollection"u8))
        {
            if (geometry.TryGetProperty("geometries"u8, out JsonElement parts) && parts.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement part in parts.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
                {
                    Gather(part, positions);
                }
            }
        }
        else if (geometry.TryGetProperty("coordinates"u8, out JsonElement coordinates))
        {
            GatherArray(coordinates, positions);
        }
    }

    private static void GatherArray(JsonElement array, List<(double X, double Y)> positions)
    {
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0)
        {
            return;
        }

        if (array[0].ValueKind == JsonValueKind.Number)
        {
            positions.Add((array[0].GetDouble(), array.GetArrayLength() > 1 ? array[1].GetDouble() : double.NaN));
            return;
        }

        foreach (JsonElement part in array.EnumerateArray())
        {
            GatherArray(part, positions);
        }
    }
}
