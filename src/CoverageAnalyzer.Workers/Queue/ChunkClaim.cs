using CoverageAnalyzer.Data.PostGis;
using Hangfire.Storage;
using Npgsql;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>The claim of a worker on a piece. It is renewed until it is disposed of; one that cannot be given back because the database is away runs out by itself.</summary>
/// <param name="fetched">Hangfire's claim.</param>
internal sealed class ChunkClaim(IFetchedJob fetched) : IDisposable
{
    /// <summary>The ticket in Hangfire's tables.</summary>
    public string Ticket => fetched.JobId;

    /// <summary>Lets go of the piece for good.</summary>
    public void End() => Try(fetched.RemoveFromQueue);

    /// <summary>Gives the piece back, so that another worker may take it at once.</summary>
    public void GiveBack() => Try(fetched.Requeue);

    /// <inheritdoc/>
    public void Dispose() => Try(fetched.Dispose);

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is DataStoreException or NpgsqlException or TimeoutException)
        {
            // It runs out by itself.
        }
    }
}
