using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The covered area of one unit after the other; one a thread.</summary>
/// <remarks>
/// Where an edge of the unit crosses a circle is worked out once and used for the edge and for the circle, and whether a vertex is inside a
/// disc is asked of the vertex, not of its edges: so edge parts and arcs join up to closed lines. Only where three lines all but meet in one
/// place may rounding open a gap there, which <see cref="OutlineClosure"/> notices and closes.
/// All coordinates are taken relative to the middle of the unit.
/// </remarks>
internal sealed partial class CoveredUnit(PolygonSet plane, DiscIndex discs, FreeArcs outline)
{
    /// <summary>Longest chord that closes a gap, in radii: 0.3 m for 3 km.</summary>
    private const double ClosingReach = 1e-4;

    private readonly int[] seenBy = new int[discs.Count]; // number of the last search that met the disc
    private readonly double closingReach = discs.LargestRadius * ClosingReach;
    private readonly UnitInterior interior = new();
    private readonly OutlineClosure closure = new();
    private readonly List<Crossing> crossings = [];
    private readonly List<Stop> stops = [];
    private int[] near = new int[64];
    private EdgeInterval[] intervals = new EdgeInterval[64];
    private int search;
    private bool interiorIndexed;
    private double originX;
    private double originY;
    private double doubleArea;
    private bool anyEdgeOut;
    private bool anyEdgeIn;
    private bool anyArc;

    /// <summary>Ends of outline pieces, over all units so far, that found nothing to join up with. Tests hold this to 0.</summary>
    public int OpenEnds { get; private set; }

    /// <summary>Covered area of a unit in square metres.</summary>
    public double AreaOf(int unit)
    {
        int firstRing = plane.UnitStart[unit], lastRing = plane.UnitStart[unit + 1];
        if (firstRing == lastRing)
        {
            return 0;
        }

        Bounds bounds = plane.BoundsOf(unit);
        int firstColumn = discs.ColumnOf(bounds.MinX), lastColumn = discs.ColumnOf(bounds.MaxX);
        int firstRow = discs.RowOf(bounds.MinY), lastRow = discs.RowOf(bounds.MaxY);
        if (lastColumn < 0 || firstColumn >= discs.Columns || lastRow < 0 || firstRow >= discs.Rows)
        {
            return 0;
        }

        double whole = Math.Max(0, plane.PlaneAreaOf(unit));
        if (AllClosed(firstColumn, lastColumn, firstRow, lastRow))
        {
            return whole;
        }

        originX = (bounds.MinX + bounds.MaxX) / 2;
        originY = (bounds.MinY + bounds.MaxY) / 2;
        doubleArea = 0;
        anyEdgeOut = anyEdgeIn = anyArc = interiorIndexed = false;
        crossings.Clear();
        closure.Clear();
        for (int ring = firstRing; ring < lastRing; ring++)
        {
            for (int i = plane.RingStart[ring] + 1; i < plane.RingStart[ring + 1]; i++)
            {
                AddEdge(i);
            }
        }

        CollectionsMarshal.AsSpan(crossings).Sort();
        AddArcs(unit, bounds, firstColumn, lastColumn, firstRow, lastRow);
        if (!anyArc && !(anyEdgeOut && anyEdgeIn))
        {
            return anyEdgeOut ? 0 : whole;
        }

        OpenEnds += closure.Close(closingReach, ref doubleArea);
        return Math.Clamp(doubleArea / 2, 0, whole);
    }

    private bool AllClosed(int firstColumn, int lastColumn, int firstRow, int lastRow)
    {
        if (firstColumn < 0 || firstRow < 0 || lastColumn >= discs.Columns || lastRow >= discs.Rows)
        {
            return false;
        }

        for (int row = firstRow; row <= lastRow; row++)
        {
            if (discs.Coverer.AsSpan((row * discs.Columns) + firstColumn, lastColumn - firstColumn + 1).Contains(-1))
            {
                return false;
            }
        }

        return true;
    }

    private void AddEdge(int vertex)
    {
        double x0 = plane.X[vertex - 1], y0 = plane.Y[vertex - 1], x1 = plane.X[vertex], y1 = plane.Y[vertex];
        if (x0 == x1 && y0 == y1)
        {
            return;
        }

        edges++;
        int c0 = discs.ColumnOf(x0), c1 = discs.ColumnOf(x1), r0 = discs.RowOf(y0), r1 = discs.RowOf(y1);
        double ax = x0 - originX, ay = y0 - originY, bx = x1 - originX, by = y1 - originY;
        if (c0 == c1 && r0 == r1 && (uint)c0 < (uint)discs.Columns && (uint)r0 < (uint)discs.Rows)
        {
            int cell = (r0 * discs.Columns) + c0;
            if (discs.Coverer[cell] >= 0)
            {
                AddWhole(ax, ay, bx, by);
                return;
            }

            AddParts(vertex, ax, ay, bx, by, discs.CellDiscs.AsSpan(discs.CellStart[cell], discs.CellStart[cell + 1] - discs.CellStart[cell]));
            return;
        }

        if (GatherAlong(x0, y0, x1, y1, c0, c1, r0, r1, out int count))
        {
            AddWhole(ax, ay, bx, by);
            return;
        }

        AddParts(vertex, ax, ay, bx, by, near.AsSpan(0, count));
    }

    // The discs near an edge that runs through several cells; true where every cell is closed.
    private bool GatherAlong(double x0, double y0, double x1, double y1, int c0, int c1, int r0, int r1, out int count)
    {
        count = 0;
        search++;
        int firstRow = Math.Min(r0, r1), lastRow = Math.Max(r0, r1), firstColumn = Math.Min(c0, c1), lastColumn = Math.Max(c0, c1);
        bool closed = firstColumn >= 0 && firstRow >= 0 && lastColumn < discs.Columns && lastRow < discs.Rows;
        bool slanted = lastRow - firstRow > 1 && lastColumn - firstColumn > 1;
        for (int row = Math.Max(0, firstRow); row <= Math.Min(discs.Rows - 1, lastRow); row++)
        {
            int from = Math.Max(0, firstColumn), to = Math.Min(discs.Columns - 1, lastColumn);
            if (slanted)
            {
                // Only the columns the edge passes within this row, and one more on either side for rounding.
                double below = discs.BottomOf(row), above = discs.BottomOf(row + 1), slope = (x1 - x0) / (y1 - y0);
                int p = discs.ColumnOf(x0 + (slope * (Math.Clamp(below, Math.Min(y0, y1), Math.Max(y0, y1)) - y0)));
                int q = discs.ColumnOf(x0 + (slope * (Math.Clamp(above, Math.Min(y0, y1), Math.Max(y0, y1)) - y0)));
                from = Math.Max(from, Math.Min(p, q) - 1);
                to = Math.Min(to, Math.Max(p, q) + 1);
            }

            for (int column = from; column <= to; column++)
            {
                int cell = (row * discs.Columns) + column, coverer = discs.Coverer[cell];
                if (coverer >= 0)
                {
                    Meet(coverer, ref count);
                    continue;
                }

                closed = false;
                for (int k = discs.CellStart[cell]; k < discs.CellStart[cell + 1]; k++)
                {
                    Meet(discs.CellDiscs[k], ref count);
                }
            }
        }

        return closed;
    }

    private void Meet(int disc, ref int count)
    {
        if (seenBy[disc] == search)
        {
            return;
        }

        seenBy[disc] = search;
        if (count == near.Length)
        {
            Array.Resize(ref near, count * 2);
        }

        near[count++] = disc;
    }

    private void AddWhole(double ax, double ay, double bx, double by)
    {
        doubleArea += (ax * by) - (bx * ay);
        anyEdgeIn = true;
    }

    private void AddParts(int vertex, double ax, double ay, double bx, double by, ReadOnlySpan<int> candidates)
    {
        double ex = bx - ax, ey = by - ay, squaredLength = (ex * ex) + (ey * ey);
        if (intervals.Length < candidates.Length)
        {
            intervals = new EdgeInterval[candidates.Length * 2];
        }

        int count = 0;
        bool whole = false;
        edgePairs += candidates.Length;
        foreach (int disc in candidates)
        {
            bool free = !outline.Of(disc).IsEmpty;
            if (whole && !free)
            {
                continue;
            }

            double cx = discs.X[disc] - originX, cy = discs.Y[disc] - originY, r = discs.Radius[disc], squaredRadius = r * r;
            double fx = ax - cx, fy = ay - cy, gx = bx - cx, gy = by - cy;
            bool startsIn = (fx * fx) + (fy * fy) < squaredRadius, endsIn = (gx * gx) + (gy * gy) < squaredRadius;
            if (startsIn && endsIn)
            {
                whole = true;
                continue;
            }

            double nearest = -((fx * ex) + (fy * ey)) / squaredLength;
            double cross = (fx * ey) - (fy * ex), room = (squaredRadius * squaredLength) - (cross * cross);
            if (!startsIn && !endsIn && !(room > 0 && nearest > 0 && nearest < 1))
            {
                continue;
            }

            double half = Math.Sqrt(Math.Max(0, room)) / squaredLength;
            double enter = startsIn ? double.NegativeInfinity : Math.Clamp(nearest - half, 0, 1);
            double leave = endsIn ? double.PositiveInfinity : Math.Clamp(nearest + half, 0, 1);
            if (free)
            {
                // Where an edge comes into a disc the circle, run counter-clockwise, goes out of the unit; and the other way round.
                if (!startsIn)
                {
                    AddCrossing(vertex, disc, ax + (enter * ex) - cx, ay + (enter * ey) - cy, -1);
                }

                if (!endsIn)
                {
                    AddCrossing(vertex, disc, ax + (leave * ex) - cx, ay + (leave * ey) - cy, +1);
                }
            }

            if (!whole)
            {
                int at = count++;
                for (; at > 0 && intervals[at - 1].Enter > enter; at--)
                {
                    intervals[at] = intervals[at - 1];
                }

                intervals[at] = new(enter, leave, disc);
            }
        }

        if (whole)
        {
            AddWhole(ax, ay, bx, by);
            return;
        }

        for (int k = 0; k < count;)
        {
            (double from, double to, int enters) = intervals[k];
            int leaves = enters;
            for (k++; k < count && intervals[k].Enter <= to; k++)
            {
                if (intervals[k].Leave > to)
                {
                    (_, to, leaves) = intervals[k];
                }
            }

            if (from < 0 && to > 1)
            {
                AddWhole(ax, ay, bx, by);
                return;
            }

            (double x0, double y0) = from < 0 ? (ax, ay) : (ax + (from * ex), ay + (from * ey));
            (double x1, double y1) = to > 1 ? (bx, by) : (ax + (to * ex), ay + (to * ey));
            doubleArea += (x0 * y1) - (x1 * y0);
            anyEdgeIn = true;
            if (from >= 0)
            {
                closure.Start(OutlineCrossing.OfEdge(vertex, enters, false), x0, y0);
            }

            if (to <= 1)
            {
                closure.End(OutlineCrossing.OfEdge(vertex, leaves, true), x1, y1);
            }
        }

        anyEdgeOut = true;
    }

    private void AddCrossing(int vertex, int disc, double x, double y, int sign) =>
        crossings.Add(new(disc, PseudoAngle.Of(x, y), sign, x, y, OutlineCrossing.OfEdge(vertex, disc, sign > 0)));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct EdgeInterval(double Enter, double Leave, int Disc);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Crossing(int Disc, double Pseudo, int Sign, double X, double Y, ulong Name) : IComparable<Crossing>
    {
        public int CompareTo(Crossing other)
        {
            int order = Disc.CompareTo(other.Disc);
            order = order != 0 ? order : Pseudo.CompareTo(other.Pseudo);
            return order != 0 ? order : Sign.CompareTo(other.Sign);
        }
    }
}
