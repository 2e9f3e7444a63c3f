using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Migrations;

/// <summary>PostGIS inside a database: whether it is there, making it, and what to do where it cannot be made.</summary>
internal static class PostGisExtension
{
    /// <summary>Whether the database has it.</summary>
    /// <param name="connection">An open connection.</param>
    public static bool IsThere(NpgsqlConnection connection) => Count(connection, "SELECT count(*) FROM pg_catalog.pg_extension WHERE extname = 'postgis'") > 0;

    /// <summary>Makes it, where the server has its files and the user may.</summary>
    /// <param name="connection">An open connection, in a transaction.</param>
    /// <param name="store">The database as people name it.</param>
    /// <exception cref="DataStoreException">It cannot be made: the message says the command.</exception>
    public static void Make(NpgsqlConnection connection, string store)
    {
        if (!IsAvailable(connection) || !IsSuperuser(connection))
        {
            throw Missing(connection, store);
        }

        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "CREATE EXTENSION IF NOT EXISTS postgis";
        command.ExecuteNonQuery();
    }

    /// <summary>The error of a database without it.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="store">The database as people name it.</param>
    public static DataStoreException Missing(NpgsqlConnection connection, string store) => new(
        store,
        new("cơ sở dữ liệu chưa có PostGIS.", "the database has no PostGIS."),
        IsAvailable(connection)
            ? new(
                "Người quản trị chạy trong cơ sở dữ liệu này: CREATE EXTENSION postgis;",
                "A superuser runs in this database: CREATE EXTENSION postgis;")
            : new(
                $"Cài trên máy chủ: apt-get install postgresql-{Major(connection)}-postgis-3, rồi trong cơ sở dữ liệu này: CREATE EXTENSION postgis;",
                $"Install it on the server: apt-get install postgresql-{Major(connection)}-postgis-3, then in this database: CREATE EXTENSION postgis;"),
        isTransient: false);

    private static bool IsAvailable(NpgsqlConnection connection) => Count(connection, "SELECT count(*) FROM pg_catalog.pg_available_extensions WHERE name = 'postgis'") > 0;

    private static bool IsSuperuser(NpgsqlConnection connection) => Count(connection, "SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper") > 0;

    private static string Major(NpgsqlConnection connection) => connection.PostgreSqlVersion.Major.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static long Count(NpgsqlConnection connection, string sql)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
