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
    private const int Deepest = 8;

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
        using JsonDocument? document = SettingsText.Open(json, Deepest, out LocalizedText? broken);
        if (document is null)
        {
            found.Add(broken!.Value);
            return this;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            found.Add(LocalizedText.Of($"$: cần một đối tượng JSON", $"$: expected a JSON object"));
            return this;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (!seen.Add(property.Name))
            {
                string twice = SettingsText.Shown(property.Name);
                found.Add(LocalizedText.Of($"$: '{twice}' xuất hiện hai lần", $"$: '{twice}' stands twice"));
            }
            else if (property.Name == "$schema")
            {
                CheckText(property.Value, "$.$schema", found);
            }
            else if (ColorsOf(property, found) is { } colors)
            {
                all[property.Name] = colors;
            }
        }

        return new(all);
    }

    private static List<MapColor>? ColorsOf(JsonProperty palette, List<LocalizedText> faults)
    {
        string place = "$." + SettingsText.Shown(palette.Name);
        if (palette.Value.ValueKind != JsonValueKind.Object || !palette.Value.TryGetProperty("colors", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(LocalizedText.Of($"{place}: thiếu danh sách 'colors'", $"{place}: the list 'colors' is missing"));
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty key in palette.Value.EnumerateObject())
        {
            if (key.Name is not ("colors" or "use"))
            {
                faults.Add(MapDefinitionFaults.UnknownKey(place, key.Name, ["colors", "use"]));
            }
            else if (!seen.Add(key.Name))
            {
                faults.Add(LocalizedText.Of($"{place}.{key.Name}: khóa xuất hiện hai lần", $"{place}.{key.Name}: the key stands twice"));
            }
            else if (key.Name == "use")
            {
                CheckUse(key.Value, place + ".use", faults);
            }
        }

        int before = faults.Count; // colors may be drawn with, whatever stands beside them
        var colors = new List<MapColor>();
        foreach (JsonElement element in list.EnumerateArray())
        {
            string text = element.ToString();
            if (element.ValueKind == JsonValueKind.String && MapColor.TryParse(text, out MapColor color))
            {
                colors.Add(color);
            }
            else
            {
                string shown = SettingsText.Shown(text);
                faults.Add(LocalizedText.Of($"{place}.colors: '{shown}' không phải màu dạng #1A2B3C", $"{place}.colors: '{shown}' is not a color like #1A2B3C"));
            }
        }

        if (list.GetArrayLength() is < FewestColors or > MostColors)
        {
            faults.Add(LocalizedText.Of($"{place}.colors: cần từ {FewestColors} đến {MostColors} màu", $"{place}.colors: {FewestColors} to {MostColors} colors are needed"));
        }

        return faults.Count > before ? null : colors;
    }

    // A text in both languages: what the palette is for. Nothing reads it but people.
    private static void CheckUse(JsonElement use, string place, List<LocalizedText> faults)
    {
        if (use.ValueKind != JsonValueKind.Object)
        {
            faults.Add(LocalizedText.Of($"{place}: phải là một đối tượng {{ \"vi\": …, \"en\": … }}", $"{place}: must be an object {{ \"vi\": …, \"en\": … }}"));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty key in use.EnumerateObject())
        {
            if (key.Name is not ("vi" or "en"))
            {
                faults.Add(MapDefinitionFaults.UnknownKey(place, key.Name, ["vi", "en"]));
            }
            else if (!seen.Add(key.Name))
            {
                faults.Add(LocalizedText.Of($"{place}.{key.Name}: khóa xuất hiện hai lần", $"{place}.{key.Name}: the key stands twice"));
            }
            else
            {
                CheckText(key.Value, $"{place}.{key.Name}", faults);
            }
        }

        foreach (string missing in ((string[])["vi", "en"]).Where(k => !seen.Contains(k)))
        {
            faults.Add(LocalizedText.Of($"{place}: thiếu khóa '{missing}'", $"{place}: the key '{missing}' is missing"));
        }
    }

    private static void CheckText(JsonElement text, string place, List<LocalizedText> faults)
    {
        if (text.ValueKind != JsonValueKind.String)
        {
            string shown = SettingsText.Shown(text.GetRawText());
            faults.Add(LocalizedText.Of($"{place}: phải là chữ trong dấu nháy, không phải {shown}", $"{place}: must be text in quotes, not {shown}"));
        }
    }
}
