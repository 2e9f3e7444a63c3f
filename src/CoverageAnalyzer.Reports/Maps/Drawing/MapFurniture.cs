using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What surrounds a map: scale bar, north arrow, legend, texts.</summary>
internal sealed class MapFurniture
{
    public static readonly MapColor Ink = new(0x1F, 0x29, 0x33);
    private static readonly MapColor Muted = new(0x4B, 0x55, 0x63);
    private static readonly MapColor Notice = new(0x8A, 0x3B, 0x00);

    private readonly ISheetCanvas canvas;
    private readonly MapFont font;
    private readonly ReportLanguage language;

    public MapFurniture(ISheetCanvas canvas, MapFont font, ReportLanguage language)
    {
        this.canvas = canvas;
        this.font = font;
        this.language = language;
    }

    /// <summary>Corners for scale bar and north arrow: those the communes leave freest.</summary>
    public static (MapFrame ScaleBar, MapFrame NorthArrow) PlacesOf(MapScene scene, ScaleBar bar)
    {
        MapFrame frame = scene.View.Frame;
        const float Inset = 10, BarHeight = 34, ArrowWidth = 30, ArrowHeight = 46, Clear = 40;
        float barWidth = bar.Pixels + 56;
        MapFrame[] bars =
        [
            new(frame.X + Inset, frame.Bottom - BarHeight - Inset, barWidth, BarHeight),
            new(frame.Right - barWidth - Inset, frame.Bottom - BarHeight - Inset, barWidth, BarHeight),
        ];
        MapFrame[] arrows =
        [
            new(frame.Right - ArrowWidth - Inset, frame.Y + Inset, ArrowWidth, ArrowHeight),
            new(frame.X + Inset, frame.Y + Inset, ArrowWidth, ArrowHeight),
        ];
        float Nearness(MapFrame place) => scene.Districts.CoveredFraction(place) + scene.Districts.CoveredFraction(place.Grown(Clear));
        return (bars.MinBy(Nearness), arrows.MinBy(Nearness));
    }

    public void DrawScaleBar(MapFrame place, ScaleBar bar)
    {
        float left = place.X + 18, top = place.Y + 18, half = bar.Pixels / 2;
        var line = new OutlineStyle { Color = Ink, Width = 1 };
        canvas.Rectangle(new MapFrame(left, top, half, 5), Ink, false, line);
        canvas.Rectangle(new MapFrame(left + half, top, half, 5), MapColor.White, false, line);
        var style = new MapTextStyle(11, false, Ink, TextAnchor.Middle, MapColor.White);
        int decimals = bar.Kilometres / 2 % 1 == 0 ? 0 : bar.Kilometres % 1 == 0 ? 1 : 3;
        canvas.Texts(
            [
                new("0", left, top - 4),
                new(NumberSigns.Print(bar.Kilometres / 2, decimals, language), left + half, top - 4),
                new($"{NumberSigns.Print(bar.Kilometres, bar.Kilometres % 1 == 0 ? 0 : 3, language)} km", left + bar.Pixels + 4, top - 4),
            ],
            style);
    }

    public void DrawNorthArrow(MapFrame place)
    {
        float x = place.X + (place.Width / 2), top = place.Y + 15, bottom = place.Bottom;
        canvas.Polygon([(x, top), (x - 9, bottom), (x, bottom - 8)], Ink);
        canvas.Polygon([(x, top), (x + 9, bottom), (x, bottom - 8)], Muted);
        // B: bắc, north.
        canvas.Texts([new(language == ReportLanguage.Vietnamese ? "B" : "N", x, place.Y + 11)], new(12.5f, true, Ink, TextAnchor.Middle, MapColor.White));
    }

    public void DrawTexts(MapLayout layout)
    {
        canvas.Texts(layout.Title, new(MapLayout.TitleSize, true, Ink));
        canvas.Texts(layout.Notes, new(MapLayout.NotesSize, false, Muted));
        canvas.Texts(layout.Notices, new(MapLayout.NotesSize, true, Notice));
        canvas.Texts(layout.Sources, new(MapLayout.SmallSize, false, Muted));
    }

    /// <summary>Draws the legend from the top of its column.</summary>
    /// <returns>Where it ends.</returns>
    public float DrawLegend(MapFrame column, IReadOnlyList<LegendBlock> blocks, double zoom)
    {
        float y = column.Y + 4;
        foreach (LegendBlock block in blocks)
        {
            string heading = block.Heading.In(language);
            if (block.Classes.Count > 0)
            {
                y += y > column.Y + 4 ? 8 : 0; // a heading stands off what is above it
                foreach (string line in font.Wrap(heading, 13, true, column.Width))
                {
                    y += 17;
                    canvas.Texts([new(line, column.X, y)], new(13, true, Ink));
                }

                y += 11;
                foreach (LegendEntry entry in block.Classes)
                {
                    DrawSwatch(block, entry, column.X, y, zoom);
                    string amount = entry.AmountIn(language);
                    float room = column.Width - 36 - font.WidthOf(amount, 12.5f, false) - 8, lower = 0;
                    foreach (string line in font.WidthOf(entry.Label.In(language), 12.5f, false) <= room || double.IsNaN(entry.AreaSquareKilometres) ? [entry.Label.In(language)] : font.Wrap(entry.Label.In(language), 12.5f, false, room))
                    {
                        canvas.Texts([new(line, column.X + 36, y + lower + 12.5f)], new(12.5f, false, Ink));
                        lower += 16;
                    }

                    canvas.Texts([new(amount, column.Right, y + 12.5f)], new(12.5f, false, Muted, TextAnchor.End));
                    y += 7 + lower;
                }

                canvas.Texts([new(block.AmountHeading.In(language), column.Right, y + 8)], new(10.5f, false, Muted, TextAnchor.End));
                y += 18;
            }
            else
            {
                y += 8;
                DrawSwatch(block, null, column.X, y, zoom);
                string count = block.Layer.IsPoints ? $" ({NumberSigns.Print(block.Features, 0, language)})" : string.Empty;
                canvas.Texts([new(heading + count, column.X + 36, y + 12.5f)], new(12.5f, false, Ink));
                y += 17;
                foreach (string line in block.Note.IsEmpty ? [] : font.Wrap(block.Note.In(language), 10.5f, false, column.Width - 36))
                {
                    canvas.Texts([new(line, column.X + 36, y + 11)], new(10.5f, false, Muted));
                    y += 14;
                }
            }
        }

        return y;
    }

    private void DrawSwatch(LegendBlock block, LegendEntry? entry, float x, float y, double zoom)
    {
        MapLayer layer = block.Layer;
        float middle = y + 8;
        if (layer.Symbol is SymbolStyle symbol)
        {
            canvas.Symbols([x + 13], [middle], symbol.Shape, Math.Max(6, (float)symbol.SizeAt(zoom)), entry?.Color ?? symbol.Color, symbol.Outline);
        }
        else if (entry is not null || layer.Fill is not null)
        {
            canvas.Rectangle(new MapFrame(x, y, 26, 16), entry?.Color ?? layer.Fill, entry?.Hatched ?? false, layer.Outline ?? new OutlineStyle { Color = Muted, Width = 0.5 });
        }
        else if (layer.Outline is OutlineStyle outline)
        {
            canvas.Rectangle(new MapFrame(x, middle - (float)(outline.Width / 2), 26, (float)outline.Width), outline.Color, false, null);
        }
    }
}
