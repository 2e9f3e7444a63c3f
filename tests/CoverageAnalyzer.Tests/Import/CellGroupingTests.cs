using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Tests.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Import;

public sealed class CellGroupingTests
{
    private const string Header = "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n";

    // 0.0001° of latitude is 11.06 m. The first three cells lie within 50 m of the first; the fourth 111 m away; the fifth is another network's; the sixth another country's.
    private const string Cells =
        "GSM,452,1,10,100,0,107.1,16.8,1000,1,1,0,0,0\nLTE,452,1,10,101,0,107.1,16.8002,11000,3,1,0,0,0\nGSM,452,1,10,102,0,107.1,16.8004,500,0,1,0,0,0\n"
        + "UMTS,452,1,10,103,0,107.1,16.801,1000,1,1,0,0,0\nGSM,452,2,10,100,0,107.1,16.8,1000,1,1,0,0,0\nGSM,457,1,10,100,0,107.1,16.8,1000,1,1,0,0,0\n";

    [Theory]
    [InlineData(Header)]
    [InlineData("")] // the files of single countries have no header row
    public void Cells_of_one_network_within_fifty_metres_are_one_site(string header)
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(header + Cells);
        Assert.Equal("OpenCellID CSV", table.Format);
        Assert.Equal(4, table.Records.Count);
        PointRecord site = table.Records[0];
        Assert.Equal(("452-1", "GSM+LTE", 3, 11_000.0, 4.0), (site.Operator, site.Radio, site.CellCount, site.RangeMetres, site.Samples));
        Assert.Equal(16.8 + (((0.0002 * 3) + (0.0004 * 1)) / 5), site.LatitudeDegrees, 1e-9); // a cell without a measurement weighs one
        Assert.Equal(["452-1", "452-1", "452-2", "457-1"], table.Records.Select(r => r.Operator));
        Assert.Equal(4, table.Records.Select(r => r.Code).Distinct().Count());
        Finding grouped = Assert.Single(findings, f => f.Code == "cells-grouped");
        Assert.Contains("6 cells", grouped.Message.English, StringComparison.Ordinal);
        Assert.Contains("4 sites", grouped.Action.English, StringComparison.Ordinal);
        Assert.Equal(header.Length == 0, findings.Exists(f => f.Code == "header-of-format"));
        Assert.DoesNotContain(findings, f => f.Rank > FindingRank.Info);
    }

    [Fact]
    public void No_cell_is_lost_and_none_lies_farther_from_its_site_than_the_rule_allows() =>
        Gen.Select(Gen.Double[-0.003, 0.003], Gen.Double[-0.003, 0.003], Gen.Int[0, 5], Gen.Int[0, 1]).Array[1, 60].Sample(cells =>
        {
            foreach (double latitude in new[] { 16.8, -68.0, 0 })
            {
                string text = Header + string.Concat(cells.Select(c => FormattableString.Invariant($"GSM,452,{c.Item4},1,1,0,{107 + c.Item1:R},{latitude + c.Item2:R},1000,{c.Item3},1,0,0,0\n")));
                (PointTable table, _) = PointFile.ReadCsv(text);
                Assert.Equal(cells.Length, table.Records.Sum(r => r.CellCount));
                Assert.Equal(cells.Sum(c => c.Item3), table.Records.Sum(r => r.Samples));
                Assert.All(cells, c => Assert.Contains(table.Records, r => r.Operator == $"452-{c.Item4}"
                    && EllipsoidalDistance.Metres(r.LongitudeDegrees, r.LatitudeDegrees, 107 + c.Item1, latitude + c.Item2) <= 2 * CellGrouping.SiteRadiusMetres));
            }
        }, iter: 20);

    [Fact]
    public void A_cell_without_a_place_is_a_finding()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(Header + Cells + "GSM,452,1,10,104,0,,,1000,1,1,0,0,0\n");
        Assert.Equal((7L, 4, 1), (table.RowsRead, table.Records.Count, table.Rejected.Count));
        Assert.Equal(8, Assert.Single(findings, f => f.Rank == FindingRank.Error).Place.Line);
    }
}
