using CoverageAnalyzer.Data.PostGis;
using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>The queue of a shared store as Hangfire's dashboard shows it.</summary>
public static class JobsDashboard
{
    /// <summary>Opens the queue for looking.</summary>
    /// <param name="database">The store, by connections of the dashboard's own.</param>
    /// <returns>Null where the store has no queue yet, or the user may not see it.</returns>
    /// <exception cref="DataStoreException">The database cannot be used.</exception>
    public static JobStorage? StorageOf(PostGisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        bool isThere = database.With(connection =>
        {
            using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = """
                SELECT count(*) FROM pg_catalog.pg_tables
                WHERE schemaname = $1 AND tablename = 'jobqueue' AND has_schema_privilege(schemaname, 'USAGE') AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')
                """;
            command.Parameters.Add(new() { Value = HangfireQueue.Schema });
            return (long)command.ExecuteScalar()! > 0;
        });
        return isThere
            ? new PostgreSqlStorage(new StoreConnections(database), new PostgreSqlStorageOptions
            {
                SchemaName = HangfireQueue.Schema, PrepareSchemaIfNecessary = false, StartupConnectionMaxRetries = 0, AllowDegradedModeWithoutStorage = false,
            })
            : null;
    }
}
