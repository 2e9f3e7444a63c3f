using System.Diagnostics;
using CoverageAnalyzer.Data.PostGis;

namespace CoverageAnalyzer.Workers;

/// <summary>Asks a database again where its fault may pass: a server that restarts, a connection that was cut.</summary>
internal static class TransientRetry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Does something that may safely be done twice.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="patience">How long to go on trying.</param>
    /// <param name="failed">Told of the first fault in a row, or null.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="DataStoreException">It is not a passing fault, or it does not pass.</exception>
    public static T Do<T>(Func<T> work, TimeSpan patience, Action<DataStoreException>? failed, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        TimeSpan pause = FirstPause;
        for (int i = 0; ; i++)
        {
            try
            {
                return work();
            }
            catch (DataStoreException e) when (e.IsTransient && Stopwatch.GetElapsedTime(began) < patience)
            {
                if (i == 0)
                {
                    failed?.Invoke(e);
                }

                if (cancellation.WaitHandle.WaitOne(pause))
                {
                    throw new OperationCanceledException(cancellation);
                }

                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
