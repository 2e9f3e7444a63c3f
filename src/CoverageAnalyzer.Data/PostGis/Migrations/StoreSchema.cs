using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Migrations;

/// <summary>The schema <c>coverage</c> of a shared store: made, brought up to date, and checked before it is used.</summary>
/// <remarks>
/// Behavior: steps run in order, each once, all of them in one transaction behind an advisory lock, so that two who prepare the same database at once
/// wait for each other and a step that fails leaves nothing. There is no way back: a database of a newer program is refused, not changed.
/// Which steps a database has stands in <c>coverage.schema_version</c>.
/// </remarks>
public static class StoreSchema
{
    /// <summary>Name of the schema.</summary>
    public const string Name = "coverage";

    // Any number will do that nobody else takes: the first letters of the program.
    private const long Lock = 0x436F766572616765;
    private const string Log = "schema_version";

    /// <summary>The newest step this program knows.</summary>
    public static int Version => StoreMigration.All[^1].Number;

    /// <summary>Refuses a database that is not prepared, or by another version of the program.</summary>
    /// <param name="database">The database.</param>
    /// <exception cref="DataStoreException">PostGIS or the schema is missing, older or newer: the message says the command.</exception>
    public static void Check(PostGisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        database.With(connection =>
        {
            Check(connection, database.Name);
            return true;
        });
    }

    /// <summary>As <see cref="Check(PostGisDatabase)"/>, on a connection that is open already.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="store">The database as people name it.</param>
    /// <exception cref="DataStoreException">PostGIS or the schema is missing, older or newer.</exception>
    public static void Check(NpgsqlConnection connection, string store)
    {
        if (!PostGisExtension.IsThere(connection))
        {
            throw PostGisExtension.Missing(connection, store);
        }

        IReadOnlyList<int> applied = Applied(connection);
        RefuseNewer(applied, store);
        if (StoreMigration.All.Any(m => !applied.Contains(m.Number)))
        {
            throw new DataStoreException(
                store,
                applied.Count == 0
                    ? new("cơ sở dữ liệu chưa được chuẩn bị làm kho chung.", "the database is not prepared as a shared store.")
                    : new("kho chung do phiên bản cũ hơn chuẩn bị.", "the shared store was prepared by an older version."),
                new("Hãy chạy: coverage-analyzer store init", "Run: coverage-analyzer store init"),
                isTransient: false);
        }
    }

    /// <summary>Makes the schema, or brings it up to date: PostGIS where the user may, then every step that is missing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="program">Version of the program, kept beside each step.</param>
    /// <returns>Names of the steps that were run; empty where all was up to date.</returns>
    /// <exception cref="DataStoreException">PostGIS cannot be had, the database is newer than the program, or the user may not.</exception>
    public static IReadOnlyList<string> Prepare(PostGisDatabase database, string program)
    {
        ArgumentNullException.ThrowIfNull(database);
        IReadOnlyList<string> done = database.With(connection =>
        {
            using NpgsqlTransaction transaction = connection.BeginTransaction();
            connection.Run("SELECT pg_advisory_xact_lock($1)", Lock);
            if (!PostGisExtension.IsThere(connection))
            {
                PostGisExtension.Make(connection, database.Name);
            }

            IReadOnlyList<int> applied = Applied(connection);
            RefuseNewer(applied, database.Name);
            if (applied.Count == 0)
            {
                connection.Run($"CREATE SCHEMA IF NOT EXISTS {Name}");
                connection.Run($"CREATE TABLE IF NOT EXISTS {Name}.{Log} (version integer PRIMARY KEY, name text NOT NULL, program text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())");
                connection.Run($"COMMENT ON TABLE {Name}.{Log} IS 'Các bước đã chuẩn bị kho · Steps by which the store was prepared'");
            }

            var names = new List<string>();
            foreach (StoreMigration step in StoreMigration.All.Where(m => !applied.Contains(m.Number)))
            {
                connection.Run(step.Sql);
                connection.Run($"INSERT INTO {Name}.{Log} (version, name, program) VALUES ($1, $2, $3)", step.Number, step.Name, program);
                names.Add(step.Name);
            }

            transaction.Commit();
            return names;
        });
        database.ReloadTypes();
        return done;
    }

    private static List<int> Applied(NpgsqlConnection connection)
    {
        using (NpgsqlCommand there = connection.CreateCommand())
        {
            there.CommandText = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2";
            there.Parameters.Add(new() { Value = Name });
            there.Parameters.Add(new() { Value = Log });
            if ((long)there.ExecuteScalar()! == 0)
            {
                return [];
            }
        }

        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT version FROM {Name}.{Log} ORDER BY version";
        using NpgsqlDataReader rows = command.ExecuteReader();
        var applied = new List<int>();
        while (rows.Read())
        {
            applied.Add(rows.GetInt32(0));
        }

        return applied;
    }

    private static void RefuseNewer(IReadOnlyList<int> applied, string store)
    {
        if (applied.Count > 0 && applied[^1] > Version)
        {
            throw new DataStoreException(
                store,
                LocalizedText.Of($"kho chung ở phiên bản {applied[^1]}, mới hơn chương trình này ({Version}).", $"the shared store is of version {applied[^1]}, newer than this program ({Version})."),
                new("Hãy cập nhật coverage-analyzer trên máy này; kho không bị thay đổi.", "Update coverage-analyzer on this machine; the store was not changed."),
                isTransient: false);
        }
    }
}
