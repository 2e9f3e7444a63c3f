using CoverageAnalyzer.Data.PostGis;
using Npgsql;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>Waits for the server's word that there may be something new, so that nobody has to ask often. It may ring for nothing, and may miss a word
/// while the connection is cut: who waits looks for himself after each ring and each pause.</summary>
/// <param name="database">The store.</param>
/// <param name="channel">What to listen to.</param>
internal sealed class ChunkBell(PostGisDatabase database, string channel) : IDisposable
{
    /// <summary>Rung when pieces can be taken.</summary>
    public const string Chunks = "coverage_chunk";

    /// <summary>Rung when a job goes on.</summary>
    public const string Jobs = "coverage_job";

    private NpgsqlConnection? connection;

    /// <summary>Begins to listen; what is told from here on ends the next wait.</summary>
    /// <param name="cancellation">Stops it.</param>
    public async Task ListenAsync(CancellationToken cancellation)
    {
        if (connection is not null)
        {
            return;
        }

        try
        {
            connection = await database.ConnectAsync(cancellation);
            await using NpgsqlCommand listen = connection.CreateCommand();
            listen.CommandText = "LISTEN " + SqlIdentifier.Quote(channel);
            await listen.ExecuteNonQueryAsync(cancellation);
        }
        catch (Exception e) when (e is DataStoreException or NpgsqlException or InvalidOperationException)
        {
            Drop(); // the next wait is a pause, and the one after it listens again
        }
    }

    /// <summary>Waits for a ring, for the longest of a pause.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="cancellation">Ends the waiting with an exception.</param>
    public async Task WaitAsync(TimeSpan pause, CancellationToken cancellation)
    {
        await ListenAsync(cancellation);
        if (connection is null)
        {
            await Task.Delay(pause, cancellation);
            return;
        }

        try
        {
            await connection.WaitAsync(pause, cancellation);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
        {
            Drop();
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Drop();

    private void Drop()
    {
        connection?.Dispose();
        connection = null;
    }
}
