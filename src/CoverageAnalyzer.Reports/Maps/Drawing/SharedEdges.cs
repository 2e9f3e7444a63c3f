using System.Buffers;
using System.Numerics;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The edges of polygons, each once: what two neighbours share is one line.</summary>
/// <remarks>Cost: one look into a table for each edge, most often in the cache.</remarks>
internal sealed class SharedEdges
{
    private const int SlotsOfTile = 32;
    private const int TileBits = 5; // tiles of 16 grid lines: sums of two ends count twice

    private readonly int[] x;
    private readonly int[] y;
    private readonly int[] fromOf; // position of an edge's start, plus 1; 0: free
    private readonly int[] toOf; // position of its end
    private readonly int mask;

    private SharedEdges(int[] x, int[] y)
    {
        this.x = x;
        this.y = y;
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4 * SlotsOfTile, x.Length + (x.Length / 2)));
        mask = slots - 1;
        fromOf = ArrayPool<int>.Shared.Rent(slots);
        toOf = ArrayPool<int>.Shared.Rent(slots);
        fromOf.AsSpan(0, slots).Clear();
    }

    /// <summary>Walks along all rings and keeps the edges that were not met before, in either direction, as lines as long as they go on.</summary>
    /// <param name="shapes">The polygons.</param>
    public static MapLines Of(MapShapes shapes)
    {
        var edges = new SharedEdges(shapes.X, shapes.Y);
        var lines = new LineList(shapes.X.Length);
        for (int r = 0; r < shapes.RingStart.Length - 1; r++)
        {
            int first = shapes.RingStart[r], end = shapes.RingStart[r + 1];
            bool open = false;
            for (int from = first; from < end; from++)
            {
                int to = from + 1 < end ? from + 1 : first;
                bool keep = edges.IsNew(from, to);
                if (keep)
                {
                    if (!open)
                    {
                        lines.Begin();
                        lines.Add(shapes.X[from], shapes.Y[from]);
                    }

                    lines.Add(shapes.X[to], shapes.Y[to]);
                }

                open = keep;
            }
        }

        ArrayPool<int>.Shared.Return(edges.fromOf);
        ArrayPool<int>.Shared.Return(edges.toOf);
        return lines.Finish();
    }

    private bool IsNew(int from, int to)
    {
        int ax = x[from], ay = y[from], bx = x[to], by = y[to];
        int slot = SlotOf(ax + bx, ay + by) & mask;
        for (; fromOf[slot] != 0; slot = (slot + 1) & mask)
        {
            int c = fromOf[slot] - 1, d = toOf[slot];
            if (x[c] + x[d] == ax + bx && y[c] + y[d] == ay + by && ((x[c] == ax && y[c] == ay) || (x[d] == ax && y[d] == ay)))
            {
                return false;
            }
        }

        (fromOf[slot], toOf[slot]) = (from + 1, to);
        return true;
    }

    /// <summary>Where an edge is looked for, by the sums of its ends: edges near each other lie near each other in the table, so that neighbours find them in the cache.</summary>
    private static int SlotOf(int sumX, int sumY)
    {
        uint tile = ((uint)(sumX >> TileBits) * 0x9E3779B1) ^ ((uint)(sumY >> TileBits) * 0x85EBCA6B);
        uint inTile = (((uint)sumX * 0xC2B2AE35) + ((uint)sumY * 0x27D4EB2F)) >> 16;
        return (int)((((tile * 0x2C1B3C6D) >> 9) * SlotsOfTile) + (inTile % SlotsOfTile));
    }
}
