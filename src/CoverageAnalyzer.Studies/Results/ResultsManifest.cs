using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Results;

/// <summary><c>manifest.json</c>: what a run read, with which settings, and what it wrote. It marks a folder as ours, and tells our files from others.</summary>
/// <remarks>It holds no time and no path of the machine: the same study gives the same bytes anywhere.</remarks>
internal static class ResultsManifest
{
    /// <summary>Name of the file in a results folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Form of a results folder, written as <c>resultsVersion</c>; raised when a reader of results needs something that older folders lack.</summary>
    /// <remarks>Folders without the number are form 1: they have no <c>report</c> object, no layer <c>national_border</c>, no tables <c>province</c> and <c>rules.json</c>.</remarks>
    public const int Version = 2;

    /// <summary>First word of <c>program</c>, by which a folder is known as ours.</summary>
    public const string Program = "coverage-analyzer";

    /// <summary>Makes the document.</summary>
    /// <param name="results">What the run found.</param>
    /// <param name="directory">The folder with the outputs.</param>
    /// <param name="names">The outputs, as paths relative to it with <c>/</c>.</param>
    /// <param name="threads">Threads that may read the outputs.</param>
    /// <param name="cancellation">Stops between two outputs.</param>
    /// <exception cref="FileNotFoundException">An output is not there.</exception>
    public static byte[] Make(StudyResults results, string directory, IReadOnlyList<string> names, int threads, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            StudyFile study = results.Study;
            json.WriteStartObject();
            json.WriteString("program", $"{Program} {results.Content.ProgramVersion}");
            json.WriteNumber("resultsVersion", Version);
            json.WriteString("study", study.Name);
            if (results.Content.Scenario is { } scenario)
            {
                json.WriteStartObject("scenario");
                json.WriteString("name", scenario.Name);
                json.WriteString("file", scenario.File);
                json.WriteString("sha256", scenario.Sha256);
                json.WriteEndObject();
            }

            json.WriteStartArray("inputs");
            foreach (StudyInputFile file in results.InputFiles)
            {
                WriteFile(json, file, study.Directory);
            }

            json.WriteEndArray();
            WriteSettings(json, study, results.Content.AnalysisCrsName);
            ResultsReport.Write(json, results.Content);
            json.WriteStartArray("outputs");
            foreach (StudyInputFile output in OutputsOf(directory, names, threads, cancellation))
            {
                WriteFile(json, output, directory);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The files a run wrote into a folder, as paths relative to it with <c>/</c>; null where the folder is not the results of a run.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="IOException">There is a manifest but it cannot be read now; what it says is not known then.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IReadOnlySet<string>? OutputsIn(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("program").GetString()!.StartsWith(Program + " ", StringComparison.Ordinal)
                ? document.RootElement.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("file").GetString()!).Append(FileName).ToHashSet(StringComparer.Ordinal)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="OutputsIn"/> for whoever only looks: null also where the manifest cannot be read.</summary>
    /// <param name="directory">The folder.</param>
    public static IReadOnlySet<string>? OutputsSeenIn(string directory)
    {
        try
        {
            return OutputsIn(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Hashed side by side, the longest first: a nation has 300 MB of them.
    private static StudyInputFile[] OutputsOf(string directory, IReadOnlyList<string> names, int threads, CancellationToken cancellation)
    {
        string[] paths = [.. names.Order(StringComparer.Ordinal).Select(n => Path.Combine(directory, n.Replace('/', Path.DirectorySeparatorChar)))];
        var outputs = new StudyInputFile[paths.Length];
        var longestFirst = Partitioner.Create(Enumerable.Range(0, paths.Length).OrderByDescending(i => new FileInfo(paths[i]).Length), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(
                longestFirst,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation },
                i => outputs[i] = StudyInputFile.Of(string.Empty, paths[i]));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return outputs;
    }

    private static void WriteFile(Utf8JsonWriter json, StudyInputFile file, string directory)
    {
        json.WriteStartObject();
        if (file.Role.Length > 0)
        {
            json.WriteString("role", file.Role);
        }

        if (file.TableRows is long rows)
        {
            json.WriteString("table", file.Path);
            json.WriteNumber("rows", rows);
        }
        else
        {
            json.WriteString("file", NameOf(file.Path, directory));
        }

        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }

    // The way to a file outside the folder would tell about the machine; its name and hash are enough to know it by.
    internal static string NameOf(string path, string directory)
    {
        string relative = Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal) ? Path.GetFileName(path) : relative;
    }

    private static void WriteSettings(Utf8JsonWriter json, StudyFile study, string analysisCrs)
    {
        json.WriteStartObject("settings");
        json.WriteString("language", study.Language == ReportLanguage.Vietnamese ? "vi" : "en");
        json.WriteString("analysisCrs", analysisCrs);
        json.WriteString("area", study.Area == AreaKind.Statistical ? "statistical" : "polygon");
        WriteNumber(json, "targetServiceRadiusKilometres", study.TargetServiceRadiusKilometres);
        WriteNumber(json, "postalMaximumDistanceKilometres", study.PostalMaximumDistanceKilometres);
        WriteNumber(json, "postalMinimumCoveredShare", study.PostalMinimumCoveredFraction);
        WriteNumber(json, "mobileRadiusKilometres", study.MobileRadiusKilometres);
        WriteNumber(json, "mobileMinimumCoveredShare", study.MobileMinimumCoveredFraction);
        WriteRadio(json, study.Radio);
        json.WriteString("rules", study.Rules);
        WriteClassification(json, study);
        WritePublished(json, study.Published);
        json.WriteEndObject();
    }

    // What a model of radio waves was asked; nothing of it counts by distance.
    private static void WriteRadio(Utf8JsonWriter json, RadioSettings radio)
    {
        if (radio.Model == MobileModel.Distance)
        {
            return;
        }

        json.WriteStartObject("mobile");
        json.WriteString("model", StudyKeys.MobileModels[(int)radio.Model]);
        WriteNumber(json, "reachKilometres", radio.ReachKilometres);
        json.WriteString("preset", double.IsNaN(radio.ThresholdDbm) ? radio.Preset : null);
        WriteNumber(json, "thresholdDbm", radio.ThresholdDbm);
        json.WriteString("margin", StudyKeys.MobileMargins[(int)radio.Margin]);
        WriteNumber(json, "edgeProbability", radio.EdgeProbabilityFraction);
        WriteNumber(json, "locationDeviationDb", radio.LocationDeviationDb);
        WriteNumber(json, "receiverHeightMetres", radio.ReceiverHeightAboveGroundMetres);
        WriteNumber(json, "timePercent", radio.TimePercent);
        WriteNumber(json, "deltaN", radio.RefractivityGradient);
        WriteNumber(json, "n0", radio.SeaLevelRefractivity);
        WriteNumber(json, "offsetDb", radio.PowerOffsetDb);
        json.WriteString("btsDefaults", radio.BtsDefaultsFile);
        json.WriteString("patterns", radio.PatternsFolder);
        if (radio.ClutterFile is { } clutter)
        {
            json.WriteString("clutter", clutter);
        }

        json.WriteEndObject();
    }

    // Each figure with the interval it was printed to stand for: what a run is held against is part of what made it.
    private static void WritePublished(Utf8JsonWriter json, PublishedStatement? published)
    {
        if (published is null)
        {
            json.WriteNull("published");
            return;
        }

        PublishedFigures figures = published.Figures;
        json.WriteStartObject("published");
        foreach ((string name, RoundedFigure? figure) in new (string, RoundedFigure?)[]
        {
            ("averageServiceRadiusKilometres", figures.RadiusKilometres), ("points", figures.Points), ("areaSquareKilometres", figures.AreaSquareKilometres),
            ("areaPerPointSquareKilometres", figures.AreaPerPointSquareKilometres), ("population", figures.Population), ("peoplePerPoint", figures.PeoplePerPoint),
        })
        {
            if (figure is RoundedFigure printed)
            {
                json.WriteStartObject(name);
                json.WriteNumber("value", printed.Value);
                json.WriteNumber("least", printed.Low);
                json.WriteNumber("most", printed.High);
                json.WriteEndObject();
            }
        }

        if (!published.Source.IsEmpty)
        {
            json.WriteString("source", published.Source.Vietnamese);
        }

        json.WriteEndObject();
    }

    private static void WriteClassification(Utf8JsonWriter json, StudyFile study)
    {
        ClassificationSettings settings = study.Classification;
        json.WriteStartObject("classification");
        json.WriteNumber("connectMetres", settings.ConnectMetres);
        json.WriteNumber("borderSnapMetres", settings.BorderSnapMetres);
        WriteNumber(json, "remoteDistanceKilometres", settings.RemoteDistanceKilometres);
        WriteNumber(json, "kaposMountainMinimumShare", settings.KaposMountainMinimumFraction);
        json.WriteBoolean("kaposK6OnlyOutside23N19S", settings.KaposK6OnlyOutside23N19S);
        json.WriteStartArray("overrides");
        foreach (VerdictOverride set in settings.Overrides)
        {
            json.WriteStartObject();
            json.WriteString("class", StudyKeys.Classes.First(c => c.Value == set.Class).Key);
            json.WriteString("verdict", set.Verdict == Verdict.Yes ? "yes" : "no");
            json.WriteStartArray("communes");
            foreach (string code in set.Communes)
            {
                json.WriteStringValue(code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("lists");
        foreach (OfficialListSettings list in study.Lists)
        {
            json.WriteStartObject();
            json.WriteString("id", list.Id);
            json.WriteString("compareWith", list.ComparedRule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
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
