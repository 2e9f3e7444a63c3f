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

    private readonly PostGisDatabase database;
    private readonly TimeSpan statementTimeout;
    private readonly Lock gate = new();
    private PostGisReading? holder;
    private string? id;

    /// <summary>Prepares; the moment is fixed by the first reading.</summary>
    /// <param name="address">The database.</param>
    /// <param name="statementTimeout">The longest one statement may take; null: five minutes.</param>
    public PostGisSnapshot(PostGisAddress address, TimeSpan? statementTimeout = null)
    {
        database = PostGisDatabase.At(address);
        this.statementTimeout = statementTimeout ?? TimeSpan.FromMinutes(5);
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
                        holder?.Dispose();
                        holder = null;
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
        holder = Open(null);
        return database.Do(() =>
        {
            LockTables(holder.Connection);

            using var command = new NpgsqlCommand("SELECT pg_export_snapshot()", holder.Connection);
            return (string)command.ExecuteScalar()!;
        });
    }

    // In one order, which is that of a push too: neither waits for the other crosswise. What cannot be locked (foreign tables, materialised views, what one
    // may not read) is left to the reading to tell.
    private void LockTables(NpgsqlConnection connection)
    {
        var lockable = new List<string>();
        using (var command = new NpgsqlCommand(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN unnest($1, $2) AS t (s, r) ON t.s = n.nspname AND t.r = c.relname "
            + "WHERE c.relkind IN ('r', 'p', 'v') AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') GROUP BY 1, 2 ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"",
            connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Tables.Select(t => t.Schema).ToArray() });
            command.Parameters.Add(new NpgsqlParameter { Value = Tables.Select(t => t.Table).ToArray() });
            using NpgsqlConnection apart = database.Connect(); // in a transaction of its own: a question would fix the moment
            command.Connection = apart;
            using NpgsqlDataReader rows = command.ExecuteReader();
            while (rows.Read())
            {
                lockable.Add(new TableName(rows.GetString(0), rows.GetString(1)).Quoted);
            }
        }

        if (lockable.Count > 0)
        {
#pragma warning disable CA2100 // quoted names
            using var command = new NpgsqlCommand($"LOCK TABLE {string.Join(", ", lockable)} IN ACCESS SHARE MODE", connection);
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private PostGisReading Open(string? snapshot)
    {
        NpgsqlConnection connection = database.Connect();
        try
        {
            return database.Do(() =>
            {
                NpgsqlTransaction transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
                // What the values look like as text must not depend on the server's settings.
                using var command = new NpgsqlCommand(
                    (snapshot is null ? string.Empty : $"SET TRANSACTION SNAPSHOT '{snapshot}'; ")
                    + "SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; "
                    + "SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; "
                    + FormattableString.Invariant($"SET LOCAL statement_timeout = {(long)statementTimeout.TotalMilliseconds}"),
                    connection);
                command.ExecuteNonQuery();
                return new PostGisReading(this, connection, transaction);
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
