using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Workers.Jobs;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>
/// The queue of pieces: Hangfire's tables on the store's PostgreSQL, with sliding claims. A ticket of a piece is a Hangfire job; claims are made
/// and renewed by the server's clock alone.
/// </summary>
/// <remarks>
/// Hangfire's own server loop is not used: its changes of state take lock rows that are dated by the client's clock and stay for ten minutes when their
/// holder dies, and its retries are scheduled by the client's clock. What is used of it takes no such lock: making tickets, claims
/// (<see cref="PostgreSqlFetchedJob"/>, renewed each fifth of the timeout by the server's clock), states for the dashboard, the list of servers, and
/// the clearing away of old tickets, which may run anywhere and any number of times.
/// </remarks>
internal sealed class HangfireQueue
{
    /// <summary>Schema of Hangfire's tables.</summary>
    public const string Schema = "hangfire";

    /// <summary>Name of our queue in it.</summary>
    public const string Name = "coverage";

    // Version of the tables that Hangfire.PostgreSql 1.21 makes.
    private const int TablesVersion = 23;
    private const long InstallLock = 0x436f_7665_7261_6771; // not the number that the store's own schema is made behind
    private static readonly TimeSpan KeptFinished = TimeSpan.FromDays(7), KeptUnfinished = TimeSpan.FromDays(365);
    private readonly PostGisDatabase database;
    private readonly PostgreSqlStorage storage;
    private string? server;

    private HangfireQueue(PostGisDatabase database, PostgreSqlStorage storage)
    {
        this.database = database;
        this.storage = storage;
    }

    /// <summary>Opens the queue, and makes its tables where they are missing.</summary>
    /// <param name="database">The store.</param>
    /// <param name="settings">Its times.</param>
    /// <exception cref="DataStoreException">The database cannot be used.</exception>
    public static HangfireQueue Open(PostGisDatabase database, QueueSettings settings)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = settings.ClaimTimeout,
            QueuePollInterval = settings.PollInterval,
            PrepareSchemaIfNecessary = false,
            StartupConnectionMaxRetries = 0,
            AllowDegradedModeWithoutStorage = false,
        };
        database.With(connection =>
        {
            // One at a time: two installers at once would be in each other's way. The lock ends with the session, whatever becomes of us.
            Execute(connection, "SELECT pg_advisory_lock(@lock)", ("lock", InstallLock));
            try
            {
                if (Version(connection) < TablesVersion)
                {
                    PostgreSqlObjectsInstaller.Install(connection, Schema);
                    Execute(connection, Grants);
                }
            }
            finally
            {
                Execute(connection, "SELECT pg_advisory_unlock(@lock)", ("lock", InstallLock));
            }

            return true;
        });
        return new HangfireQueue(database, new PostgreSqlStorage(new StoreConnections(database), options));
    }

    /// <summary>Makes tickets for pieces. Workers take none of them before they are written into the job and it is released.</summary>
    /// <param name="job">The job.</param>
    /// <param name="chunks">Its pieces.</param>
    /// <param name="now">The server's time.</param>
    /// <returns>The ticket of each.</returns>
    public IReadOnlyList<long> Enqueue(Guid job, IReadOnlyList<ChunkPlan> chunks, DateTime now) => database.Do(() =>
    {
        using IStorageConnection connection = storage.GetConnection();
        var tickets = new List<string>(chunks.Count);
        foreach (ChunkPlan chunk in chunks)
        {
            int stage = (int)chunk.Stage, number = chunk.Number;
            tickets.Add(connection.CreateExpiredJob(
                Job.FromExpression(() => ChunkTicket.Run(job, stage, number)), new Dictionary<string, string>(), now, KeptUnfinished));
        }

        using IWriteOnlyTransaction transaction = connection.CreateWriteTransaction();
        foreach (string ticket in tickets)
        {
            transaction.PersistJob(ticket);
            transaction.SetJobState(ticket, new TicketState(EnqueuedState.StateName, IsFinal: false, new(StringComparer.Ordinal)
            {
                ["EnqueuedAt"] = JobHelper.SerializeDateTime(now), ["Queue"] = Name,
            }));
            transaction.AddToQueue(Name, ticket);
        }

        transaction.Commit();
        return (IReadOnlyList<long>)[.. tickets.Select(t => long.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];
    });

    /// <summary>The claim on a ticket that a statement of ours has made; it is renewed until it is disposed of.</summary>
    /// <param name="row">Key of the row in Hangfire's queue.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="claimed">When it was claimed, by the server's clock.</param>
    public ChunkClaim Claim(long row, long ticket, DateTime claimed) =>
        new(new PostgreSqlFetchedJob(storage, row, ticket.ToString(System.Globalization.CultureInfo.InvariantCulture), Name, claimed));

    /// <summary>Tells Hangfire's dashboard that a worker does a piece.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="worker">Name of the worker.</param>
    public void ShowTaken(string ticket, string worker) => Show(ticket, ProcessingState.StateName, isFinal: false, "StartedAt", ("ServerId", ServerOf(worker)), ("WorkerId", "1"));

    /// <summary>Tells Hangfire's dashboard that a piece waits again.</summary>
    /// <param name="ticket">The ticket.</param>
    public void ShowWaiting(string ticket) => Show(ticket, EnqueuedState.StateName, isFinal: false, "EnqueuedAt", ("Queue", Name));

    /// <summary>Tells Hangfire's dashboard that a piece is done.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="busy">How long it took.</param>
    public void ShowDone(string ticket, TimeSpan busy) => Show(
        ticket, SucceededState.StateName, isFinal: true, "SucceededAt", ("PerformanceDuration", FormattableString.Invariant($"{(long)busy.TotalMilliseconds}")), ("Latency", "0"));

    /// <summary>Tells Hangfire's dashboard that a piece is given up.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="kind">Kind of the fault.</param>
    /// <param name="why">The reason.</param>
    public void ShowFailed(string ticket, string kind, string why) => Show(
        ticket, FailedState.StateName, isFinal: true, "FailedAt", ("ExceptionType", kind), ("ExceptionMessage", why), ("ExceptionDetails", string.Empty));

    // Nothing depends on it, so a fault is passed over. The dashboard wants the time in each state under a name of its own.
    private void Show(string ticket, string state, bool isFinal, string timeKey, params (string Key, string Value)[] details)
    {
        try
        {
            DateTime now = database.With(connection =>
            {
                using var clock = new NpgsqlCommand("SELECT clock_timestamp()", connection);
                return (DateTime)clock.ExecuteScalar()!;
            });
            Dictionary<string, string> data = details.Append((timeKey, JobHelper.SerializeDateTime(now))).ToDictionary(StringComparer.Ordinal);
            database.Do(() =>
            {
                using IStorageConnection connection = storage.GetConnection();
                using IWriteOnlyTransaction transaction = connection.CreateWriteTransaction();
                transaction.SetJobState(ticket, new TicketState(state, isFinal, data));
                if (isFinal)
                {
                    transaction.ExpireJob(ticket, KeptFinished);
                    string counter = "stats:" + state.ToLowerInvariant();
                    transaction.IncrementCounter(counter);
                    transaction.IncrementCounter(FormattableString.Invariant($"{counter}:{now:yyyy-MM-dd}"), TimeSpan.FromDays(31));
                    transaction.IncrementCounter(FormattableString.Invariant($"{counter}:{now:yyyy-MM-dd-HH}"), TimeSpan.FromDays(1));
                }

                transaction.Commit();
                return true;
            });
        }
        catch (DataStoreException)
        {
            // The dashboard shows the earlier state.
        }
    }

    /// <summary>Starts what renews the claims of this process and lists it among Hangfire's servers.</summary>
    /// <param name="worker">Name of the worker.</param>
    public IDisposable StartRenewing(string worker) => new BackgroundProcessingServer(
        storage,
        Array.Empty<IBackgroundProcess>(),
        new Dictionary<string, object>(StringComparer.Ordinal) { ["Queues"] = new[] { Name }, ["WorkerCount"] = 1 },
        new BackgroundProcessingServerOptions { ServerName = worker, ShutdownTimeout = TimeSpan.FromSeconds(1), StopTimeout = TimeSpan.FromSeconds(1) });

    // Hangfire adds something to the name of a server; the dashboard takes pieces of a server that is not in its list for aborted.
    private string ServerOf(string worker)
    {
        if (server is null)
        {
            try
            {
                server = database.With(connection =>
                {
                    using var command = new NpgsqlCommand("SELECT id FROM hangfire.server WHERE starts_with(lower(id), lower(@name) || ':') ORDER BY lastheartbeat DESC LIMIT 1", connection);
                    command.Parameters.AddWithValue("name", worker);
                    return command.ExecuteScalar() as string;
                });
            }
            catch (DataStoreException)
            {
                // The name without the addition.
            }
        }

        return server ?? worker;
    }

    // Those who may submit and work may use the queue.
    private const string Grants = """
        DO $$ BEGIN
            IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'coverage_editor') THEN
                GRANT USAGE ON SCHEMA hangfire TO coverage_editor;
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hangfire TO coverage_editor;
                GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA hangfire TO coverage_editor;
            END IF;
        END $$
        """;

    private static int Version(NpgsqlConnection connection)
    {
        using (var there = new NpgsqlCommand("SELECT to_regclass('hangfire.schema') IS NOT NULL", connection))
        {
            if (there.ExecuteScalar() is not true)
            {
                return 0;
            }
        }

        using var version = new NpgsqlCommand("SELECT max(version) FROM hangfire.schema", connection);
        return version.ExecuteScalar() is int number ? number : 0;
    }

    private static void Execute(NpgsqlConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
