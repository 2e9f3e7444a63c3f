using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Tests.Tables;

namespace CoverageAnalyzer.Tests.Radio.Measurements;

/// <summary>Files of measured points as people hand them in.</summary>
public sealed class MeasurementReaderTests
{
    private static (MeasurementReadResult Read, List<Finding> Findings) Read(string text, Encoding? encoding = null)
    {
        using var file = new PointFile("do.csv", text, encoding);
        var log = new FindingLog();
        MeasurementReadResult read = MeasurementReader.Read(file.Path, new PointReadOptions { ExpectedWgs84 = PointFile.Province }, log, TestContext.Current.CancellationToken);
        return (read, [.. log.ToList()]);
    }

    [Fact]
    public void A_table_with_decimal_commas_and_a_byte_order_mark_is_read_with_all_its_columns()
    {
        (MeasurementReadResult read, List<Finding> findings) = Read(
            "Kinh độ;Vĩ độ;Mức thu (dBm);Thời gian;Nhà mạng;Công nghệ;Lớp phủ\n"
            + "106,95;16,75;-97,250;2026-03-01T08:00:00;A;4G;Rừng\n106,96;16,75;−88 dBm;2026-03-01 08:00;A;LTE;rừng\n106,97;16,75;-70;;;;\n",
            new UTF8Encoding(true));
        Assert.Equal([-97.25, -88, -70], read.Points.Select(p => p.PowerDbm));
        MeasuredPoint first = read.Points[0];
        Assert.Equal((106.95, 16.75, "2026-03-01T08:00:00", "A", "4G", "Rừng"), (first.LongitudeDegrees, first.LatitudeDegrees, first.Time, first.Operator, first.Radio, first.ClutterClass));
        Assert.Equal(["Rừng", "Rừng", ""], read.Points.Select(p => p.ClutterClass)); // capitals alone make no other class
        Assert.Equal(2, first.Place.Line);
        Assert.Empty(read.Rejected);
        Assert.DoesNotContain(findings, f => f.Rank == FindingRank.Error);
    }

    [Fact]
    public void Rows_that_cannot_be_are_named_kept_whole_and_not_used()
    {
        (MeasurementReadResult read, List<Finding> findings) = Read(
            "lon,lat,dBm,time\n106.9,16.7,-90,t1\n106.9,16.7,-90,t2\n106.9,16.7,-90,t1\n106.9,16.7,12,t3\n106.9,16.7,-160.5,t4\n106.9,16.7,-160,t5\n106.9,16.7,0,t6\n106.9,16.7,,t7\n106.9,16.7,weak,t8\n,,-90,t9\n");
        Assert.Equal(["t1", "t2", "t5", "t6"], read.Points.Select(p => p.Time)); // the bounds themselves are powers
        Assert.Equal(6, read.Rejected.Count);
        (string, long?)[] told = [.. findings.Where(f => f.Rank != FindingRank.Info && f.Code != "crs-not-stated").Select(f => (f.Code, f.Place.Line)).OrderBy(f => f.Line)];
        Assert.Equal(
            [
                ("measurement-duplicate", 4), ("measurement-power-impossible", 5), ("measurement-power-impossible", 6), ("measurement-power-missing", 9),
                ("measurement-power-missing", 10), ("point-without-place", 11),
            ],
            told);
        Assert.Contains("'weak'", findings.Single(f => f.Place.Line == 10).Message.English, StringComparison.Ordinal);
        Assert.Contains("dòng 2", findings.Single(f => f.Code == "measurement-duplicate").Message.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("-160,5 dBm", findings.Single(f => f.Place.Line == 6).Message.Vietnamese.Replace('−', '-').Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_column_of_powers_is_refused_with_its_columns()
    {
        InputFileException refused = Assert.Throws<InputFileException>(() => Read("lon,lat,speed\n106.9,16.7,12\n"));
        Assert.Contains("layers.measurements.fields.dbm", refused.Remedy.English, StringComparison.Ordinal);
        Assert.Contains("'speed'", refused.Remedy.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_has_no_points()
    {
        (MeasurementReadResult read, _) = Read("lon,lat,dBm,time\n");
        Assert.Empty(read.Points);
        Assert.Empty(read.Rejected);
    }
}
