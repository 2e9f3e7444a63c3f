using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Migrations;

/// <summary>
/// The two group roles of a shared store: <c>coverage_viewer</c> reads, <c>coverage_editor</c> also writes studies, scenarios, runs and jobs. Neither
/// may change the schema.
/// </summary>
/// <remarks>
/// Behavior: the grants cover all that exists, and by default privileges what the owner of the schema makes later. Roles belong to the server, not to the
/// database: where they exist already they are used. Granting the group to a person stays the administrator's: <c>GRANT coverage_editor TO an;</c>
/// </remarks>
public static class StoreRoles
{
    /// <summary>The group that reads.</summary>
    public const string Viewer = "coverage_viewer";

    /// <summary>The group that also writes.</summary>
    public const string Editor = "coverage_editor";

    private static readonly string[] Creation =
    [
        $"CREATE ROLE {Viewer} NOLOGIN",
        $"CREATE ROLE {Editor} NOLOGIN",
        $"GRANT {Viewer} TO {Editor}",
    ];

    private static readonly string[] Grants =
    [
        $"GRANT USAGE ON SCHEMA coverage, coverage_runs TO {Viewer}",
        $"GRANT USAGE ON SCHEMA coverage_data TO {Viewer}",
        $"GRANT USAGE, CREATE ON SCHEMA coverage_data TO {Editor}",
        $"GRANT SELECT ON ALL TABLES IN SCHEMA coverage, coverage_data TO {Viewer}",
        $"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA coverage TO {Editor}",
        $"REVOKE INSERT, UPDATE, DELETE ON coverage.schema_version, coverage.run_table FROM {Editor}",
        $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA coverage TO {Editor}",
        $"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA coverage TO {Editor}",
        $"ALTER DEFAULT PRIVILEGES IN SCHEMA coverage GRANT SELECT ON TABLES TO {Viewer}",
        $"ALTER DEFAULT PRIVILEGES IN SCHEMA coverage GRANT INSERT, UPDATE, DELETE ON TABLES TO {Editor}",
        $"ALTER DEFAULT PRIVILEGES IN SCHEMA coverage GRANT USAGE, SELECT ON SEQUENCES TO {Editor}",
        $"ALTER DEFAULT PRIVILEGES IN SCHEMA coverage GRANT EXECUTE ON FUNCTIONS TO {Editor}",
    ];

    /// <summary>Makes the roles where the user may, and grants them what they need.</summary>
    /// <param name="database">A prepared database, as the user who prepared it.</param>
    /// <returns>The SQL an administrator runs once because this user may not make roles; empty where all is done.</returns>
    /// <exception cref="DataStoreException">The database failed.</exception>
    public static IReadOnlyList<string> Prepare(PostGisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.With(connection =>
        {
            if (!(Exists(connection, Viewer) && Exists(connection, Editor)) && !TryCreate(connection))
            {
                return [.. Creation, .. Grants];
            }

            using NpgsqlTransaction transaction = connection.BeginTransaction();
            foreach (string grant in Grants)
            {
                Run(connection, grant);
            }

            transaction.Commit();
            return (IReadOnlyList<string>)[];
        });
    }

    // Another database of the server may be prepared at the same moment: that the role exists by then is what was wanted.
    private static bool TryCreate(NpgsqlConnection connection)
    {
        foreach (string creation in Creation)
        {
            try
            {
                Run(connection, creation);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
            {
                continue;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Exists(NpgsqlConnection connection, string role)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = $1";
        command.Parameters.Add(new() { Value = role });
        return (long)command.ExecuteScalar()! > 0;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
