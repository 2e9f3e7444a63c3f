using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Data.PostGis.Runs;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Results;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>Pushes a results folder into the shared store as a new run of its study.</summary>
/// <remarks>
/// Behavior: one transaction. Fresh partitions are filled (COPY), indexed and attached last, so that readers see all of the run or nothing of it; after a
/// cut or a crash nothing is left. Two pushes of one study at once both come in whole, one number after the other. Tried again only after a fault that
/// passes by itself (<see cref="StoreRetry"/>).
/// </remarks>
public static class RunPush
{
    private const string Summary = "summary.json";

    /// <summary>Pushes.</summary>
    /// <param name="database">The store.</param>
    /// <param name="folder">The results folder.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops soon; nothing is pushed then.</param>
    /// <returns>The run, and what was noticed.</returns>
    /// <exception cref="InputFileException">The folder is not the results of a run, is not whole, or was changed since the run.</exception>
    /// <exception cref="DataStoreException">The store failed; nothing of the run is in it.</exception>
    public static RunPushResult Push(PostGisDatabase database, string folder, RunPushOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        StoreSchema.Check(database); // what is wrong with the address or the store is told at once, without trying again
        using ResultsManifestFile manifest = ResultsManifestFile.Read(folder);
        HashSet<string> changed = [.. manifest.Outputs.Keys.Where(name => !IsWhole(folder, manifest, name))];
        string[] missing = [.. changed.Where(n => !File.Exists(Path.Combine(folder, n))).Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw ResultsFault.Missing(folder, missing[0]);
        }

        if (changed.Count > 0 && !options.Force)
        {
            throw Changed(folder, changed.Order(StringComparer.Ordinal).First(), changed.Count);
        }

        return StoreRetry.Do(() => database.With(connection => Push(connection, folder, manifest, changed, options, cancellation)), options.Note, options.Waits ?? StoreRetry.Waits, cancellation);
    }

    private static RunPushResult Push(
        NpgsqlConnection connection, string folder, ResultsManifestFile manifest, HashSet<string> changed, RunPushOptions options, CancellationToken cancellation)
    {
        var findings = new FindingLog();
        byte[] manifestBytes = File.ReadAllBytes(Path.Combine(folder, ResultsManifest.FileName));
        long total = manifest.Outputs.Values.Sum(o => o.Bytes) + manifestBytes.Length;
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        long run = (long)Scalar(connection, "SELECT coverage.begin_run()", cancellation);
        IReadOnlyList<string> tables;
        using (GeoPackageRows file = GeoPackageRows.Open(Path.Combine(folder, ResultsWriter.GeoPackage)))
        {
            tables = RunTableWriter.Copy(connection, run, file, findings, null, cancellation);
            options.Progress?.Report(0.4);
            SetStyles(connection, file.Styles(), manifest.ScenarioName.Length == 0, cancellation);
        }

        IEnumerable<(string, string, bool)> files = manifest.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => (o.Key, o.Value.Sha256, changed.Contains(o.Key)))
            .Append((ResultsManifest.FileName, string.Empty, true));
        if (StoredFiles.Write(connection, run, folder, files, b => options.Progress?.Report(0.4 + (0.5 * b / Math.Max(1, total))), cancellation) is string differing)
        {
            throw Changed(folder, differing, 1); // while it was being read
        }

        cancellation.ThrowIfCancellationRequested();
        options.WriteMore?.Invoke(connection, run);
        connection.RunLong("SELECT coverage.index_run($1)", cancellation, run);
        int number = (int)Scalar(
            connection,
            "SELECT coverage.finish_run($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            cancellation,
            run,
            StoredRuns.Normal(manifest.StudyName),
            StoredRuns.Normal(manifest.ScenarioName),
            manifest.Language == ReportLanguage.English ? "en" : "vi",
            manifest.Program,
            ResultsManifest.Version,
            changed.Count > 0,
            tables.ToArray(),
            Encoding.UTF8.GetString(manifestBytes),
            File.ReadAllText(Path.Combine(folder, Summary)));
        StoredRun stored = StoredRuns.Select(connection, "WHERE id = $1", run)[0];
        transaction.Commit();
        options.Progress?.Report(1);
        System.Diagnostics.Debug.Assert(stored.Number == number, "the number is the one given");
        return new RunPushResult(stored, findings.ToList(), [.. changed.Order(StringComparer.Ordinal)]);
    }

    // The views show runs of studies as they are; the styles of a scenario's run are for its own figures.
    private static void SetStyles(NpgsqlConnection connection, IReadOnlyList<GeoPackageStyle> styles, bool isOfStudy, CancellationToken cancellation)
    {
        foreach (GeoPackageStyle style in isOfStudy ? styles : [])
        {
            Scalar(connection, "SELECT coverage.set_style($1, $2, $3, $4, $5, $6)", cancellation, style.Table, style.Name, style.Qml, style.Sld, style.IsDefault, style.Description);
        }
    }

    private static object Scalar(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        using NpgsqlCommand command = connection.Command(sql, values);
        command.CommandTimeout = 0; // another push may be passing
        return command.ExecuteScalarAsync(cancellation).GetAwaiter().GetResult()!; // see RunLong
    }

    private static bool IsWhole(string folder, ResultsManifestFile manifest, string name)
    {
        if (!StoredFileName.IsSafe(name))
        {
            throw ResultsFault.BadManifest(folder);
        }

        return File.Exists(Path.Combine(folder, name)) && manifest.IsUnchanged(name);
    }

    private static InputFileException Changed(string folder, string name, int count) => new(
        new SourcePlace { File = folder },
        count == 1
            ? LocalizedText.Of($"tệp '{name}' đã bị sửa sau khi phân tích.", $"the file '{name}' was changed after the run.")
            : LocalizedText.Of($"{count:N0} tệp đã bị sửa sau khi phân tích, trong đó có '{name}'.", $"{count:N0} files were changed after the run, among them '{name}'."),
        new("Chạy lại phân tích rồi đưa lên, hoặc thêm --force để đưa lên đúng như đang có.", "Run the study again and push that, or add --force to push what is there."));
}
