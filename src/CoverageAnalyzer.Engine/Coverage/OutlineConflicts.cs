using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Finds the units whose edges do not fit together: edges that cross, touch or overlap, and rings inside other units.</summary>
internal static class OutlineConflicts
{
    /// <summary>Marks the units of edges that meet anywhere but at a common end.</summary>
    public static void Mark(PolygonSet set, OutlineEdges edges, bool[] unfit)
    {
        int count = edges.Ends.Length;
        if (count == 0)
        {
            return;
        }

        var bounds = Bounds.Empty;
        double length = 0;
        foreach (int i in edges.Ends)
        {
            bounds = bounds.Including(set.X[i], set.Y[i]);
            length += Math.Abs(set.X[i] - set.X[i - 1]) + Math.Abs(set.Y[i] - set.Y[i - 1]);
        }

        // Cells of about the length of an edge, as long as there are not many more cells than edges.
        double most = (4.0 * count) + 64;
        double cell = Math.Max(length / count, Math.Sqrt(bounds.Width) * Math.Sqrt(bounds.Height) / Math.Sqrt(most));
        cell = Math.Max(cell, Math.Max(bounds.Width, bounds.Height) / most);
        int columns = (int)(bounds.Width / cell) + 1, rows = (int)(bounds.Height / cell) + 1;
        var start = new int[(columns * rows) + 1];
        Visit(cellIndex => start[cellIndex + 1]++, null);
        for (int k = 0; k < columns * rows; k++)
        {
            start[k + 1] += start[k];
        }

        var next = start.AsSpan(0, columns * rows).ToArray();
        var listed = new int[start[^1]];
        Visit(null, (cellIndex, edge) => listed[next[cellIndex]++] = edge);
        for (int k = 0; k < columns * rows; k++)
        {
            for (int a = start[k]; a < start[k + 1]; a++)
            {
                for (int b = a + 1; b < start[k + 1]; b++)
                {
                    int one = listed[a], other = listed[b];
                    if (!(unfit[edges.Units[one]] && unfit[edges.Units[other]]) && Meet(set, edges.Ends[one], edges.Ends[other]))
                    {
                        unfit[edges.Units[one]] = unfit[edges.Units[other]] = true;
                    }
                }
            }
        }

        void Visit(Action<int>? countCell, Action<int, int>? list)
        {
            for (int e = 0; e < count; e++)
            {
                int i = edges.Ends[e];
                double x0 = set.X[i - 1], y0 = set.Y[i - 1], x1 = set.X[i], y1 = set.Y[i];
                (double lowX, double highX) = x0 < x1 ? (x0, x1) : (x1, x0);
                (double lowY, double highY) = y0 < y1 ? (y0, y1) : (y1, y0);
                int c0 = (int)((lowX - bounds.MinX) / cell), c1 = (int)((highX - bounds.MinX) / cell);
                int r0 = (int)((lowY - bounds.MinY) / cell), r1 = (int)((highY - bounds.MinY) / cell);
                for (int r = r0; r <= r1; r++)
                {
                    int from = c0, to = c1;
                    if (r1 - r0 > 1 && c1 - c0 > 1)
                    {
                        // A long slanting edge: the columns it passes within this row, and one more on either side for rounding.
                        double slope = (x1 - x0) / (y1 - y0);
                        double p = x0 + (slope * (Math.Clamp(bounds.MinY + (r * cell), lowY, highY) - y0));
                        double q = x0 + (slope * (Math.Clamp(bounds.MinY + ((r + 1) * cell), lowY, highY) - y0));
                        from = Math.Max(c0, (int)((Math.Min(p, q) - bounds.MinX) / cell) - 1);
                        to = Math.Min(c1, (int)((Math.Max(p, q) - bounds.MinX) / cell) + 1);
                    }

                    for (int c = from; c <= to; c++)
                    {
                        countCell?.Invoke((r * columns) + c);
                        list?.Invoke((r * columns) + c, e);
                    }
                }
            }
        }
    }

    /// <summary>Marks the units of rings that do not have the union on their left and nothing on their right: units inside other units.</summary>
    public static void MarkNested(PolygonSet set, PolygonSet rings, bool[] unfit)
    {
        if (rings.RingCount < 2)
        {
            return;
        }

        var bands = new UnitInterior();
        bands.Index(rings, 0, rings.BoundsOf());
        for (int ring = 0; ring < rings.RingCount; ring++)
        {
            int steepest = rings.RingStart[ring] + 1;
            for (int i = steepest + 1; i < rings.RingStart[ring + 1]; i++)
            {
                if (Math.Abs(rings.Y[i] - rings.Y[i - 1]) > Math.Abs(rings.Y[steepest] - rings.Y[steepest - 1]))
                {
                    steepest = i;
                }
            }

            // Windings of all other edges that a ray to the east from the middle of the steepest edge meets, and of that edge if the union lies west of it.
            double x = (rings.X[steepest] + rings.X[steepest - 1]) / 2, y = (rings.Y[steepest] + rings.Y[steepest - 1]) / 2;
            bool upwards = rings.Y[steepest] > rings.Y[steepest - 1];
            if (bands.WindingEastOf(x, y, steepest) + (upwards ? 1 : 0) == 1)
            {
                continue;
            }

            for (int unit = 0; unit < set.UnitCount; unit++)
            {
                Bounds bounds = set.BoundsOf(unit);
                if (bounds.Contains(x, y) && TouchesPlace(set, unit, bounds, x, y))
                {
                    unfit[unit] = true;
                }
            }
        }
    }

    // True where the unit holds the place or has it on an edge.
    private static bool TouchesPlace(PolygonSet set, int unit, Bounds bounds, double x, double y)
    {
        var interior = new UnitInterior();
        interior.Index(set, unit, bounds);
        if (interior.Contains(x, y))
        {
            return true;
        }

        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                if ((set.X[i] + set.X[i - 1]) / 2 == x && (set.Y[i] + set.Y[i - 1]) / 2 == y)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Meet(PolygonSet set, int i, int j)
    {
        double ax = set.X[i - 1], ay = set.Y[i - 1], bx = set.X[i], by = set.Y[i];
        double cx = set.X[j - 1], cy = set.Y[j - 1], dx = set.X[j], dy = set.Y[j];
        if (Math.Max(ax, bx) < Math.Min(cx, dx) || Math.Max(cx, dx) < Math.Min(ax, bx)
            || Math.Max(ay, by) < Math.Min(cy, dy) || Math.Max(cy, dy) < Math.Min(ay, by))
        {
            return false;
        }

        int c = ExactPredicates.Side(ax, ay, bx, by, cx, cy), d = ExactPredicates.Side(ax, ay, bx, by, dx, dy);
        if (c * d > 0)
        {
            return false;
        }

        int a = ExactPredicates.Side(cx, cy, dx, dy, ax, ay), b = ExactPredicates.Side(cx, cy, dx, dy, bx, by);
        if (a * b > 0)
        {
            return false;
        }

        if (c != 0 && d != 0 && a != 0 && b != 0)
        {
            return true;
        }

        // An end of one lies on the other: allowed only where it is an end of that one too; and on one line they must not overlap.
        bool ac = ax == cx && ay == cy, ad = ax == dx && ay == dy, bc = bx == cx && by == cy, bd = bx == dx && by == dy;
        if (c == 0 && d == 0)
        {
            (double px, double py, double qx, double qy, double rx, double ry) = ac ? (ax, ay, bx, by, dx, dy)
                : ad ? (ax, ay, bx, by, cx, cy) : bc ? (bx, by, ax, ay, dx, dy) : (bx, by, ax, ay, cx, cy);
            return !(ac || ad || bc || bd) || ((qx - px) * (rx - px)) + ((qy - py) * (ry - py)) > 0;
        }

        return !(ac || ad || bc || bd);
    }
}
