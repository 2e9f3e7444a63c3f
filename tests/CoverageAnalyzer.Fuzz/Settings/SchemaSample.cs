using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Makes a small good value of a schema.</summary>
internal static class SchemaSample
{
    /// <summary>A value: an example of the schema, its default, the first of a choice, or the least that is allowed.</summary>
    /// <param name="part">The part of the schema.</param>
    /// <param name="root">The whole schema.</param>
    public static JsonNode? Of(JsonElement part, JsonElement root)
    {
        JsonElement schema = SchemaKeys.Resolve(part, root, out _);
        if (schema.TryGetProperty("examples", out JsonElement examples))
        {
            return JsonNode.Parse(examples[0].GetRawText());
        }

        if (part.TryGetProperty("default", out JsonElement usual) || schema.TryGetProperty("default", out usual))
        {
            return JsonNode.Parse(usual.GetRawText());
        }

        if (schema.TryGetProperty("enum", out JsonElement choices))
        {
            return JsonNode.Parse(choices[0].GetRawText());
        }

        if (schema.TryGetProperty("oneOf", out JsonElement forms) || schema.TryGetProperty("anyOf", out forms))
        {
            return Of(forms[0], root);
        }

        return (schema.TryGetProperty("type", out JsonElement type) ? type.ValueKind == JsonValueKind.Array ? type[0].GetString() : type.GetString() : null) switch
        {
            "object" => new JsonObject(RequiredOf(schema).Select(k => KeyValuePair.Create(k, Of(schema.GetProperty("properties").GetProperty(k), root)))),
            "array" => new JsonArray(Of(schema.GetProperty("items"), root)),
            "boolean" => JsonValue.Create(true),
            "integer" => JsonValue.Create(schema.TryGetProperty("minimum", out JsonElement least) ? least.GetInt32() : 1),
            "number" => JsonValue.Create(schema.TryGetProperty("minimum", out JsonElement low) ? low.GetDouble() : 1),
            _ => JsonValue.Create("x"),
        };
    }

    private static IEnumerable<string> RequiredOf(JsonElement schema) =>
        schema.TryGetProperty("required", out JsonElement required) ? required.EnumerateArray().Select(r => r.GetString()!) : [];
}
