using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using CoverageAnalyzer.Reports.Maps.Viewing;
using SkiaSharp;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The view of an interactive map on a sheet that stands alone: title, notes, notices of the run, legend, scale bar, north arrow, sources.</summary>
/// <remarks>All around the view is drawn by the code that draws the maps of the report, so that both look alike. North is up.</remarks>
public static class MapSheet
{
    // The arrow stands under the legend: in the view it would cover what somebody looks for.
    private const float ArrowWidth = 30, ArrowHeight = 46;

    /// <summary>The sheet as PNG.</summary>
    /// <param name="content">The run, in the language of the sheet.</param>
    /// <param name="map">The map.</param>
    /// <param name="picture">The view as PNG, without furniture, in any density.</param>
    /// <param name="view">What the picture shows.</param>
    /// <returns>The sheet in the density of the picture.</returns>
    /// <exception cref="ArgumentException">The picture cannot be read.</exception>
    public static byte[] Of(ReportContent content, ViewerMap map, byte[] picture, MapSheetView view)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(view);
        using SKBitmap drawn = SKBitmap.Decode(picture) ?? throw new ArgumentException("The picture cannot be read.", nameof(picture));
        using var font = new MapFont();
        double zoom = WebMercator.ZoomAt(view.MetresPerPixel);
        List<LegendBlock> legend = LegendOf(map, view, zoom);
        LocalizedText notes = view.Remark.IsEmpty
            ? map.Notes
            : new($"{map.Notes.Vietnamese} {view.Remark.Vietnamese}", $"{map.Notes.English} {view.Remark.English}");
        MapLayout layout = MapLayout.Around(content, map.Definition, notes, font, (view.WidthPixels, view.HeightPixels), HeightOf(legend, font, content.Language, zoom));
        float density = drawn.Width / view.WidthPixels;
        using var sheet = new PixelPicture((int)MathF.Round(layout.Width * density), (int)MathF.Round(layout.Height * density));
        sheet.Canvas.Scale(density);
        using SKImage image = SKImage.FromBitmap(drawn);
        sheet.Canvas.DrawImage(image, new SKRect(layout.Frame.X, layout.Frame.Y, layout.Frame.Right, layout.Frame.Bottom), new SKSamplingOptions(SKFilterMode.Nearest));
        using (var canvas = new SkiaMapCanvas(sheet.Canvas, font))
        {
            DrawAround(canvas, font, content.Language, layout, view);
            _ = new MapFurniture(canvas, font, content.Language).DrawLegend(layout.Legend!.Value, legend, zoom);
        }

        return PngFile.Of(sheet);
    }

    private static void DrawAround(SkiaMapCanvas canvas, MapFont font, ReportLanguage language, MapLayout layout, MapSheetView view)
    {
        const float Inset = 10, BarHeight = 34, BarMargins = 56;
        var furniture = new MapFurniture(canvas, font, language);
        MapFrame frame = layout.Frame;
        ScaleBar bar = ScaleBar.Of(view.MetresPerPixel * Math.Cos(view.LatitudeDegrees * Math.PI / 180), frame.Width / 4);
        var place = new MapFrame(frame.X + Inset, frame.Bottom - BarHeight - Inset, bar.Pixels + BarMargins, BarHeight);
        canvas.BeginClip(frame);
        canvas.Rectangle(place, MapColor.White, false, null);
        furniture.DrawScaleBar(place, bar);
        canvas.EndClip();
        MapFrame column = layout.Legend!.Value;
        furniture.DrawNorthArrow(new(column.Right - ArrowWidth, column.Bottom - ArrowHeight, ArrowWidth, ArrowHeight));
        canvas.Rectangle(frame, null, false, new OutlineStyle { Color = MapFurniture.Ink, Width = 1 });
        furniture.DrawTexts(layout);
    }

    private static List<LegendBlock> LegendOf(ViewerMap map, MapSheetView view, double zoom)
    {
        var blocks = new List<LegendBlock>();
        for (int l = 0; l < map.Layers.Count; l++)
        {
            ViewerLayer layer = map.Layers[l];
            LegendEntry[] entries = [.. layer.Legend.Where((_, e) => view.IsClassShown(l, e))];
            if (view.IsLayerShown(l) && zoom >= layer.Definition.MinimumZoom && !layer.Heading.IsEmpty && entries.Length > 0 == layer.Legend.Count > 0)
            {
                blocks.Add(new LegendBlock(layer.Definition, layer.Heading, entries, layer.FeatureCount));
            }
        }

        return blocks;
    }

    // Drawn on nothing: the legend itself says how high it is.
    private static float HeightOf(List<LegendBlock> legend, MapFont font, ReportLanguage language, double zoom)
    {
        const float Foot = 12;
        using var nothing = new SKNoDrawCanvas(1, 1);
        using var canvas = new SkiaMapCanvas(nothing, font);
        return new MapFurniture(canvas, font, language).DrawLegend(new MapFrame(0, 0, MapLayout.LegendColumn, 0), legend, zoom) + Foot + ArrowHeight;
    }
}
