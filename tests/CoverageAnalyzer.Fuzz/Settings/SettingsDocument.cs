using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Puts odd values into a good file of settings.</summary>
/// <param name="file">The kind of file.</param>
/// <param name="schema">Its schema.</param>
internal sealed class SettingsDocument(SettingsFile file, JsonElement schema)
{
    private const string Mark = "@odd@";

    /// <summary>The good file around a key, without the key where it can be left out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="good">A good value of it.</param>
    public byte[] Without(SchemaKey key, out string good)
    {
        JsonNode root = Around(key, out JsonNode parent);
        JsonNode? own = key.IsElement ? parent.AsArray()[^1] : parent[key.Steps[^1]];
        good = (own ?? SchemaSample.Of(key.Schema, schema))?.ToJsonString() ?? "null";
        if (!key.IsElement)
        {
            parent.AsObject().Remove(key.Steps[^1]);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>The file with something odd at a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="good">A good value of it.</param>
    /// <param name="odd">What is odd.</param>
    public byte[] With(SchemaKey key, string good, OddValue odd)
    {
        JsonNode root = Around(key, out JsonNode parent);
        string name = key.Steps[^1];
        if (key.IsElement)
        {
            parent.AsArray()[^1] = Mark;
        }
        else
        {
            parent.AsObject().Remove(name);
            parent[name] = Mark; // the last of its object, for the comma behind it
        }

        string text = root.ToJsonString(), marked = $"\"{Mark}\"", whole = key.IsElement ? marked : $"{JsonSerializer.Serialize(name)}:{marked}";
        text = odd.Form switch
        {
            OddForm.Twice => text.Replace(whole, $"{whole},{whole}", StringComparison.Ordinal),
            OddForm.OtherCase when !key.IsElement => text.Replace(whole, $"\"{OtherCase(name)}\":{marked}", StringComparison.Ordinal),
            OddForm.Comment => text.Replace(marked, $"{marked}/* {name} */", StringComparison.Ordinal),
            OddForm.TrailingComma => text.Replace(marked, marked + ",", StringComparison.Ordinal),
            OddForm.ByteOrderMark => "\uFEFF" + text,
            _ => text,
        };
        return Encoding.UTF8.GetBytes(text.Replace(marked, odd.Form == OddForm.Value ? odd.Token : good, StringComparison.Ordinal));
    }

    private static string OtherCase(string name)
    {
        int letter = name.ToList().FindIndex(char.IsLetter);
        return name[..letter] + (char.IsUpper(name[letter]) ? char.ToLowerInvariant(name[letter]) : char.ToUpperInvariant(name[letter])) + name[(letter + 1)..];
    }

    // The base, with whatever must stand around the key.
    private JsonNode Around(SchemaKey key, out JsonNode parent)
    {
        JsonNode root = JsonNode.Parse(file.Base)!;
        JsonElement part = schema;
        parent = root;
        for (int i = 0; i < key.Steps.Count - 1; i++)
        {
            string step = key.Steps[i];
            string path = new SchemaKey([.. key.Steps.Take(i + 1)], part, part, string.Empty).Path;
            bool isList = key.Steps[i + 1] == SchemaKey.Element, isLast = i == key.Steps.Count - 2;
            JsonNode? own = step == SchemaKey.Element ? parent.AsArray().LastOrDefault() : parent[step];
            JsonNode? wanted = file.Around.FirstOrDefault(a => a.Key.StartsWith(path + " > ", StringComparison.Ordinal) && key.Path.StartsWith(a.Key[(path.Length + 3)..], StringComparison.Ordinal)).Value is { } outer ? JsonNode.Parse(outer)
                : isList ? own is JsonArray { Count: > 0 } ? own : new JsonArray(isLast ? SchemaSample.Of(key.Schema, schema) : null)
                : file.Around.TryGetValue(NextOf(key, i), out string? around) || (isLast && file.Objects.TryGetValue($"{path}:{key.Branch}", out around)) ? JsonNode.Parse(around)
                : own is JsonObject ? own
                : file.Objects.TryGetValue(path, out string? whole) ? JsonNode.Parse(whole)
                : isLast ? Required(key) : new JsonObject();
            if (wanted != own)
            {
                if (step != SchemaKey.Element)
                {
                    parent[step] = wanted;
                }
                else if (parent.AsArray().Count == 0)
                {
                    parent.AsArray().Add(wanted);
                }
                else
                {
                    parent.AsArray()[^1] = wanted;
                }
            }

            parent = wanted!;
        }

        return root;
    }

    // The key that the object at a step is passed through by.
    private static string NextOf(SchemaKey key, int step) =>
        step == key.Steps.Count - 2 ? key.ToString() : (key with { Steps = [.. key.Steps.Take(step + 2)], Branch = string.Empty }).Path;

    private JsonObject Required(SchemaKey key)
    {
        var made = new JsonObject();
        if (key.Owner.TryGetProperty("required", out JsonElement required))
        {
            foreach (string name in required.EnumerateArray().Select(r => r.GetString()!))
            {
                made[name] = SchemaSample.Of(key.Owner.GetProperty("properties").GetProperty(name), schema);
            }
        }

        return made;
    }
}
