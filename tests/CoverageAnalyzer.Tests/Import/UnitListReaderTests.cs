using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Tests.Tables;

namespace CoverageAnalyzer.Tests.Import;

public sealed class UnitListReaderTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Mã xã\n00103\n00101\n")]
    [InlineData("Mã xã;Ghi chú\n103;a\n101;b\n")] // a spreadsheet took the zeros
    [InlineData("code,name\n00103,\n00101,\n")]
    [InlineData("TT,Tên xã,Huyện\n1,Phường 1,TX Quảng Trị\n2,Xã Cam Thành,Cam Lộ\n")]
    [InlineData("DANH SÁCH XÃ MIỀN NÚI\n\nTT;Đơn vị\nI;Huyện Cam Lộ\n1;Cam Thành\nII;Thị xã Quảng Trị\n1;Phường 1\nTổng cộng;2\n")]
    public void A_list_is_joined_by_code_or_by_name(string text)
    {
        (UnitListTable read, List<Finding> findings) = Read(folder.Write("ds.csv", text));
        Assert.Equal([0, 2], read.List.Communes);
        Assert.Equal(("kv3", "mountainous", 0), (read.List.Id, read.List.ComparedRule, read.List.UnmatchedRows));
        Assert.Equal("Quyết định 33", read.List.Title.Vietnamese);
        Assert.DoesNotContain(findings, f => f.Code.StartsWith("list-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workbook_is_read_with_codes_as_numbers()
    {
        byte[] book = new WorkbookBuilder()
            .Sheet("PL1", [["STT", "Mã xã", "Tên xã"], [WorkbookBuilder.Number(1), WorkbookBuilder.Number(102), "Cam Thanh"], [WorkbookBuilder.Number(2), WorkbookBuilder.Number(999), "Vô Danh"]])
            .ToBytes();
        (UnitListTable read, List<Finding> findings) = Read(folder.Write("ds.xlsx", book));
        Assert.Equal([1], read.List.Communes);
        Assert.Equal((1, "PL1"), (read.List.UnmatchedRows, read.Table.Sheet));
        Finding finding = Assert.Single(findings, f => f.Code == "list-row-unmatched");
        Assert.Equal(("PL1", "Vô Danh"), (finding.Place.Layer, finding.Place.Name));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_told_with_place_and_candidates()
    {
        (UnitListTable read, List<Finding> findings) = Read(folder.Write("ds.csv", """
            Mã xã,Tên xã,Huyện,Tỉnh
            ,Phường 1,,
            ,Cam Thann,Cam Lộ,
            ,Cam Thành,Vĩnh Linh,
            ,Xã Nào Đó,Cam Lộ,Nghệ An
            77777,,,
            00101,Cam Thành,Cam Lộ,
            ,Xã Cam Thành,Huyện Cam Lộ,Quảng Trị
            00103,Phường 1,Thành phố Đông Hà,
            ,,,
            """));
        Assert.Equal([0, 2], read.List.Communes);
        Assert.Equal(5, read.List.UnmatchedRows);
        Assert.Equal((2L, "Phường 1"), (One("list-row-ambiguous").Place.Line!.Value, One("list-row-ambiguous").Place.Name));
        Assert.Contains("Phường 1, Thị xã Quảng Trị (00103); Phường 1, Thành phố Đông Hà (00104)", One("list-row-ambiguous").Message.English, StringComparison.Ordinal);
        List<Finding> unmatched = findings.FindAll(f => f.Code == "list-row-unmatched");
        Assert.Equal([3L, 4, 5, 6], unmatched.Select(f => f.Place.Line!.Value));
        Assert.Contains("Xã Cam Thành, Huyện Cam Lộ (00101)", unmatched[0].Message.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("no district 'Vĩnh Linh'", unmatched[1].Message.English, StringComparison.Ordinal);
        Assert.Contains("no province 'Nghệ An'", unmatched[2].Message.English, StringComparison.Ordinal);
        Assert.Contains("the code '77777'", unmatched[3].Message.English, StringComparison.Ordinal);
        Assert.Equal(8, One("list-row-repeated").Place.Line);
        Assert.Contains("line 7", One("list-row-repeated").Message.English, StringComparison.Ordinal);
        Assert.Equal(9, One("list-name-differs").Place.Line);
        Finding One(string code) => Assert.Single(findings, f => f.Code == code);
    }

    [Fact]
    public void Other_accents_are_matched_and_said_once()
    {
        (UnitListTable read, List<Finding> findings) = Read(folder.Write("ds.csv", "Tên xã,Huyện\nPhuong 1,Quang Tri\nPhuong 1,Dong Ha\n"));
        Assert.Equal([2, 3], read.List.Communes);
        Assert.Equal(2, Assert.Single(findings, f => f.Code == "list-matched-without-accents").Count);
    }

    [Fact]
    public void A_list_that_names_nothing_is_an_error_finding_and_a_missing_file_an_error()
    {
        (UnitListTable read, List<Finding> findings) = Read(folder.Write("ds.csv", "Mã xã\n1\n2\n"));
        Assert.Empty(read.List.Communes);
        Assert.Equal(2, read.List.UnmatchedRows);
        Assert.Equal(FindingRank.Error, Assert.Single(findings, f => f.Code == "list-empty").Rank);
        Assert.Throws<InputFileException>(() => Read(folder.File("missing.csv")));
    }

    private static (UnitListTable Read, List<Finding> Findings) Read(string path)
    {
        var log = new FindingLog();
        UnitListTable read = UnitListReader.Read(
            path, "kv3", new LocalizedText("Quyết định 33", "Decision 33"), "mountainous", VillageStudy.Layer, VillageStudy.Matcher, log, null, TestContext.Current.CancellationToken);
        return (read, [.. log.ToList()]);
    }
}
