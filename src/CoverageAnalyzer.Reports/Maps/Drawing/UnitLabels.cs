using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Finds places for labels.</summary>
internal sealed class UnitLabels
{
    private const float LineHeight = 1.15f; // of the letters' size
    private const float Ascent = 0.78f; // of the letters' size: from the top of a line's box to its base line, stacked accents included
    private const int Rows = 14;

    private readonly MapFont font;
    private readonly LabelPlacer placer;

    public UnitLabels(MapFont font, LabelPlacer placer)
    {
        this.font = font;
        this.placer = placer;
    }

    /// <summary>Puts a label inside a unit, on one line or two, where the unit is wide enough.</summary>
    /// <returns>Its lines; empty where it does not fit.</returns>
    public IReadOnlyList<MapTextItem> PlaceInside(string text, LabelStyle style, MapShapes shapes, int unit)
    {
        float size = (float)style.Size;
        MapFrame bounds = shapes.FrameOf(unit);
        var tries = new List<(string[] Lines, float Width, float Height, List<(float X, float Y, float Score)> Spots)>();
        foreach (string[] lines in LinesOf(text))
        {
            (float width, float height) = SizeOf(lines, size, style.Bold);
            if (bounds.Width >= width && bounds.Height >= height)
            {
                tries.Add((lines, width, height, Spots(shapes, unit, bounds, width, height)));
            }
        }

        foreach (bool offSymbols in (ReadOnlySpan<bool>)[true, false])
        {
            foreach ((string[] lines, float width, float height, var spots) in tries)
            {
                foreach ((float x, float y, _) in spots)
                {
                    if (placer.TryTake(new MapFrame(x - (width / 2) - 1, y - (height / 2), width + 2, height), offSymbols))
                    {
                        return Items(lines, x, y, size);
                    }
                }
            }
        }

        return [];
    }

    /// <summary>Puts a label as near to a place as it gets without covering another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="x">Abscissa wanted for its middle.</param>
    /// <param name="y">Ordinate wanted for its middle.</param>
    /// <param name="reach">How far it may stand off, in px.</param>
    /// <param name="isAllowed">Whether its middle may stand at a place.</param>
    /// <returns>Its lines; empty where there is no room.</returns>
    public IReadOnlyList<MapTextItem> PlaceNear(string text, LabelStyle style, float x, float y, float reach, Func<float, float, bool> isAllowed)
    {
        return PlaceNear(text, style, x, y, reach, isAllowed, offSymbols: true) is { Count: > 0 } free
            ? free
            : PlaceNear(text, style, x, y, reach, isAllowed, offSymbols: false);
    }

    private List<MapTextItem> PlaceNear(
        string text, LabelStyle style, float x, float y, float reach, Func<float, float, bool> isAllowed, bool offSymbols)
    {
        float size = (float)style.Size;
        for (float distance = 0; distance <= reach; distance += 6)
        {
            foreach (string[] lines in LinesOf(text))
            {
                (float width, float height) = SizeOf(lines, size, style.Bold);
                int directions = distance == 0 ? 1 : 12;
                for (int d = 0; d < directions; d++)
                {
                    float angle = 2 * MathF.PI * d / directions;
                    float cx = x + (distance * MathF.Cos(angle)), cy = y + (distance * MathF.Sin(angle));
                    if (isAllowed(cx, cy) && placer.TryTake(new MapFrame(cx - (width / 2) - 2, cy - (height / 2) - 1, width + 4, height + 2), offSymbols))
                    {
                        return Items(lines, cx, cy, size);
                    }
                }
            }
        }

        return [];
    }

    private static List<MapTextItem> Items(string[] lines, float x, float y, float size)
    {
        float top = y - (lines.Length * size * LineHeight / 2);
        return [.. lines.Select((line, i) => new MapTextItem(line, x, top + (i * size * LineHeight) + (size * (Ascent + ((LineHeight - 1) / 2)))))];
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
        var spans = new List<float>[] { [], [], [] };
        float room = bounds.Height - height;
        for (int row = 0; row < Rows; row++)
        {
            float y = bounds.Y + (height / 2) + (room * (row + 0.5f) / Rows);
            for (int k = 0; k < 3; k++)
            {
                shapes.SpansAt(unit, y + ((k - 1) * height / 2), spans[k]);
            }

            for (int i = 0; i + 1 < spans[1].Count; i += 2)
            {
                float left = spans[1][i], right = spans[1][i + 1], middle = (left + right) / 2;
                Narrow(spans[0], middle, ref left, ref right);
                Narrow(spans[2], middle, ref left, ref right);
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
