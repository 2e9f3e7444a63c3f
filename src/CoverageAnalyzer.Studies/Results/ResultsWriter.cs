using System.Diagnostics;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Running;

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

    /// <summary>Refuses, before anything is computed, a results folder that an input of the study lies in, or whose GeoPackage nobody could open.</summary>
    /// <param name="study">The study.</param>
    /// <param name="directory">The results folder.</param>
    /// <exception cref="InputFileException">The folder cannot be used.</exception>
    public static void Check(StudyFile study, string directory)
    {
        ArgumentNullException.ThrowIfNull(study);
        ResultsPlace place = ResultsPlace.Of(directory);
        place.MustNotHold([Path.Combine(study.Directory, StudyFile.FileName)]);
        place.MustTakeDatabase(GeoPackage);
        place.MustBeOurs();
    }

    /// <summary>Writes and publishes, with the file operations given.</summary>
    internal static string Publish(
        StudyResults results, string directory, ReportOptions options, IProgress<StudyProgress>? progress, IPublishingFiles files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(results);
        using ResultsFolder folder = ResultsFolder.Open(
            directory, [Path.Combine(results.Study.Directory, StudyFile.FileName), .. results.InputFiles.Where(f => f.TableRows is null).Select(f => f.Path)], files);
        progress?.Report(new StudyProgress(StudyStage.Publish, 0));
        var outputs = ResultsOutputs.Of(results, options);
        try
        {
            files.CreateDirectory(Path.Combine(folder.WorkingDirectory, "maps"));
            outputs.WriteTo(null, folder.WorkingDirectory, folder.Create, options, cancellation);
            progress?.Report(new StudyProgress(StudyStage.Publish, 0.8));
            WriteManifest(outputs, folder, options, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsPlace.Of(folder.TargetDirectory).Unwritable(e);
        }

        cancellation.ThrowIfCancellationRequested();
        folder.Publish(cancellation);
        return folder.TargetDirectory;
    }

    /// <summary>Makes the manifest of the files in a working folder.</summary>
    /// <param name="outputs">The files, all written.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Threads that may read them, and who is told.</param>
    /// <param name="cancellation">Stops between two files.</param>
    internal static void WriteManifest(ResultsOutputs outputs, ResultsFolder folder, ReportOptions options, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        byte[] manifest = ResultsManifest.Make(outputs.Results, folder.WorkingDirectory, [.. outputs.NamesOf(null)], options.Threads, cancellation);
        using (Stream stream = folder.Create(ResultsManifest.FileName))
        {
            stream.Write(manifest);
        }

        options.Written?.Invoke(new WrittenFile(ResultsManifest.FileName, Stopwatch.GetElapsedTime(began), manifest.Length));
    }
}
