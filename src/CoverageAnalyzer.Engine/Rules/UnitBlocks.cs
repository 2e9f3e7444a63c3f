using System.Runtime.ExceptionServices;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Shares units out to threads in small blocks, so that no thread waits for another's hard ones.</summary>
internal static class UnitBlocks
{
    private const int Units = 64;

    /// <summary>Does all units.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="work">Given the number of the worker, the first unit and the one after the last. One worker does one block at a time.</param>
    public static void Run(int count, int threads, Action<int, int, int> work)
    {
        if (threads <= 1 || count <= Units)
        {
            work(0, 0, count);
            return;
        }

        int next = 0;
        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker =>
            {
                for (int from = Interlocked.Add(ref next, Units) - Units; from < count; from = Interlocked.Add(ref next, Units) - Units)
                {
                    work(worker, from, Math.Min(from + Units, count));
                }
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
