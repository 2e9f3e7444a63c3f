using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Walks a schema and gives every key that documents may have, so that a key added to the schema is tried from then on.</summary>
/// <remarks>A definition that holds itself is entered once on each way.</remarks>
internal sealed class SchemaKeys
{
    /// <summary>Name of a key where any name may stand.</summary>
    public const string AnyName = "own";

    private readonly JsonElement root;
    private readonly List<SchemaKey> keys = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    private SchemaKeys(JsonElement root) => this.root = root;

    /// <summary>The keys of a schema.</summary>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<SchemaKey> Of(JsonElement schema)
    {
        var walk = new SchemaKeys(schema);
        walk.Enter(schema, [], [], string.Empty);
        return walk.keys;
    }

    /// <summary>The definition that a part of a schema refers to, or the part itself.</summary>
    /// <param name="schema">The part.</param>
    /// <param name="root">The whole schema.</param>
    /// <param name="name">Name of the definition; empty where there is none.</param>
    public static JsonElement Resolve(JsonElement schema, JsonElement root, out string name)
    {
        name = string.Empty;
        while (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            name = reference.GetString()!.Split('/')[^1];
            schema = root.GetProperty("$defs").GetProperty(name);
        }

        return schema;
    }

    private void Enter(JsonElement part, IReadOnlyList<string> steps, IReadOnlyList<string> definitions, string branch)
    {
        JsonElement schema = Resolve(part, root, out string name);
        if (name.Length > 0)
        {
            if (definitions.Contains(name))
            {
                return;
            }

            definitions = [.. definitions, name];
            branch = branch.Length > 0 ? name : branch; // only where it is one of several
        }

        foreach (string several in (string[])["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(several, out JsonElement forms))
            {
                foreach (JsonElement form in forms.EnumerateArray())
                {
                    Enter(form, steps, definitions, several);
                }
            }
        }

        if (branch is "oneOf" or "anyOf")
        {
            branch = string.Empty;
        }

        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                Key(property.Name, property.Value, schema, steps, definitions, branch);
            }
        }

        if (schema.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object)
        {
            Key(AnyName, others, schema, steps, definitions, branch);
        }

        if (schema.TryGetProperty("items", out JsonElement items))
        {
            Key(SchemaKey.Element, items, schema, steps, definitions, branch);
        }
    }

    private void Key(string step, JsonElement value, JsonElement owner, IReadOnlyList<string> steps, IReadOnlyList<string> definitions, string branch)
    {
        var key = new SchemaKey([.. steps, step], value, owner, branch);
        if (seen.Add(key.ToString()))
        {
            keys.Add(key);
        }

        Enter(value, key.Steps, definitions, string.Empty);
    }
}
