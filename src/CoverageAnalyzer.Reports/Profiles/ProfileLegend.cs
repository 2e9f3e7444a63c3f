using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>The legend below a picture of a path: entries side by side, in as many rows as they need.</summary>
internal sealed class ProfileLegend(IMapCanvas canvas, MapFont font)
{
    /// <summary>Height of a row in px.</summary>
    public const float RowHeight = 24;

    private const float Size = 12.5f, MarkWidth = 26, Gap = 22;

    /// <summary>Breaks entries into rows no wider than a limit.</summary>
    public static List<List<ProfileLegendEntry>> Rows(IReadOnlyList<ProfileLegendEntry> entries, MapFont font, float width)
    {
        var rows = new List<List<ProfileLegendEntry>> { new() };
        float used = 0;
        foreach (ProfileLegendEntry entry in entries)
        {
            float wide = WidthOf(entry, font);
            if (used > 0 && used + wide > width)
            {
                rows.Add([]);
                used = 0;
            }

            rows[^1].Add(entry);
            used += wide;
        }

        return rows;
    }

    /// <summary>Draws the rows from a corner on.</summary>
    public void Draw(IReadOnlyList<IReadOnlyList<ProfileLegendEntry>> rows, float left, float top)
    {
        var texts = new List<MapTextItem>();
        float y = top;
        foreach (IReadOnlyList<ProfileLegendEntry> row in rows)
        {
            float x = left;
            foreach (ProfileLegendEntry entry in row)
            {
                DrawMark(entry, x, y);
                texts.Add(new(entry.Text, x + MarkWidth + 8, y + 5));
                x += WidthOf(entry, font);
            }

            y += RowHeight;
        }

        canvas.Texts(texts, new MapTextStyle(Size, false, ProfileColors.Ink));
    }

    private static float WidthOf(ProfileLegendEntry entry, MapFont font) => MarkWidth + 8 + font.WidthOf(entry.Text, Size, false) + Gap;

    private void DrawMark(ProfileLegendEntry entry, float x, float middle)
    {
        var line = new OutlineStyle { Color = ProfileColors.Muted, Width = 0.5 };
        switch (entry.Mark)
        {
            case ProfileMark.Line:
                ProfileCurves.Stroke(canvas, [[(x, middle), (x + MarkWidth, middle)]], entry.Color, 1.8);
                break;
            case ProfileMark.Dashes:
                ProfileCurves.Stroke(canvas, ProfileCurves.Dashed([(x, middle), (x + MarkWidth, middle)], 6, 4), entry.Color, 1.1);
                break;
            case ProfileMark.Triangle:
                canvas.Symbols([x + (MarkWidth / 2)], [middle - 1], SymbolShape.Triangle, 13, entry.Color, null);
                break;
            default:
                canvas.Rectangle(new MapFrame(x, middle - 7, MarkWidth, 14), entry.Color, entry.Mark == ProfileMark.Hatch, line);
                break;
        }
    }
}
