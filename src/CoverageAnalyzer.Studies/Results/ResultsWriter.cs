using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The last stage: writes every file of a results folder, and publishes the folder whole.</summary>
public static class ResultsWriter
{
    /// <summary>Writes and publishes.</summary>
    /// <param name="results">What the run found.</param>
    /// <param name="directory">The results folder.</param>
    /// <param name="options">For whom the CSV files are, threads that may draw.</param>
    /// <param name="progress">Told where the writing stands, or null.</param>
    /// <param name="cancellation">Stops before the folder is published.</param>
    /// <returns>Full path of the published folder.</returns>
    /// <exception cref="Data.Import.InputFileException">The folder cannot be used.</exception>
    /// <exception cref="IOException">A file cannot be written; the old results are whole.</exception>
    public static string Publish(
        StudyResults results, string directory, ReportOptions options, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(results);
        using ResultsFolder folder = ResultsFolder.Open(directory);
        progress?.Report(new StudyProgress(StudyStage.Publish, 0));
        ReportWriter.WriteAll(results.Content, folder.WorkingDirectory, options, cancellation);
        progress?.Report(new StudyProgress(StudyStage.Publish, 0.7));
        ResultsGeoPackage.Write(results.Content, Path.Combine(folder.WorkingDirectory, "results.gpkg"));
        WriteManifest(results, folder.WorkingDirectory);
        cancellation.ThrowIfCancellationRequested();
        folder.Publish();
        return folder.TargetDirectory;
    }

    private static void WriteManifest(StudyResults results, string directory)
    {
        using var stream = new FileStream(Path.Combine(directory, ResultsFolder.ManifestFile), FileMode.CreateNew);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        StudyFile study = results.Study;
        json.WriteStartObject();
        json.WriteString("program", "coverage-analyzer " + results.Content.ProgramVersion);
        json.WriteString("study", study.Name);
        json.WriteStartArray("inputs");
        foreach (StudyInputFile file in results.InputFiles)
        {
            json.WriteStartObject();
            json.WriteString("role", file.Role);
            json.WriteString("file", Path.GetRelativePath(study.Directory, file.Path).Replace('\\', '/'));
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("settings");
        json.WriteString("language", study.Language == Engine.Language.ReportLanguage.Vietnamese ? "vi" : "en");
        json.WriteString("analysisCrs", results.Content.AnalysisCrsName);
        json.WriteString("area", study.Area == AreaKind.Statistical ? "statistical" : "polygon");
        Number(json, "targetServiceRadiusKilometres", study.TargetServiceRadiusKilometres);
        Number(json, "postalMaximumDistanceKilometres", study.PostalMaximumDistanceKilometres);
        Number(json, "postalMinimumCoveredShare", study.PostalMinimumCoveredFraction);
        Number(json, "mobileRadiusKilometres", study.MobileRadiusKilometres);
        Number(json, "mobileMinimumCoveredShare", study.MobileMinimumCoveredFraction);
        json.WriteString("rules", study.Rules);
        json.WriteEndObject();
        json.WriteStartArray("outputs");
        foreach (string path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(p => p != stream.Name).Order(StringComparer.Ordinal))
        {
            StudyInputFile file = StudyInputFile.Of(string.Empty, path);
            json.WriteStartObject();
            json.WriteString("file", Path.GetRelativePath(directory, path).Replace('\\', '/'));
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
