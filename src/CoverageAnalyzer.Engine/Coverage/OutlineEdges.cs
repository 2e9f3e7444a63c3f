using CoverageAnalyzer.Engine.Model;
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
    /// <summary>Finds them, on the grid, tagged with the way they are run; an edge that two units have the same way round comes twice.</summary>
    /// <param name="set">The units.</param>
    /// <param name="grid">The grid.</param>
    public static List<Edge> Of(PolygonSet set, SnapGrid grid)
    {
        var points = new GridPoint[set.VertexCount];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = grid.PointAt(set.X[i], set.Y[i]);
        }

        var startsRing = new bool[points.Length + 1];
        foreach (int first in set.RingStart)
        {
            startsRing[first] = true; // no edge ends at the first vertex of a ring
        }

        bool[] left = LeftOver(points, startsRing);
        var edges = new List<Edge>();
        for (int i = 1; i < points.Length; i++)
        {
            if (left[i])
            {
                edges.Add(Edge.Between(points[i - 1], points[i], Edge.Onward));
            }
        }

        return edges;
    }

    // Which edges, named by the vertex they end at, have no twin.
    private static bool[] LeftOver(GridPoint[] points, bool[] startsRing)
    {
        uint mask = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, points.Length + (points.Length / 2))) - 1;
        var table = new int[mask + 1]; // vertex at the end of an edge; 0 is empty, as vertex 0 ends none
        var left = new bool[points.Length];
        int expected = 0; // the edge before the last twin: a neighbour runs along the same vertices the other way round
        for (int i = 1; i < points.Length; i++)
        {
            GridPoint from = points[i - 1], to = points[i];
            if (startsRing[i] || from == to)
            {
                continue;
            }

            left[i] = true;
            if (expected > 0 && left[expected] && points[expected] == from && points[expected - 1] == to)
            {
                left[expected--] = left[i] = false;
                continue;
            }

            expected = 0;

            // The same slot for both ways round. An entry that has found its twin stays as a step for others to pass over.
            uint slot = (Slot(from) + Slot(to)) & mask;
            for (; table[slot] != 0; slot = (slot + 1) & mask)
            {
                int other = table[slot];
                if (left[other] && points[other] == from && points[other - 1] == to)
                {
                    left[other] = left[i] = false;
                    expected = other - 1;
                    break;
                }
            }

            if (left[i])
            {
                table[slot] = i;
            }
        }

        return left;
    }

    private static uint Slot(GridPoint point)
    {
        ulong mixed = ((ulong)point.Column * 0x9E3779B97F4A7C15) ^ ((ulong)point.Row * 0xC2B2AE3D27D4EB4F);
        mixed = (mixed ^ (mixed >> 29)) * 0x9FB21C651E98DF25;
        return (uint)(mixed >> 32);
    }
}
