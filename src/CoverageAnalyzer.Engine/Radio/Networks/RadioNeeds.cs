using System.Numerics;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Turns losses into what is needed beside a site's budget: 0 or less covers; the least of a site's sectors counts.</summary>
internal static class RadioNeeds
{
    private const int Block = 16;

    /// <summary>Takes a sector that sends the same all round.</summary>
    /// <param name="loss">Losses of the row.</param>
    /// <param name="budgetDb">Greatest loss that still covers.</param>
    /// <param name="layer">Number of its technology.</param>
    /// <param name="need">What is needed so far; not a number where a height is not known and no other sector covers.</param>
    /// <param name="layers">Takes the number where the sector is better; empty: not asked for.</param>
    public static void AllRound(ReadOnlySpan<float> loss, float budgetDb, int layer, Span<float> need, Span<int> layers)
    {
        int i = 0, step = Vector<float>.Count;
        Vector<float> budget = new(budgetDb);
        Vector<int> number = new(layer);
        for (; i <= loss.Length - step; i += step) // as Take, so many cells at once
        {
            Vector<float> needed = new Vector<float>(loss[i..]) - budget, had = new(need[i..]);
            Vector<int> better = Vector.LessThan(needed, had) | Vector.AndNot(Vector.LessThanOrEqual(needed, Vector<float>.Zero), Vector.Equals(had, had));
            Vector<int> unknown = Vector.AndNot(Vector<int>.AllBitsSet, Vector.Equals(needed, needed) | Vector.LessThanOrEqual(had, Vector<float>.Zero));
            Vector.ConditionalSelect(better | unknown, needed, had).CopyTo(need[i..]);
            if (!layers.IsEmpty)
            {
                Vector.ConditionalSelect(better, number, new Vector<int>(layers[i..])).CopyTo(layers[i..]);
            }
        }

        for (; i < loss.Length; i++)
        {
            Take(loss[i] - budgetDb, layer, i, need, layers);
        }
    }

    /// <summary>Takes a sector with a pattern.</summary>
    /// <remarks>
    /// Behavior: sixteen cells that the sector would not cover even in its main direction under any assumption, and where another site is better than
    /// that (expected) or nothing is asked but coverage (low, high), are left out: nothing of them could change. The same cells whatever the length.
    /// </remarks>
    /// <param name="loss">Losses of the row.</param>
    /// <param name="budgetDb">Greatest loss that still covers in the main direction.</param>
    /// <param name="headroomDb">How much more another assumption, that uses what is found here, may have.</param>
    /// <param name="layer">Number of its technology.</param>
    /// <param name="antenna">The antenna.</param>
    /// <param name="directions">Directions to the cells of the row of the window.</param>
    /// <param name="below">Angles below the horizon to them.</param>
    /// <param name="from">Cell of the window that is the first of the row here.</param>
    /// <param name="margins">Margins of the best server so far; empty: only coverage is asked for.</param>
    /// <param name="need">What is needed so far.</param>
    /// <param name="layers">Takes the number where the sector is better; empty: not asked for.</param>
    public static void Directed(
        ReadOnlySpan<float> loss, float budgetDb, float headroomDb, int layer, in AntennaVectors antenna, RadioDirections directions, float[] below, int from,
        ReadOnlySpan<float> margins, Span<float> need, Span<int> layers)
    {
        int i = 0;
        for (; i <= loss.Length - Block; i += Block)
        {
            DirectedBlock(
                loss[i..], budgetDb, headroomDb, layer, antenna, directions, below, from + i, margins.IsEmpty ? margins : margins[i..], need[i..], layers.IsEmpty ? layers : layers[i..]);
        }

        int left = loss.Length - i;
        if (left == 0)
        {
            return;
        }

        Span<float> lastLoss = stackalloc float[Block], lastMargins = stackalloc float[Block], lastNeed = stackalloc float[Block];
        Span<int> lastLayers = stackalloc int[Block];
        lastLoss.Fill(float.PositiveInfinity);
        loss[i..].CopyTo(lastLoss);
        need[i..loss.Length].CopyTo(lastNeed);
        (margins.IsEmpty ? margins : margins.Slice(i, left)).CopyTo(lastMargins);
        (layers.IsEmpty ? layers : layers.Slice(i, left)).CopyTo(lastLayers);
        DirectedBlock(
            lastLoss, budgetDb, headroomDb, layer, antenna, directions, below, from + i, margins.IsEmpty ? margins : lastMargins, lastNeed, layers.IsEmpty ? layers : lastLayers);
        lastNeed[..left].CopyTo(need[i..]);
        if (!layers.IsEmpty)
        {
            lastLayers[..left].CopyTo(layers[i..]);
        }
    }

    private static void DirectedBlock(
        ReadOnlySpan<float> loss, float budgetDb, float headroomDb, int layer, in AntennaVectors antenna, RadioDirections directions, float[] below, int from,
        ReadOnlySpan<float> margins, Span<float> need, Span<int> layers)
    {
        Vector512<float> least = Vector512.Create(loss) - Vector512.Create(budgetDb);
        Vector512<float> idle = Vector512.GreaterThan(least, Vector512.Create(headroomDb));
        if (!margins.IsEmpty)
        {
            idle &= Vector512.GreaterThan(least, -Vector512.Create(margins));
        }

        idle |= Vector512.Equals(least, Vector512.Create(float.PositiveInfinity));
        if (idle.AsInt32() == Vector512<int>.AllBitsSet)
        {
            return;
        }

        nuint at = (nuint)from;
        Vector512<float> needed = least + antenna.LossDb(
            Vector512.LoadUnsafe(ref directions.BearingDegrees[0], at), Vector512.LoadUnsafe(ref directions.EastShare[0], at), Vector512.LoadUnsafe(ref directions.NorthShare[0], at),
            Vector512.LoadUnsafe(ref below[0], at));
        Vector512<float> had = Vector512.Create((ReadOnlySpan<float>)need);
        Vector512<float> isNumber = Vector512.Equals(needed, needed);
        Vector512<float> better = Vector512.LessThan(needed, had) | (Vector512.LessThanOrEqual(needed, Vector512<float>.Zero) & ~Vector512.Equals(had, had));
        Vector512<float> unknown = ~isNumber & ~Vector512.LessThanOrEqual(had, Vector512.Create(0f));
        Vector512.ConditionalSelect(better | unknown, needed, had).CopyTo(need);
        if (!layers.IsEmpty)
        {
            Vector512.ConditionalSelect(better.AsInt32(), Vector512.Create(layer), Vector512.Create((ReadOnlySpan<int>)layers)).CopyTo(layers);
        }
    }

    /// <summary>Keeps what is not known only where it matters: within a reach of the site.</summary>
    /// <param name="loss">Losses of the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="reachMetres">Beyond it not even free space would let the site cover.</param>
    public static void LeaveUnknownWithin(Span<float> loss, TerrainWindow window, double reachMetres)
    {
        for (int row = 0; row < window.Rows; row++)
        {
            Span<float> cells = loss.Slice(row * window.Columns, window.Columns);
            if (!HasUnknown(cells))
            {
                continue;
            }

            for (int c = 0; c < cells.Length; c++)
            {
                if (float.IsNaN(cells[c]))
                {
                    (double east, double north) = window.OffsetOf(row, c);
                    cells[c] = (east * east) + (north * north) <= reachMetres * reachMetres ? float.NaN : float.PositiveInfinity;
                }
            }
        }
    }

    private static void Take(float needed, int layer, int i, Span<float> need, Span<int> layers)
    {
        if (float.IsNaN(needed))
        {
            need[i] = need[i] <= 0 ? need[i] : needed;
        }
        else if (needed < need[i] || (float.IsNaN(need[i]) && needed <= 0))
        {
            need[i] = needed;
            if (!layers.IsEmpty)
            {
                layers[i] = layer;
            }
        }
    }

    private static bool HasUnknown(ReadOnlySpan<float> cells)
    {
        int i = 0;
        for (; i <= cells.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var v = new Vector<float>(cells[i..]);
            if (!Vector.EqualsAll(v, v))
            {
                return true;
            }
        }

        for (; i < cells.Length; i++)
        {
            if (float.IsNaN(cells[i]))
            {
                return true;
            }
        }

        return false;
    }
}
