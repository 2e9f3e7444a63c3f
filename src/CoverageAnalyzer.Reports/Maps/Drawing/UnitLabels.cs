using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Finds places for labels.</summary>
internal sealed class UnitLabels
{
    private const float LineHeight = 1.15f; // of the letters' size
    private const float Ascent = 0.78f; // of the letters' size: from the top of a line's box to its base line, stacked accents included
    private const int Rows = 14;
    private const int Directions = 16;
    private const float StepPixels = 5;
    private const float SymbolCost = 14; // px a label goes out of its way to leave one symbol free
    private const float BreakCost = 4;
    private const int Probes = 5; // lines across a label at which it must lie inside its unit

    private readonly MapFont font;
    private readonly LabelPlacer placer;

    public UnitLabels(MapFont font, LabelPlacer placer)
    {
        this.font = font;
        this.placer = placer;
    }

    /// <summary>Whether a frame is as high as a line: what is lower needs no measuring.</summary>
    /// <param name="bounds">The frame.</param>
    /// <param name="style">How the line looks.</param>
    public static bool HoldsLine(MapFrame bounds, LabelStyle style) => bounds.Height >= (float)style.Size * LineHeight;

    /// <summary>Puts a label inside a unit, on one line or two, where the unit is wide enough and no symbol stands there.</summary>
    /// <returns>Its lines; empty where it does not fit: no name reads better than one across a border or a point.</returns>
    public IReadOnlyList<MapTextItem> PlaceInside(string text, LabelStyle style, MapShapes shapes, int unit)
    {
        float size = (float)style.Size;
        MapFrame bounds = shapes.FrameOf(unit);
        if (!HoldsLine(bounds, style))
        {
            return [];
        }

        foreach (string[] lines in LinesOf(text))
        {
            (float width, float height) = SizeOf(lines, size, style.Bold);
            if (bounds.Width < width || bounds.Height < height)
            {
                continue;
            }

            foreach ((float x, float y, _) in Spots(shapes, unit, bounds, width, height))
            {
                var box = new MapFrame(x - (width / 2) - 1, y - (height / 2), width + 2, height);
                if (placer.IsFree(box) && placer.SymbolsUnder(box) == 0)
                {
                    placer.Block(box);
                    return Items(lines, x, y, style);
                }
            }
        }

        return [];
    }

    /// <summary>Puts a label where it costs least: near a place, off the symbols, and as the caller values the ground under it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="x">Abscissa wanted for its middle.</param>
    /// <param name="y">Ordinate wanted for its middle.</param>
    /// <param name="reach">How far it may stand off, in px.</param>
    /// <param name="costOf">What standing on a box costs, in px of distance; infinite where it must not stand.</param>
    /// <returns>Its lines; empty where there is no room.</returns>
    public IReadOnlyList<MapTextItem> PlaceNear(string text, LabelStyle style, float x, float y, float reach, Func<MapFrame, float> costOf)
    {
        float size = (float)style.Size;
        float best = float.PositiveInfinity;
        MapFrame bestBox = default;
        string[] bestLines = [];
        foreach (string[] lines in LinesOf(text))
        {
            (float width, float height) = SizeOf(lines, size, style.Bold);
            for (float distance = 0; distance <= reach; distance += StepPixels)
            {
                int directions = distance == 0 ? 1 : Directions;
                for (int d = 0; d < directions; d++)
                {
                    float angle = 2 * MathF.PI * d / directions;
                    float cx = x + (distance * MathF.Cos(angle)), cy = y + (distance * MathF.Sin(angle));
                    var box = new MapFrame(cx - (width / 2) - 2, cy - (height / 2) - 1, width + 4, height + 2);
                    float cost = distance + (lines.Length > 1 ? BreakCost : 0);
                    if (cost >= best || !placer.IsFree(box))
                    {
                        continue;
                    }

                    cost += (SymbolCost * placer.SymbolsUnder(box)) + costOf(box);
                    if (cost < best)
                    {
                        (best, bestBox, bestLines) = (cost, box, lines);
                    }
                }
            }
        }

        if (bestLines.Length == 0)
        {
            return [];
        }

        placer.Block(bestBox);
        return Items(bestLines, bestBox.X + (bestBox.Width / 2), bestBox.Y + (bestBox.Height / 2), style);
    }

    private List<MapTextItem> Items(string[] lines, float x, float y, LabelStyle style)
    {
        float size = (float)style.Size;
        float top = y - (lines.Length * size * LineHeight / 2);
        return [.. lines.Select((line, i) => new MapTextItem(line, x, top + (i * size * LineHeight) + (size * (Ascent + ((LineHeight - 1) / 2))), font.WidthOf(line, size, style.Bold)))];
    }

    /// <summary>The text on one line, then broken in two where that makes the most even lines.</summary>
    private static IEnumerable<string[]> LinesOf(string text)
    {
        yield return [text];
        int best = -1;
        for (int i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == ' ' && (best < 0 || Math.Abs((2 * i) - text.Length) < Math.Abs((2 * best) - text.Length)))
            {
                best = i;
            }
        }

        // A short name broken in two reads worse than none.
        if (best > 0 && text.Length > 7)
        {
            yield return [text[..best].Trim(), text[(best + 1)..].Trim()];
        }
    }

    private (float Width, float Height) SizeOf(string[] lines, float size, bool bold) =>
        (lines.Max(l => font.WidthOf(l, size, bold)), lines.Length * size * LineHeight);

    /// <summary>Middles of boxes that lie wholly inside the unit, the roomiest and most central first.</summary>
    private static List<(float X, float Y, float Score)> Spots(MapShapes shapes, int unit, MapFrame bounds, float width, float height)
    {
        var spots = new List<(float X, float Y, float Score)>();
        var spans = new List<float>[Probes];
        for (int k = 0; k < Probes; k++)
        {
            spans[k] = [];
        }

        float room = bounds.Height - height;
        for (int row = 0; row < Rows; row++)
        {
            float y = bounds.Y + (height / 2) + (room * (row + 0.5f) / Rows);
            for (int k = 0; k < Probes; k++)
            {
                shapes.SpansAt(unit, y + (((float)k / (Probes - 1)) - 0.5f) * height, spans[k]);
            }

            List<float> across = spans[Probes / 2];
            for (int i = 0; i + 1 < across.Count; i += 2)
            {
                float left = across[i], right = across[i + 1], middle = (left + right) / 2;
                for (int k = 0; k < Probes; k++)
                {
                    Narrow(spans[k], middle, ref left, ref right);
                }

                if (right - left >= width)
                {
                    float score = right - left - width - (0.6f * MathF.Abs(y - bounds.Y - (bounds.Height / 2)));
                    float slack = (right - left - width) / 2;
                    spots.Add(((left + right) / 2, y, score));
                    spots.Add((((left + right) / 2) - (0.7f * slack), y, score - slack));
                    spots.Add((((left + right) / 2) + (0.7f * slack), y, score - slack));
                }
            }
        }

        spots.Sort((a, b) => b.Score.CompareTo(a.Score) is not 0 and int order ? order : a.Y.CompareTo(b.Y) is not 0 and int byY ? byY : a.X.CompareTo(b.X));
        return spots;
    }

    /// <summary>Cuts an interval down to the widest span of another line that it meets.</summary>
    private static void Narrow(List<float> spans, float middle, ref float left, ref float right)
    {
        float bestLeft = middle, bestRight = middle;
        for (int i = 0; i + 1 < spans.Count; i += 2)
        {
            float l = Math.Max(left, spans[i]), r = Math.Min(right, spans[i + 1]);
            if (r - l > bestRight - bestLeft)
            {
                bestLeft = l;
                bestRight = r;
            }
        }

        left = bestLeft;
        right = bestRight;
    }
}
