using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>The built-in study with 12 sites, made-up measured points beside them, a made-up land cover and line of sight, run once and published: what a reader is held against.</summary>
public sealed class MeasuredTerrainResults : IDisposable
{
    private const int Sites = 12;
    private readonly WorkFolder folder = new();

    /// <summary>Runs it.</summary>
    public MeasuredTerrainResults()
    {
        string bts = Path.Combine(folder.Study, "bts_sites.csv"), study = Path.Combine(folder.Study, "study.json");
        string[] rows = File.ReadAllLines(bts);
        string[] kept = [.. rows.Skip(1).Where((_, i) => i % 90 == 0).Take(Sites)];
        File.WriteAllLines(bts, [rows[0], .. kept]);
        var table = new StringBuilder("lon,lat,dBm,time,operator,clutter\n");
        foreach ((string[] cells, int site) in kept.Select((k, i) => (k.Split(','), i)))
        {
            double longitude = double.Parse(cells[4], CultureInfo.InvariantCulture), latitude = double.Parse(cells[5], CultureInfo.InvariantCulture);
            for (int k = 1; k <= 4; k++)
            {
                table.Append(CultureInfo.InvariantCulture, $"{longitude + (0.003 * k):0.000000},{latitude:0.000000},{-70 - (5 * k) - site},t{site}-{k},{(site % 2 == 0 ? cells[3] : string.Empty)},{(k % 2 == 0 ? "rừng" : k == 1 ? "ruộng" : string.Empty)}\n");
            }
        }

        table.Append("105.0,20.0,-80,far,,rừng\n"); // outside the elevation model
        File.WriteAllText(Path.Combine(folder.Study, "do.csv"), table.ToString());
        var grid = new RasterGrid(106.45, 17.25, 0.01, 0.01, 90, 100);
        short[] codes = [.. Enumerable.Range(0, (int)grid.CellCount).Select(i => (short)(i % 90 < 5 ? 0 : i % 11 == 0 ? 77 : i % 3 == 0 ? 40 : 10))]; // none, one nobody knows, crops, trees
        using (FileStream cover = File.Create(Path.Combine(folder.Study, "cover.tif")))
        {
            GeoTiffWriter.Write(cover, grid, codes, CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { NoData = 0 });
        }

        File.WriteAllText(study, File.ReadAllText(study)
            .Replace("\"model\": \"distance\"", "\"model\": \"line-of-sight\", \"reachKilometres\": 4, \"offsetDb\": 1.5", StringComparison.Ordinal)
            .Replace("\"elevation\": {", "\"measurements\": { \"file\": \"do.csv\" }, \"landCover\": { \"file\": \"cover.tif\" }, \"elevation\": {", StringComparison.Ordinal));
        StudyResults results = StudyRunner.Run(StudyFileReader.Read(folder.Study), new StudyOptions(2), "1.0", null, TestContext.Current.CancellationToken);
        Live = results.Content;
        Folder = ResultsWriter.Publish(results, folder["results"], new ReportOptions { PixelRatio = 0.5f, Threads = 2 }, null, TestContext.Current.CancellationToken);
    }

    /// <summary>What the run gave.</summary>
    public ReportContent Live { get; }

    /// <summary>Its results folder.</summary>
    public string Folder { get; }

    public void Dispose() => folder.Dispose();
}
