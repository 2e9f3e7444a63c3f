using System.Runtime.ExceptionServices;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>Runs pieces of work on several threads, and ends with the first fault as one thread would.</summary>
internal static class LargeWork
{
    /// <summary>Runs them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="work">Takes the number of a piece.</param>
    /// <param name="cancellation">Stops between pieces.</param>
    public static void Run(int count, int threads, Action<int> work, CancellationToken cancellation)
    {
        if (threads <= 1)
        {
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                work(i);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions.FirstOrDefault(i => i is not OperationCanceledException) ?? e.Flatten().InnerExceptions[0]);
        }
    }
}
