using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>When work with the store is tried again: only after a fault that passes by itself, a few times, each time said.</summary>
/// <remarks>The work must be one transaction, or otherwise leave nothing behind when it fails. What a first look at the store refuses is never tried again.</remarks>
public static class StoreRetry
{
    /// <summary>The waits before the second, third and fourth try.</summary>
    internal static IReadOnlyList<TimeSpan> Waits { get; } = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    /// <summary>Does the work.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="note">Told what happened and that it is tried again.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="DataStoreException">It failed for good, or as often as it is tried.</exception>
    public static T Do<T>(Func<T> work, Action<LocalizedText>? note, CancellationToken cancellation) => Do(work, note, Waits, cancellation);

    /// <summary>As <see cref="Do{T}(Func{T}, Action{LocalizedText}?, CancellationToken)"/>, with the waits given.</summary>
    internal static T Do<T>(Func<T> work, Action<LocalizedText>? note, IReadOnlyList<TimeSpan> waits, CancellationToken cancellation)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                return work();
            }
            catch (DataStoreException e) when (e.IsTransient && tries < waits.Count && !cancellation.IsCancellationRequested)
            {
                TimeSpan wait = waits[tries];
                int next = tries + 1;
                note?.Invoke(LocalizedText.Of(
                    $"{e.Store}: {e.Problem.Vietnamese} Thử lại sau {wait.TotalSeconds:0.#} giây (lần {next}/{waits.Count}).",
                    $"{e.Store}: {e.Problem.English} Trying again in {wait.TotalSeconds:0.#} s (try {next} of {waits.Count})."));
                if (cancellation.WaitHandle.WaitOne(wait))
                {
                    throw new OperationCanceledException(cancellation);
                }
            }
        }
    }
}
