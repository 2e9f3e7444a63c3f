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
internal sealed class CoveredUnit(PolygonSet plane, DiscIndex discs, FreeArcs outline)
{
    /// <summary>Longest chord that closes a gap, in radii: 0.3 m for 3 km.</summary>
    private const double ClosingReach = 1e-4;

    /// <summary>Turn in pseudo-angles below which the order of two crossings is no evidence; some millimetres of a circle of 3 km.</summary>
    private const double TellingTurn = 1e-6;

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
                double below = discs.MinY + (row * discs.CellSize), above = below + discs.CellSize, slope = (x1 - x0) / (y1 - y0);
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
        foreach (int disc in candidates)
        {
            bool free = outline.Start[disc] < outline.Start[disc + 1];
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

    private void AddArcs(int unit, Bounds bounds, int firstColumn, int lastColumn, int firstRow, int lastRow)
    {
        search++;
        ReadOnlySpan<Crossing> all = CollectionsMarshal.AsSpan(crossings);
        for (int row = Math.Max(0, firstRow); row <= Math.Min(discs.Rows - 1, lastRow); row++)
        {
            for (int column = Math.Max(0, firstColumn); column <= Math.Min(discs.Columns - 1, lastColumn); column++)
            {
                int cell = (row * discs.Columns) + column;
                for (int k = discs.CellStart[cell]; k < discs.CellStart[cell + 1]; k++)
                {
                    int disc = discs.CellDiscs[k];
                    if (seenBy[disc] == search)
                    {
                        continue;
                    }

                    seenBy[disc] = search;
                    ReadOnlySpan<FreeArc> arcs = outline.Arcs.AsSpan(outline.Start[disc], outline.Start[disc + 1] - outline.Start[disc]);
                    if (arcs.IsEmpty || !Touches(disc, bounds))
                    {
                        continue;
                    }

                    int from = FirstOf(all, disc), to = FirstOf(all, disc + 1);
                    foreach (ref readonly FreeArc arc in arcs)
                    {
                        AddArc(unit, bounds, disc, in arc, all[from..to]);
                    }
                }
            }
        }
    }

    // With room to spare: an edge that touches a circle may by rounding have crossed it, and then the arc must not be missing.
    private bool Touches(int disc, Bounds bounds)
    {
        double reach = discs.Radius[disc] * (1 + 1e-6);
        return discs.X[disc] + reach >= bounds.MinX && discs.X[disc] - reach <= bounds.MaxX
            && discs.Y[disc] + reach >= bounds.MinY && discs.Y[disc] - reach <= bounds.MaxY;
    }

    private static int FirstOf(ReadOnlySpan<Crossing> sorted, int disc)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle].Disc < disc)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void AddArc(int unit, Bounds bounds, int disc, in FreeArc arc, ReadOnlySpan<Crossing> onCircle)
    {
        // Crossings stand by pseudo-angle; those of the arc follow its start, around east where need be.
        int first = 0;
        while (first < onCircle.Length && onCircle[first].Pseudo < arc.FromPseudo)
        {
            first++;
        }

        stops.Clear();
        stops.Add(new(arc.FromX, arc.FromY, 0, 0, arc.From));
        for (int step = 0; step < onCircle.Length; step++)
        {
            int k = first + step;
            bool wrapped = k >= onCircle.Length;
            ref readonly Crossing crossing = ref onCircle[wrapped ? k - onCircle.Length : k];
            double turn = crossing.Pseudo - arc.FromPseudo + (wrapped ? 4 : 0);
            if (turn > arc.TurnPseudo)
            {
                break;
            }

            stops.Add(new(crossing.X, crossing.Y, turn, crossing.Sign, crossing.Name));
        }

        stops.Add(new(arc.ToX, arc.ToY, arc.TurnPseudo, 0, arc.To));

        int inside = StartsInside(unit, bounds, disc);
        for (int k = 1; k < stops.Count; k++)
        {
            if (inside > 0)
            {
                AddArcPiece(disc, stops[k - 1], stops[k]);
            }

            inside += stops[k].Sign;
        }
    }

    // How deep the arc of the stops starts inside the unit: 0 outside, 1 inside. A circle can only come in where it was out and go out where
    // it was in, so the crossings tell, each weighed by the length of arc it would turn impossible: tiny parts may be out of order by rounding.
    // Where that is no evidence, places on the longest part of the arc tell: without a crossing, with crossings a hair apart only (the circle
    // touches a corner), or with one a hair from an end, whose partner may by rounding lie beyond it.
    private int StartsInside(int unit, Bounds bounds, int disc)
    {
        int balance = 0, longest = 1, balanceOfLongest = 0;
        double againstOut = 0, againstIn = 0;
        bool hair = false;
        for (int k = 1; k < stops.Count; k++)
        {
            double turn = stops[k].Turn - stops[k - 1].Turn;
            if (turn > stops[longest].Turn - stops[longest - 1].Turn)
            {
                (longest, balanceOfLongest) = (k, balance);
            }

            hair |= turn < TellingTurn && (k == 1 || k == stops.Count - 1);
            againstOut += balance is 0 or 1 ? 0 : turn;
            againstIn += balance is 0 or -1 ? 0 : turn;
            balance += stops[k].Sign;
        }

        return hair || Math.Abs(againstOut - againstIn) <= TellingTurn
            ? (LiesInside(unit, bounds, disc, stops[longest - 1], stops[longest]) ? 1 : 0) - balanceOfLongest
            : againstOut < againstIn ? 0 : 1;
    }

    // Three places, as one may happen to touch an edge.
    private bool LiesInside(int unit, Bounds bounds, int disc, Stop from, Stop to)
    {
        double whole = PseudoAngle.TurnRadians(from.X, from.Y, to.X, to.Y, to.Turn - from.Turn);
        int votes = 0;
        foreach (double share in (ReadOnlySpan<double>)[0.2764, 0.4472, 0.7236])
        {
            (double sine, double cosine) = Math.SinCos(whole * share);
            double x = discs.X[disc] + (from.X * cosine) - (from.Y * sine), y = discs.Y[disc] + (from.X * sine) + (from.Y * cosine);
            votes += IsInside(unit, bounds, x, y) ? 1 : 0;
        }

        return votes >= 2;
    }

    private bool IsInside(int unit, Bounds bounds, double x, double y)
    {
        if (!bounds.Contains(x, y))
        {
            return false;
        }

        if (!interiorIndexed)
        {
            interior.Index(plane, unit, bounds);
            interiorIndexed = true;
        }

        return interior.Contains(x, y);
    }

    // Chord, and the segment between chord and arc: r² (turn − sine of turn).
    private void AddArcPiece(int disc, Stop from, Stop to)
    {
        double cx = discs.X[disc] - originX, cy = discs.Y[disc] - originY, r = discs.Radius[disc];
        double turn = PseudoAngle.TurnRadians(from.X, from.Y, to.X, to.Y, to.Turn - from.Turn);
        double segment = (r * r * turn) - ((from.X * to.Y) - (from.Y * to.X));
        double chord = ((cx + from.X) * (cy + to.Y)) - ((cx + to.X) * (cy + from.Y));
        doubleArea += chord + segment;
        anyArc = true;
        closure.Start(from.Name, cx + from.X, cy + from.Y);
        closure.End(to.Name, cx + to.X, cy + to.Y);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct EdgeInterval(double Enter, double Leave, int Disc);

    /// <summary>A place on an arc: its start, a crossing with an edge (sign +1 where the circle comes into the unit), or its end.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stop(double X, double Y, double Turn, int Sign, ulong Name);

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
