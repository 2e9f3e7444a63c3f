using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The whole run of a study with points, sites and rules, from its files to the published folder with all outputs; the time of each stage is a figure.</summary>
/// <remarks>Communes, postal points and BTS sites of the workload, and its elevation model where the folder has one as a single file. The results go to a folder of their own, which is removed with the process.</remarks>
internal sealed class AnalyzeNationJob : PerformanceJob
{
    private readonly Dictionary<string, double> seconds = new(StringComparer.Ordinal);
    private string scratch = string.Empty;
    private StudyFile study = null!;
    private StudyResults results = null!;

    /// <inheritdoc/>
    public override string Name => "analyze";

    /// <inheritdoc/>
    public override string Title => $"whole analysis of {Units:N0} communes, {results.Content.PostalPoints?.Count ?? 0:N0} points, {results.Content.BtsSites?.Count ?? 0:N0} sites, all outputs";

    /// <inheritdoc/>
    public override string Unit => "commune";

    /// <inheritdoc/>
    public override long Units => results.Content.Communes.Count;

    private string Target => Path.Combine(scratch, "results");

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        scratch = Directory.CreateTempSubdirectory("coverage-analyzer-nation-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(scratch, recursive: true);
        string In(string name) => Path.GetFullPath(Path.Combine(folder, name));
        var layers = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["communes"] = new { file = In("communes.gpkg"), fields = new { code = "cid", name = "name" } },
            ["postalPoints"] = new { file = In("post.csv"), crs = "EPSG:4326", fields = new { code = "id", x = "lon", y = "lat" } },
            ["btsSites"] = new { file = In("bts.csv"), crs = "EPSG:4326", fields = new { code = "id", x = "lon", y = "lat" } },
        };
        if (File.Exists(In("dem.tif")))
        {
            layers.Add("elevation", new { file = In("dem.tif") });
        }

        File.WriteAllText(Path.Combine(scratch, StudyFile.FileName), JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = "nation",
            ["language"] = "en",
            ["layers"] = layers,
            ["area"] = "polygon",
            ["postal"] = new { maximumDistanceKilometres = 3.0 },
            ["mobile"] = new { radiusKilometres = 3.0 },
            ["rules"] = "vn-2025",
        }));
        study = StudyFileReader.Read(scratch);
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        seconds.Clear();
        var stages = new Stages(seconds);
        results = StudyRunner.Run(study, new StudyOptions(threads), "benchmark", stages, CancellationToken.None);
        ResultsWriter.Publish(results, Target, new ReportOptions { Threads = threads }, stages, CancellationToken.None);
        stages.End();
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        foreach ((string stage, double took) in seconds)
        {
            yield return ($"analyze_{stage.ToLowerInvariant()}_seconds", took);
        }

        string[] files = [.. Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories)];
        yield return ("analyze_output_bytes", files.Sum(f => (double)new FileInfo(f).Length));
        yield return ("analyze_communes_lacking_mobile", results.Content.Province.CommunesLackingMobile ?? double.NaN);
        yield return ("analyze_verdicts", results.Content.Verdicts.Count);
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        foreach (string file in Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using FileStream stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }
    }

    private sealed class Stages(Dictionary<string, double> seconds) : IProgress<StudyProgress>
    {
        private StudyStage? current;
        private long began;

        public void Report(StudyProgress value)
        {
            if (value.Stage != current)
            {
                End();
                (current, began) = (value.Stage, Stopwatch.GetTimestamp());
            }
        }

        public void End()
        {
            if (current is StudyStage stage)
            {
                seconds[stage.ToString()] = Stopwatch.GetElapsedTime(began).TotalSeconds;
            }
        }
    }
}
