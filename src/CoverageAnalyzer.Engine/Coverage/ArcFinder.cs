using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Finds the arcs of one circle that no other disc covers; one finder a thread.</summary>
/// <remarks>
/// A circle that runs through closed cells only is covered all round and drops out before any other disc is looked at. For the rest, the
/// discs listed in the open cells along the circle, and the ones that close the closed cells, are all that matter: where the circle runs
/// through a closed cell it is covered by the disc that closes it.
/// </remarks>
internal sealed class ArcFinder(DiscIndex discs)
{
    private const int FirstLook = 32;

    private readonly int[] seenBy = new int[discs.Count]; // disc + 1 of the last circle that looked at this one
    private double[] starts = new double[64];
    private int[] order = new int[64];
    private (double End, (double X, double Y) Enter, (double X, double Y) Leave, int Other)[] covered = new (double, (double, double), (double, double), int)[64];
    private (double Start, double End)[] looked = [];
    private int count;
    private int nextLook;
    private long dropped;
    private long hidden;
    private long pairs;

    /// <summary>The arcs found.</summary>
    public List<FreeArc> Arcs { get; } = [];

    /// <summary>Adds the free arcs of a disc's circle.</summary>
    public void AddArcsOf(int disc)
    {
        if (!discs.ReachesOpenCell[disc])
        {
            dropped++;
            return;
        }

        if (!Gather(disc))
        {
            hidden++;
            return;
        }

        if (count == 0)
        {
            Arcs.Add(FreeArc.WholeCircle(disc, discs.Radius[disc]));
            return;
        }

        Array.Sort(starts, order, 0, count);

        // Intervals that run over the direction east end beyond 4; they cover the beginning too.
        double reached = double.NegativeInfinity;
        (double X, double Y) reachedAt = default;
        int reachedBy = 0;
        for (int k = 0; k < count; k++)
        {
            if (covered[order[k]].End - 4 > reached && covered[order[k]].End >= 4)
            {
                reached = covered[order[k]].End - 4;
                (reachedAt, reachedBy) = (covered[order[k]].Leave, covered[order[k]].Other);
            }
        }

        bool overEast = reached > double.NegativeInfinity;
        for (int k = 0; k < count; k++)
        {
            ref var interval = ref covered[order[k]];
            if (starts[k] > reached && (k > 0 || overEast))
            {
                Arcs.Add(Between(disc, reachedAt, reachedBy, in interval, reached, starts[k] - reached));
            }

            if (interval.End > reached)
            {
                reached = interval.End;
                (reachedAt, reachedBy) = (interval.Leave, interval.Other);
            }
        }

        if (!overEast)
        {
            Arcs.Add(Between(disc, reachedAt, reachedBy, in covered[order[0]], reached, starts[0] + 4 - reached));
        }
    }

    /// <summary>Adds what was done since the last report.</summary>
    public void Report(OperationTally? tally)
    {
        tally?.Add(DiscOperations.Dropped, dropped);
        tally?.Add(DiscOperations.Hidden, hidden);
        tally?.Add(DiscOperations.Pairs, pairs);
        tally?.Add(DiscOperations.FreeArcs, Arcs.Count);
        dropped = hidden = pairs = 0;
    }

    private static FreeArc Between(
        int disc, (double X, double Y) from, int leaves, in (double End, (double X, double Y) Enter, (double X, double Y) Leave, int Other) next, double pseudo, double turn) =>
        new(
            from.X, from.Y, next.Enter.X, next.Enter.Y, pseudo, turn,
            OutlineCrossing.OfCircles(disc, leaves, true), OutlineCrossing.OfCircles(disc, next.Other, false));

    // In a crowd a few dozen of the discs met cover the circle, and the hundreds that follow need not be looked at. Looking costs a sort, so it
    // is done ever more rarely.
    private bool IsCoveredAllRound()
    {
        nextLook = 4 * count;
        if (looked.Length < count)
        {
            looked = new (double, double)[starts.Length];
        }

        double reached = double.NegativeInfinity;
        for (int k = 0; k < count; k++)
        {
            looked[k] = (starts[k], covered[k].End);
            reached = covered[k].End >= 4 ? Math.Max(reached, covered[k].End - 4) : reached;
        }

        looked.AsSpan(0, count).Sort();
        for (int k = 0; k < count; k++)
        {
            if (looked[k].Start > reached)
            {
                return false; // also where nothing runs over the direction east
            }

            reached = Math.Max(reached, looked[k].End);
        }

        return reached >= 4;
    }

    // False where another disc holds this one whole, or the discs met so far cover the circle all round.
    private bool Gather(int disc)
    {
        count = 0;
        nextLook = FirstLook;
        seenBy[disc] = disc + 1;
        (int firstRow, int lastRow) = discs.RowsOf(disc);
        for (int row = firstRow; row <= lastRow; row++)
        {
            (int outerFirst, int outerLast, int innerFirst, int innerLast) = discs.SpansOf(disc, row);
            for (int column = outerFirst; column <= outerLast; column++)
            {
                if (column == innerFirst && innerFirst <= innerLast)
                {
                    column = innerLast;
                    continue;
                }

                int cell = (row * discs.Columns) + column, coverer = discs.Coverer[cell];
                if (coverer >= 0)
                {
                    if (!Consider(disc, coverer))
                    {
                        return false;
                    }

                    continue;
                }

                for (int k = discs.CellStart[cell]; k < discs.CellStart[cell + 1]; k++)
                {
                    if (!Consider(disc, discs.CellDiscs[k]))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool Consider(int disc, int other)
    {
        if (seenBy[other] == disc + 1)
        {
            return true;
        }

        seenBy[other] = disc + 1;
        pairs++;
        switch (CirclePair.Of(discs, disc, other, out var enter, out var leave))
        {
            case CirclePair.Relation.HeldByOther:
                return false;
            case CirclePair.Relation.Crossing:
                if (count == starts.Length)
                {
                    Array.Resize(ref starts, count * 2);
                    Array.Resize(ref order, count * 2);
                    Array.Resize(ref covered, count * 2);
                }

                double start = PseudoAngle.Of(enter.X, enter.Y), end = PseudoAngle.Of(leave.X, leave.Y);
                if (end < start)
                {
                    end += 4;
                }

                // Circles that all but touch: whether next to nothing or next to all is covered is told by the side the crossing lies on.
                double towards = (enter.X * (discs.X[other] - discs.X[disc])) + (enter.Y * (discs.Y[other] - discs.Y[disc]));
                if (towards < 0 && end - start < 1)
                {
                    end = start + 4;
                }
                else if (towards > 0 && end - start > 3)
                {
                    return true;
                }

                starts[count] = start;
                order[count] = count;
                covered[count] = (end, enter, leave, other);
                count++;
                return count < nextLook || !IsCoveredAllRound();
            default:
                return true;
        }
    }
}
