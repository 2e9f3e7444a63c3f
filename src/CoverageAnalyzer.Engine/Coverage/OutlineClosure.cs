using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Says whether the pieces of an outline join up to closed lines, and joins them where they do not.</summary>
/// <remarks>
/// Where three lines (circles, edges) all but meet in one place, the orders of their crossings are found along each line on its own, and
/// rounding may make them disagree: then a piece is missing or is there twice. The piece is short, for elsewhere the orders are sure: where
/// lines cross, some 1e-12 m; where all three touch, √(2 · 3,000 m · 1e-12 m) = 0.1 mm. Left open, such a gap enters a line integral with the
/// lever of the whole unit, 0.1 mm × 6 km; closed by a chord, with the sliver between chord and lines, below 1e-9 m².
/// Behavior: a piece starts and ends at named crossings. A sum of scrambled names, plus for ends and minus for starts, is 0 where all pieces
/// join up, so that the usual outline costs one addition an end. The rest is matched end to nearest start.
/// </remarks>
internal sealed class OutlineClosure
{
    private readonly List<PieceEnd> ends = [];
    private ulong sum;

    /// <summary>Forgets all pieces.</summary>
    public void Clear()
    {
        ends.Clear();
        sum = 0;
    }

    /// <summary>Notes the start of a piece.</summary>
    /// <param name="crossing">Number of the crossing.</param>
    /// <param name="x">Where it is.</param>
    /// <param name="y">Where it is.</param>
    public void Start(ulong crossing, double x, double y)
    {
        sum -= Scrambled(crossing);
        ends.Add(new(crossing, x, y, -1));
    }

    /// <summary>Notes the end of a piece.</summary>
    /// <param name="crossing">Number of the crossing.</param>
    /// <param name="x">Where it is.</param>
    /// <param name="y">Where it is.</param>
    public void End(ulong crossing, double x, double y)
    {
        sum += Scrambled(crossing);
        ends.Add(new(crossing, x, y, 1));
    }

    /// <summary>Adds chords from ends without a start to starts without an end.</summary>
    /// <param name="reach">No chord is longer than this many metres.</param>
    /// <param name="doubleArea">Takes twice the line integral along the chords.</param>
    /// <returns>Number of ends and starts that stay open.</returns>
    public int Close(double reach, ref double doubleArea)
    {
        if (sum == 0)
        {
            return 0;
        }

        KeepUnmatched();
        Span<PieceEnd> open = CollectionsMarshal.AsSpan(ends);
        open.Sort(static (a, b) => a.X.CompareTo(b.X));
        for (int k = 0, first = 0; k < open.Length; k++)
        {
            if (open[k].Sign <= 0)
            {
                continue;
            }

            while (open[first].X < open[k].X - reach)
            {
                first++;
            }

            int nearest = -1;
            double least = reach * reach;
            for (int i = first; i < open.Length && open[i].X <= open[k].X + reach; i++)
            {
                double dx = open[i].X - open[k].X, dy = open[i].Y - open[k].Y, squared = (dx * dx) + (dy * dy);
                if (open[i].Sign < 0 && squared <= least)
                {
                    least = squared;
                    nearest = i;
                }
            }

            if (nearest >= 0)
            {
                doubleArea += (open[k].X * open[nearest].Y) - (open[nearest].X * open[k].Y);
                open[nearest] = open[nearest] with { Sign = 0 };
                open[k] = open[k] with { Sign = 0 };
            }
        }

        int left = 0;
        foreach (ref readonly PieceEnd end in open)
        {
            left += Math.Abs(end.Sign);
        }

        return left;
    }

    private void KeepUnmatched()
    {
        Span<PieceEnd> all = CollectionsMarshal.AsSpan(ends);
        all.Sort();
        int kept = 0;
        for (int from = 0, to; from < all.Length; from = to)
        {
            int balance = 0;
            for (to = from; to < all.Length && all[to].Crossing == all[from].Crossing; to++)
            {
                balance += all[to].Sign;
            }

            for (int k = from; k < to && balance != 0; k++)
            {
                if (all[k].Sign == Math.Sign(balance))
                {
                    balance -= all[k].Sign;
                    all[kept++] = all[k];
                }
            }
        }

        CollectionsMarshal.SetCount(ends, kept);
    }

    // The last step of SplitMix64: names that differ in a few bits differ in half of theirs.
    private static ulong Scrambled(ulong crossing)
    {
        ulong z = (crossing ^ (crossing >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct PieceEnd(ulong Crossing, double X, double Y, int Sign) : IComparable<PieceEnd>
    {
        public int CompareTo(PieceEnd other) => Crossing.CompareTo(other.Crossing);
    }
}
