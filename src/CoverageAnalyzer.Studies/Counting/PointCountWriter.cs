using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Counting;

/// <summary>Writes a count into a folder of its own, and publishes the folder whole as results are: <c>counts.csv</c>, <c>findings.csv</c>, <c>manifest.json</c>.</summary>
public static class PointCountWriter
{
    private const string Kind = "pointCount";

    /// <summary>Refuses, before anything is counted, a folder that cannot take the count.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="inputs">The files that will be read.</param>
    /// <exception cref="InputFileException">An input lies in the folder, or it holds something other than a count.</exception>
    public static void Check(string directory, IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ResultsPlace place = ResultsPlace.Of(directory);
        place.MustNotHold([.. inputs.Select(Path.GetFullPath)]);
        place.MustBeOurs();
        string manifest = Path.Combine(place.Target, ResultsManifest.FileName);
        if (File.Exists(manifest) && !IsCount(manifest))
        {
            throw place.Unusable(
                new("thư mục này có kết quả của một nghiên cứu.", "this folder holds the results of a study."),
                new("Chọn thư mục khác bằng --out.", "Choose another with --out."),
                null);
        }
    }

    /// <summary>Writes and publishes.</summary>
    /// <param name="result">The count.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="programVersion">Version of the program.</param>
    /// <param name="language">Language of the findings.</param>
    /// <param name="cancellation">Stops between two files; not any more once the folder is being renamed.</param>
    /// <returns>Full path of the published folder.</returns>
    /// <exception cref="InputFileException">The folder cannot be used or written to; what stood there is whole.</exception>
    public static string Publish(PointCountResult result, string directory, string programVersion, ReportLanguage language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(result);
        Check(directory, [.. result.Files.Select(f => f.Path)]);
        using ResultsFolder folder = ResultsFolder.Open(directory, [.. result.Files.Select(f => f.Path)]);
        try
        {
            Write(folder, "counts.csv", stream => CsvTable.Write(stream, PointCountColumns.All, result.Communes, CsvStyle.Machine, language));
            cancellation.ThrowIfCancellationRequested();
            Write(folder, "findings.csv", stream => CsvTable.Write(stream, FindingColumns.All, result.Findings, CsvStyle.Machine, language));
            cancellation.ThrowIfCancellationRequested();
            byte[] manifest = Manifest(result, programVersion, folder.WorkingDirectory);
            Write(folder, ResultsManifest.FileName, stream => stream.Write(manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsPlace.Of(folder.TargetDirectory).Unwritable(e);
        }

        folder.Publish(cancellation);
        return folder.TargetDirectory;
    }

    private static void Write(ResultsFolder folder, string name, Action<Stream> write)
    {
        using Stream stream = folder.Create(name);
        write(stream);
    }

    private static byte[] Manifest(PointCountResult result, string programVersion, string directory)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("program", $"{ResultsManifest.Program} {programVersion}");
            json.WriteString("kind", Kind);
            WriteFiles(json, "inputs", result.Files);
            json.WriteStartObject("settings");
            json.WriteString("area", result.Options.Area == AreaKind.Statistical ? "statistical" : "polygon");
            json.WriteString("communeCrs", result.Options.CommuneCrs);
            json.WriteString("pointCrs", result.Options.PointCrs);
            json.WriteString("x", result.Options.XField);
            json.WriteString("y", result.Options.YField);
            json.WriteEndObject();
            json.WriteStartObject("totals");
            json.WriteNumber("communes", result.Communes.Count);
            json.WriteNumber("area_km2", result.AreaSquareKilometres);
            json.WriteNumber("rows", result.Rows);
            json.WriteNumber("inside", result.Inside);
            json.WriteNumber("outside", result.Outside);
            json.WriteNumber("rejected", result.Rejected);
            if (double.IsFinite(result.AverageServiceRadiusKilometres))
            {
                json.WriteNumber("average_service_radius_km", result.AverageServiceRadiusKilometres);
            }

            json.WriteEndObject();
            WriteFiles(
                json, "outputs", [.. Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal).Select(path => StudyInputFile.Of(string.Empty, path))]);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    // The way to a file would tell about the machine; its name and hash are enough to know it by.
    private static void WriteFiles(Utf8JsonWriter json, string name, IEnumerable<StudyInputFile> files)
    {
        json.WriteStartArray(name);
        foreach (StudyInputFile file in files)
        {
            json.WriteStartObject();
            if (file.Role.Length > 0)
            {
                json.WriteString("role", file.Role);
            }

            json.WriteString("file", Path.GetFileName(file.Path));
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsCount(string manifest)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return document.RootElement.TryGetProperty("kind", out JsonElement kind) && kind.ValueEquals(Kind);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
