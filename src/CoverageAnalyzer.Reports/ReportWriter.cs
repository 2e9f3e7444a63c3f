using System.Collections.Concurrent;
using System.Diagnostics;
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
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(alongside);
        options ??= new ReportOptions();
        MapLibrary library = options.Maps ?? MapLibrary.Load();
        if (library.Findings.Count > 0)
        {
            content = content with { Findings = [.. content.Findings, .. library.Findings.Except(content.Findings)] };
        }

        var scenes = new MapScenes(content);
        MapDefinition[] maps = DrawableMaps(content, scenes, library);
        var names = new List<string>();
        var jobs = new List<Action>(alongside); // the longest there is, where there is one
        void Add(string name, Action<Stream> write)
        {
            names.Add(name);
            jobs.Add(() => Write(create, name, write, options.Written, cancellationToken));
        }

        // The long jobs stand first, so that the last thread is not left alone with one.
        Add("report.html", s => WritePage(s, content, maps, scenes, cancellationToken));
        Add("report.xlsx", s => Workbook.Write(s, content, cancellationToken));
        foreach (MapDefinition map in maps)
        {
            names.AddRange([$"maps/{map.Id}.svg", $"maps/{map.Id}.png"]);
            jobs.Add(() =>
            {
                using var renderer = new MapRenderer(content, scenes, cancellationToken);
                Write(create, $"maps/{map.Id}.svg", s => renderer.WriteSvg(map, s), options.Written, cancellationToken);
                Write(create, $"maps/{map.Id}.png", s => s.Write(renderer.DrawPng(map, options.PixelRatio)), options.Written, cancellationToken);
            });
        }

        if (content.HasRules)
        {
            Add("eligibility.csv", s => CsvTable.Write(s, EligibilityColumns.All, EligibilityRow.Stream(content), options.CsvStyle, content.Language));
        }

        if (content.Villages is not null)
        {
            Add("villages.csv", s => CsvTable.Write(s, VillageColumns.All, VillageRow.Of(content), options.CsvStyle, content.Language));
        }

        Add("communes.csv", s => CsvTable.Write(s, CommuneColumns.All, content.Communes, options.CsvStyle, content.Language));
        Add("postal_points.csv", s => CsvTable.Write(s, PostalPointColumns.All, PostalPointRow.Of(content), options.CsvStyle, content.Language));
        Add("findings.csv", s => CsvTable.Write(s, FindingColumns.All, content.Findings, options.CsvStyle, content.Language));
        Add("gaps.csv", s => CsvTable.Write(s, GapColumns.All, GapRow.Of(content), options.CsvStyle, content.Language));
        Add("districts.csv", s => CsvTable.Write(s, DistrictColumns.All, content.Districts, options.CsvStyle, content.Language));
        Add("summary.json", s => s.Write(SummaryDocument.Make(content)));
        Run(jobs, options.Threads, cancellationToken);
        return [.. names.Order(StringComparer.Ordinal)];
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

    private static void Write(Func<string, Stream> create, string name, Action<Stream> write, Action<WrittenFile>? told, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        using var stream = new StoppableStream(create(name), cancellation);
        write(stream);
        stream.Flush();
        told?.Invoke(new WrittenFile(name, Stopwatch.GetElapsedTime(began), stream.CanSeek ? stream.Length : stream.BytesWritten)); // an archive writes some bytes twice
    }

    private static void Run(List<Action> jobs, int threads, CancellationToken cancellationToken)
    {
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
