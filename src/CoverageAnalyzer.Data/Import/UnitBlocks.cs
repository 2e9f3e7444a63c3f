namespace CoverageAnalyzer.Data.Import;

/// <summary>Work on many units that do not depend on one another, in blocks of neighbours shared among threads.</summary>
internal static class UnitBlocks
{
    /// <summary>Units in a block: some thousand vertices, enough to outweigh handing it over.</summary>
    private const int Length = 128;

    /// <summary>Does the work.</summary>
    /// <param name="count">Number of units.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="work">Does one block: its first unit, and the one after its last. Writes nothing but what belongs to these units.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public static void Run(int count, int threads, Action<int, int> work, CancellationToken cancellation)
    {
        int blocks = (count + Length - 1) / Length;
        if (threads == 1 || blocks < 2)
        {
            for (int block = 0; block < blocks; block++)
            {
                cancellation.ThrowIfCancellationRequested();
                work(block * Length, Math.Min(count, (block + 1) * Length));
            }

            return;
        }

        Parallel.For(
            0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            block => work(block * Length, Math.Min(count, (block + 1) * Length)));
    }
}
