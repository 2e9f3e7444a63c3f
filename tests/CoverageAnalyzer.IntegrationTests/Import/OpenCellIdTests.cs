using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.IntegrationTests.Import;

/// <summary>The cells of Bolivia as OpenCellID publishes them, plain and compressed, with and without their header row.</summary>
public sealed class OpenCellIdTests
{
    [Fact]
    public void The_compressed_country_is_read_and_no_cell_is_lost()
    {
        (PointTable table, IReadOnlyList<Finding> findings) = Read(SharedData.Require("data/points/opencellid-bolivia.csv.gz"));
        Assert.Equal(50_218, table.RowsRead);
        Assert.Equal(50_218, table.Records.Sum(r => r.CellCount));
        Assert.Empty(table.Rejected);
        Assert.InRange(table.Records.Count, 30_000, 41_830); // at most the distinct positions
        Assert.Contains("19,896", Assert.Single(findings, f => f.Code == "cells-grouped").Message.English, StringComparison.Ordinal); // the README's count of single measurements
        Assert.All(table.Records, r => Assert.StartsWith("736-", r.Operator, StringComparison.Ordinal));
        Assert.Equal(["GSM", "LTE", "UMTS"], table.Records.SelectMany(r => r.Radio.Split('+')).Distinct().Order());
        Assert.True(table.Records.Max(r => r.RangeMetres) > 50_000);
        Assert.DoesNotContain(findings, f => f.Rank > FindingRank.Info);
    }

    [Fact]
    public void A_file_without_its_header_row_gives_the_same_sites()
    {
        string path = SharedData.Require("data/points/opencellid-bolivia-la-paz.csv");
        string[] lines = File.ReadAllLines(path);
        string bare = Path.Combine(Directory.CreateTempSubdirectory("ca-cells-").FullName, "736.csv");
        File.WriteAllLines(bare, lines[1..]);
        try
        {
            PointTable with = Read(path).Table, without = Read(bare).Table;
            Assert.Equal(11_017, without.RowsRead);
            Assert.Equal(
                with.Records.Select(r => (r.Code, r.LongitudeDegrees, r.LatitudeDegrees, r.Radio, r.CellCount, r.RangeMetres, r.Samples)),
                without.Records.Select(r => (r.Code, r.LongitudeDegrees, r.LatitudeDegrees, r.Radio, r.CellCount, r.RangeMetres, r.Samples)));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(bare)!, recursive: true);
        }
    }

    private static (PointTable Table, IReadOnlyList<Finding> Findings) Read(string path)
    {
        var log = new FindingLog();
        PointTable table = PointTableReader.Read(path, new PointReadOptions(), log, TestContext.Current.CancellationToken);
        return (table, log.ToList());
    }
}
