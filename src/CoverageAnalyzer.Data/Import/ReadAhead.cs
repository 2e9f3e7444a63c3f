using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Lets one thread read what another works on: the items of a sequence in their order, some way ahead of whoever takes them.</summary>
internal static class ReadAhead
{
    /// <summary>Items handed over at once.</summary>
    private const int BatchLength = 128;

    /// <summary>Batches read at most before the first is taken.</summary>
    private const int MostBatches = 64;

    /// <summary>The sequence, read by a thread of its own.</summary>
    /// <remarks>
    /// Behavior: an exception of the sequence is thrown to the taker, after most of the items before it. Once the taker stops, early or not, the thread is done with the
    /// sequence: its source may be closed, and what it wrote to (a log of findings) be used.
    /// </remarks>
    /// <typeparam name="T">Kind of item.</typeparam>
    /// <param name="items">The sequence.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
        where T : class
    {
        using var batches = new BlockingCollection<T[]>(MostBatches);
        using var stop = new CancellationTokenSource();
        ExceptionDispatchInfo? failure = null;
        var reading = Task.Run(() =>
        {
            try
            {
                var batch = new List<T>(BatchLength);
                foreach (T item in items)
                {
                    batch.Add(item);
                    if (batch.Count == BatchLength)
                    {
                        batches.Add([.. batch], stop.Token);
                        batch.Clear();
                    }
                }

                batches.Add([.. batch], stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody takes any more.
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e); // what was read before it no longer counts: the file is not used
            }
            finally
            {
                batches.CompleteAdding();
            }
        });
        try
        {
            foreach (T[] batch in batches.GetConsumingEnumerable())
            {
                foreach (T item in batch)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            stop.Cancel();
            reading.GetAwaiter().GetResult();
        }

        failure?.Throw();
    }
}
