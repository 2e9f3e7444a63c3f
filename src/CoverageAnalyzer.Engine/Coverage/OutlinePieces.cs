using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Edges cut into pieces that meet only at their ends, each piece once, with what its two sides differ by.</summary>
/// <param name="From">Lesser end of each piece.</param>
/// <param name="To">Greater end of each piece.</param>
/// <param name="Net">How many units more lie on the left of the way from the lesser to the greater end than on the right; never 0.</param>
internal sealed record OutlinePieces(GridPoint[] From, GridPoint[] To, int[] Net)
{
    /// <summary>Number of pieces.</summary>
    public int Count => Net.Length;

    /// <summary>Cuts edges and counts.</summary>
    /// <param name="edges">The edges, tagged with the way they are run: the unit lies on the left.</param>
    /// <param name="cancellation">Stops between rounds of cutting.</param>
    public static OutlinePieces Of(List<Edge> edges, CancellationToken cancellation)
    {
        List<Edge> sorted = EdgeNoding.Cut(edges, cancellation);
        sorted.Sort();
        var from = new List<GridPoint>(sorted.Count);
        var to = new List<GridPoint>(sorted.Count);
        var nets = new List<int>(sorted.Count);
        for (int e = 0; e < sorted.Count;)
        {
            Edge first = sorted[e];
            int net = 0;
            for (; e < sorted.Count && sorted[e].From == first.From && sorted[e].To == first.To; e++)
            {
                net += sorted[e].Unit == Edge.Onward ? 1 : -1;
            }

            if (net != 0)
            {
                from.Add(first.From);
                to.Add(first.To);
                nets.Add(net);
            }
        }

        return new([.. from], [.. to], [.. nets]);
    }
}
