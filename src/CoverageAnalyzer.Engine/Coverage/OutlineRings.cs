using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Joins the pieces that have ground of a unit on one side only to rings.</summary>
/// <remarks>Behavior: where several rings meet at a place they touch and do not cross. Rings that rounding alone could have made are left out.</remarks>
internal static class OutlineRings
{
    /// <summary>Joins the pieces.</summary>
    /// <returns>A set of one unit; outer rings counter-clockwise, holes clockwise.</returns>
    public static PolygonSet Of(OutlinePieces pieces, SnapGrid grid)
    {
        OutlineNodes nodes = OutlineNodes.Of(pieces);
        int[] left = OutlineWindings.Of(pieces, nodes);
        int[] next = Following(pieces, nodes, left);
        var x = new List<double>(pieces.Count);
        var y = new List<double>(pieces.Count);
        var ringStart = new List<int> { 0 };
        var done = new bool[next.Length];
        for (int first = 0; first < next.Length; first++)
        {
            if (done[first] || next[first] < 0)
            {
                continue;
            }

            GridPoint corner = Start(pieces, first);
            double twice = 0, length = 0;
            int dart = first;
            do
            {
                done[dart] = true;
                GridPoint a = Start(pieces, dart), b = Start(pieces, dart ^ 1);
                x.Add(grid.X(a.Column));
                y.Add(grid.Y(a.Row));
                twice += ((double)(a.Column - corner.Column) * (b.Row - corner.Row)) - ((double)(b.Column - corner.Column) * (a.Row - corner.Row));
                length += Math.Abs(b.Column - a.Column) + Math.Abs(b.Row - a.Row);
                dart = next[dart];
            }
            while (dart != first);

            if (Math.Abs(twice) <= length)
            {
                x.RemoveRange(ringStart[^1], x.Count - ringStart[^1]); // not a grid step wide on average
                y.RemoveRange(ringStart[^1], y.Count - ringStart[^1]);
                continue;
            }

            x.Add(x[ringStart[^1]]);
            y.Add(y[ringStart[^1]]);
            ringStart.Add(x.Count);
        }

        return new([.. x], [.. y], [.. ringStart], [0, ringStart.Count - 1]);
    }

    private static GridPoint Start(OutlinePieces pieces, int dart) => (dart & 1) == 0 ? pieces.From[dart / 2] : pieces.To[dart / 2];

    // The dart that follows each one with the union on its left; −1 for all others. Around a place, darts that leave it and darts that come back
    // take turns: the union lies between one that leaves and the one after it, by which it is entered.
    private static int[] Following(OutlinePieces pieces, OutlineNodes nodes, int[] left)
    {
        var next = new int[2 * pieces.Count];
        Array.Fill(next, -1);
        for (int node = 0; node < nodes.Count; node++)
        {
            int from = nodes.Start[node], to = nodes.Start[node + 1], leaves = -1;
            for (int k = to - 1; k >= from && leaves < 0; k--)
            {
                leaves = Way(pieces, left, nodes.Darts[k]) > 0 ? nodes.Darts[k] : -1;
            }

            for (int k = from; k < to; k++)
            {
                int dart = nodes.Darts[k], way = Way(pieces, left, dart);
                if (way > 0)
                {
                    leaves = dart;
                }
                else if (way < 0)
                {
                    next[dart ^ 1] = leaves;
                }
            }
        }

        return next;
    }

    // +1 where the union lies left of a dart and not right of it, −1 where right and not left, 0 where on both sides or on neither.
    private static int Way(OutlinePieces pieces, int[] left, int dart)
    {
        int onLeft = left[dart / 2], onRight = onLeft - pieces.Net[dart / 2];
        return (onLeft > 0) == (onRight > 0) ? 0 : (onLeft > 0) == ((dart & 1) == 0) ? 1 : -1;
    }
}
