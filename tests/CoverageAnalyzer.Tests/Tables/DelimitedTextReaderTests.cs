using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Tables;

public sealed class DelimitedTextReaderTests
{
    [Fact]
    public void Excels_own_line_of_the_delimiter_is_heeded()
    {
        (PointTable table, _) = PointFile.ReadCsv("sep=;\ncode;name;lon;lat\n1;a,b,c,d;107,1;16,5\n");
        Assert.Equal(("CSV (;)", "a,b,c,d", 2L), (table.Format, Assert.Single(table.Records).Name, table.HeaderPlace!.Line!.Value));
    }

    [Fact]
    public void A_row_with_more_cells_than_the_header_is_not_used_and_one_with_fewer_is()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv("code,lon,lat,name\n1,107.1,16.5,a\n2,107,1,16,5,b\n3,107.3,16.5\n4,107.4,16.5,d,\n");
        Assert.Equal(["1", "3", "4"], table.Records.Select(r => r.Code));
        Assert.Equal(["row-long @ points.csv, line 3", "row-short @ points.csv, line 4"], PointFile.Addresses(findings.Where(f => f.Code.StartsWith("row", StringComparison.Ordinal))));
        Assert.Equal(["2", "107", "1", "16", "5", "b"], Assert.Single(table.Rejected).Cells);
    }

    [Fact]
    public void Decimal_commas_between_commas_are_refused_in_every_row_and_never_read_as_other_places()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv("code,lon,lat\n1,107,1,16,5\n2,107,2,16,6\n3,107,3,16,7\n");
        Assert.Empty(table.Records);
        Assert.Equal([2L, 3L, 4L], findings.Where(f => f is { Code: "row-long", Rank: FindingRank.Error }).Select(f => f.Place.Line!.Value));
    }

    [Fact]
    public void Empty_columns_at_the_end_and_a_column_without_a_name_do_no_harm()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv("code;lon;lat;;;\n1;107,1;16,5;xem lại;;\n2;107,2;16,6;;;\n");
        Assert.Equal(["code", "lon", "lat", "column 4"], table.Headers);
        Assert.Equal(2, table.Records.Count);
        Assert.DoesNotContain(findings, f => f.Code.StartsWith("row", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_that_nobody_sees_is_no_part_of_a_header()
    {
        (PointTable table, _) = PointFile.ReadCsv("Danh sách;;\n\uFEFFMã;Kinh độ;\u200BVĩ độ\n1;107,1;16,5\n2;107,2;16,6\n");
        Assert.Equal(["Mã", "Kinh độ", "Vĩ độ"], table.Headers);
        Assert.Equal(["1", "2"], table.Records.Select(r => r.Code));
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        (PointTable table, _) = PointFile.ReadCsv("\r\n\r\ncode,lon,lat,address\r\n1,107.1,16.5,\"a\r\nb\r\nc\"\r\n\r\n2,107.2,16.5,x\r\n");
        Assert.Equal((3L, 4L, 8L), (table.HeaderPlace!.Line, table.Records[0].Place.Line, table.Records[1].Place.Line));
    }

    [Fact]
    public void A_table_without_a_header_says_so_and_its_columns_can_be_stated_by_number()
    {
        const string text = "1;Lao Bảo;106,6;16,62\n2;Khe Sanh;106,7;16,63\n3;Tân Long;106,8;16,64\n";
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(text);
        Assert.Equal(["column 1", "column 2", "column 3", "column 4"], table.Headers);
        Assert.Null(table.HeaderPlace);
        Assert.Contains(findings, f => f is { Code: "header-missing", Rank: FindingRank.Warning });
        Assert.Contains(findings, f => f is { Code: "no-place-column", Rank: FindingRank.Error });

        var fields = new Dictionary<string, string> { ["code"] = "column 1", ["x"] = "column 3", ["y"] = "column 4" };
        (table, _) = PointFile.ReadCsv(text, new PointReadOptions { Fields = fields });
        Assert.Equal([("1", 106.6), ("2", 106.7), ("3", 106.8)], table.Records.Select(r => (r.Code, r.LongitudeDegrees)));
    }

    [Theory]
    [InlineData("TCVN3")]
    [InlineData(null)]
    public void TCVN3_is_read_as_stated_or_recognised(string? stated)
    {
        Encoding encoding = Data.Text.TextEncodings.ByName("TCVN3")!.Characters;
        string text = "mã,tên,xã,kinh độ,vĩ độ\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},bưu cục hướng hoá,đường lê thế tiết,106.{i + 10},16.5\n"));
        using var file = new PointFile("cu.csv", encoding.GetBytes(text));
        (PointTable table, _) = file.Read(new PointReadOptions { Encoding = stated });
        Assert.Equal(("bưu cục hướng hoá", 106.1), (table.Records[0].Name, table.Records[0].LongitudeDegrees));
        Assert.StartsWith("TCVN3", table.Encoding.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_N_is_south_only_where_the_column_writes_Vietnamese_letters()
    {
        const string header = "Tên,Kinh độ,Vĩ độ\n";
        (PointTable english, _) = PointFile.ReadCsv(header + "a,107°06'E,16°48'N\nb,107°06'E,16°49'N\n");
        Assert.Equal(16.8, english.Records[0].LatitudeDegrees, 1e-9);
        (PointTable vietnamese, _) = PointFile.ReadCsv(header + "a,107°06'Đ,16°48'N\nb,107°06'Đ,16°48'B\n", new PointReadOptions());
        Assert.Equal([-16.8, 16.8], vietnamese.Records.Select(r => Math.Round(r.LatitudeDegrees, 9)));
    }

    [Fact]
    public void A_doubtful_number_is_a_finding_and_never_a_guess()
    {
        // Metres with a point as the decimal sign in one row: 558.456 is then 558 m, which is no place, or 558,456 m.
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(
            "name;X;Y\na;557123.45;1857123.5\nb;557200.5;1857200.5\nc;557300.25;1857300.5\nd;558.456;1857100.5\n", new PointReadOptions { Crs = "EPSG:9212" });
        Assert.Equal(["a", "b", "c"], table.Records.Select(r => r.Name));
        Assert.Equal(["number-ambiguous @ points.csv, line 5, column 'X'"], PointFile.Addresses(findings, FindingRank.Error));
    }
}
