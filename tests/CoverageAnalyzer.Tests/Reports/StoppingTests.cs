using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>Whoever writes a long file stops in the middle of it.</summary>
public sealed class StoppingTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_stream_takes_bytes_until_the_run_is_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var inner = new MemoryStream();
        using var stream = new StoppableStream(inner, stop.Token);
        stream.Write([1, 2, 3]);
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => stream.Write([4]));
        Assert.Equal([1, 2, 3], inner.ToArray());
    }

    /// <summary>The stop comes while a file is open: no other file is begun on one thread, and at most the one of the other thread on two.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stop_while_a_file_is_written_ends_the_report(int threads)
    {
        using var stop = new CancellationTokenSource();
        int files = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => ReportWriter.WriteAll(
            SampleReport.Make(),
            _ =>
            {
                Interlocked.Increment(ref files);
                stop.Cancel();
                return new MemoryStream();
            },
            new ReportOptions { Threads = threads },
            [],
            stop.Token));
        Assert.InRange(files, 1, threads);
    }

    [Fact]
    public void Workbook_picture_and_geopackage_stop_at_once()
    {
        var stopped = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => Workbook.Write(new MemoryStream(), SampleReport.Make(), stopped));
        using var renderer = new MapRenderer(SampleReport.Make(ReportLanguage.English), stopped);
        MapDefinition map = MapLibrary.Load().Maps[0];
        Assert.ThrowsAny<OperationCanceledException>(() => renderer.DrawSvg(map));
        Assert.ThrowsAny<OperationCanceledException>(() => renderer.DrawPng(map));
        string path = folder.File("stopped.gpkg");
        Assert.ThrowsAny<OperationCanceledException>(() => GeoPackageWriter.Write(
            path, [new GeoPackageTable { Name = "a", Columns = [("a", "TEXT")], Rows = [["x"]] }], [], DateTimeOffset.UnixEpoch, stopped));
        File.Delete(path); // it is closed
        Assert.False(File.Exists(path));
    }
}
