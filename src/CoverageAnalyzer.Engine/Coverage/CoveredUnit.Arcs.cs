using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <content>The arcs of the outline that lie inside the unit.</content>
internal sealed partial class CoveredUnit
{
    /// <summary>Turn in pseudo-angles below which the order of two crossings is no evidence; some millimetres of a circle of 3 km.</summary>
    private const double TellingTurn = 1e-6;

    /// <summary>Arcs of a circle up to which looking for the near ones does not pay.</summary>
    private const int FewArcs = 8;

    private long arcsVisited;
    private long placesTested;
    private long edges;
    private long edgePairs;

    /// <summary>Adds what was done since the last report.</summary>
    public void Report(OperationTally? tally)
    {
        tally?.Add(DiscOperations.Edges, edges);
        tally?.Add(DiscOperations.EdgePairs, edgePairs);
        tally?.Add(DiscOperations.ArcsVisited, arcsVisited);
        tally?.Add(DiscOperations.PlacesTested, placesTested);
        edges = edgePairs = arcsVisited = placesTested = 0;
    }

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
                    ReadOnlySpan<FreeArc> arcs = outline.Of(disc);
                    if (arcs.IsEmpty || !Touches(disc, bounds))
                    {
                        continue;
                    }

                    int from = FirstOf(all, disc), to = FirstOf(all, disc + 1);
                    AddArcs(unit, bounds, disc, arcs, all[from..to]);
                }
            }
        }
    }

    // A circle with many arcs reaches many units, and each unit looks at those arcs alone that lie in its direction.
    private void AddArcs(int unit, Bounds bounds, int disc, ReadOnlySpan<FreeArc> arcs, ReadOnlySpan<Crossing> onCircle)
    {
        (int wrapped, int first, int end) = arcs.Length > FewArcs ? ArcsTowards(bounds, disc, arcs) : (0, 0, arcs.Length);
        arcsVisited += wrapped + end - first;
        for (int k = 0; k < wrapped; k++)
        {
            AddArc(unit, bounds, disc, in arcs[k], onCircle);
        }

        for (int k = first; k < end; k++)
        {
            AddArc(unit, bounds, disc, in arcs[k], onCircle);
        }
    }

    // Arcs from the first, and arcs from one to before another, that may come near the bounds: those that start between the directions of the
    // corners, and the one before. Arcs stand by their start, 0 … 4.
    private (int Wrapped, int First, int End) ArcsTowards(Bounds bounds, int disc, ReadOnlySpan<FreeArc> arcs)
    {
        Bounds near = bounds.Grown(discs.Radius[disc] * 1e-6);
        double x = discs.X[disc], y = discs.Y[disc];
        if (near.Contains(x, y))
        {
            return (0, 0, arcs.Length);
        }

        // The box lies on one side of the centre: all of it within half a turn of the direction of its middle.
        double towards = PseudoAngle.Of(((near.MinX + near.MaxX) / 2) - x, ((near.MinY + near.MaxY) / 2) - y), least = 0, most = 0;
        foreach ((double cornerX, double cornerY) in (ReadOnlySpan<(double, double)>)[(near.MinX, near.MinY), (near.MaxX, near.MinY), (near.MinX, near.MaxY), (near.MaxX, near.MaxY)])
        {
            double turn = PseudoAngle.Of(cornerX - x, cornerY - y) - towards;
            turn = turn > 2 ? turn - 4 : turn < -2 ? turn + 4 : turn;
            (least, most) = (Math.Min(least, turn), Math.Max(most, turn));
        }

        double from = towards + least - TellingTurn, to = towards + most + TellingTurn;
        (from, to) = from < 0 ? (from + 4, to + 4) : (from, to);
        int first = StartingBefore(arcs, from) - 1, end = StartingBefore(arcs, to), wrapped = to >= 4 ? StartingBefore(arcs, to - 4) : 0;
        return first >= 0 ? (wrapped > first ? (0, 0, arcs.Length) : (wrapped, first, end))
            : to >= 4 || end == arcs.Length ? (0, 0, arcs.Length) : (end, arcs.Length - 1, arcs.Length);
    }

    private static int StartingBefore(ReadOnlySpan<FreeArc> arcs, double pseudo)
    {
        int low = 0, high = arcs.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = arcs[middle].FromPseudo < pseudo ? (middle + 1, high) : (low, middle);
        }

        return low;
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
        for (int high = onCircle.Length; first < high;)
        {
            int middle = (first + high) / 2;
            (first, high) = onCircle[middle].Pseudo < arc.FromPseudo ? (middle + 1, high) : (first, middle);
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

    // Two places of three, as one may happen to touch an edge.
    private bool LiesInside(int unit, Bounds bounds, int disc, Stop from, Stop to)
    {
        double whole = PseudoAngle.TurnRadians(from.X, from.Y, to.X, to.Y, to.Turn - from.Turn);
        int votes = 0, asked = 0;
        foreach (double share in (ReadOnlySpan<double>)[0.2764, 0.4472, 0.7236])
        {
            if (asked == 2 && votes != 1)
            {
                break;
            }

            asked++;
            (double sine, double cosine) = Math.SinCos(whole * share);
            double x = discs.X[disc] + (from.X * cosine) - (from.Y * sine), y = discs.Y[disc] + (from.X * sine) + (from.Y * cosine);
            placesTested++;
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

    /// <summary>A place on an arc: its start, a crossing with an edge (sign +1 where the circle comes into the unit), or its end.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stop(double X, double Y, double Turn, int Sign, ulong Name);
}
