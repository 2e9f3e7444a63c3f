using System.Runtime.ExceptionServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Runs numbered pieces of work, each of which writes only its own results, on a stated number of threads.</summary>
internal static class ParallelWork
{
    /// <summary>Runs all pieces; on one thread in their order.</summary>
    /// <remarks>
    /// Behavior: each thread takes the next piece that is left, so that none waits for another while there is one; the calling thread is one of
    /// them, and does all where no other is free. A thread makes its scratch once. After a fault no further piece is begun.
    /// </remarks>
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

        int taken = -1;
        ExceptionDispatchInfo? fault = null;
        var others = new Task[Math.Min(threads, count) - 1];
        for (int t = 0; t < others.Length; t++)
        {
            others[t] = Task.Run(Work, CancellationToken.None);
        }

        Work();
        Task.WaitAll(others, CancellationToken.None); // those that have not begun end at once: no piece is left
        fault?.Throw(); // as on one thread

        void Work()
        {
            try
            {
                int piece = Interlocked.Increment(ref taken);
                if (piece >= count)
                {
                    return;
                }

                for (TWorker worker = makeWorker(); piece < count; piece = Interlocked.Increment(ref taken))
                {
                    cancellation.ThrowIfCancellationRequested();
                    run(piece, worker);
                }
            }
#pragma warning disable CA1031 // whatever it is, the calling thread throws it
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(e), null);
                Volatile.Write(ref taken, count);
            }
        }
    }
}
