using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The outline of a union of discs: of each circle the arcs that no other disc covers.</summary>
internal sealed class FreeArcs
{
    private const int DiscsPerChunk = 2048;

    private readonly int[] start; // of each disc's arcs in its chunk
    private readonly FreeArc[][] chunks;

    private FreeArcs(int[] start, FreeArc[][] chunks)
    {
        this.start = start;
        this.chunks = chunks;
    }

    /// <summary>Number of arcs.</summary>
    public long Count => chunks.Sum(chunk => (long)chunk.Length);

    /// <summary>The arcs of a disc's circle, counter-clockwise.</summary>
    /// <param name="disc">The disc.</param>
    public ReadOnlySpan<FreeArc> Of(int disc)
    {
        FreeArc[] chunk = chunks[disc / DiscsPerChunk];
        int from = start[disc], to = (disc + 1) % DiscsPerChunk == 0 || disc + 1 == start.Length ? chunk.Length : start[disc + 1];
        return chunk.AsSpan(from, to - from);
    }

    /// <summary>Works the outline out.</summary>
    /// <param name="discs">The discs.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between chunks of discs.</param>
    /// <param name="tally">Takes what was done, or null.</param>
    public static FreeArcs Of(DiscIndex discs, int threads, CancellationToken cancellation, OperationTally? tally = null)
    {
        var chunks = new FreeArc[(discs.Count + DiscsPerChunk - 1) / DiscsPerChunk][];
        var start = new int[discs.Count];
        ParallelWork.Run(chunks.Length, threads, () => new ArcFinder(discs), (chunk, finder) =>
        {
            finder.Arcs.Clear();
            int to = Math.Min(discs.Count, (chunk + 1) * DiscsPerChunk);
            for (int disc = chunk * DiscsPerChunk; disc < to; disc++)
            {
                start[disc] = finder.Arcs.Count;
                finder.AddArcsOf(disc);
            }

            chunks[chunk] = [.. finder.Arcs];
            finder.Report(tally);
        }, cancellation);
        return new(start, chunks);
    }
}
