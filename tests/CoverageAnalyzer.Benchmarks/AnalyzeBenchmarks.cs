using BenchmarkDotNet.Attributes;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>The built-in study from its files to the published folder, in a process that is warm; <c>analyze --timings</c> shows a cold one.</summary>
[MemoryDiagnoser]
public class AnalyzeBenchmarks
{
    private string output = string.Empty;
    private StudyFile study = null!;
    private StudyResults results = null!;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Finds the study and runs it once.</summary>
    [GlobalSetup]
    public void Open()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoverageAnalyzer.sln")))
        {
            folder = folder.Parent;
        }

        study = StudyFileReader.Read(Path.Combine(folder!.FullName, "data", "quang-tri-2012"));
        output = Directory.CreateTempSubdirectory("coverage-analyzer-benchmark-").FullName;
        results = Run();
    }

    /// <summary>Removes what was written.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(output, recursive: true);

    /// <summary>Import to classification.</summary>
    [Benchmark]
    public StudyResults Run() => StudyRunner.Run(study, new StudyOptions(Threads), "benchmark", null, CancellationToken.None);

    /// <summary>Report, maps, tables, GeoPackage.</summary>
    [Benchmark]
    public string Publish() => ResultsWriter.Publish(results, Path.Combine(output, "results"), new ReportOptions { Threads = Threads }, null, CancellationToken.None);
}
