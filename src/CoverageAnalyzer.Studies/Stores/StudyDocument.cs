using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>A <c>study.json</c> whose layers are made to name other places; everything else stays as its author wrote it, but for comments.</summary>
internal sealed class StudyDocument
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Read = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string[] Places = ["file", "files", "postgis", "table", "where", "geometry", "layer", "encoding"];

    private readonly JsonObject root;

    private StudyDocument(JsonObject root) => this.root = root;

    /// <summary>Reads a study that has been found good.</summary>
    /// <param name="json">Its text.</param>
    public static StudyDocument Parse(string json) => new(JsonNode.Parse(json.TrimStart('\uFEFF'), documentOptions: Read)!.AsObject());

    /// <summary>The document as text.</summary>
    public override string ToString() => root.ToJsonString(Written) + "\n";

    /// <summary>Lets a layer be a table of the store.</summary>
    /// <param name="key">Key of the layer: <c>layers.communes</c>, <c>lists.id</c>.</param>
    /// <param name="source">What maps and reports called it so far, and go on calling it.</param>
    /// <param name="table">The table.</param>
    /// <param name="geometry">Its geometry column; empty: none.</param>
    /// <param name="columns">Names of columns in the table by their names in the file.</param>
    public void ToTable(string key, string source, string table, string geometry, IReadOnlyDictionary<string, string> columns)
    {
        JsonObject layer = Cleared(key);
        layer.Insert(0, "postgis", string.Empty);
        layer.Insert(1, "table", table);
        if (!key.StartsWith("lists.", StringComparison.Ordinal))
        {
            layer.Insert(2, "geometry", geometry);
            if (string.IsNullOrWhiteSpace((string?)layer["source"]))
            {
                layer["source"] = source;
            }
        }

        if (layer["fields"] is JsonObject fields)
        {
            foreach ((string role, JsonNode? column) in fields.ToArray())
            {
                if (column is JsonValue value && value.TryGetValue(out string? name) && columns.TryGetValue(name, out string? renamed) && renamed != name)
                {
                    fields[role] = renamed;
                }
            }
        }
    }

    /// <summary>Lets a layer be a file.</summary>
    /// <param name="key">Key of the layer.</param>
    /// <param name="file">The file.</param>
    public void ToFile(string key, string file) => Cleared(key).Insert(0, "file", file);

    /// <summary>Sets the rule set.</summary>
    /// <param name="rules">Its name or file.</param>
    public void SetRules(string rules) => root["rules"] = rules;

    /// <summary>Sets the file or folder of a key of <c>mobile</c>.</summary>
    /// <param name="key">The key: <c>btsDefaults</c>, <c>patterns</c>.</param>
    /// <param name="path">The file or folder.</param>
    public void SetMobile(string key, string path) => root["mobile"]!.AsObject()[key] = path;

    /// <summary>Lets relative paths of raster layers start from a folder.</summary>
    /// <param name="folder">The folder.</param>
    public void RootRasters(string folder)
    {
        foreach (string key in (string[])["elevation", "landCover", "population"])
        {
            if (root["layers"]?[key] is JsonObject layer)
            {
                foreach (string member in (string[])["file", "files"])
                {
                    layer[member] = Rooted(layer[member], folder);
                    if (layer[member] is null)
                    {
                        layer.Remove(member);
                    }
                }
            }
            else if (root["layers"]?[key] is { } files)
            {
                root["layers"]![key] = Rooted(files, folder);
            }
        }
    }

    /// <summary>Sets the file of clutter classes.</summary>
    /// <param name="file">The file.</param>
    public void SetClutter(string file) => root["mobile"]!.AsObject()["clutter"] = file;

    private static JsonNode? Rooted(JsonNode? files, string folder) => files switch
    {
        JsonArray many => new JsonArray([.. many.Select(f => Rooted(f, folder))]),
        JsonValue one when one.TryGetValue(out string? path) => Path.GetFullPath(path, folder),
        _ => files?.DeepClone(),
    };

    private JsonObject Cleared(string key)
    {
        string[] parts = key.Split('.', 2);
        JsonObject layer;
        if (parts[0] == "lists")
        {
            layer = root["lists"]!.AsArray().Select(l => l!.AsObject()).First(l => Data.Text.VietnameseText.Compose((string)l["id"]!) == parts[1]);
        }
        else
        {
            JsonObject layers = root["layers"]!.AsObject();
            if (layers[parts[1]] is not JsonObject)
            {
                layers[parts[1]] = new JsonObject(); // a file's name alone
            }

            layer = layers[parts[1]]!.AsObject();
        }

        foreach (string member in Places)
        {
            layer.Remove(member);
        }

        return layer;
    }
}
