using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Judges a JSON document by a schema, as far as the schemas of this repository go (a part of draft 2020-12).</summary>
internal static class JsonSchemaCheck
{
    private static readonly HashSet<string> Known = new(
        [
            "$schema", "title", "description", "type", "additionalProperties", "required", "properties", "$defs", "$ref", "enum", "const", "pattern", "items", "minItems", "maxItems", "anyOf",
            "minimum", "maximum", "exclusiveMinimum", "oneOf", "minLength", "maxLength", "format", "if", "then", "$id", "default", "examples",
        ],
        StringComparer.Ordinal);

    /// <summary>All faults, each with its place. A keyword that is not known here is a fault too: nothing is passed over.</summary>
    public static IEnumerable<string> FaultsOf(JsonElement value, JsonElement schema, JsonElement root, string place = "$")
    {
        foreach (JsonProperty unknown in schema.EnumerateObject().Where(p => !Known.Contains(p.Name)))
        {
            yield return $"{place}: the schema has '{unknown.Name}', which is not checked";
        }

        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            foreach (string fault in FaultsOf(value, root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), root, place))
            {
                yield return fault;
            }
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => IsOf(value, t.GetString()!)) : IsOf(value, type.GetString()!)))
        {
            yield return $"{place}: not of type {type}";
            yield break;
        }

        if (schema.TryGetProperty("if", out JsonElement when) && schema.TryGetProperty("then", out JsonElement then) && !FaultsOf(value, when, root, place).Any())
        {
            foreach (string fault in FaultsOf(value, then, root, place))
            {
                yield return fault;
            }
        }

        foreach (string fault in ValueFaults(value, schema, root, place).Concat(value.ValueKind switch
        {
            JsonValueKind.Object => ObjectFaults(value, schema, root, place),
            JsonValueKind.Array => ArrayFaults(value, schema, root, place),
            _ => [],
        }))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> ValueFaults(JsonElement value, JsonElement schema, JsonElement root, string place)
    {
        if (schema.TryGetProperty("enum", out JsonElement choices) && !choices.EnumerateArray().Any(c => JsonElement.DeepEquals(c, value)))
        {
            yield return $"{place}: {value} is none of {choices}";
        }

        if (schema.TryGetProperty("const", out JsonElement only) && !JsonElement.DeepEquals(only, value))
        {
            yield return $"{place}: {value} is not {only}";
        }

        if (schema.TryGetProperty("anyOf", out JsonElement any) && !any.EnumerateArray().Any(s => !FaultsOf(value, s, root, place).Any()))
        {
            yield return $"{place}: {value} is of none of the forms";
        }

        if (schema.TryGetProperty("oneOf", out JsonElement one) && one.EnumerateArray().Count(s => !FaultsOf(value, s, root, place).Any()) != 1)
        {
            yield return $"{place}: {value} is not of one of the forms";
        }

        if (value.ValueKind == JsonValueKind.String
            && ((schema.TryGetProperty("minLength", out JsonElement shortest) && value.GetString()!.Length < shortest.GetInt32())
                || (schema.TryGetProperty("maxLength", out JsonElement longest) && value.GetString()!.Length > longest.GetInt32())))
        {
            yield return $"{place}: of the wrong length";
        }

        if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("format", out JsonElement format)
            && !(format.GetString() == "date" && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            yield return $"{place}: {value} is no {format}";
        }

        if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("pattern", out JsonElement pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.ECMAScript))
        {
            yield return $"{place}: '{value}' does not match {pattern}";
        }

        if (value.ValueKind == JsonValueKind.Number
            && ((schema.TryGetProperty("minimum", out JsonElement least) && value.GetDouble() < least.GetDouble())
                || (schema.TryGetProperty("maximum", out JsonElement most) && value.GetDouble() > most.GetDouble())
                || (schema.TryGetProperty("exclusiveMinimum", out JsonElement above) && value.GetDouble() <= above.GetDouble())))
        {
            yield return $"{place}: {value} is out of range";
        }
    }

    private static IEnumerable<string> ObjectFaults(JsonElement value, JsonElement schema, JsonElement root, string place)
    {
        if (schema.TryGetProperty("required", out JsonElement required))
        {
            foreach (string name in required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)))
            {
                yield return $"{place}: '{name}' is missing";
            }
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(property.Name, out JsonElement own))
            {
                foreach (string fault in FaultsOf(property.Value, own, root, $"{place}.{property.Name}"))
                {
                    yield return fault;
                }
            }
            else if (schema.TryGetProperty("additionalProperties", out JsonElement others))
            {
                foreach (string fault in others.ValueKind == JsonValueKind.False ? [$"{place}: unknown '{property.Name}'"] : FaultsOf(property.Value, others, root, $"{place}.{property.Name}"))
                {
                    yield return fault;
                }
            }
        }
    }

    private static IEnumerable<string> ArrayFaults(JsonElement value, JsonElement schema, JsonElement root, string place)
    {
        int count = value.GetArrayLength();
        if ((schema.TryGetProperty("minItems", out JsonElement least) && count < least.GetInt32()) || (schema.TryGetProperty("maxItems", out JsonElement most) && count > most.GetInt32()))
        {
            yield return $"{place}: {count} items";
        }

        if (schema.TryGetProperty("items", out JsonElement items))
        {
            foreach (string fault in value.EnumerateArray().SelectMany((v, i) => FaultsOf(v, items, root, $"{place}[{i}]")))
            {
                yield return fault;
            }
        }
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
