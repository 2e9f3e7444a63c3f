using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>One moment of a database: whatever is read through it is as it was then, for all layers of a run and from any thread.</summary>
/// <remarks>
/// Source: PostgreSQL 15 manual, 13.2.2 (repeatable read) and 9.27.5 (pg_export_snapshot).
/// Behavior: read only. The first reading fixes the moment. A connection that cannot be had is tried again while nothing was read; never after that.
/// </remarks>
public sealed class PostGisSnapshot : IDisposable
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // A push waits a minute for those who read; who comes after it waits for it.
    private static readonly TimeSpan WaitForPush = TimeSpan.FromSeconds(90);

    private readonly PostGisDatabase database;
    private readonly TimeSpan statementTimeout;

    // Another program that replaces a table may wait for us while we wait behind it: no server sees that circle. 20 s of five minutes.
    private readonly TimeSpan waitForOthers;
    private readonly Lock gate = new();
    private PostGisReading? holder;
    private string? id;

    /// <summary>Prepares; the moment is fixed by the first reading.</summary>
    /// <param name="address">The database.</param>
    /// <param name="statementTimeout">The longest one statement may take; null: five minutes.</param>
    public PostGisSnapshot(PostGisAddress address, TimeSpan? statementTimeout = null)
    {
        this.statementTimeout = statementTimeout ?? TimeSpan.FromMinutes(5);
        waitForOthers = this.statementTimeout / 15;
        database = PostGisDatabase.At(address, this.statementTimeout + TimeSpan.FromSeconds(5)); // the server stops a statement first
    }

    /// <summary>The database as people name it: <c>host:port/database</c>.</summary>
    public string Store => database.Name;

    /// <summary>The tables that will be read. They are locked against being replaced before the moment is fixed, so that a push that swaps several does so before it or after it.</summary>
    public IReadOnlyCollection<TableName> Tables { get; init; } = [];

    /// <summary>Name of the database alone.</summary>
    public string Database => Store[(Store.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The user who reads.</summary>
    public string User => database.Address.User;

    /// <summary>Begins to read at this moment, on a connection of its own.</summary>
    /// <exception cref="DataStoreException">The database cannot be read.</exception>
    internal PostGisReading Begin()
    {
        lock (gate)
        {
            if (id is null)
            {
                for (int attempt = 1; ; attempt++)
                {
                    try
                    {
                        id = Export();
                        break;
                    }
                    catch (DataStoreException e) when (e.IsTransient && attempt < Tries)
                    {
                        Thread.Sleep(Pause * attempt);
                    }
                }
            }
        }

        return Open(id);
    }

    /// <summary>Does something with the database, with the driver's errors turned into words.</summary>
    internal T Do<T>(Func<T> work) => database.Do(work);

    /// <inheritdoc/>
    public void Dispose()
    {
        holder?.Dispose();
        database.Dispose();
    }

    private string Export()
    {
        NpgsqlConnection connection = database.Connect();
        try
        {
            List<string> lockable = database.Do(() => JoinReaders(connection));
            holder = Open(connection, null, WaitForPush);
            return database.Do(() =>
            {
                if (lockable.Count > 0)
                {
                    connection.RunLong($"LOCK TABLE {string.Join(", ", lockable)} IN ACCESS SHARE MODE", CancellationToken.None); // takes no moment yet
                }

                return connection.Ask("SELECT pg_export_snapshot()", r => r.GetString(0))[0];
            });
        }
        catch
        {
            holder = null;
            connection.Dispose();
            throw;
        }
    }

    // Which tables can be locked, in one order. What cannot be (foreign tables, materialised views, what one may not read) is left to the reading to tell.
    private List<string> JoinReaders(NpgsqlConnection connection)
    {
        connection.Run(FormattableString.Invariant($"SET lock_timeout = {(long)WaitForPush.TotalMilliseconds}")); // the pool takes it back
        LayerReaders.Join(connection, Tables);
        return connection.Ask(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN unnest($1, $2) AS t (s, r) ON t.s = n.nspname AND t.r = c.relname "
            + "WHERE c.relkind IN ('r', 'p', 'v') AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') GROUP BY 1, 2 ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"",
            r => new TableName(r.GetString(0), r.GetString(1)).Quoted,
            Tables.Select(t => t.Schema).ToArray(),
            Tables.Select(t => t.Table).ToArray());
    }

    private PostGisReading Open(string snapshot)
    {
        NpgsqlConnection connection = database.Connect();
        try
        {
            return Open(connection, snapshot, waitForOthers);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private PostGisReading Open(NpgsqlConnection connection, string? snapshot, TimeSpan longestWait) => database.Do(() =>
    {
        NpgsqlTransaction transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);

        // What the values look like as text must not depend on the server's settings.
        connection.Run(
            (snapshot is null ? string.Empty : $"SET TRANSACTION SNAPSHOT '{snapshot}'; ")
            + "SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; "
            + "SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; "
            + FormattableString.Invariant($"SET LOCAL statement_timeout = {(long)statementTimeout.TotalMilliseconds}; SET LOCAL lock_timeout = {(long)longestWait.TotalMilliseconds}"));
        return new PostGisReading(this, connection, transaction);
    });
}
