using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using MiniExcelLibs;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>A layer of sites that is streamed gives the figures of one that is held, to the last bit, whatever the parts it is cut into.</summary>
public sealed class StreamedSitesTests
{
    private const int Rows = 3_000;
    private static readonly string[] TalliedAlike =
    [
        "point-duplicate", "point-outside", "points-far-outside", "point-code-missing", "sites-same-place", "coordinate-missing", "coordinate-unreadable",
        "point-without-place", "row-long", "row-short", "number-unreadable", "coordinate-swapped", "coordinate-impossible", "points-approximate", "total-row", "cells-grouped",
    ];

    /// <summary>Rows of all kinds: crowds, pairs that touch, repeated rows, own radii, faults in the middle, places far outside, rows that name their commune.</summary>
    [Theory]
    [InlineData("csv", 1, 64)]
    [InlineData("csv", 2, 400)]
    [InlineData("csv", 2, 100_000)]
    [InlineData("gz", 2, 400)]
    [InlineData("xlsx", 1, 400)]
    public void Communes_and_villages_have_the_figures_of_a_layer_that_is_held(string format, int threads, int partRows)
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        List<string[]> rows = MixedRows();
        string name = WriteSites(study, format, ["id", "name", "lon", "lat", "radius_km", "commune", "operator"], rows);
        WriteVillages(study);
        AddLayers(study, name);
        Same(study, threads, partRows, expectsFigures: true);
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 4_000)]
    public void Cells_are_grouped_into_the_same_sites(int threads, int partRows)
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        var random = new Random(20_121_231);
        var text = new StringBuilder("radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n");
        for (int i = 0; i < 8_000; i++)
        {
            // Chains of cells 20 to 40 m apart, so that groups hang together across every side of a part.
            double x = 107 + (0.13 * (i % 40) / 40) + (0.0003 * random.NextDouble()), y = 16.5 + (0.13 * (i / 40) / 200) + (0.0003 * random.NextDouble());
            text.Append(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "LTE" : "GSM")},452,{1 + (i % 2)},1,{i},0,{x:0.000000},{y:0.000000},{random.Next(100, 3_000)},{random.Next(0, 9)},1,1,1,0\n");
        }

        File.WriteAllText(Path.Combine(study, "cells.csv"), text.ToString());
        AddLayers(study, "cells.csv", villages: false);
        Same(study, threads, partRows, expectsFigures: true);
    }

    [Fact]
    public void Without_one_usable_row_nothing_is_covered()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        File.WriteAllText(Path.Combine(study, "none.csv"), "id,lon,lat\nA,x,16.6\nB,107.1,\n");
        AddLayers(study, "none.csv", villages: false);
        Same(study, 2, 64, expectsFigures: false);
    }

    // The row that is not plain is left to the end, and alone does not tell that its column has a decimal comma.
    [Fact]
    public void A_number_of_two_meanings_is_settled_by_the_whole_column()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        File.WriteAllText(Path.Combine(study, "metres.csv"), "id;x;y\nA;718123,5;1830456,2\nB;719,000;1831000\n");
        AddLayers(study, "metres.csv", villages: false);
        string settings = Path.Combine(study, "study.json");
        File.WriteAllText(settings, Regex.Replace(File.ReadAllText(settings), "(\"metres.csv\"[^}]*)EPSG:4326", "$1EPSG:32648"));
        Same(study, 1, 64, expectsFigures: true);
        ReportContent content = StudyRunner.Run(StudyFileReader.Read(study), new StudyOptions(1) { StreamedLayerBytes = 260 * 64 }, "1.0", null, TestContext.Current.CancellationToken).Content;
        Assert.Equal(1, content.Communes.Sum(c => c.BtsSites));
        Assert.Single(content.Findings, f => f.Code == "number-ambiguous");
    }

    [Fact]
    public void Raw_pairs_are_streamed_without_being_asked()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        double[] pairs = [107.05, 16.55, 107.15, 16.65, 107.15, 16.65, 300, 16.6, 107.01, 16.52];
        File.WriteAllBytes(Path.Combine(study, "sites.f64"), [.. pairs.SelectMany(BitConverter.GetBytes)]);
        AddLayers(study, "sites.f64", villages: false);
        ReportContent content = StudyRunner.Run(StudyFileReader.Read(study), new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken).Content;
        Assert.Equal([2, 0, 0, 1], content.Communes.Select(c => c.BtsSites!.Value)); // one row repeats another, one is no place
        Assert.Single(content.Findings, f => f.Code == "sites-streamed");
        Assert.Single(content.Findings, f => f.Code == "coordinate-impossible");
    }

    private static void Same(string study, int threads, int partRows, bool expectsFigures)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        StudyFile file = StudyFileReader.Read(study);
        ReportContent held = StudyRunner.Run(file, new StudyOptions(threads), "1.0", null, cancellation).Content;
        ReportContent streamed = StudyRunner.Run(
            file, new StudyOptions(threads) { StreamedLayerBytes = 260L * partRows * threads }, "1.0", null, cancellation).Content;
        Assert.Equal(held.Communes.Select(c => c.BtsSites), streamed.Communes.Select(c => c.BtsSites));
        Assert.Equal(held.Communes.Select(c => BitConverter.DoubleToInt64Bits(c.MobileCoveredAreaFraction)), streamed.Communes.Select(c => BitConverter.DoubleToInt64Bits(c.MobileCoveredAreaFraction)));
        Assert.Equal(held.Communes.Select(c => c.MobileCoveredPopulationFraction), streamed.Communes.Select(c => c.MobileCoveredPopulationFraction));
        Assert.Equal(held.Province.BtsSites, streamed.Province.BtsSites);
        Assert.Equal(held.Gaps.Select(g => g.ToString()), streamed.Gaps.Select(g => g.ToString()));
        Assert.Equal(held.Villages?.Select(v => (v.NearestBtsKilometres, v.MobileCovered)), streamed.Villages?.Select(v => (v.NearestBtsKilometres, v.MobileCovered)));
        foreach (string code in TalliedAlike)
        {
            static long Count(ReportContent content, string wanted) => content.Findings.Where(f => f.Code == wanted).Sum(f => f.Count);
            Assert.True(Count(held, code) == Count(streamed, code), $"{code}: {Count(held, code)} held, {Count(streamed, code)} streamed");
        }

        Assert.Single(streamed.Findings, f => f.Code == "sites-streamed");
        Assert.DoesNotContain(held.Findings, f => f.Code == "sites-streamed");
        if (expectsFigures)
        {
            Assert.Contains(held.Communes, c => c.MobileCoveredAreaFraction is > 0 and < 1); // otherwise nothing was compared
        }
    }

    private static List<string[]> MixedRows()
    {
        var random = new Random(16_07);
        var rows = new List<string[]>();
        string Number(double value) => value.ToString("0.0000000", CultureInfo.InvariantCulture);
        for (int i = 0; i < Rows; i++)
        {
            (double x, double y) = (i % 5) switch
            {
                0 => (107.03 + (0.002 * random.NextDouble()), 16.52 + (0.002 * random.NextDouble())), // a crowd
                1 => (107.1 + (1e-6 * random.Next(-20, 20)), 16.5 + (0.2 * random.NextDouble())), // along a line that parts end at
                _ => (106.99 + (0.12 * random.NextDouble()), 16.49 + (0.2 * random.NextDouble())),
            };
            string radius = (i % 7) switch { 0 => "0.4", 1 => "0.9", 2 => "300 m", _ => "0.15" };
            rows.Add([i % 11 == 0 ? string.Empty : $"B{i}", i % 11 == 0 ? $"Trạm {i % 50}" : string.Empty, Number(x), Number(y), radius, string.Empty, i % 2 == 0 ? "A" : "B"]);
            if (i % 9 == 0)
            {
                rows.Add([.. rows[^1]]); // the same row again
            }

            if (i % 13 == 0)
            {
                string[] moved = [.. rows[^1]];
                (moved[0], moved[3]) = ($"C{i}", Number(y + 0.000004)); // another site half a metre on
                rows.Add(moved);
            }
        }

        int middle = rows.Count / 2;
        rows.InsertRange(middle,
        [
            ["X1", string.Empty, "khong", "16.6", string.Empty, string.Empty, string.Empty],
            ["X2", string.Empty, "107.1", string.Empty, string.Empty, string.Empty, string.Empty],
            ["X3", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty],
            ["X4", string.Empty, "16.61", "107.11", "0.5", string.Empty, string.Empty],
            ["X5", string.Empty, "500", "16.6", string.Empty, string.Empty, string.Empty],
            ["X6", string.Empty, "107.12", "16.62", "rong", string.Empty, string.Empty],
            ["X7", string.Empty, "109.5", "18.5", string.Empty, string.Empty, string.Empty],
            ["X8", "Có tên xã", string.Empty, string.Empty, "1.5", "Xã Đa Krông", string.Empty],
            ["Tổng cộng", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty],
        ]);
        return rows;
    }

    private static string WriteSites(string study, string format, string[] headers, List<string[]> rows)
    {
        if (format == "xlsx")
        {
            MiniExcel.SaveAs(
                Path.Combine(study, "many.xlsx"),
                rows.Select(r => headers.Select((h, i) => (h, (object)r[i])).ToDictionary(c => c.h, c => c.Item2)));
            return "many.xlsx";
        }

        string text = string.Join('\n', rows.Select(r => string.Join(',', r)).Prepend(string.Join(',', headers))) + "\nlong,,107.1,16.6,1,,A,mot o thua\n";
        if (format == "gz")
        {
            using var packed = new GZipStream(File.Create(Path.Combine(study, "many.csv.gz")), CompressionLevel.Fastest);
            packed.Write(Encoding.UTF8.GetBytes(text));
            return "many.csv.gz";
        }

        File.WriteAllText(Path.Combine(study, "many.csv"), text);
        return "many.csv";
    }

    private static void WriteVillages(string study)
    {
        var text = new StringBuilder("code,name,lon,lat\n");
        for (int i = 0; i < 60; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"V{i},Thôn {i},{107.003 + (0.0033 * i):0.0000},{16.503 + (0.19 * (i * 7 % 60) / 60):0.0000}\n");
        }

        File.WriteAllText(Path.Combine(study, "villages.csv"), text.ToString());
    }

    private static void AddLayers(string study, string sites, bool villages = true)
    {
        string path = Path.Combine(study, "study.json");
        string text = File.ReadAllText(path).Replace("bts_sites.csv", sites, StringComparison.Ordinal);
        text = villages ? text.Replace("\"layers\": {", "\"layers\": { \"villages\": { \"file\": \"villages.csv\", \"crs\": \"EPSG:4326\" },", StringComparison.Ordinal) : text;
        File.WriteAllText(path, text.Replace("\"targets\":", "\"mobile\": { \"radiusKilometres\": 0.6 }, \"targets\":", StringComparison.Ordinal));
    }
}
