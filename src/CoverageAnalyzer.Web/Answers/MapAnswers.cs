using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Web.Contract;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>Maps as answers: every decision of the definition made, colors as <c>#rrggbb</c>.</summary>
internal static class MapAnswers
{
    /// <summary>A map in the list.</summary>
    public static MapInfoAnswer Info(ViewerMap map, ReportLanguage language) =>
        new(map.Definition.Id, map.Definition.Title.In(language), map.Notes.In(language));

    /// <summary>A map with its layers.</summary>
    public static MapAnswer Of(ViewerMap map, ReportLanguage language) => new(
        map.Definition.Id,
        map.Definition.Title.In(language),
        map.Notes.In(language),
        [.. map.Layers.Select(l => Layer(l, language))],
        map.Layers.ToList().FindIndex(l => ReferenceEquals(l.Definition, map.Definition.LeadingLayer)),
        map.Definition.Tooltip,
        map.Definition.Detail);

    private static MapLayerAnswer Layer(ViewerLayer layer, ReportLanguage language) => new()
    {
        Source = MapNames.Of(layer.Definition.Source),
        Heading = layer.Heading.In(language),
        Legend = [.. layer.Legend.Select(e => Entry(e, language))],
        ClassOf = layer.Classes is null ? null : [.. Enumerable.Range(0, layer.FeatureCount).Select(layer.LegendIndexOf)],
        Fill = layer.Definition.Fill?.ToString(),
        Outline = Outline(layer.Definition.Outline),
        Symbol = layer.Definition.Symbol is { } s
            ? new(MapNames.Of(s.Shape), s.Color.ToString(), Outline(s.Outline), [.. s.Sizes.Select(z => new SymbolSizeAnswer(z.Zoom, z.Size))])
            : null,
        Labels = layer.Definition.Labels is { } l
            ? new(l.Field, l.Size, l.Bold, l.Color.ToString(), l.Halo.ToString(), MapNames.Of(l.Priority), l.Inside, l.MinimumZoom)
            : null,
        MinimumZoom = layer.Definition.MinimumZoom,
    };

    private static LegendEntryAnswer Entry(LegendEntry entry, ReportLanguage language) =>
        new(entry.Color.ToString(), entry.Hatched, entry.Label.In(language), entry.Count, double.IsNaN(entry.AreaSquareKilometres) ? null : entry.AmountIn(language));

    private static OutlineAnswer? Outline(OutlineStyle? outline) => outline is null ? null : new(outline.Color.ToString(), outline.Width);
}
