using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using Npgsql;
using NpgsqlTypes;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>The scenarios of a study in a shared store: rows of <c>coverage.scenario</c>.</summary>
/// <remarks>
/// Behavior: a change is one statement that names the tag it replaces, so that of any number of programs on one store exactly one wins. What a viewer
/// asks for runs under the role <c>coverage_viewer</c>: the database itself then refuses changes, whatever the program thought of them.
/// Errors of the database come as <see cref="DataStoreException"/>.
/// </remarks>
/// <param name="database">The store.</param>
/// <param name="study">Name of the study there.</param>
public sealed class ScenarioTable(PostGisDatabase database, string study) : IScenarioStore
{
    /// <summary>A condition in SQL: the user may change scenarios.</summary>
    public const string MayChangeCondition =
        "has_table_privilege('coverage.scenario', 'INSERT') AND has_table_privilege('coverage.scenario', 'UPDATE') AND has_table_privilege('coverage.scenario', 'DELETE')";

    private const string ViewerRole = "SET LOCAL ROLE coverage_viewer";

    /// <summary>Whether the database's user may change scenarios.</summary>
    /// <param name="database">A prepared store.</param>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static bool MayChange(PostGisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.With(connection =>
        {
            using NpgsqlCommand command = connection.Command("SELECT " + MayChangeCondition);
            return (bool)command.ExecuteScalar()!;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioListing> List(ScenarioEditor by) => As(by, connection =>
    {
        using NpgsqlCommand command = connection.Command("SELECT name, edits, etag, edited_at, edited_by FROM coverage.scenario WHERE study = $1 ORDER BY name COLLATE \"C\" LIMIT $2", study, ScenarioFolder.MostListed);
        using NpgsqlDataReader rows = command.ExecuteReader();
        var list = new List<ScenarioListing>();
        while (rows.Read())
        {
            list.Add(new ScenarioListing(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), Time(rows, 3), LocalizedText.Empty) { EditedBy = rows.GetString(4) });
        }

        return list;
    });

    /// <inheritdoc/>
    public StoredScenario Read(string name, ScenarioEditor by)
    {
        Check(name);
        return As(by, connection =>
        {
            using NpgsqlCommand command = connection.Command("SELECT body, etag, edited_at FROM coverage.scenario WHERE study = $1 AND name = $2", study, name);
            using NpgsqlDataReader rows = command.ExecuteReader();
            return rows.Read()
                ? new StoredScenario(name, ScenarioReader.Parse(rows.GetFieldValue<byte[]>(0), name + ".json"), rows.GetString(1), Time(rows, 2))
                : throw new ScenarioMissingException(name);
        });
    }

    /// <inheritdoc/>
    public string Save(string name, Scenario scenario, string? expectedETag, ScenarioEditor by)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(by);
        Check(name);
        byte[] body = ScenarioWriter.Write(scenario);
        string tag = ScenarioFolder.ETagOf(body);
        return As(by, connection =>
        {
            using NpgsqlCommand command = expectedETag is null
                ? connection.Command("INSERT INTO coverage.scenario (study, name, body, etag, edits, edited_by) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (study, name) DO NOTHING",
                    study, name, body, tag, scenario.Edits.Count, by.Name)
                : connection.Command("UPDATE coverage.scenario SET body = $3, etag = $4, edits = $5, edited_by = $6, edited_at = clock_timestamp(), version = version + 1 WHERE study = $1 AND name = $2 AND etag = $7",
                    study, name, body, tag, scenario.Edits.Count, by.Name, expectedETag);
            return command.ExecuteNonQuery() == 1 ? tag : throw Conflict(connection, name, expectedETag);
        });
    }

    /// <inheritdoc/>
    public void Delete(string name, string? expectedETag, ScenarioEditor by)
    {
        Check(name);
        As(by, connection =>
        {
            using NpgsqlCommand command = connection.Command("DELETE FROM coverage.scenario WHERE study = $1 AND name = $2 AND ($3 IS NULL OR etag = $3)", study, name);
            command.Parameters.Add(new() { Value = (object?)expectedETag ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            if (command.ExecuteNonQuery() == 1)
            {
                return true;
            }

            ScenarioConflictException conflict = Conflict(connection, name, expectedETag);
            throw conflict.CurrentETag is null ? new ScenarioMissingException(name) : conflict;
        });
    }

    private static void Check(string name)
    {
        if (ScenarioName.Fault(name) is { } fault)
        {
            throw new ScenarioException(fault);
        }
    }

    private static DateTimeOffset Time(NpgsqlDataReader rows, int column) => new(rows.GetDateTime(column), TimeSpan.Zero);

    // A statement that changed nothing says that the tag was another; which, and whose, is asked afterwards, only for the message.
    private ScenarioConflictException Conflict(NpgsqlConnection connection, string name, string? expected)
    {
        using NpgsqlCommand command = connection.Command("SELECT etag, edited_by, edited_at FROM coverage.scenario WHERE study = $1 AND name = $2", study, name);
        using NpgsqlDataReader rows = command.ExecuteReader();
        return rows.Read()
            ? ScenarioConflictException.Of(name, rows.GetString(0), expected, rows.GetString(1), Time(rows, 2))
            : ScenarioConflictException.Of(name, null, expected, string.Empty, null);
    }

    private T As<T>(ScenarioEditor by, Func<NpgsqlConnection, T> work) => database.With(connection =>
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        if (by.MayOnlyLook)
        {
            using NpgsqlCommand role = connection.Command(ViewerRole);
            role.ExecuteNonQuery();
        }

        T result = work(connection);
        transaction.Commit();
        return result;
    });
}
