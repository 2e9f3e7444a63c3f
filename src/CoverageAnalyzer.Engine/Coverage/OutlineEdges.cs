using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The edges of a set of units that no neighbour has the other way round.</summary>
internal sealed class OutlineEdges
{
    private OutlineEdges(int[] ends, int[] units)
    {
        Ends = ends;
        Units = units;
    }

    /// <summary>Vertex at the end of each edge; the edge starts at the vertex before it.</summary>
    public int[] Ends { get; }

    /// <summary>Unit of each edge.</summary>
    public int[] Units { get; }

    /// <summary>Finds them; units that have the very same edge the same way round are marked as unfit.</summary>
    public static OutlineEdges Of(PolygonSet set, bool[] unfit)
    {
        double[] x = set.X, y = set.Y;
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, set.VertexCount + (set.VertexCount / 2)));
        var table = new int[size]; // vertex at the end of an edge; 0 is empty, as vertex 0 ends none
        var cancelled = new bool[set.VertexCount];
        var startsRing = new bool[set.VertexCount]; // no edge ends at the first vertex of a ring
        for (int r = 0; r < set.RingCount; r++)
        {
            if (set.RingStart[r] < startsRing.Length)
            {
                startsRing[set.RingStart[r]] = true;
            }
        }

        var twice = new List<(int One, int Other)>();
        int expected = 0; // the edge before the last twin: a neighbour runs along the same vertices the other way round
        for (int r = 0; r < set.RingCount; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                double x0 = x[i - 1], y0 = y[i - 1], x1 = x[i], y1 = y[i];
                if (x0 == x1 && y0 == y1)
                {
                    cancelled[i] = true;
                    continue;
                }

                if (expected > 0 && !cancelled[expected] && x[expected] == x0 && y[expected] == y0 && x[expected - 1] == x1 && y[expected - 1] == y1 && !startsRing[expected])
                {
                    cancelled[expected--] = cancelled[i] = true;
                    continue;
                }

                expected = 0;

                // The same slot for both ways round.
                uint slot = Slot(x0, y0) + Slot(x1, y1);
                slot = (slot ^ (slot >> 15)) & (uint)(size - 1);
                while (table[slot] != 0)
                {
                    int other = table[slot];
                    if (!cancelled[other])
                    {
                        if (x[other] == x0 && y[other] == y0 && x[other - 1] == x1 && y[other - 1] == y1)
                        {
                            cancelled[other] = cancelled[i] = true;
                            expected = other - 1;
                            break;
                        }

                        if (x[other] == x1 && y[other] == y1 && x[other - 1] == x0 && y[other - 1] == y0)
                        {
                            twice.Add((other, i));
                        }
                    }

                    slot = (slot + 1) & (uint)(size - 1);
                }

                if (!cancelled[i])
                {
                    table[slot] = i;
                }
            }
        }

        var ends = new List<int>();
        var units = new List<int>();
        var same = twice.SelectMany(pair => new[] { pair.One, pair.Other }).ToHashSet();
        for (int unit = 0; unit < set.UnitCount; unit++)
        {
            for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
            {
                for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
                {
                    if (!cancelled[i])
                    {
                        ends.Add(i);
                        units.Add(unit);
                    }

                    if (same.Count > 0 && same.Contains(i))
                    {
                        unfit[unit] = true;
                    }
                }
            }
        }

        return new([.. ends], [.. units]);
    }

    // Adding 0 makes −0 and 0 one place.
    private static uint Slot(double x, double y)
    {
        ulong mixed = (BitConverter.DoubleToUInt64Bits(x + 0.0) * 0x9E3779B97F4A7C15) ^ (BitConverter.DoubleToUInt64Bits(y + 0.0) * 0xC2B2AE3D27D4EB4F);
        mixed *= 0x9FB21C651E98DF25;
        return (uint)(mixed >> 32);
    }
}
