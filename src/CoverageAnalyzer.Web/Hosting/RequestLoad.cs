using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Counts the requests that are answered at the same time, and turns the rest away with 503 instead of letting all become slow.</summary>
/// <param name="limits">The limits.</param>
/// <param name="log">Told, at most once a second, that some were turned away.</param>
internal sealed class RequestLoad(WebLimits limits, WebLog log)
{
    private const long QuietMilliseconds = 1000;

    private int readings;
    private int changing;
    private long told = -QuietMilliseconds;

    /// <summary>Takes a place.</summary>
    /// <param name="changes">True for a request with a body.</param>
    /// <returns>Gives the place back when disposed of.</returns>
    /// <exception cref="ProblemException">There is none.</exception>
    public IDisposable Enter(bool changes)
    {
        ref int count = ref changes ? ref changing : ref readings;
        if (Interlocked.Increment(ref count) > (changes ? limits.Changes : limits.Requests))
        {
            Interlocked.Decrement(ref count);
            long now = Environment.TickCount64, before = Interlocked.Read(ref told);
            if (now - before >= QuietMilliseconds && Interlocked.CompareExchange(ref told, now, before) == before)
            {
                log.Busy();
            }

            throw new ProblemException(503, new("Hãy thử lại sau giây lát.", "Try again in a moment.")) { RetryAfterSeconds = 1 };
        }

        return new Place(this, changes);
    }

    private void Leave(bool changes) => Interlocked.Decrement(ref changes ? ref changing : ref readings);

    private sealed class Place(RequestLoad load, bool changes) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                load.Leave(changes);
            }
        }
    }
}
