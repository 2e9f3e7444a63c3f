using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The pieces around each place where some meet, counter-clockwise.</summary>
/// <remarks>
/// Shape: dart 2p leaves the lesser end of piece p, dart 2p + 1 its greater end. The darts of node n are <c>Darts[Start[n]] … Darts[Start[n + 1] − 1]</c>,
/// by direction from just past south through east to north (those to greater points) and on through west to south. Nodes are in the order of their points.
/// </remarks>
internal sealed class OutlineNodes
{
    private OutlineNodes(int[] darts, int[] start, int[] nodeOf)
    {
        Darts = darts;
        Start = start;
        NodeOf = nodeOf;
    }

    /// <summary>Darts, node by node.</summary>
    public int[] Darts { get; }

    /// <summary>First dart of each node in <see cref="Darts"/>, and the number of darts at the end.</summary>
    public int[] Start { get; }

    /// <summary>The node each dart leaves from.</summary>
    public int[] NodeOf { get; }

    /// <summary>Number of nodes.</summary>
    public int Count => Start.Length - 1;

    /// <summary>Sorts the pieces around their ends.</summary>
    public static OutlineNodes Of(OutlinePieces pieces)
    {
        var sorted = new Dart[2 * pieces.Count];
        for (int p = 0; p < pieces.Count; p++)
        {
            sorted[2 * p] = new(pieces.From[p], pieces.To[p], 2 * p);
            sorted[(2 * p) + 1] = new(pieces.To[p], pieces.From[p], (2 * p) + 1);
        }

        Array.Sort(sorted);
        var darts = new int[sorted.Length];
        var nodeOf = new int[sorted.Length];
        var start = new List<int>((sorted.Length / 2) + 1);
        for (int k = 0; k < sorted.Length; k++)
        {
            if (k == 0 || sorted[k].At != sorted[k - 1].At)
            {
                start.Add(k);
            }

            darts[k] = sorted[k].Number;
            nodeOf[darts[k]] = start.Count - 1;
        }

        start.Add(sorted.Length);
        return new(darts, [.. start], nodeOf);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Dart(GridPoint At, GridPoint Towards, int Number) : IComparable<Dart>
    {
        public int CompareTo(Dart other)
        {
            int order = At.CompareTo(other.At);
            order = order != 0 ? order : (Number & 1) - (other.Number & 1);

            // Within one half turn what lies to the left comes later. No two leave in one direction: pieces meet only at their ends.
            return order != 0 ? order : -Math.Sign(GridSide.Of(At, Towards, other.Towards));
        }
    }
}
