using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Polygons simplified for a picture: flat arrays of grid positions, rings not closed.</summary>
internal sealed class MapShapes
{
    private const double ThinnestHolePixels = 2.5;

    private MapShapes(int[] x, int[] y, int[] ringStart, int[] unitStart)
    {
        X = x;
        Y = y;
        RingStart = ringStart;
        UnitStart = unitStart;
    }

    public int[] X { get; }

    public int[] Y { get; }

    public int[] RingStart { get; }

    public int[] UnitStart { get; }

    public int UnitCount => UnitStart.Length - 1;

    /// <summary>
    /// Snaps to the grid, drops repeated and straight-through vertices, rings of less than a px, and holes so thin that only their
    /// outline would be seen (gaps between communes that do not fit each other); a unit that would vanish keeps a mark of about 2 px.
    /// </summary>
    public static MapShapes Of(PolygonSet plane, MapView view)
    {
        var x = new List<int>(plane.VertexCount / 2);
        var y = new List<int>(plane.VertexCount / 2);
        var ringStart = new List<int> { 0 };
        var unitStart = new int[plane.UnitCount + 1];
        for (int u = 0; u < plane.UnitCount; u++)
        {
            int shellSign = 0;
            for (int r = plane.UnitStart[u]; r < plane.UnitStart[u + 1]; r++)
            {
                AddRing(plane, r, view, x, y, ringStart, ref shellSign);
            }

            if (ringStart.Count - 1 == unitStart[u] && plane.UnitStart[u + 1] > plane.UnitStart[u])
            {
                int first = plane.RingStart[plane.UnitStart[u]];
                AddMark(view.GridX(plane.X[first]), view.GridY(plane.Y[first]), x, y, ringStart);
            }

            unitStart[u + 1] = ringStart.Count - 1;
        }

        return new([.. x], [.. y], [.. ringStart], unitStart);
    }

    /// <summary>Bounds of a unit in px; an empty frame at the origin for a unit without a ring.</summary>
    public MapFrame FrameOf(int unit)
    {
        int from = RingStart[UnitStart[unit]], to = RingStart[UnitStart[unit + 1]];
        if (from == to)
        {
            return default;
        }

        int minX = int.MaxValue, minY = int.MaxValue, maxX = int.MinValue, maxY = int.MinValue;
        for (int i = from; i < to; i++)
        {
            minX = Math.Min(minX, X[i]);
            maxX = Math.Max(maxX, X[i]);
            minY = Math.Min(minY, Y[i]);
            maxY = Math.Max(maxY, Y[i]);
        }

        const float Grid = MapView.GridPixels;
        return new(minX * Grid, minY * Grid, (maxX - minX) * Grid, (maxY - minY) * Grid);
    }

    /// <summary>Where a horizontal line runs inside a unit: rising abscissas in px, in pairs.</summary>
    public void SpansAt(int unit, float pixelY, List<float> crossings)
    {
        crossings.Clear();
        double y = (pixelY / MapView.GridPixels) + 1e-4; // never exactly through a grid position
        for (int r = UnitStart[unit]; r < UnitStart[unit + 1]; r++)
        {
            int first = RingStart[r], last = RingStart[r + 1] - 1;
            for (int i = first, j = last; i <= last; j = i++)
            {
                if (Y[i] > y != Y[j] > y)
                {
                    crossings.Add((float)((X[i] + ((y - Y[i]) / (Y[j] - Y[i]) * (X[j] - X[i]))) * MapView.GridPixels));
                }
            }
        }

        crossings.Sort();
    }

    private static void AddRing(PolygonSet plane, int ring, MapView view, List<int> x, List<int> y, List<int> ringStart, ref int shellSign)
    {
        int start = x.Count;
        double twiceArea = 0, length = 0;
        for (int i = plane.RingStart[ring]; i < plane.RingStart[ring + 1] - 1; i++)
        {
            int gx = view.GridX(plane.X[i]), gy = view.GridY(plane.Y[i]);
            int n = x.Count;
            if (n > start && x[n - 1] == gx && y[n - 1] == gy)
            {
                continue;
            }

            if (n > start + 1 && IsStraight(x[n - 2], y[n - 2], x[n - 1], y[n - 1], gx, gy))
            {
                x[n - 1] = gx;
                y[n - 1] = gy;
                continue;
            }

            x.Add(gx);
            y.Add(gy);
        }

        if (x.Count > start + 1 && x[^1] == x[start] && y[^1] == y[start])
        {
            x.RemoveAt(x.Count - 1);
            y.RemoveAt(y.Count - 1);
        }

        for (int i = start, j = x.Count - 1; i < x.Count; j = i++)
        {
            twiceArea += ((double)x[j] * y[i]) - ((double)x[i] * y[j]);
            double dx = x[i] - x[j], dy = y[i] - y[j];
            length += Math.Sqrt((dx * dx) + (dy * dy));
        }

        // Less than half a px² would be a speck of outline. Twice the area over the length is the width of a thin strip.
        bool thinHole = shellSign != 0 && Math.Sign(twiceArea) != shellSign && Math.Abs(twiceArea) * MapView.GridPixels < ThinnestHolePixels * length;
        if (x.Count - start < 3 || thinHole || Math.Abs(twiceArea) < 1 / (MapView.GridPixels * MapView.GridPixels))
        {
            x.RemoveRange(start, x.Count - start);
            y.RemoveRange(start, y.Count - start);
            return;
        }

        shellSign = shellSign == 0 ? Math.Sign(twiceArea) : shellSign;
        ringStart.Add(x.Count);
    }

    private static bool IsStraight(long ax, long ay, long bx, long by, long cx, long cy) =>
        ((bx - ax) * (cy - by)) - ((by - ay) * (cx - bx)) == 0 && ((bx - ax) * (cx - bx)) + ((by - ay) * (cy - by)) > 0;

    private static void AddMark(int gx, int gy, List<int> x, List<int> y, List<int> ringStart)
    {
        const int Half = 5;
        x.AddRange([gx - Half, gx, gx + Half, gx]);
        y.AddRange([gy, gy - Half, gy, gy + Half]);
        ringStart.Add(x.Count);
    }
}
