using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>GeoJSON that we read, and that is none by the letter of RFC 7946, written as it would have to be: for a reader that goes by the letter.</summary>
internal static class StrictGeoJson
{
    private static readonly string[] Members = ["geometry", "geometries", "coordinates", "features", "type", "properties"];

    private static readonly string[] Types =
        ["FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// <summary>What is not as it should be; null where nothing is.</summary>
    /// <param name="file">The file.</param>
    public static string? WhatIsWrong(byte[] file)
    {
        List<JsonElement>? values = Values(file, isStrict: true);
        if (values is null)
        {
            return "commas too many, comments and record separators are taken out of the JSON, which we pass over";
        }

        if (values.Count > 1)
        {
            return "several texts one after the other, of which GDAL reads some forms, are put into one list";
        }

        if (values is not [{ ValueKind: JsonValueKind.Object } root])
        {
            return null;
        }

        string type = TypeOf(root);
        return !Types.Contains(type) ? "the member 'type', which is missing or misspelled, says what the others say: we go by 'features' and 'geometry'"
            : type != "FeatureCollection" && HasList(root) ? "the type of the file is that of a list: by RFC 7946, section 7.1, the member 'features' defines one, and nothing else may have it"
            : HasBareGeometry(root) ? "a geometry that stands for a feature in the list, against RFC 7946, section 3.3, is put into one"
            : HasOtherCase(root) ? "members in other letters, which GDAL takes and RFC 7946 does not, are called otherwise" : null;
    }

    /// <summary>The file by the letter; null where it cannot be told.</summary>
    /// <param name="file">The file.</param>
    public static byte[]? Of(byte[] file)
    {
        if (Values(file, isStrict: false) is not { Count: > 0 } values)
        {
            return null;
        }

        try
        {
            var text = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { SkipValidation = true }))
            {
                if (values is [{ ValueKind: JsonValueKind.Object } root])
                {
                    Write(writer, root, HasList(root) ? "FeatureCollection" : TypeFor(root));
                }
                else
                {
                    WriteList(writer, values);
                }
            }

            return text.WrittenSpan.ToArray();
        }
        catch (InvalidOperationException)
        {
            return null; // half of a pair of surrogates in a name
        }
    }

    private static void WriteList(Utf8JsonWriter writer, List<JsonElement> values)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "FeatureCollection"u8);
        writer.WriteStartArray("features"u8);
        foreach (JsonElement value in values)
        {
            WriteFeature(writer, value);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter writer, JsonElement value)
    {
        bool isGeometry = IsBareGeometry(value);
        if (isGeometry)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "Feature"u8);
            writer.WritePropertyName("geometry"u8);
        }

        Write(writer, value, null);
        if (isGeometry)
        {
            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string? type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                if (type is not null)
                {
                    writer.WriteString("type"u8, type);
                }

                foreach (JsonProperty member in value.EnumerateObject().Where(m => type is null || !m.NameEquals("type"u8)))
                {
                    writer.WritePropertyName(IsInOtherCase(member.Name) ? "other " + member.Name : member.Name);
                    if (type == "FeatureCollection" && member.NameEquals("features"u8) && member.Value.ValueKind == JsonValueKind.Array)
                    {
                        writer.WriteStartArray();
                        foreach (JsonElement feature in member.Value.EnumerateArray())
                        {
                            WriteFeature(writer, feature);
                        }

                        writer.WriteEndArray();
                        continue;
                    }

                    Write(writer, member.Value, null);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(writer, item, null);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private static List<JsonElement>? Values(byte[] file, bool isStrict)
    {
        // What is no UTF-8 in a name could not be written again.
        byte[] text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file));
        var options = new JsonReaderOptions { AllowMultipleValues = true };
        if (!isStrict)
        {
            text.AsSpan().Replace((byte)0x1E, (byte)' '); // RFC 8142
            options = options with { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        }

        var values = new List<JsonElement>();
        try
        {
            var reader = new Utf8JsonReader(text, options);
            while (reader.Read())
            {
                values.Add(JsonElement.ParseValue(ref reader));
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return values;
    }

    private static string TypeOf(JsonElement root)
    {
        try
        {
            return root.TryGetProperty("type"u8, out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : string.Empty;
        }
        catch (InvalidOperationException)
        {
            return string.Empty; // half of a pair of surrogates
        }
    }

    private static string? TypeFor(JsonElement root) => Types.Contains(TypeOf(root)) ? null : root.TryGetProperty("geometry"u8, out _) ? "Feature" : null;

    private static bool HasList(JsonElement root) => root.TryGetProperty("features"u8, out JsonElement list) && list.ValueKind == JsonValueKind.Array;

    private static bool HasBareGeometry(JsonElement root) => HasList(root) && root.GetProperty("features"u8).EnumerateArray().Any(IsBareGeometry);

    private static bool IsBareGeometry(JsonElement value) => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("geometry"u8, out _) && !value.TryGetProperty("properties"u8, out _)
        && (value.TryGetProperty("coordinates"u8, out _) || value.TryGetProperty("geometries"u8, out _));

    private static bool HasOtherCase(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(m => IsInOtherCase(NameOf(m)) || HasOtherCase(m.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasOtherCase),
        _ => false,
    };

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return string.Empty; // half of a pair of surrogates
        }
    }

    private static bool IsInOtherCase(string name) => !Members.Contains(name) && Members.Contains(name, StringComparer.OrdinalIgnoreCase);
}
