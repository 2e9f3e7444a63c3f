using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>How many units lie on the left of each piece, on its way from the lesser to the greater end.</summary>
/// <remarks>
/// From one piece the numbers follow for all that hang together with it, around the places where they meet. What remains is one number for each
/// group of pieces: that of the ground west of its lowest place, counted along a ray from outside. All is decided in whole numbers.
/// Cost: O(pieces), and for each group the pieces that cross one row of the grid.
/// </remarks>
internal static class OutlineWindings
{
    private const int Unknown = int.MinValue;

    /// <summary>Counts.</summary>
    public static int[] Of(OutlinePieces pieces, OutlineNodes nodes)
    {
        var left = new int[pieces.Count];
        Array.Fill(left, Unknown);
        PieceBands? bands = null;
        var waiting = new Stack<int>();
        for (int node = 0; node < nodes.Count; node++)
        {
            // Nodes come in the order of their points: the first one of a group is its lowest, and everything leaves it eastwards.
            int last = nodes.Darts[nodes.Start[node + 1] - 1];
            if (left[last / 2] != Unknown)
            {
                continue;
            }

            GridPoint lowest = pieces.From[last / 2];
            left[last / 2] = node == 0 ? 0 : (bands ??= new PieceBands(pieces)).CountWestOf(lowest);
            waiting.Push(node);
            while (waiting.TryPop(out int next))
            {
                Spread(pieces, nodes, next, left, waiting);
            }
        }

        return left;
    }

    private static void Spread(OutlinePieces pieces, OutlineNodes nodes, int node, int[] left, Stack<int> waiting)
    {
        ReadOnlySpan<int> darts = nodes.Darts.AsSpan(nodes.Start[node], nodes.Start[node + 1] - nodes.Start[node]);
        int known = 0;
        while (left[darts[known] / 2] == Unknown)
        {
            known++;
        }

        for (int step = 0; step < darts.Length; step++)
        {
            // Between two darts lies one stretch of ground: left of the first, right of the second.
            int dart = darts[(known + step) % darts.Length], next = darts[(known + step + 1) % darts.Length];
            if (left[next / 2] == Unknown)
            {
                int between = (dart & 1) == 0 ? left[dart / 2] : left[dart / 2] - pieces.Net[dart / 2];
                left[next / 2] = (next & 1) == 0 ? between + pieces.Net[next / 2] : between;
                waiting.Push(nodes.NodeOf[next ^ 1]);
            }
        }
    }
}
