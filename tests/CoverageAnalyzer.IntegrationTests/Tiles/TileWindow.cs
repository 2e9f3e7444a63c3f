namespace CoverageAnalyzer.IntegrationTests.Tiles;

/// <summary>The part of a ring within the tile proper, without its buffer, in doubles: a judge that rounds nothing.</summary>
internal static class TileWindow
{
    /// <summary>Signed area within 0 … 4096 both ways.</summary>
    public static double AreaWithin(IReadOnlyList<(int X, int Y)> ring)
    {
        List<(double X, double Y)> points = [.. ring.Select(p => ((double)p.X, (double)p.Y))];
        points = Cut(points, p => p.X, 0, 1);
        points = Cut(points, p => p.X, 4096, -1);
        points = Cut(points, p => p.Y, 0, 1);
        points = Cut(points, p => p.Y, 4096, -1);
        double twice = 0;
        for (int i = 0; i < points.Count; i++)
        {
            (double x, double y) = points[i];
            (double nextX, double nextY) = points[(i + 1) % points.Count];
            twice += (x * nextY) - (nextX * y);
        }

        return twice / 2;
    }

    /// <summary>Length within 0 … 4096 both ways.</summary>
    public static double LengthWithin(IReadOnlyList<(int X, int Y)> line)
    {
        double length = 0;
        for (int i = 1; i < line.Count; i++)
        {
            double dx = line[i].X - line[i - 1].X, dy = line[i].Y - line[i - 1].Y, from = 0, to = 1;
            foreach ((double start, double step) in ((double, double)[])[(line[i - 1].X, dx), (line[i - 1].Y, dy)])
            {
                double a = step == 0 ? (start is >= 0 and <= 4096 ? 0 : 2) : -start / step, b = step == 0 ? 1 : (4096 - start) / step;
                (from, to) = (Math.Max(from, Math.Min(a, b)), Math.Min(to, Math.Max(a, b)));
            }

            length += Math.Max(0, to - from) * Math.Sqrt((dx * dx) + (dy * dy));
        }

        return length;
    }

    private static List<(double X, double Y)> Cut(List<(double X, double Y)> points, Func<(double X, double Y), double> axis, double limit, int sign)
    {
        var kept = new List<(double X, double Y)>();
        for (int i = 0; i < points.Count; i++)
        {
            (double X, double Y) a = points[i], b = points[(i + 1) % points.Count];
            double da = sign * (axis(a) - limit), db = sign * (axis(b) - limit);
            if (da >= 0)
            {
                kept.Add(a);
            }

            if (da * db < 0)
            {
                double t = da / (da - db);
                kept.Add((a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y))));
            }
        }

        return kept;
    }
}
