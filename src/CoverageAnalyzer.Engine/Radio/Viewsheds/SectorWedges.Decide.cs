using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <content>Deciding the cells of a line by the bounds.</content>
internal sealed partial class SectorWedges
{
    /// <summary>Decides the cells of a block of lines.</summary>
    private void Decide(int firstLine, int endLine, byte[] status)
    {
        int first = int.MaxValue, end = 0;
        for (int n = firstLine; n < endLine; n++)
        {
            if (sector.First[n] < sector.End[n])
            {
                (first, end) = (Math.Min(first, sector.First[n]), Math.Max(end, sector.End[n]));
            }
        }

        var hidden = Vector128.Create(heights == 1 ? (byte)CellVisibility.Hidden : HeightStates.All(CellVisibility.Hidden));
        for (int cell = first / SectorCeilings.Cells * SectorCeilings.Cells; cell < end; cell += SectorCeilings.Cells)
        {
            if (AreHidden(cell, firstLine, endLine))
            {
                for (int n = firstLine; n < endLine; n++)
                {
                    hidden.StoreUnsafe(ref status[sector.Start + (n * sector.Step) + cell]);
                }

                continue;
            }

            if (heights == 1)
            {
                Decide(cell, firstLine, endLine, status);
            }
            else
            {
                DecideHeights(cell, firstLine, endLine, status);
            }
        }
    }

    /// <summary>Whether sixteen cells of each line of a block are all below the horizon.</summary>
    private bool AreHidden(int cell, int first, int end)
    {
        if (first == 0)
        {
            return false;
        }

        double left = (cell - sector.Site) * half, right = (cell + SectorCeilings.Cells - sector.Site) * half;
        double least = Math.Min(left * inverses[first], left * inverses[end - 1]), greatest = Math.Max(right * inverses[first], right * inverses[end - 1]);
        int from = Math.Max((int)(least + half - 0.5) / Lanes, nearestWedge[first] / Lanes), to = Math.Min((int)(greatest + half + 1.5) / Lanes, farthestWedge[first] / Lanes);
        if (to - from > MostGroups)
        {
            return false;
        }

        float horizon = float.PositiveInfinity;
        for (int group = from; group <= to; group++)
        {
            horizon = Math.Min(horizon, leastOfGroup[group]);
        }

        return IsBelow(ceilings.Between(cell, cell), first, end, horizon);
    }

    /// <summary>Decides sixteen cells of each line of a block, those of them that are in the sector and in reach.</summary>
    private void Decide(int cell, int firstLine, int endLine, byte[] status)
    {
        var (bound, slackHere, rise) = (bounds[0], Vector512.Create(error), Vector512.Create(receiver));
        int start = sector.Start, step = sector.Step;
        ref float levels = ref MemoryMarshal.GetArrayDataReference(sector.Levels);
        ref int firsts = ref MemoryMarshal.GetArrayDataReference(sector.First), ends = ref MemoryMarshal.GetArrayDataReference(sector.End);
        for (int n = firstLine; n < endLine; n++)
        {
            int from = Math.Max(cell, Unsafe.Add(ref firsts, n)), count = Math.Min(cell + SectorCeilings.Cells, Unsafe.Add(ref ends, n)) - from;
            if (count <= 0)
            {
                continue;
            }

            var wedges = WedgesOf(n, from, out int whole, out var left, out var right);
            var level = Vector512.LoadUnsafe(ref Unsafe.Add(ref levels, start + (n * step) + from));
            double perCell = wedgesPerCell[n];
            int last = stride - 1 - whole;
            var (over, sure) = (Vector512.Create(inverses[n]), ~(left | right));
            var (slope, slack) = ((level + rise) * over, slackHere * over);
            var visible = sure & Vector512.GreaterThanOrEqual(slope - slack, WedgeVectors.Lookup(ref bound.MostBefore(n - firstLine, whole), wedges, perCell, last));
            var hidden = sure & Vector512.LessThan(slope + slack, WedgeVectors.Lookup(ref bound.LeastBefore(n - firstLine, whole), wedges, perCell, last));
            var known = Vector512.Equals(level, level);
            ref byte to = ref status[start + (n * step) + from];
            WedgeVectors.Narrowed(Vector512.ConditionalSelect(known.AsInt32(), States(visible), Vector512.Create((int)CellVisibility.Unknown))).StoreUnsafe(ref to);
            uint open = (uint)(known & ~(visible | hidden)).ExtractMostSignificantBits() & FirstOf(count);
            if (open != 0)
            {
                Follow(open, new(n, from, whole, wedges, Beside(left, right)), ref to);
            }
        }
    }

    /// <summary>Decides sixteen cells of each line of a block for several heights.</summary>
    /// <remarks>What a lower antenna sees a higher one sees, and what a higher one does not see no lower one does.</remarks>
    private void DecideHeights(int cell, int firstLine, int endLine, byte[] status)
    {
        var (seen, below, highest) = (default(HeightMasks), default(HeightMasks), bounds[heights - 1]);
        for (int n = firstLine; n < endLine; n++)
        {
            int from = Math.Max(cell, sector.First[n]), count = Math.Min(cell + SectorCeilings.Cells, sector.End[n]) - from, start = sector.Start + (n * sector.Step) + from;
            if (count <= 0)
            {
                continue;
            }

            var wedges = WedgesOf(n, from, out int whole, out var left, out var right);
            var level = Vector512.LoadUnsafe(ref sector.Levels[start]);
            double perCell = wedgesPerCell[n];
            int last = stride - 1 - whole;
            var (over, sure) = (Vector512.Create(inverses[n]), ~(left | right));
            var slack = Vector512.Create(error) * over;
            var known = Vector512.Equals(level, level);
            uint wanted = (uint)known.ExtractMostSignificantBits() & FirstOf(count);
            ref byte to = ref status[start];
            level += Vector512.Create(receiver);
            var visible = sure & Vector512.GreaterThanOrEqual((level * over) - slack, WedgeVectors.Lookup(ref bounds[0].MostBefore(n - firstLine, whole), wedges, perCell, last));
            var top = (level - Vector512.Create(highest.RaiseMetres)) * over;
            uint hidden = (uint)(sure & Vector512.LessThan(top + slack, WedgeVectors.Lookup(ref highest.LeastBefore(n - firstLine, whole), wedges, perCell, last))).ExtractMostSignificantBits();
            seen[0] = (uint)visible.ExtractMostSignificantBits();
            if ((wanted & ~(seen[0] | hidden)) == 0)
            {
                var all = Vector512.ConditionalSelect(visible.AsInt32(), Vector512.Create((int)HeightStates.All(CellVisibility.Visible)), Vector512.Create((int)HeightStates.All(CellVisibility.Hidden)));
                WedgeVectors.Narrowed(Vector512.ConditionalSelect(known.AsInt32(), all, Vector512.Create((int)HeightStates.All(CellVisibility.Unknown)))).StoreUnsafe(ref to);
                continue;
            }

            var states = Vector512<int>.Zero;
            for (int k = 0; k < heights; k++)
            {
                var bound = bounds[k];
                var slope = (level - Vector512.Create(bound.RaiseMetres)) * over;
                visible |= sure & Vector512.GreaterThanOrEqual(slope - slack, WedgeVectors.Lookup(ref bound.MostBefore(n - firstLine, whole), wedges, perCell, last));
                below[k] = (uint)(sure & Vector512.LessThan(slope + slack, WedgeVectors.Lookup(ref bound.LeastBefore(n - firstLine, whole), wedges, perCell, last))).ExtractMostSignificantBits();
                seen[k] = (uint)visible.ExtractMostSignificantBits();
                states |= States(visible) << (HeightStates.Bits * k);
            }

            WedgeVectors.Narrowed(Vector512.ConditionalSelect(known.AsInt32(), states, Vector512.Create((int)HeightStates.All(CellVisibility.Unknown)))).StoreUnsafe(ref to);
            uint open = 0;
            for (int k = heights - 1; k >= 0; k--)
            {
                below[k] = hidden |= below[k];
                open |= wanted & ~(seen[k] | hidden);
            }

            if (open != 0)
            {
                Follow(open, seen, below, new(n, from, whole, wedges, Beside(left, right)), ref to);
            }
        }
    }

    /// <summary>The wedges of sixteen cells, counted from that of the first, and which cells are so near to a ray that they may be in the wedge beside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> WedgesOf(int line, int cell, out int whole, out Vector512<float> left, out Vector512<float> right)
    {
        double perCell = wedgesPerCell[line], place = ((cell - sector.Site) * perCell) + half + 0.5;
        whole = (int)place; // not below 0: the cell is in the sector
        float border = BorderPart * (1 + (float)perCell);
        var steps = Vector512<float>.Indices * Vector512.Create((float)perCell);
        var places = Vector512.MinNative(Vector512.Create((float)(place - whole)) + steps, Vector512.Create(1e6f)); // the first line may be next to the site
        var wedges = Vector512.ConvertToInt32Native(places);
        var part = places - Vector512.ConvertToSingle(wedges);
        (left, right) = (Vector512.LessThanOrEqual(part, Vector512.Create(border)), Vector512.GreaterThanOrEqual(part, Vector512.Create(1 - border)));
        return wedges;
    }

    /// <summary>A bit for each of so many cells, at most sixteen.</summary>
    private static uint FirstOf(int count) => count >= 16 ? 0xFFFFu : (1u << count) - 1;

    /// <summary>Follows the sight lines to cells that the bounds leave open.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Follow(uint open, in LineCells cells, ref byte to)
    {
        for (; open != 0; open &= open - 1)
        {
            int lane = BitOperations.TrailingZeroCount(open);
            sight.Follow(cells.First + lane, cells.Line, cells.Whole + cells.Wedges[lane], cells.Beside[lane], 0, 1, out var visibility);
            Unsafe.Add(ref to, lane) = (byte)visibility;
        }
    }

    /// <summary>Follows the sight lines from those heights whose bounds leave cells open; where nothing is found they count as hidden already.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Follow(uint open, in HeightMasks seen, in HeightMasks below, in LineCells cells, ref byte to)
    {
        for (; open != 0; open &= open - 1)
        {
            int lane = BitOperations.TrailingZeroCount(open), first = 0, end = heights;
            while ((below[first] >> lane & 1) != 0)
            {
                first++;
            }

            while (end > first && (seen[end - 1] >> lane & 1) != 0)
            {
                end--;
            }

            int height = sight.Follow(cells.First + lane, cells.Line, cells.Whole + cells.Wedges[lane], cells.Beside[lane], first, end, out var visibility);
            if (height < end)
            {
                int lower = (1 << (HeightStates.Bits * height)) - 1; // a higher antenna has the same of the cell
                Unsafe.Add(ref to, lane) = (byte)((Unsafe.Add(ref to, lane) & lower) | (HeightStates.All(visibility) & ~lower));
            }
        }
    }

    /// <summary>Which way the other wedge of a cell near a ray lies.</summary>
    private static Vector512<int> Beside(Vector512<float> left, Vector512<float> right) => Vector512.ConditionalSelect(right.AsInt32(), Vector512<int>.One, left.AsInt32());

    /// <summary>Visible where a mask is set, hidden where not.</summary>
    private static Vector512<int> States(Vector512<float> visible) =>
        Vector512.ConditionalSelect(visible.AsInt32(), Vector512.Create((int)CellVisibility.Visible), Vector512.Create((int)CellVisibility.Hidden));

    /// <summary>Sixteen cells of a line and where they lie between the rays.</summary>
    private readonly record struct LineCells(int Line, int First, int Whole, Vector512<int> Wedges, Vector512<int> Beside);

    /// <summary>Sixteen bits a height.</summary>
    [InlineArray(HeightStates.MostHeights)]
    private struct HeightMasks
    {
        private uint first;
    }
}
