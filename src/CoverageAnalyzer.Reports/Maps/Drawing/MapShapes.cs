using System.Buffers;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Polygons simplified for a picture: flat arrays of grid positions, rings not closed.</summary>
internal sealed class MapShapes
{
    private const double ThinnestHolePixels = 2.5;
    private const int MarkPositions = 4;

    private readonly Lazy<(string Text, int[] Start)> paths;
    private readonly Lazy<MapLines> outlines;

    /// <summary>Polygons as they are.</summary>
    /// <param name="x">Abscissas on the grid.</param>
    /// <param name="y">Ordinates on the grid.</param>
    /// <param name="ringStart">First position of each ring, and the number of positions.</param>
    /// <param name="unitStart">First ring of each unit, and the number of rings.</param>
    internal MapShapes(int[] x, int[] y, int[] ringStart, int[] unitStart)
    {
        X = x;
        Y = y;
        RingStart = ringStart;
        UnitStart = unitStart;
        paths = new(() => SvgPathData.OfUnits(this));
        outlines = new(() => SharedEdges.Of(this));
    }

    public int[] X { get; }

    public int[] Y { get; }

    public int[] RingStart { get; }

    public int[] UnitStart { get; }

    public int UnitCount => UnitStart.Length - 1;

    /// <summary>The outlines of all units; what two of them share is one line.</summary>
    public MapLines Outlines => outlines.Value;

    /// <summary>The rings of a unit as SVG path data.</summary>
    /// <param name="unit">The unit.</param>
    public ReadOnlySpan<char> PathOf(int unit) => paths.Value.Text.AsSpan(paths.Value.Start[unit]..paths.Value.Start[unit + 1]);

    /// <summary>
    /// Snaps to the grid, drops repeated and straight-through vertices, rings of less than a px, and holes so thin that only their
    /// outline would be seen (gaps between communes that do not fit each other); a unit that would vanish keeps a mark of about 2 px.
    /// </summary>
    /// <param name="plane">The polygons.</param>
    /// <param name="view">Where the picture's grid lies.</param>
    /// <param name="keepsThinHoles">Whether thin holes are kept: other units of the same set lie in them.</param>
    public static MapShapes Of(PolygonSet plane, MapView view, bool keepsThinHoles = false)
    {
        // Simplified in place: what is kept of a ring is never longer than the ring.
        int[] x = ArrayPool<int>.Shared.Rent(plane.VertexCount), y = ArrayPool<int>.Shared.Rent(plane.VertexCount);
        view.GridXs(plane.X, x);
        view.GridYs(plane.Y, y);
        var ringStart = new int[plane.RingCount + 1];
        var unitStart = new int[plane.UnitCount + 1];
        int rings = 0;
        for (int u = 0; u < plane.UnitCount; u++)
        {
            int shellSign = 0, before = ringStart[rings];
            var firstOfUnit = plane.UnitStart[u + 1] > plane.UnitStart[u] ? (X: x[plane.RingStart[plane.UnitStart[u]]], Y: y[plane.RingStart[plane.UnitStart[u]]]) : default;
            for (int r = plane.UnitStart[u]; r < plane.UnitStart[u + 1]; r++)
            {
                int kept = Simplify(x, y, plane.RingStart[r], plane.RingStart[r + 1] - 1, ringStart[rings], keepsThinHoles, ref shellSign);
                if (kept > 0)
                {
                    ringStart[rings + 1] = ringStart[rings] + kept;
                    rings++;
                }
            }

            if (ringStart[rings] == before && plane.UnitStart[u + 1] > plane.UnitStart[u])
            {
                AddMark(x.AsSpan(before, MarkPositions), y.AsSpan(before, MarkPositions), firstOfUnit.X, firstOfUnit.Y);
                ringStart[++rings] = before + MarkPositions;
            }

            unitStart[u + 1] = rings;
        }

        MapShapes shapes = new(x[..ringStart[rings]], y[..ringStart[rings]], ringStart[..(rings + 1)], unitStart);
        ArrayPool<int>.Shared.Return(x);
        ArrayPool<int>.Shared.Return(y);
        return shapes;
    }

    /// <summary>The same polygons further down.</summary>
    /// <param name="down">Grid lines.</param>
    public MapShapes MovedDown(int down) => new(X, Array.ConvertAll(Y, y => y + down), RingStart, UnitStart);

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

    /// <summary>Writes what is kept of a ring (positions <paramref name="from"/> to <paramref name="end"/>, its closing one left out) from <paramref name="start"/> on.</summary>
    /// <returns>Positions kept; 0: the ring is dropped.</returns>
    private static int Simplify(int[] x, int[] y, int from, int end, int start, bool keepsThinHoles, ref int shellSign)
    {
        int n = start;
        int lastX = 0, lastY = 0, beforeX = 0, beforeY = 0;
        for (int i = from; i < end; i++)
        {
            int gx = x[i], gy = y[i];
            if (n > start && lastX == gx && lastY == gy)
            {
                continue;
            }

            if (n > start + 1 && IsStraight(beforeX, beforeY, lastX, lastY, gx, gy))
            {
                n--;
            }
            else
            {
                (beforeX, beforeY) = (lastX, lastY);
            }

            (x[n], y[n]) = (gx, gy);
            (lastX, lastY) = (gx, gy);
            n++;
        }

        if (n > start + 1 && x[n - 1] == x[start] && y[n - 1] == y[start])
        {
            n--;
        }

        return IsSeen(x.AsSpan(start, n - start), y.AsSpan(start, n - start), keepsThinHoles, ref shellSign) ? n - start : 0;
    }

    private static bool IsSeen(ReadOnlySpan<int> x, ReadOnlySpan<int> y, bool keepsThinHoles, ref int shellSign)
    {
        if (x.Length < 3)
        {
            return false;
        }

        long twiceArea = 0;
        int fromX = x[^1], fromY = y[^1];
        for (int i = 0; i < x.Length; i++)
        {
            twiceArea += ((long)fromX * y[i]) - ((long)x[i] * fromY);
            (fromX, fromY) = (x[i], y[i]);
        }

        // Less than half a px² would be a speck of outline.
        if (Math.Abs(twiceArea) < 1 / (MapView.GridPixels * MapView.GridPixels))
        {
            return false;
        }

        // Twice the area over the length is the width of a thin strip.
        if (!keepsThinHoles && shellSign != 0 && Math.Sign(twiceArea) != shellSign && Math.Abs(twiceArea) * MapView.GridPixels < ThinnestHolePixels * LengthOf(x, y))
        {
            return false;
        }

        shellSign = shellSign == 0 ? Math.Sign(twiceArea) : shellSign;
        return true;
    }

    private static double LengthOf(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        double length = 0;
        for (int i = 0, j = x.Length - 1; i < x.Length; j = i++)
        {
            double dx = x[i] - x[j], dy = y[i] - y[j];
            length += Math.Sqrt((dx * dx) + (dy * dy));
        }

        return length;
    }

    private static bool IsStraight(long ax, long ay, long bx, long by, long cx, long cy) =>
        ((bx - ax) * (cy - by)) - ((by - ay) * (cx - bx)) == 0 && ((bx - ax) * (cx - bx)) + ((by - ay) * (cy - by)) > 0;

    private static void AddMark(Span<int> x, Span<int> y, int gx, int gy)
    {
        const int Half = 5;
        (x[0], x[1], x[2], x[3]) = (gx - Half, gx, gx + Half, gx);
        (y[0], y[1], y[2], y[3]) = (gy, gy - Half, gy, gy + Half);
    }
}
