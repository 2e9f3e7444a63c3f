using System.Globalization;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The maps of a report with their captions and legends.</summary>
internal static class MapFigures
{
    public static void Write(HtmlText html, ReportContent content, IReadOnlyList<MapDefinition> maps, MapRenderer renderer)
    {
        SharedOutlines? outlines = renderer.OutlinesFor(maps);
        html.Raw(outlines?.Definitions() ?? string.Empty);
        foreach (MapDefinition map in maps)
        {
            html.Raw($"<figure id=\"figure-{map.Id}\"><figcaption>").Element("<h3>", map.Title, "</h3>");
            if (!renderer.NotesOf(map).IsEmpty)
            {
                html.Element("<p>", renderer.NotesOf(map), "</p>");
            }

            foreach (LocalizedText notice in content.Notices)
            {
                html.Element("<p class=\"mapnotice\">", notice, "</p>");
            }

            html.Raw("</figcaption><div class=\"map\"><div class=\"mapbox\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(map.Title).Raw("\">")
                .Raw(renderer.DrawInlineSvg(map, outlines)).Raw("</div><div class=\"legend\">");
            foreach (LegendBlock block in renderer.LegendOf(map))
            {
                WriteLegend(html, map, block);
            }

            html.Raw("</div></div></figure>\n");
        }
    }

    private static void WriteLegend(HtmlText html, MapDefinition map, LegendBlock block)
    {
        if (block.Classes.Count > 0)
        {
            html.Element("<h4>", block.Heading, "</h4>");
        }

        html.Raw("<ul>");
        if (block.Classes.Count == 0)
        {
            string count = block.Layer.IsPoints ? NumberSigns.Print(block.Features, 0, html.Language) : string.Empty;
            html.Raw("<li>").Raw(Swatch(map, block.Layer, null)).Raw("<span>").Text(block.Heading).Raw(block.Note.IsEmpty ? string.Empty : "<br><small>").Text(block.Note)
                .Raw(block.Note.IsEmpty ? string.Empty : "</small>").Raw("</span><span>").Text(count).Raw("</span></li>");
        }

        foreach (LegendEntry entry in block.Classes)
        {
            html.Raw("<li>").Raw(Swatch(map, block.Layer, entry)).Raw("<span>").Text(entry.Label).Raw("</span><span>")
                .Text(entry.AmountIn(html.Language)).Raw("</span></li>");
        }

        html.Raw("</ul>");
        if (block.Classes.Count > 0)
        {
            html.Element("<p class=\"count\">", block.AmountHeading, "</p>");
        }
    }

    /// <summary>A sample of the look; decoration, since the text beside it says the same.</summary>
    private static string Swatch(MapDefinition map, MapLayer layer, LegendEntry? entry)
    {
        const string Start = "<svg viewBox=\"0 0 28 18\" aria-hidden=\"true\" focusable=\"false\">";
        if (layer.Symbol is SymbolStyle symbol)
        {
            MapColor color = entry?.Color ?? symbol.Color;
            string shape = symbol.Shape switch
            {
                SymbolShape.Triangle => "<path d=\"M14 4l5 9h-10z\"",
                SymbolShape.Square => "<path d=\"M9 4h10v10h-10z\"",
                _ => "<circle cx=\"14\" cy=\"9\" r=\"4.5\"",
            };
            return $"{Start}{shape} fill=\"{color}\"/></svg>";
        }

        if (entry is null && layer.Fill is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Start}<path d=\"M1 9h26\" stroke=\"{layer.Outline?.Color ?? default}\" stroke-width=\"{layer.Outline?.Width ?? 1}\"/></svg>");
        }

        // The hatch is the pattern of the map beside it.
        MapColor fill = entry?.Color ?? layer.Fill!.Value;
        string paint = entry is { Hatched: true } ? $"url(#map-{map.Id}-hp{fill.ToString()[1..]})" : fill.ToString();
        string hatch = entry is { Hatched: true }
            ? $"<path d=\"M1 9L9 1M1 17L17 1M9 17L25 1M17 17L27 7M25 17L27 15\" stroke=\"{fill}\"/>"
            : string.Empty;
        return $"{Start}<rect x=\".5\" y=\".5\" width=\"27\" height=\"17\" fill=\"{(hatch.Length > 0 ? "#fff" : paint)}\" stroke=\"#6b7280\"/>{hatch}</svg>";
    }
}
