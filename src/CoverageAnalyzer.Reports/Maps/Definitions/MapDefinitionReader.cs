using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Reads and checks one map definition.</summary>
public static class MapDefinitionReader
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int LargestFileBytes = 1 << 20;

    private const int Deepest = 32;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = Deepest,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new LocalizedTextConverter(),
            new MapColorConverter(),
            new ClassBreakConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>Reads a definition and puts the colors of the palettes it names into it.</summary>
    /// <param name="json">The file's content, UTF-8.</param>
    /// <param name="palettes">The palettes it may name.</param>
    /// <param name="faults">All that is wrong, each with its place in the file; empty where it was read.</param>
    /// <returns>Null where the definition is broken.</returns>
    public static MapDefinition? Read(ReadOnlyMemory<byte> json, MapPalettes palettes, out IReadOnlyList<LocalizedText> faults)
    {
        ArgumentNullException.ThrowIfNull(palettes);
        if (json.Length > LargestFileBytes)
        {
            faults = [LocalizedText.Of($"tệp lớn hơn {LargestFileBytes:N0} byte", $"the file is larger than {LargestFileBytes:N0} bytes")];
            return null;
        }

        var found = new List<LocalizedText>();
        faults = found;
        using JsonDocument? document = SettingsText.Open(json, Deepest, out LocalizedText? broken);
        if (document is null)
        {
            found.Add(broken!.Value);
            return null;
        }

        found.AddRange(MapDefinitionForm.FaultsOf(document.RootElement, Options, out bool canBeRead));
        if (!canBeRead)
        {
            return null;
        }

        MapDefinition definition = document.Deserialize<MapDefinition>(Options)!; // nothing is left that it could throw on
        definition = Colored(definition, palettes, found);
        found.AddRange(MapDefinitionCheck.FaultsOf(definition));
        return found.Count == 0 ? definition : null;
    }

    private static MapDefinition Colored(MapDefinition definition, MapPalettes palettes, List<LocalizedText> faults) => definition with
    {
        Layers = [.. definition.Layers.Select((layer, i) => layer.Classes is null ? layer : layer with { Classes = Colored(layer.Classes, palettes, $"$.layers[{i}].classes", faults) })],
    };

    private static ClassDefinition Colored(ClassDefinition classes, MapPalettes palettes, string place, List<LocalizedText> faults)
    {
        IReadOnlyList<MapColor> Named(string? name, string key)
        {
            if (name is null)
            {
                return [];
            }

            if (palettes.Find(name) is { } colors)
            {
                return colors;
            }

            string known = string.Join(", ", palettes.Names);
            faults.Add(LocalizedText.Of($"{place}.{key}: không có bảng màu '{SettingsText.Shown(name)}'; các bảng màu: {known}", $"{place}.{key}: there is no palette '{SettingsText.Shown(name)}'; palettes: {known}"));
            return [];
        }

        if (classes.Palette is not null && classes.Colors.Count > 0)
        {
            faults.Add(LocalizedText.Of($"{place}: chỉ ghi một trong hai khóa 'colors' và 'palette'", $"{place}: 'colors' and 'palette' exclude each other"));
        }

        IReadOnlyList<MapColor> palette = Named(classes.Palette, "palette");
        return classes with
        {
            Colors = classes.Colors.Count > 0 ? classes.Colors : palette,
            ColorsWithoutTarget = Named(classes.PaletteWithoutTarget, "paletteWithoutTarget"),
            Categories = [.. classes.Categories.Select((c, i) => c.Color is null && i < palette.Count ? c with { Color = palette[i] } : c)],
        };
    }
}
