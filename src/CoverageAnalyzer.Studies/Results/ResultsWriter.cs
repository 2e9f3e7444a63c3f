using System.Diagnostics;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The last stage: writes every file of a results folder, and publishes the folder whole.</summary>
public static class ResultsWriter
{
    /// <summary>Name of the GeoPackage in a results folder.</summary>
    internal const string GeoPackage = "results.gpkg";

    /// <summary>Name of the copy of the rule set in a results folder.</summary>
    internal const string RuleSet = "rules.json";

    /// <summary>Writes and publishes.</summary>
    /// <param name="results">What the run found.</param>
    /// <param name="directory">The results folder.</param>
    /// <param name="options">For whom the CSV files are, threads that may draw.</param>
    /// <param name="progress">Told where the writing stands, or null.</param>
    /// <param name="cancellation">Stops soon, also in the middle of a file; not any more once the folder is being renamed.</param>
    /// <returns>Full path of the published folder.</returns>
    /// <exception cref="InputFileException">The folder cannot be used or written to; the old results are whole.</exception>
    public static string Publish(
        StudyResults results, string directory, ReportOptions options, IProgress<StudyProgress>? progress, CancellationToken cancellation) =>
        Publish(results, directory, options, progress, DiskFiles.Instance, cancellation);

    /// <summary>Refuses, before anything is computed, a results folder that an input of the study lies in.</summary>
    /// <param name="study">The study.</param>
    /// <param name="directory">The results folder.</param>
    /// <exception cref="InputFileException">The folder cannot be used.</exception>
    public static void Check(StudyFile study, string directory)
    {
        ArgumentNullException.ThrowIfNull(study);
        ResultsPlace place = ResultsPlace.Of(directory);
        place.MustNotHold([Path.Combine(study.Directory, StudyFile.FileName)]);
        place.MustBeOurs();
    }

    /// <summary>Writes and publishes, with the file operations given.</summary>
    internal static string Publish(
        StudyResults results, string directory, ReportOptions options, IProgress<StudyProgress>? progress, IResultsFiles files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(results);
        using ResultsFolder folder = ResultsFolder.Open(
            directory, [Path.Combine(results.Study.Directory, StudyFile.FileName), .. results.InputFiles.Select(f => f.Path)], files);
        progress?.Report(new StudyProgress(StudyStage.Publish, 0));
        MapLibrary library = options.Maps ?? StudyMaps.Load(results.Study.Directory);
        results = results with { Content = results.Content with { Findings = [.. results.Content.Findings, .. library.Findings.Except(results.Content.Findings)] } };
        try
        {
            files.CreateDirectory(Path.Combine(folder.WorkingDirectory, "maps"));
            ReportWriter.WriteAll(
                results.Content,
                folder.Create,
                options with { Maps = library },
                [() => Timed(options, GeoPackage, () =>
                {
                    string path = Path.Combine(folder.WorkingDirectory, GeoPackage);
                    ResultsGeoPackage.Write(results.Content, library, path, cancellation);
                    return new FileInfo(path).Length;
                })],
                cancellation);
            foreach ((string name, byte[] bytes) in Copies(results.Study))
            {
                using Stream copy = folder.Create(name);
                copy.Write(bytes);
            }

            progress?.Report(new StudyProgress(StudyStage.Publish, 0.8));
            Timed(options, ResultsManifest.FileName, () =>
            {
                byte[] manifest = ResultsManifest.Make(results, folder.WorkingDirectory, options.Threads, cancellation);
                using Stream stream = folder.Create(ResultsManifest.FileName);
                stream.Write(manifest);
                return manifest.Length;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsPlace.Of(folder.TargetDirectory).Unwritable(e);
        }

        cancellation.ThrowIfCancellationRequested();
        folder.Publish(cancellation);
        return folder.TargetDirectory;
    }

    private static void Timed(ReportOptions options, string name, Func<long> write)
    {
        long began = Stopwatch.GetTimestamp();
        long bytes = write();
        options.Written?.Invoke(new WrittenFile(name, Stopwatch.GetElapsedTime(began), bytes));
    }

    // What a viewer needs beside the tables, so that the folder can be shown without the study: the rules with both languages, and the study's own maps.
    private static IEnumerable<(string Name, byte[] Bytes)> Copies(StudyFile study)
    {
        if (study.Rules is { } rules)
        {
            yield return (RuleSet, RuleSetReader.BytesOf(rules, study.Directory));
        }

        foreach (string file in StudyMaps.FilesOf(study.Directory))
        {
            yield return ("maps/" + Path.GetFileName(file), File.ReadAllBytes(file));
        }
    }
}
