using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Data.PostGis.Runs;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Rules;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>The runs of the shared store: listed, found by name, read for viewing, removed.</summary>
public static class StoredRuns
{
    private const string Columns = "id, study, number, scenario, program, pushed_at, pushed_by, is_changed, tables, summary::text";

    /// <summary>Every run, studies in the order of their names, the newest run of each first.</summary>
    /// <param name="database">The store.</param>
    /// <exception cref="DataStoreException">The store is not there, not prepared, or the user may not read it.</exception>
    public static IReadOnlyList<StoredRun> List(PostGisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.With(connection =>
        {
            StoreSchema.Check(connection, database.Name);
            return Select(connection, "ORDER BY study COLLATE \"C\", number DESC");
        });
    }

    /// <summary>Finds a run.</summary>
    /// <param name="database">The store.</param>
    /// <param name="name">A study's name (its latest run as it is, without scenarios where there is one), or <c>NAME@RUN</c>.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="DataStoreException">The store is not there, not prepared, or the user may not read it.</exception>
    public static StoredRun? Find(PostGisDatabase database, string name)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(name);
        string asked = Normal(name);
        int at = asked.LastIndexOf('@');
        int number = 0;
        bool hasNumber = at > 0 && int.TryParse(asked.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return database.With(connection =>
        {
            StoreSchema.Check(connection, database.Name);
            IReadOnlyList<StoredRun> found = Select(connection, "WHERE study = $1 ORDER BY scenario <> '', number DESC LIMIT 1", asked);
            if (found.Count == 0 && hasNumber)
            {
                found = Select(connection, "WHERE study = $1 AND number = $2", asked[..at], number);
            }

            return found.Count == 0 ? Typed(connection, asked, hasNumber ? (asked[..at], number) : null) : found[0];
        });
    }

    // What nobody is called exactly: quang-tri-2012 for Quảng Trị 2012.
    private static StoredRun? Typed(NpgsqlConnection connection, string asked, (string Study, int Number)? numbered)
    {
        using NpgsqlCommand command = connection.Command("SELECT DISTINCT study FROM coverage.run");
        var studies = new List<string>();
        using (NpgsqlDataReader rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                studies.Add(rows.GetString(0));
            }
        }

        IReadOnlyList<StoredRun> found = numbered is { } one && StudyNames.Find(studies, one.Study) is { } study
            ? Select(connection, "WHERE study = $1 AND number = $2", study, one.Number)
            : StudyNames.Find(studies, asked) is { } latest
            ? Select(connection, "WHERE study = $1 ORDER BY scenario <> '', number DESC LIMIT 1", latest)
            : [];
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Finds a run that must be there.</summary>
    /// <param name="database">The store.</param>
    /// <param name="name">As for <see cref="Find"/>.</param>
    /// <exception cref="DataStoreException">There is none: the message names a near one.</exception>
    public static StoredRun Require(PostGisDatabase database, string name)
    {
        if (Find(database, name) is { } run)
        {
            return run;
        }

        IReadOnlyList<StoredRun> all = List(database);
        string? near = Suggestions.Closest(name, all.Select(r => r.Study).Concat(all.Select(r => r.Name)).Distinct(StringComparer.Ordinal));
        throw new DataStoreException(
            database.Name,
            new($"kho chung không có lần chạy '{name}'.", $"the shared store has no run '{name}'."),
            near is null
                ? new("Xem danh sách: coverage-analyzer store list", "See the list: coverage-analyzer store list")
                : new($"Có phải ý bạn là '{near}'?", $"Did you mean '{near}'?"),
            isTransient: false);
    }

    /// <summary>Reads a run for viewing, without the study and without a results folder.</summary>
    /// <remarks>Behavior: all of it is of one moment (a repeatable-read snapshot), and the same as what <see cref="ResultsReader.Read(string, CancellationToken)"/> reads of the folder that was pushed.</remarks>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="DataStoreException">The store failed, or the run was removed.</exception>
    /// <exception cref="InputFileException">The run is of another version than this program reads.</exception>
    public static ResultsReading Read(PostGisDatabase database, StoredRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        string name = StoredRun.Scheme + run.Name;
        return database.With(connection =>
        {
            using NpgsqlTransaction transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            StoreSchema.Check(connection, database.Name);
            using ResultsManifestFile manifest = Manifest(connection, database, run);
            var findings = new FindingLog();
            if (run.IsChanged)
            {
                findings.Add(
                    "results-changed",
                    FindingRank.Warning,
                    new SourcePlace { File = name },
                    LocalizedText.Of($"Thư mục kết quả đã được sửa sau khi phân tích, trước khi đưa lên kho.", $"The results folder was changed after the run, before it was pushed."),
                    LocalizedText.Of($"Số liệu hiện ra là của thư mục đã sửa; muốn có số liệu gốc, hãy chạy lại phân tích.", $"What is shown is what the folder held then; run the study again for the figures of the run."));
            }

            try
            {
                var tables = new StoredTableRows(connection, database.Name, run.Id, run.Tables);
                ReportContent content = ResultsReader.Read(
                    new ResultsSource(name, manifest, tables, () => ResultsReader.RulesOf(() => RuleSetReader.Parse(RequireFile(connection, run, ResultsWriter.RuleSet), ResultsWriter.RuleSet), name, ResultsWriter.RuleSet), findings),
                    cancellation);
                return new ResultsReading(name, content, findings.ToList());
            }
            catch (Exception e) when (ResultsManifestFile.IsBroken(e))
            {
                throw ResultsFault.BadManifest(name, e);
            }
        });
    }

    /// <summary>The manifest of a run, to be disposed of.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    internal static ResultsManifestFile Manifest(PostGisDatabase database, StoredRun run) => database.With(connection => Manifest(connection, database, run));

    /// <summary>Names of a run's files, as paths in its results folder.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static IReadOnlyList<string> FilesOf(PostGisDatabase database, StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        return database.With(connection =>
        {
            using NpgsqlCommand command = connection.Command("SELECT DISTINCT name FROM coverage.run_file WHERE run_id = $1", run.Id);
            using NpgsqlDataReader rows = command.ExecuteReader();
            var names = new List<string>();
            while (rows.Read())
            {
                names.Add(rows.GetString(0));
            }

            names.Sort(StringComparer.Ordinal);
            return names;
        });
    }

    /// <summary>One file of a run, for example <c>rules.json</c> or a map definition of the study's own.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="name">Its path in the results folder.</param>
    /// <returns>Null where the run has no such file.</returns>
    /// <exception cref="DataStoreException">The store failed, or the file is damaged there.</exception>
    public static byte[]? FileOf(PostGisDatabase database, StoredRun run, string name)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        return database.With(connection => File(connection, run, name));
    }

    /// <summary>Removes a run with all its rows and files.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="DataStoreException">The store failed, the user may not, or somebody is reading runs for longer than a few seconds.</exception>
    public static void Remove(PostGisDatabase database, StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        database.With(connection =>
        {
            // Whoever waits for a lock holds up all who come after: not for long.
            using NpgsqlTransaction transaction = connection.BeginTransaction();
            using (NpgsqlCommand patience = connection.Command("SET LOCAL lock_timeout = '5s'"))
            {
                patience.ExecuteNonQuery();
            }

            using NpgsqlCommand command = connection.Command("SELECT coverage.remove_run($1)", run.Id);
            bool removed = (bool)command.ExecuteScalar()!;
            transaction.Commit();
            return removed;
        });
    }

    /// <summary>The form of names by which studies are found: composed letters, as Vietnamese is typed in more than one way.</summary>
    /// <param name="name">A name.</param>
    public static string Normal(string name) => VietnameseText.Compose(name.Trim());

    /// <summary>The runs of a query.</summary>
    internal static IReadOnlyList<StoredRun> Select(NpgsqlConnection connection, string rest, params object[] values)
    {
        using NpgsqlCommand command = connection.Command($"SELECT {Columns} FROM coverage.run {rest}", values);
        using NpgsqlDataReader rows = command.ExecuteReader();
        var runs = new List<StoredRun>();
        while (rows.Read())
        {
            runs.Add(new StoredRun
            {
                Id = rows.GetInt64(0),
                Study = rows.GetString(1),
                Number = rows.GetInt32(2),
                Scenario = rows.GetString(3),
                Program = rows.GetString(4),
                PushedAt = rows.GetFieldValue<DateTimeOffset>(5),
                PushedBy = rows.GetString(6),
                IsChanged = rows.GetBoolean(7),
                Tables = rows.GetFieldValue<string[]>(8),
                SummaryJson = rows.GetString(9),
            });
        }

        return runs;
    }

    private static ResultsManifestFile Manifest(NpgsqlConnection connection, PostGisDatabase database, StoredRun run)
    {
        using NpgsqlCommand command = connection.Command("SELECT manifest FROM coverage.run WHERE id = $1", run.Id);
        return command.ExecuteScalar() is string json
            ? ResultsManifestFile.Parse(Encoding.UTF8.GetBytes(json), StoredRun.Scheme + run.Name)
            : throw Gone(database.Name, run);
    }

    private static DataStoreException Gone(string store, StoredRun run) => new(
        store,
        new($"lần chạy '{run.Name}' đã bị xóa.", $"the run '{run.Name}' was removed."),
        new("Xem danh sách: coverage-analyzer store list", "See the list: coverage-analyzer store list"),
        isTransient: false);

    private static byte[] RequireFile(NpgsqlConnection connection, StoredRun run, string name) =>
        File(connection, run, name) ?? throw ResultsFault.Missing(StoredRun.Scheme + run.Name, name);

    private static byte[]? File(NpgsqlConnection connection, StoredRun run, string name)
    {
        using var content = new MemoryStream();
        return StoredFiles.Read(connection, run.Id, name, content) ? content.ToArray() : null;
    }
}
