using System.Text.Json;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>The palettes that map definitions name: the one place where the colors of classes are written.</summary>
public sealed class MapPalettes
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "palettes.json";

    private const int FewestColors = 2;
    private const int MostColors = 12;

    private readonly Dictionary<string, IReadOnlyList<MapColor>> palettes;

    private MapPalettes(Dictionary<string, IReadOnlyList<MapColor>> palettes) => this.palettes = palettes;

    /// <summary>No palettes.</summary>
    public static MapPalettes Empty { get; } = new([]);

    /// <summary>Names in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. palettes.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Colors of a palette from the lowest class to the highest.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Null where there is no such palette.</returns>
    public IReadOnlyList<MapColor>? Find(string name) => palettes.GetValueOrDefault(name);

    /// <summary>Reads palettes over these: one with the same name takes the place of the earlier one.</summary>
    /// <param name="json">The file's content, UTF-8.</param>
    /// <param name="faults">All that is wrong, with its place; empty where all was read.</param>
    /// <returns>These and what could be read.</returns>
    public MapPalettes With(ReadOnlyMemory<byte> json, out IReadOnlyList<LocalizedText> faults)
    {
        var found = new List<LocalizedText>();
        var all = new Dictionary<string, IReadOnlyList<MapColor>>(palettes, StringComparer.Ordinal);
        faults = found;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                found.Add(LocalizedText.Of($"$: cần một đối tượng JSON", $"$: expected a JSON object"));
                return this;
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject().Where(p => p.Name != "$schema"))
            {
                if (ColorsOf(property, found) is { } colors)
                {
                    all[property.Name] = colors;
                }
            }
        }
        catch (JsonException exception)
        {
            found.Add(MapDefinitionFaults.Syntax(exception));
        }

        return new(all);
    }

    private static List<MapColor>? ColorsOf(JsonProperty palette, List<LocalizedText> faults)
    {
        string place = "$." + palette.Name;
        if (palette.Value.ValueKind != JsonValueKind.Object || !palette.Value.TryGetProperty("colors", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(LocalizedText.Of($"{place}: thiếu 'colors'", $"{place}: 'colors' is missing"));
            return null;
        }

        foreach (JsonProperty key in palette.Value.EnumerateObject().Where(p => p.Name is not ("colors" or "use")))
        {
            faults.Add(MapDefinitionFaults.UnknownKey(place, key.Name, ["colors", "use"]));
        }

        var colors = new List<MapColor>();
        int before = faults.Count;
        foreach (JsonElement element in list.EnumerateArray())
        {
            string text = element.ToString();
            if (MapColor.TryParse(text, out MapColor color))
            {
                colors.Add(color);
            }
            else
            {
                faults.Add(LocalizedText.Of($"{place}.colors: '{text}' không phải màu dạng #1A2B3C", $"{place}.colors: '{text}' is not a color like #1A2B3C"));
            }
        }

        if (list.GetArrayLength() is < FewestColors or > MostColors)
        {
            faults.Add(LocalizedText.Of($"{place}.colors: cần từ {FewestColors} đến {MostColors} màu", $"{place}.colors: {FewestColors} to {MostColors} colors are needed"));
        }

        return faults.Count > before ? null : colors;
    }
}
