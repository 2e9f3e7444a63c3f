using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The edges of a set of units that no neighbour has the other way round.</summary>
/// <remarks>
/// An edge and its twin have a unit on either side, so neither is a border of the union, whatever else lies over them. Where neighbours share
/// their edges vertex by vertex only the outline is left.
/// Cost: O(vertices).
/// </remarks>
internal static class OutlineEdges
{
    // One edge in four is looked up, the rest go along with it: neighbours have whole stretches of edges in common.
    private const int SampleBits = 2;

    /// <summary>Finds them, on the grid, tagged with the way they are run; an edge that two units have the same way round comes twice.</summary>
    /// <param name="set">The units.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="tally">Counts the edges cancelled and those looked up, or null.</param>
    public static List<Edge> Of(PolygonSet set, SnapGrid grid, OperationTally? tally = null)
    {
        var startsRing = new bool[set.VertexCount + 1];
        foreach (int first in set.RingStart)
        {
            startsRing[first] = true; // no edge ends at the first vertex of a ring
        }

        bool[] left = LeftOver(set.X, set.Y, startsRing, tally);
        var edges = new List<Edge>();
        for (int i = 1; i < left.Length; i++)
        {
            if (left[i])
            {
                GridPoint from = grid.PointAt(set.X[i - 1], set.Y[i - 1]), to = grid.PointAt(set.X[i], set.Y[i]);
                if (from != to)
                {
                    edges.Add(Edge.Between(from, to, Edge.Onward));
                }
            }
        }

        int found = edges.Count;
        List<Edge> kept = WithoutTwins(edges);
        tally?.Add("edges compared on the grid", found);
        tally?.Add("edges left", kept.Count);
        return kept;
    }

    // Which edges, named by the vertex they end at, have no twin with the very same coordinates; a few that have one may stay.
    private static bool[] LeftOver(double[] x, double[] y, bool[] startsRing, OperationTally? tally)
    {
        uint mask = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, x.Length / 8 * 3)) - 1;
        var table = new int[mask + 1]; // vertex at the end of an edge; 0 is empty, as vertex 0 ends none
        var left = new bool[x.Length];
        int expected = 0; // the edge before the last twin: a neighbour runs along the same vertices the other way round
        long lookups = 0;
        int held = 0;
        uint slotBefore = x.Length > 0 ? Slot(x[0], y[0]) : 0;
        for (int i = 1; i < x.Length; i++)
        {
            uint slot = Slot(x[i], y[i]), both = slotBefore + slot; // the same for both ways round
            slotBefore = slot;
            if (startsRing[i] || (x[i] == x[i - 1] && y[i] == y[i - 1]))
            {
                continue;
            }

            left[i] = true;
            if (expected > 0 && left[expected] && AreTwins(x, y, expected, i))
            {
                left[expected--] = left[i] = false;
                continue;
            }

            expected = 0;
            if (both >> (32 - SampleBits) != 0)
            {
                continue;
            }

            // An entry that has found its twin stays as a step for others to pass over.
            lookups++;
            for (both &= mask; table[both] != 0; both = (both + 1) & mask)
            {
                int other = table[both];
                if (left[other] && AreTwins(x, y, other, i))
                {
                    left[other] = left[i] = false;
                    expected = other - 1;
                    for (int back = i - 1, on = other + 1; on < i && left[back] && left[on] && back != on && AreTwins(x, y, on, back); back--, on++)
                    {
                        left[back] = left[on] = false;
                    }

                    break;
                }
            }

            if (left[i] && held < table.Length / 2)
            {
                table[both] = i; // where more hash alike than the table has room for, they are left to the grid
                held++;
            }
        }

        tally?.Add("edges looked up", lookups);
        return left;
    }

    private static bool AreTwins(double[] x, double[] y, int one, int other) =>
        x[one] == x[other - 1] && y[one] == y[other - 1] && x[one - 1] == x[other] && y[one - 1] == y[other];

    // Twins that fall together on the grid only, and those that were not looked up.
    private static List<Edge> WithoutTwins(List<Edge> edges)
    {
        uint mask = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * edges.Count)) - 1;
        var table = new int[mask + 1]; // number of an edge + 1
        var isLeft = new bool[edges.Count];
        for (int e = 0; e < isLeft.Length; e++)
        {
            Edge edge = edges[e];
            isLeft[e] = true;
            uint slot = Slot(edge.From.Column, edge.From.Row) + (3 * Slot(edge.To.Column, edge.To.Row));
            for (slot &= mask; table[slot] != 0; slot = (slot + 1) & mask)
            {
                int other = table[slot] - 1;
                if (isLeft[other] && edges[other].From == edge.From && edges[other].To == edge.To && edges[other].Unit != edge.Unit)
                {
                    isLeft[other] = isLeft[e] = false;
                    break;
                }
            }

            if (isLeft[e])
            {
                table[slot] = e + 1;
            }
        }

        var kept = new List<Edge>();
        for (int e = 0; e < isLeft.Length; e++)
        {
            if (isLeft[e])
            {
                kept.Add(edges[e]);
            }
        }

        return kept;
    }

    private static uint Slot(double x, double y) => Slot(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(y));

    private static uint Slot(long column, long row)
    {
        ulong mixed = ((ulong)column * 0x9E3779B97F4A7C15) ^ ((ulong)row * 0xC2B2AE3D27D4EB4F);
        mixed = (mixed ^ (mixed >> 29)) * 0x9FB21C651E98DF25;
        return (uint)(mixed >> 32);
    }
}
