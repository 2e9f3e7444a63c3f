using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports;

/// <summary>Writes the outputs of a run that people and scripts read: tables, summary, workbook, maps, report page.</summary>
/// <remarks>The same content gives the same bytes. The caller gives a fresh folder and puts it in place; the GeoPackage and the manifest are its own.</remarks>
public static class ReportWriter
{
    /// <summary>Writes every output into a folder.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="directory">An existing folder.</param>
    /// <param name="options">What to write, and how; null for the usual.</param>
    /// <param name="cancellationToken">Stops soon, also in the middle of a file.</param>
    /// <returns>The files written, as paths relative to the folder with <c>/</c>, in ordinal order.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> WriteAll(ReportContent content, string directory, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory.CreateDirectory(Path.Combine(directory, "maps"));
        return WriteAll(
            content,
            name => new FileStream(Path.Combine(directory, name.Replace('/', Path.DirectorySeparatorChar)), FileMode.Create, FileAccess.Write),
            options,
            [],
            cancellationToken);
    }

    /// <summary>Writes every output into streams.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="create">Opens a new file by its path relative to the folder, with <c>/</c>; the folder <c>maps</c> is there. Called from several threads.</param>
    /// <param name="options">What to write, and how; null for the usual.</param>
    /// <param name="alongside">Other outputs to write on the same threads; they are begun first.</param>
    /// <param name="cancellationToken">Stops soon, also in the middle of a file.</param>
    /// <returns>The files written, as paths relative to the folder with <c>/</c>, in ordinal order.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteAll(
        ReportContent content, Func<string, Stream> create, ReportOptions? options, IReadOnlyList<Action> alongside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(alongside);
        options ??= new ReportOptions();
        IReadOnlyList<ReportOutput> outputs = OutputsOf(content, options);
        Write([.. alongside, .. outputs.Select(o => (Action)(() => o.Write(create, options.Written, cancellationToken)))], options.Threads, cancellationToken);
        return [.. outputs.SelectMany(o => o.Names).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every output of a run, ready to be written: the long ones first. What several of them need is made once, when the first is written.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="options">What to write, and how; threads and who is told do not matter here.</param>
    public static IReadOnlyList<ReportOutput> OutputsOf(ReportContent content, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        MapLibrary library = options.Maps ?? MapLibrary.Load();
        if (library.Findings.Count > 0)
        {
            content = content with { Findings = [.. content.Findings, .. library.Findings.Except(content.Findings)] };
        }

        var scenes = new MapScenes(content);
        MapDefinition[] maps = DrawableMaps(content, scenes, library);
        var outputs = new List<ReportOutput>();
        void Add(ReportGroup group, string name, Action<Stream, CancellationToken> write) => outputs.Add(ReportOutput.File(group, name, write));

        // The long jobs stand first, so that the last thread is not left alone with one.
        Add(ReportGroup.Report, "report.html", (s, cancellation) => WritePage(s, content, maps, scenes, cancellation));
        Add(ReportGroup.Workbook, "report.xlsx", (s, cancellation) => Workbook.Write(s, content, cancellation));
        foreach (MapDefinition map in maps)
        {
            outputs.Add(new ReportOutput(ReportGroup.Maps, [$"maps/{map.Id}.svg", $"maps/{map.Id}.png"], (create, told, cancellation) =>
            {
                using var renderer = new MapRenderer(content, scenes, cancellation);
                ReportOutput.WriteFile(create, $"maps/{map.Id}.svg", (s, _) => renderer.WriteSvg(map, s), told, cancellation);
                ReportOutput.WriteFile(create, $"maps/{map.Id}.png", (s, _) => s.Write(renderer.DrawPng(map, options.PixelRatio)), told, cancellation);
            }));
        }

        if (content.HasRules)
        {
            Add(ReportGroup.Eligibility, "eligibility.csv", (s, _) => CsvTable.Write(s, EligibilityColumns.All, EligibilityRow.Stream(content), options.CsvStyle, content.Language));
        }

        if (content.Villages is not null)
        {
            Add(ReportGroup.Tables, "villages.csv", (s, _) => CsvTable.Write(s, VillageColumns.All, VillageRow.Of(content), options.CsvStyle, content.Language));
        }

        if (content.Radio is not null)
        {
            Add(ReportGroup.Tables, "mobile_coverage.csv", (s, _) => CsvTable.Write(s, RadioCoverageColumns.All, RadioCoverageRow.Of(content), options.CsvStyle, content.Language));
        }

        if (content.Radio?.Measurements is { } measured)
        {
            Add(ReportGroup.Tables, "mobile_measurements.csv", (s, _) => CsvTable.Write(s, MeasuredPointColumns.All, measured.Points, options.CsvStyle, content.Language));
            Add(ReportGroup.Tables, "mobile_tuning.csv", (s, _) => CsvTable.Write(s, MeasurementClassColumns.All, measured.Rows, options.CsvStyle, content.Language));
        }

        Add(ReportGroup.Tables, "communes.csv", (s, _) => CsvTable.Write(s, CommuneColumns.All, content.Communes, options.CsvStyle, content.Language));
        Add(ReportGroup.Tables, "postal_points.csv", (s, _) => CsvTable.Write(s, PostalPointColumns.All, PostalPointRow.Of(content), options.CsvStyle, content.Language));
        Add(ReportGroup.Tables, "findings.csv", (s, _) => CsvTable.Write(s, FindingColumns.All, content.Findings, options.CsvStyle, content.Language));
        Add(ReportGroup.Tables, "gaps.csv", (s, _) => CsvTable.Write(s, GapColumns.All, GapRow.Of(content), options.CsvStyle, content.Language));
        Add(ReportGroup.Tables, "districts.csv", (s, _) => CsvTable.Write(s, DistrictColumns.All, content.Districts, options.CsvStyle, content.Language));
        Add(ReportGroup.Tables, "summary.json", (s, _) => s.Write(SummaryDocument.Make(content)));
        return outputs;
    }

    private static MapDefinition[] DrawableMaps(ReportContent content, MapScenes scenes, MapLibrary library)
    {
        using var renderer = new MapRenderer(content, scenes, CancellationToken.None);
        return [.. renderer.Drawable(library.Maps)];
    }

    private static void WritePage(Stream stream, ReportContent content, MapDefinition[] maps, MapScenes scenes, CancellationToken cancellation)
    {
        using var renderer = new MapRenderer(content, scenes, cancellation);
        HtmlReport.Write(stream, content, maps, renderer);
    }

    /// <summary>Runs jobs of writing on a number of threads, in their order; the first fault ends it.</summary>
    /// <param name="jobs">The jobs, the longest first.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="cancellationToken">Stops between two jobs.</param>
    public static void Write(IReadOnlyList<Action> jobs, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        if (threads <= 1)
        {
            foreach (Action job in jobs)
            {
                cancellationToken.ThrowIfCancellationRequested();
                job();
            }

            return;
        }

        try
        {
            // One by one, so that no thread takes a batch of long jobs.
            Parallel.ForEach(
                Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
                job => job());
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
