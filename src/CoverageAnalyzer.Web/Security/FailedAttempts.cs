using System.Net;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Slows guessing: after some wrong tokens from an address each further answer comes late, and not many are waited for at once.</summary>
internal sealed class FailedAttempts
{
    private const int Free = 10;
    private const int MostWaiting = 50;
    private const int MostAddresses = 1000;

    private readonly Dictionary<IPAddress, (int Count, long Since)> failures = [];
    private readonly Lock gate = new();
    private readonly TimeSpan delay;
    private readonly TimeSpan memory = TimeSpan.FromMinutes(1);
    private int waiting;

    /// <summary>Makes the brake.</summary>
    /// <param name="delay">How late the answer comes.</param>
    public FailedAttempts(TimeSpan delay) => this.delay = delay;

    /// <summary>Notes a failure and waits where there were many.</summary>
    /// <param name="address">Who tried.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where so many wait already that this one is to be turned away.</returns>
    public async Task<bool> Slow(IPAddress? address, CancellationToken cancellation)
    {
        if (Count(address ?? IPAddress.None) <= Free)
        {
            return true;
        }

        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }

        try
        {
            await Task.Delay(delay, cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private int Count(IPAddress address)
    {
        long now = Environment.TickCount64;
        lock (gate)
        {
            if (failures.Count > MostAddresses)
            {
                failures.Clear(); // so many addresses guess at once that one counter each tells nothing
            }

            (int count, long since) = failures.GetValueOrDefault(address, (0, now));
            (count, since) = now - since > memory.TotalMilliseconds ? (1, now) : (count + 1, since);
            failures[address] = (count, since);
            return count;
        }
    }
}
