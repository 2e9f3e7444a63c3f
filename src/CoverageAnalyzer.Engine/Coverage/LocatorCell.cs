using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Walks along a row of a band and makes the value, and where needed the record, of each cell.</summary>
/// <param name="grid">The grid being made.</param>
internal sealed class LocatorCell(LocatorGrid grid)
{
    // Edges two neighbours share stand near each other in the list of a cell; in a cell with hundreds of edges looking further costs more than it saves.
    private const int TwinSearch = 16;

    private readonly double[] xy = grid.XY;
    private readonly int[] few = new int[LocatorRecord.MostUnits];
    private readonly List<int> units = [];
    private LocatorBand.Incident[] incidents = [];
    private int[] cover = new int[16];
    private int coverCount;
    private int[] edges = new int[64];
    private uint[] masks = new uint[64];
    private int[] records = new int[1 << 15];
    private int length;
    private int coverRecord;
    private double cornerY;

    /// <summary>Begins a band.</summary>
    /// <param name="linked">The incidents of the band, linked by cell.</param>
    public void Begin(LocatorBand.Incident[] linked)
    {
        incidents = linked;
        length = 0;
    }

    /// <summary>Begins a row: west of it there is no unit.</summary>
    /// <param name="row">The row.</param>
    public void BeginRow(int row)
    {
        cornerY = grid.Corners.CentreY(row);
        coverCount = 0;
        coverRecord = 0;
    }

    /// <summary>The records made since <see cref="Begin"/>.</summary>
    public int[] TakeRecords()
    {
        int[] taken = GC.AllocateUninitializedArray<int>(length);
        records.AsSpan(0, length).CopyTo(taken);
        return taken;
    }

    /// <summary>The value of the cells up to the next one with edges.</summary>
    public int WithoutEdges()
    {
        if (coverCount <= 1)
        {
            return coverCount == 0 ? LocatorGrid.None : cover[0];
        }

        if (coverRecord == 0)
        {
            units.Clear();
            units.AddRange(cover.AsSpan(0, coverCount));
            coverRecord = -2 - length;
            AddRecords(0, -1);
        }

        return coverRecord;
    }

    /// <summary>Makes a cell with edges.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="first">Its first incident.</param>
    /// <returns>The value of the cell.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Make(int column, int first)
    {
        // The usual cell: a few units, each of which has an edge here. Everything in one pass.
        ref var incident = ref MemoryMarshal.GetArrayDataReference(incidents);
        double cornerX = grid.Corners.CentreX(column);
        int count = 0, edgeCount = 0, last = -1, i = first;
        for (; i >= 0; i = Unsafe.Add(ref incident, i).Next - 1)
        {
            ref var at = ref Unsafe.Add(ref incident, i);
            if (at.Unit != last)
            {
                if (count == LocatorRecord.MostUnits)
                {
                    break;
                }

                last = at.Unit;
                few[count++] = last;
            }

            if (at.IsCrossing)
            {
                Turn(last);
            }

            edgeCount = AddEdge(edgeCount, at.Edge, 1u << (count - 1));
        }

        uint state = 0;
        int covering = 0;
        for (int u = 0; u < count && covering < coverCount; u++)
        {
            if (few[u] == cover[covering])
            {
                state |= 1u << u;
                covering++;
            }
        }

        if (i >= 0 || covering < coverCount)
        {
            return MakeAny(cornerX, first, i);
        }

        (int kept, state, bool isMixed) = Judge(edgeCount, state, LocatorRecord.AllBits(count), cornerX);
        if (kept == 0 && BitOperations.PopCount(state) <= 1)
        {
            // Edges that undo each other: the cell has one answer after all.
            return state == 0 ? LocatorGrid.None : few[BitOperations.TrailingZeroCount(state)];
        }

        int value = -2 - length;
        Write(few.AsSpan(0, count), false, kept, state, isMixed);
        return value;
    }

    /// <summary>Makes a cell with any number of units, some of which may hold it without an edge in it.</summary>
    /// <param name="cornerX">Abscissa of its corner.</param>
    /// <param name="first">Its first incident.</param>
    /// <param name="rest">The first incident whose crossing has not been heeded yet; below 0 for none.</param>
    private int MakeAny(double cornerX, int first, int rest)
    {
        for (; rest >= 0; rest = incidents[rest].Next - 1)
        {
            if (incidents[rest].IsCrossing)
            {
                Turn(incidents[rest].Unit);
            }
        }

        units.Clear();
        for (int i = first; i >= 0; i = incidents[i].Next - 1)
        {
            if (units.Count == 0 || units[^1] != incidents[i].Unit)
            {
                units.Add(incidents[i].Unit);
            }
        }

        AddCovering();
        int value = -2 - length;
        AddRecords(cornerX, first);
        return value;
    }

    private void Turn(int unit)
    {
        coverRecord = 0;
        int at = 0;
        while (at < coverCount && cover[at] < unit)
        {
            at++;
        }

        if (at < coverCount && cover[at] == unit)
        {
            coverCount--;
            cover.AsSpan(at + 1, coverCount - at).CopyTo(cover.AsSpan(at));
            return;
        }

        if (coverCount == cover.Length)
        {
            Array.Resize(ref cover, 2 * coverCount);
        }

        cover.AsSpan(at, coverCount - at).CopyTo(cover.AsSpan(at + 1));
        cover[at] = unit;
        coverCount++;
    }

    /// <summary>Adds the units whose edges are all elsewhere but that hold the corner, and so the whole cell.</summary>
    private void AddCovering()
    {
        int at = 0;
        foreach (int unit in cover.AsSpan(0, coverCount))
        {
            while (at < units.Count && units[at] < unit)
            {
                at++;
            }

            if (at == units.Count || units[at] != unit)
            {
                units.Insert(at, unit);
            }
        }
    }

    private void AddRecords(double cornerX, int incident)
    {
        int covering = 0;
        for (int from = 0; from < units.Count; from += LocatorRecord.MostUnits)
        {
            int count = Math.Min(units.Count - from, LocatorRecord.MostUnits), edgeCount = 0;
            uint all = LocatorRecord.AllBits(count), state = 0;
            for (int i = 0; i < count; i++)
            {
                if (covering < coverCount && cover[covering] == units[from + i])
                {
                    state |= 1u << i;
                    covering++;
                }
            }

            int lastUnit = units[from + count - 1], bit = 0;
            for (; incident >= 0 && incidents[incident].Unit <= lastUnit; incident = incidents[incident].Next - 1)
            {
                while (units[from + bit] != incidents[incident].Unit)
                {
                    bit++;
                }

                edgeCount = AddEdge(edgeCount, incidents[incident].Edge, 1u << bit);
            }

            (int kept, state, bool isMixed) = Judge(edgeCount, state, all, cornerX);
            Write(CollectionsMarshal.AsSpan(units).Slice(from, count), from + count < units.Count, kept, state, isMixed);
        }
    }

    /// <summary>Brings the state from the corner's own to the one places are judged by, and drops edges that turn nobody over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Kept, uint State, bool IsMixed) Judge(int edgeCount, uint state, uint all, double cornerX)
    {
        bool isMixed = false;
        int kept = 0;
        for (int i = 0; i < edgeCount; i++)
        {
            uint mask = masks[i];
            if (mask == 0)
            {
                continue; // a unit that runs to and fro along the same edge
            }

            isMixed |= mask != all;
            state ^= LocatorRecord.Turns(ref xy[2 * edges[i]], cornerX, cornerX, cornerY) ? mask : 0;
            (edges[kept], masks[kept]) = (edges[i], mask);
            kept++;
        }

        return (kept, state, isMixed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AddEdge(int count, int edge, uint bit)
    {
        var ends = Vector256.LoadUnsafe(ref xy[2 * edge]);
        var turned = Vector256.Shuffle(ends, Vector256.Create(2L, 3, 0, 1));
        for (int i = 0; i < count && i < TwinSearch; i++)
        {
            var other = Vector256.LoadUnsafe(ref xy[2 * edges[i]]);
            if (other == turned || other == ends)
            {
                masks[i] ^= bit;
                return count;
            }
        }

        if (count == edges.Length)
        {
            Array.Resize(ref edges, 2 * count);
            Array.Resize(ref masks, 2 * count);
        }

        edges[count] = edge;
        masks[count] = bit;
        return count + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(ReadOnlySpan<int> ofUnits, bool more, int edgeCount, uint state, bool isMixed)
    {
        int needed = length + LocatorRecord.HeadLength + ofUnits.Length + (2 * edgeCount);
        if (needed > records.Length)
        {
            Array.Resize(ref records, Math.Max(2 * records.Length, needed));
        }

        var to = records.AsSpan(length);
        to[0] = ofUnits.Length | (more ? LocatorRecord.More : 0) | (isMixed ? LocatorRecord.Mixed : 0);
        to[1] = (int)state;
        to[2] = edgeCount;
        int at = LocatorRecord.HeadLength;
        foreach (int unit in ofUnits)
        {
            to[at++] = unit;
        }

        for (int i = 0; i < edgeCount; i++)
        {
            to[at++] = edges[i];
            if (isMixed)
            {
                to[at++] = (int)masks[i];
            }
        }

        length += at;
    }
}
