namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The outline of a union of discs: of each circle the arcs that no other disc covers.</summary>
internal sealed class FreeArcs
{
    private const int DiscsPerChunk = 2048;

    private FreeArcs(int[] start, FreeArc[] arcs)
    {
        Start = start;
        Arcs = arcs;
    }

    /// <summary>First arc of each disc, and the number of arcs at the end.</summary>
    public int[] Start { get; }

    /// <summary>The arcs, by disc and counter-clockwise.</summary>
    public FreeArc[] Arcs { get; }

    /// <summary>Works the outline out.</summary>
    public static FreeArcs Of(DiscIndex discs, int threads, CancellationToken cancellation)
    {
        int chunks = (discs.Count + DiscsPerChunk - 1) / DiscsPerChunk;
        var found = new List<FreeArc>[chunks];
        var start = new int[discs.Count + 1];
        ParallelWork.Run(chunks, threads, () => new ArcFinder(discs), (chunk, finder) =>
        {
            var arcs = found[chunk] = [];
            int to = Math.Min(discs.Count, (chunk + 1) * DiscsPerChunk);
            for (int disc = chunk * DiscsPerChunk; disc < to; disc++)
            {
                int before = arcs.Count;
                finder.AddArcsOf(disc, arcs);
                start[disc + 1] = arcs.Count - before;
            }
        }, cancellation);

        for (int disc = 0; disc < discs.Count; disc++)
        {
            start[disc + 1] += start[disc];
        }

        var all = new FreeArc[start[^1]];
        int next = 0;
        foreach (List<FreeArc> arcs in found)
        {
            arcs.CopyTo(all, next);
            next += arcs.Count;
        }

        return new(start, all);
    }
}
