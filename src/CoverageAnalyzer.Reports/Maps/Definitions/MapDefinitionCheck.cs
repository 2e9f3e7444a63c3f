using System.Buffers;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>What the form of a definition cannot say: fields exist, colors and classes fit together.</summary>
internal static class MapDefinitionCheck
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>All faults, each with its place.</summary>
    public static IEnumerable<LocalizedText> FaultsOf(MapDefinition definition)
    {
        if (definition.Id.Length is 0 or > 64 || definition.Id.AsSpan().IndexOfAnyExcept(IdCharacters) >= 0)
        {
            yield return LocalizedText.Of(
                $"$.id: '{SettingsText.Shown(definition.Id)}' phải gồm chữ thường không dấu, chữ số và gạch nối",
                $"$.id: '{SettingsText.Shown(definition.Id)}' is not made of lower-case letters, digits and hyphens");
        }

        if (definition.Layers.Count == 0)
        {
            yield return LocalizedText.Of($"$.layers: bản đồ cần ít nhất một lớp", $"$.layers: a map needs a layer");
            yield break;
        }

        for (int i = 0; i < definition.Layers.Count; i++)
        {
            foreach (LocalizedText fault in MapLayerCheck.FaultsOf(definition.Layers[i], $"$.layers[{i}]"))
            {
                yield return fault;
            }
        }

        MapSource source = definition.LeadingLayer.Source;
        foreach ((string key, IReadOnlyList<string> fields) in new[] { ("tooltip", definition.Tooltip), ("detail", definition.Detail) })
        {
            foreach (string field in fields.Where(f => MapFields.Find(source, f) is null))
            {
                yield return NoColumn($"$.{key}", field, source);
            }
        }
    }

    /// <summary>The fault of a field that a source does not have.</summary>
    public static LocalizedText NoColumn(string place, string field, MapSource source)
    {
        string known = string.Join(", ", MapFields.Of(source).Select(c => c.Name));
        return LocalizedText.Of(
            $"{place}: '{SettingsText.Shown(field)}' không phải là cột của lớp này; các cột: {known}",
            $"{place}: '{SettingsText.Shown(field)}' is not a column of this source; columns: {known}");
    }
}
