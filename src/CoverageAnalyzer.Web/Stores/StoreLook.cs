using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Studies.Scenarios;
using Npgsql;

namespace CoverageAnalyzer.Web.Stores;

/// <summary>One look into a shared store: what the server's user may do there, whether scenarios changed, which run is the newest.</summary>
/// <param name="MayRead">Whether scenarios may be read.</param>
/// <param name="MayEdit">Whether scenarios may be changed.</param>
/// <param name="MayActAsViewer">Whether requests can run under the role of viewers.</param>
/// <param name="Scenarios">Another text whenever a scenario was stored or deleted; empty where they may not be read.</param>
/// <param name="Newest">The newest run of the study as it is, scenarios aside; null where there is none.</param>
/// <param name="Push">The newest push of the study itself; null where it was never pushed.</param>
internal sealed record StoreLook(bool MayRead, bool MayEdit, bool MayActAsViewer, string Scenarios, ServedRun? Newest, ServedPush? Push)
{
    private const string Rights = $"""
        SELECT has_table_privilege('coverage.scenario', 'SELECT'),
               {ScenarioTable.MayChangeCondition},
               EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = 'coverage_viewer' AND pg_has_role(current_user, r.oid, 'MEMBER'))
        """;

    private const string Digest = "SELECT coalesce(md5(string_agg(name || ' ' || version || ' ' || etag, ',' ORDER BY name)), '') FROM coverage.scenario WHERE study = $1";

    private const string NewestRun = "SELECT id, number, pushed_at, pushed_by FROM coverage.run WHERE study = $1 AND scenario = '' ORDER BY number DESC LIMIT 1";

    private const string NewestPush = "SELECT version, pushed_at, pushed_by FROM coverage.study WHERE name = $1";

    /// <summary>Looks.</summary>
    /// <param name="database">The store.</param>
    /// <param name="study">Name of the study.</param>
    /// <exception cref="DataStoreException">The store cannot be asked.</exception>
    public static StoreLook At(PostGisDatabase database, string study) => database.With(connection =>
    {
        (bool mayRead, bool mayEdit, bool mayActAsViewer) = RightsOf(connection);
        string digest = string.Empty;
        if (mayRead)
        {
            using NpgsqlCommand scenarios = connection.Command(Digest, study);
            digest = (string)scenarios.ExecuteScalar()!;
        }

        ServedRun? run = First(connection, NewestRun, study, r => new ServedRun(r.GetInt64(0), r.GetInt32(1), new DateTimeOffset(r.GetDateTime(2), TimeSpan.Zero), r.GetString(3)));
        ServedPush? push = First(connection, NewestPush, study, r => new ServedPush(r.GetInt32(0), new DateTimeOffset(r.GetDateTime(1), TimeSpan.Zero), r.GetString(2)));
        return new StoreLook(mayRead, mayRead && mayEdit, mayActAsViewer, digest, run, push);
    });

    private static T? First<T>(NpgsqlConnection connection, string sql, string study, Func<NpgsqlDataReader, T> read)
        where T : class
    {
        using NpgsqlCommand command = connection.Command(sql, study);
        using NpgsqlDataReader rows = command.ExecuteReader();
        return rows.Read() ? read(rows) : null;
    }

    private static (bool MayRead, bool MayEdit, bool MayActAsViewer) RightsOf(NpgsqlConnection connection)
    {
        using NpgsqlCommand rights = connection.Command(Rights);
        using NpgsqlDataReader row = rights.ExecuteReader();
        row.Read();
        return (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2));
    }
}
