using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.Web.Stores;

/// <summary>Reads runs of a shared store for serving.</summary>
public static class RunReader
{
    private const string MapFolder = "maps/";
    private const string MapExtension = ".json";

    /// <summary>A run as it is served: its figures, and the maps of the program and of the study.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="language">Language of the page at first; null: that of the run.</param>
    /// <param name="threads">Threads that preparing the layers may use, 1 or more.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What to serve, and what was noticed on reading.</returns>
    /// <exception cref="DataStoreException">The store failed, or the run was removed.</exception>
    public static (ServedStudy Study, ResultsReading Reading) Read(PostGisDatabase database, StoredRun run, ReportLanguage? language, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        ResultsReading reading = StoredRuns.Read(database, run, cancellation);
        var study = new ServedStudy
        {
            Content = reading.Content with { Language = language ?? reading.Content.Language },
            Maps = MapsOf(database, run),
            Run = LabelOf(run),
            Threads = threads,
        };
        return (study, reading);
    }

    /// <summary>What reads newer runs of a study for a running server.</summary>
    /// <param name="study">Name of the study.</param>
    /// <param name="language">Language of the page at first; null: that of the run.</param>
    /// <param name="threads">Threads that preparing the layers may use, 1 or more.</param>
    public static Func<PostGisDatabase, ServedRun, CancellationToken, ServedStudy> ReaderOf(string study, ReportLanguage? language, int threads) =>
        (database, newer, cancellation) => Read(database, StoredRuns.Require(database, FormattableString.Invariant($"{study}@{newer.Number}")), language, threads, cancellation).Study;

    /// <summary>A run as a page names it.</summary>
    /// <param name="run">The run.</param>
    public static ServedRun LabelOf(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new ServedRun(run.Id, run.Number, run.PushedAt, run.PushedBy);
    }

    // The study's own map definitions are files of the run; they are read from a folder, as everywhere.
    private static MapLibrary MapsOf(PostGisDatabase database, StoredRun run)
    {
        string[] own = [.. StoredRuns.FilesOf(database, run).Where(IsMap)];
        if (own.Length == 0)
        {
            return MapLibrary.Load(null);
        }

        using var folder = HeldFolder.Make();
        foreach (string name in own)
        {
            File.WriteAllBytes(Path.Combine(folder.Path, Path.GetFileName(name)), StoredRuns.FileOf(database, run, name) ?? []);
        }

        return MapLibrary.Load(folder.Path);
    }

    private static bool IsMap(string name) => name.StartsWith(MapFolder, StringComparison.Ordinal) && name.EndsWith(MapExtension, StringComparison.Ordinal)
        && !name[MapFolder.Length..].Contains('/', StringComparison.Ordinal) && Path.GetFileName(name) == name[MapFolder.Length..];
}
