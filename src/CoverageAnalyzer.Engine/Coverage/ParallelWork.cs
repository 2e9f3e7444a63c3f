namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Runs numbered pieces of work, each of which writes only its own results, on a stated number of threads.</summary>
internal static class ParallelWork
{
    /// <summary>Runs all pieces; on one thread in their order.</summary>
    /// <typeparam name="TWorker">What a thread keeps from piece to piece, for example its scratch arrays.</typeparam>
    /// <param name="count">Number of pieces.</param>
    /// <param name="threads">Threads at most; below 1 counts as 1.</param>
    /// <param name="makeWorker">Makes what a thread keeps.</param>
    /// <param name="run">Runs one piece.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    public static void Run<TWorker>(int count, int threads, Func<TWorker> makeWorker, Action<int, TWorker> run, CancellationToken cancellation)
    {
        if (threads <= 1 || count <= 1)
        {
            TWorker worker = makeWorker();
            for (int piece = 0; piece < count; piece++)
            {
                cancellation.ThrowIfCancellationRequested();
                run(piece, worker);
            }

            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, makeWorker, (piece, _, worker) =>
        {
            run(piece, worker);
            return worker;
        }, static _ => { });
    }
}
