using System.Diagnostics;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Every file of a results folder but the manifest, in groups that processes which share a run write one by one.</summary>
internal sealed class ResultsOutputs
{
    /// <summary>The group of the GeoPackage: on a nation about as long as all others together.</summary>
    public const string GeoPackageGroup = "geopackage";

    /// <summary>The group of the rasters of mobile coverage, which only a study with a model of radio waves has.</summary>
    public const string RastersGroup = "rasters";

    private readonly List<Output> outputs = [];

    private ResultsOutputs(StudyResults results) => Results = results;

    private delegate void Write(string directory, Func<string, Stream> create, Action<WrittenFile>? told, CancellationToken cancellation);

    /// <summary>Names of the groups, the longest first.</summary>
    public static IReadOnlyList<string> Groups { get; } =
        [RastersGroup, GeoPackageGroup, NameOf(ReportGroup.Workbook), NameOf(ReportGroup.Maps), NameOf(ReportGroup.Report), NameOf(ReportGroup.Eligibility), NameOf(ReportGroup.Tables)];

    /// <summary>The results, with the findings of the maps.</summary>
    public StudyResults Results { get; }

    /// <summary>The files of a run.</summary>
    /// <param name="results">What the run found.</param>
    /// <param name="options">What to write, and how; threads and who is told do not matter here.</param>
    public static ResultsOutputs Of(StudyResults results, ReportOptions options)
    {
        MapLibrary library = options.Maps ?? StudyMaps.Load(results.Study.Directory);
        results = results with { Content = results.Content with { Findings = [.. results.Content.Findings, .. library.Findings.Except(results.Content.Findings)] } };
        var all = new ResultsOutputs(results);
        all.Add(GeoPackageGroup, [ResultsWriter.GeoPackage], (directory, _, told, cancellation) =>
        {
            long began = Stopwatch.GetTimestamp();
            string path = Path.Combine(directory, ResultsWriter.GeoPackage);
            ResultsGeoPackage.Write(results.Content, library, path, cancellation);
            told?.Invoke(new WrittenFile(ResultsWriter.GeoPackage, Stopwatch.GetElapsedTime(began), new FileInfo(path).Length));
        });
        foreach (ReportOutput output in ReportWriter.OutputsOf(results.Content, options with { Maps = library }))
        {
            all.Add(NameOf(output.Group), output.Names, (_, create, told, cancellation) => output.Write(create, told, cancellation));
        }

        foreach (string name in results.Rasters?.Names ?? [])
        {
            all.Add(RastersGroup, [name], (_, create, told, cancellation) =>
            {
                long began = Stopwatch.GetTimestamp();
                using Stream copy = create(name);
                results.Rasters!.CopyTo(name, copy, cancellation);
                told?.Invoke(new WrittenFile(name, Stopwatch.GetElapsedTime(began), copy.Length));
            });
        }

        foreach ((string name, Func<byte[]> bytes) in Copies(results.Study))
        {
            all.Add(NameOf(ReportGroup.Tables), [name], (_, create, _, _) =>
            {
                using Stream copy = create(name);
                copy.Write(bytes());
            });
        }

        return all;
    }

    /// <summary>The files of a group, as paths relative to the folder with <c>/</c>.</summary>
    /// <param name="group">The group; null: all.</param>
    public IEnumerable<string> NamesOf(string? group) => outputs.Where(o => group is null || o.Group == group).SelectMany(o => o.Names);

    /// <summary>Writes the files of a group.</summary>
    /// <param name="group">The group; null: all.</param>
    /// <param name="directory">The folder, with a folder <c>maps</c> in it.</param>
    /// <param name="create">Opens a new file in it by its name.</param>
    /// <param name="options">Threads that may write, and who is told of each file.</param>
    /// <param name="cancellation">Stops soon, also in the middle of a file.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void WriteTo(string? group, string directory, Func<string, Stream> create, ReportOptions options, CancellationToken cancellation) => ReportWriter.Write(
        [.. outputs.Where(o => group is null || o.Group == group).Select(o => (Action)(() => o.Write(directory, create, options.Written, cancellation)))],
        options.Threads,
        cancellation);

    private static string NameOf(ReportGroup group) => group.ToString().ToLowerInvariant();

    // What a viewer needs beside the tables, so that the folder can be shown without the study: the rules with both languages, and the study's own maps.
    private static IEnumerable<(string Name, Func<byte[]> Bytes)> Copies(StudyFile study)
    {
        if (study.Rules is { } rules)
        {
            yield return (ResultsWriter.RuleSet, () => RuleSetReader.BytesOf(rules, study.Directory));
        }

        foreach (string file in StudyMaps.FilesOf(study.Directory))
        {
            yield return ("maps/" + Path.GetFileName(file), () => File.ReadAllBytes(file));
        }
    }

    private void Add(string group, IReadOnlyList<string> names, Write write) => outputs.Add(new Output(group, names, write));

    private sealed record Output(string Group, IReadOnlyList<string> Names, Write Write);
}
