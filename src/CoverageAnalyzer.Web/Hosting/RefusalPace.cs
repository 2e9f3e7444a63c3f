using System.Threading.RateLimiting;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Spaces out the answers that only say "come again", once they come in a flood.</summary>
/// <remarks>
/// Who is turned away at once asks again at once: a few hundred such clients keep the processors busy with refusals, and every other answer waits behind
/// theirs for clients ÷ answers a second (Little's law). Held back for a second or two they cost a connection and no time. A single refusal is not held back.
/// </remarks>
internal sealed class RefusalPace : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly TokenBucketRateLimiter bucket;

    /// <summary>Makes it.</summary>
    /// <param name="limits">The limits.</param>
    public RefusalPace(WebLimits limits) => bucket = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, limits.RefusalsPerSecond / 4),
        TokensPerPeriod = Math.Max(1, (int)(limits.RefusalsPerSecond * Period.TotalSeconds)),
        ReplenishmentPeriod = Period,
        QueueLimit = limits.WaitingRefusals,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for the turn of a refusal.</summary>
    /// <param name="gone">The client has gone.</param>
    /// <returns>False where too many wait already: the connection is then better closed without a word.</returns>
    public async Task<bool> Wait(CancellationToken gone)
    {
        using RateLimitLease turn = await bucket.AcquireAsync(1, gone);
        return turn.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => bucket.Dispose();
}
