using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>Areas and lines of a picture on a canvas of maps, from positions in px.</summary>
internal static class ProfileCurves
{
    /// <summary>Fills polygons with one look.</summary>
    public static void Fill(IMapCanvas canvas, IReadOnlyList<IReadOnlyList<(float X, float Y)>> polygons, MapColor color, bool hatched = false)
    {
        (float X, float Y)[][] some = [.. polygons.Where(p => p.Count >= 3).Select(p => p.ToArray())];
        if (some.Length == 0)
        {
            return;
        }

        var ringStart = new int[some.Length + 1];
        for (int i = 0; i < some.Length; i++)
        {
            ringStart[i + 1] = ringStart[i] + some[i].Length;
        }

        int[] unitStart = [.. Enumerable.Range(0, some.Length + 1)];
        (float X, float Y)[] all = [.. some.SelectMany(p => p)];
        var shapes = new MapShapes([.. all.Select(p => Grid(p.X))], [.. all.Select(p => Grid(p.Y))], ringStart, unitStart);
        canvas.Polygons(shapes, [new UnitLook([.. Enumerable.Range(0, some.Length)], color, hatched)], null, null);
    }

    /// <summary>Draws open lines.</summary>
    public static void Stroke(IMapCanvas canvas, IReadOnlyList<IReadOnlyList<(float X, float Y)>> lines, MapColor color, double width)
    {
        (float X, float Y)[][] some = [.. lines.Where(l => l.Count >= 2).Select(l => l.ToArray())];
        if (some.Length == 0)
        {
            return;
        }

        var start = new int[some.Length + 1];
        for (int i = 0; i < some.Length; i++)
        {
            start[i + 1] = start[i] + some[i].Length;
        }

        (float X, float Y)[] all = [.. some.SelectMany(l => l)];
        canvas.Lines(new MapLines([.. all.Select(p => Grid(p.X))], [.. all.Select(p => Grid(p.Y))], start), new OutlineStyle { Color = color, Width = width });
    }

    /// <summary>A line cut into dashes.</summary>
    public static IReadOnlyList<IReadOnlyList<(float X, float Y)>> Dashed(IReadOnlyList<(float X, float Y)> line, float dash, float gap)
    {
        var dashes = new List<IReadOnlyList<(float X, float Y)>>();
        var now = new List<(float X, float Y)> { line[0] };
        bool isInk = true;
        float left = dash;
        for (int i = 1; i < line.Count; i++)
        {
            (float x, float y) = line[i - 1];
            float dx = line[i].X - x, dy = line[i].Y - y, length = MathF.Sqrt((dx * dx) + (dy * dy)), gone = 0;
            while (length - gone > left)
            {
                gone += left;
                (float X, float Y) at = (x + (dx * gone / length), y + (dy * gone / length));
                if (isInk)
                {
                    now.Add(at);
                    dashes.Add(now);
                }

                now = [at];
                isInk = !isInk;
                left = isInk ? dash : gap;
            }

            left -= length - gone;
            if (isInk)
            {
                now.Add(line[i]);
            }
        }

        if (isInk)
        {
            dashes.Add(now);
        }

        return dashes;
    }

    private static int Grid(float pixels) => (int)MathF.Round(pixels / MapView.GridPixels);
}
