using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Tests.Tables;

public sealed class WorkbookReaderTests
{
    private static readonly string[] Header = ["Mã", "Tên", "Kinh độ", "Vĩ độ"];

    [Fact]
    public void Shared_and_inline_texts_formulas_dates_and_errors_are_read_as_they_show()
    {
        var book = new WorkbookBuilder();
        book.Sheet("Sheet1", [Header, [Number(520000), book.Shared("Đông Hà"), Formula("1+1", 107.1), FormulaText("T(1)", "16,81")], [Date(41264), Error("#N/A"), Number(107.2), Number(16.9)]]);
        (PointTable table, _) = PointFile.ReadXlsx(book);
        Assert.Equal([("520000", "Đông Hà", 107.1, 16.81), ("2012-12-21", "#N/A", 107.2, 16.9)], table.Records.Select(r => (r.Code, r.Name, r.LongitudeDegrees, r.LatitudeDegrees)));
    }

    [Fact]
    public void Leading_zeros_of_a_text_cell_stay()
    {
        (PointTable table, _) = PointFile.ReadXlsx(new WorkbookBuilder().Sheet("Sheet1", [Header, ["00123", "a", Number(107.1), Number(16.5)]]));
        Assert.Equal("00123", table.Records[0].Code);
    }

    [Fact]
    public void A_header_of_two_rows_with_merged_cells_is_put_together()
    {
        (PointTable table, _) = PointFile.ReadXlsx(new WorkbookBuilder().Sheet(
            "Sheet1",
            [["Danh sách trạm"], ["STT", "Tên trạm", "Toạ độ", ""], ["", "", "Kinh độ", "Vĩ độ"], ["(1)", "(2)", "(3)", "(4)"], ["1", "A", Number(107.1), Number(16.5)]],
            "visible", "A1:D1", "A2:A3", "B2:B3", "C2:D2"));
        Assert.Equal(["STT", "Tên trạm", "Kinh độ", "Vĩ độ"], table.Headers);
        Assert.Equal(("A", 107.1), (Assert.Single(table.Records).Name, table.Records[0].LongitudeDegrees));
    }

    [Fact]
    public void A_district_merged_over_its_rows_belongs_to_each_of_them()
    {
        (PointTable table, _) = PointFile.ReadXlsx(new WorkbookBuilder().Sheet(
            "Sheet1",
            [["Huyện", "Xã", "Tên"], ["Hướng Hóa", "Tân Long", "a"], ["", "Lao Bảo", "b"], ["", "Khe Sanh", "c"], ["Đakrông", "Mò Ó", "d"], ["", "A Ngo", "e"]],
            "visible", "A2:A4", "A5:A6"));
        Assert.Equal(["Hướng Hóa", "Hướng Hóa", "Hướng Hóa", "Đakrông", "Đakrông"], table.Records.Select(r => r.District));
    }

    [Fact]
    public void District_headings_between_the_rows_name_the_district_below()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadXlsx(new WorkbookBuilder().Sheet(
            "Sheet1", [["STT", "Tên", "Xã"], ["I", "Huyện Hướng Hóa", ""], ["1", "a", "Tân Long"], ["II", "Thị xã Quảng Trị", ""], ["1", "b", "Phường 1"]]));
        Assert.Equal(["Huyện Hướng Hóa", "Thị xã Quảng Trị"], table.Records.Select(r => r.District));
        Assert.Contains(findings, f => f is { Code: "section-row", Count: 2, Rank: FindingRank.Info });
        Assert.Empty(table.Rejected);
    }

    [Fact]
    public void The_first_visible_sheet_with_a_table_is_read_and_the_choice_is_said()
    {
        var book = new WorkbookBuilder();
        book.Sheet("Ẩn", [Header, ["h", "h", "107.9", "16.9"]], "hidden")
            .Sheet("Bìa", [["SỞ THÔNG TIN VÀ TRUYỀN THÔNG"], ["2012"]])
            .Sheet("Số liệu", [Header, ["s", "s", "107.1", "16.5"]])
            .Sheet("Cũ", [Header, ["c", "c", "107.2", "16.5"]]);
        (PointTable table, List<Finding> findings) = PointFile.ReadXlsx(book);
        Assert.Equal(("Số liệu", "s"), (table.Sheet, Assert.Single(table.Records).Code));
        Finding chosen = Assert.Single(findings, f => f.Code == "sheet-chosen");
        Assert.Contains("Ẩn, Bìa, Cũ", chosen.Message.English, StringComparison.Ordinal);

        (PointTable stated, _) = PointFile.ReadXlsx(book, new PointReadOptions { Layer = "cũ" });
        Assert.Equal("c", Assert.Single(stated.Records).Code);
        using var file = new PointFile("points.xlsx", book.ToBytes());
        InputFileException error = Assert.Throws<InputFileException>(() => file.Read(new PointReadOptions { Layer = "Mới" }));
        Assert.Contains("Số liệu", error.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_start_with_a_slash_are_found()
    {
        var book = new WorkbookBuilder { AbsoluteTargets = true };
        book.Sheet("Sheet1", [Header, [book.Shared("a"), "b", Number(107.1), Number(16.5)]]);
        Assert.Equal("a", Assert.Single(PointFile.ReadXlsx(book).Table.Records).Code);
    }

    [Fact]
    public void Rows_and_cells_without_addresses_are_counted()
    {
        string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";
        string xml = $"<sheetData><row>{Text("Mã")}{Text("Kinh độ")}{Text("Vĩ độ")}</row><row>{Text("a")}<c><v>107.1</v></c><c><v>16.5</v></c></row></sheetData>";
        (PointTable table, _) = PointFile.ReadXlsx(new WorkbookBuilder().RawSheet("Sheet1", xml));
        Assert.Equal(("a", 107.1, "A2"), (Assert.Single(table.Records).Code, table.Records[0].LongitudeDegrees, table.Records[0].Place.Cell));
    }

    [Fact]
    public void A_remark_beside_the_table_moves_nothing()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadXlsx(new WorkbookBuilder().Sheet(
            "Sheet1", [Header, .. Enumerable.Range(0, 12).Select(i => (string[])[$"a{i}", "b", Number(107 + (i / 100.0)), Number(16.5), "", i == 5 ? "xem lại" : ""])]));
        Assert.Equal(12, table.Records.Count);
        Assert.Equal("F7", Assert.Single(findings, f => f.Code == "cell-beside-table").Place.Cell);
    }
}
