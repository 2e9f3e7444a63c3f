using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>A PostgreSQL database with PostGIS: hands out connections, and turns what the driver throws into words.</summary>
/// <remarks>Safe for concurrent use. Connections are pooled until it is disposed of.</remarks>
public sealed class PostGisDatabase : IDisposable
{
    // The driver's own time limit is one of each reading: a server that sends a byte now and then would be waited for as long as it goes on.
    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(10);
    private readonly NpgsqlDataSource source;

    private PostGisDatabase(PostGisAddress address, NpgsqlDataSource source)
    {
        Address = address;
        this.source = source;
    }

    /// <summary>Where it is.</summary>
    public PostGisAddress Address { get; }

    /// <summary>The database as people name it: <c>host:port/database</c>.</summary>
    public string Name => Address.Display;

    /// <summary>Prepares connections; none is made yet.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="limits">What is taken from it at most; null: the driver's own limits.</param>
    public static PostGisDatabase At(PostGisAddress address, PostGisLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        return At(address, c =>
        {
            if (limits is not null)
            {
                Limit(c, limits);
            }
        });
    }

    /// <summary>As <see cref="At(PostGisAddress, PostGisLimits?)"/>, where the driver waits longer for a statement than its own half a minute.</summary>
    internal static PostGisDatabase At(PostGisAddress address, TimeSpan statementTime) => At(address, c => c.CommandTimeout = (int)statementTime.TotalSeconds);

    /// <summary>Opens a connection.</summary>
    /// <returns>The caller disposes of it.</returns>
    /// <exception cref="DataStoreException">The server is not there, refuses, or does not know the user or the database.</exception>
    public NpgsqlConnection Connect() => Do(Open);

    /// <summary>Opens a connection.</summary>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The caller disposes of it.</returns>
    /// <exception cref="DataStoreException">The server is not there, refuses, or does not know the user or the database.</exception>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (PostGisFault.IsOne(e))
        {
            throw PostGisFault.Of(e, Name);
        }
    }

    /// <summary>Does something with the database, with the driver's errors turned into words.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="DataStoreException">The database failed.</exception>
    public T Do<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return work();
        }
        catch (Exception e) when (PostGisFault.IsOne(e))
        {
            throw PostGisFault.Of(e, Name);
        }
    }

    /// <summary>Does something with a connection of its own.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="DataStoreException">The database failed.</exception>
    public T With<T>(Func<NpgsqlConnection, T> work) => Do(() =>
    {
        using NpgsqlConnection connection = Open();
        return work(connection);
    });

    /// <summary>Does something with a connection of its own.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="DataStoreException">The database failed.</exception>
    public async Task<T> DoAsync<T>(Func<NpgsqlConnection, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await using NpgsqlConnection connection = await OpenAsync(CancellationToken.None).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (PostGisFault.IsOne(e))
        {
            throw PostGisFault.Of(e, Name);
        }
    }

    /// <summary>Forgets the types it learned from the server, as is needed after PostGIS was added to the database.</summary>
    public void ReloadTypes() => With(c =>
    {
        c.ReloadTypes();
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private NpgsqlConnection Open() => OpenAsync(CancellationToken.None).GetAwaiter().GetResult();

    // The driver hears no cancellation while it reads a server's first answer: what comes after all is closed behind our back.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        Task<NpgsqlConnection> opening = source.OpenConnectionAsync(cancellation).AsTask();
        try
        {
            return await opening.WaitAsync(OpenTime, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!opening.IsCompleted && e is TimeoutException or OperationCanceledException)
        {
            _ = opening.ContinueWith(
                late =>
                {
                    if (late.IsCompletedSuccessfully)
                    {
                        late.Result.Dispose();
                    }
                    else
                    {
                        _ = late.Exception; // seen
                    }
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    private static PostGisDatabase At(PostGisAddress address, Action<NpgsqlConnectionStringBuilder> limit)
    {
        var builder = new NpgsqlDataSourceBuilder(address.ConnectionString);
        limit(builder.ConnectionStringBuilder);
        builder.UseNetTopologySuite();
        return new PostGisDatabase(address, builder.Build());
    }

    private static void Limit(NpgsqlConnectionStringBuilder builder, PostGisLimits limits)
    {
        builder.MaxPoolSize = limits.MostConnections;
        builder.MaxAutoPrepare = limits.PreparedStatements;
        builder.AutoPrepareMinUsages = 2;
        var options = new List<string> { FormattableString.Invariant($"-c statement_timeout={(long)limits.StatementTime.TotalMilliseconds}") };
        if (limits.IsReadOnly)
        {
            options.Add("-c default_transaction_read_only=on");
        }

        if (limits.Role is { } role)
        {
            options.Add("-c role=" + role.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal));
        }

        builder.Options = string.Join(' ', options.Prepend(builder.Options ?? string.Empty)).Trim();
    }
}
