using System.Text;
using CoverageAnalyzer.Tests.Tables;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>Small workbooks: shared and inline strings, formulas, errors, dates, merged and hidden cells, several sheets, odd but lawful parts; and archives changed as such.</summary>
internal static class XlsxSeeds
{
    /// <summary>The seeds, the same bytes every time.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        yield return ("titles-shared-merged-hidden.xlsx", Pack(Titled()));
        yield return ("inline.xlsx", Pack(new WorkbookBuilder().Sheet("S", [["code", "name", "lon", "lat"], ["1", "A", WorkbookBuilder.Number(107.1), WorkbookBuilder.Number(16.5)], ["2", "B", Inline("107,2"), Inline("16,6")]])));
        yield return ("radius.xlsx", Pack(new WorkbookBuilder().Sheet("S", [["ten", "x", "y", "bankinh_km"], ["A", WorkbookBuilder.Number(106.9), WorkbookBuilder.Number(16.7), WorkbookBuilder.Number(3.16)], ["B", WorkbookBuilder.Number(107), WorkbookBuilder.Number(16.8), Inline("1,159")]])));
        yield return ("absolute-targets.xlsx", Pack(new WorkbookBuilder { AbsoluteTargets = true }.Sheet("S", [["lat", "lon"], [WorkbookBuilder.Number(16.5), WorkbookBuilder.Number(107.1)]])));
        yield return ("opencellid.xlsx", Pack(new WorkbookBuilder().Sheet("S",
            [["radio", "mcc", "net", "area", "cell", "unit", "lon", "lat", "range", "samples", "changeable", "created", "updated", "averageSignal"],
             ["GSM", WorkbookBuilder.Number(452), WorkbookBuilder.Number(1), WorkbookBuilder.Number(100), WorkbookBuilder.Number(1001), "", WorkbookBuilder.Number(107.1), WorkbookBuilder.Number(16.8), WorkbookBuilder.Number(1000), WorkbookBuilder.Number(5), WorkbookBuilder.Number(1), WorkbookBuilder.Number(1), WorkbookBuilder.Number(2), WorkbookBuilder.Number(0)]])));
        yield return ("places-in-words.xlsx", Pack(new WorkbookBuilder().Sheet("Bưu cục",
            [["Tên", "Tọa độ", "Xã", "Huyện"], ["A", "16.6, 106.7", "Cam Thành", "Cam Lộ"], ["B", "16°37'N 106°43'E", "", ""], ["C", "", "Phường 1", "Thị xã Quảng Trị"], ["Tổng cộng", "3", "", ""]])));
        yield return ("rejected-rows.xlsx", Pack(new WorkbookBuilder().Sheet("S",
            [["ma", "lon", "lat"], ["1", "abc", WorkbookBuilder.Number(16)], ["2", WorkbookBuilder.Number(107), ""], ["3", WorkbookBuilder.Number(0), WorkbookBuilder.Number(0)], ["4", Error("#DIV/0!"), WorkbookBuilder.Number(16)], ["5", WorkbookBuilder.Number(16.3), WorkbookBuilder.Number(107.3)], ["6", WorkbookBuilder.Number(1e300), WorkbookBuilder.Number(-1e300)], ["7", WorkbookBuilder.Number(107), WorkbookBuilder.Number(16.5), "beside"]])));
        yield return ("two-sheets.xlsx", Pack(new WorkbookBuilder().Sheet("Bìa", [["Danh sách bưu cục"]]).Sheet("Số liệu", [["lon", "lat", "ten"], [WorkbookBuilder.Number(107.1), WorkbookBuilder.Number(16.5), "A"]]).Sheet("Ẩn", [["lon", "lat"], [WorkbookBuilder.Number(1), WorkbookBuilder.Number(2)]], "veryHidden")));
        yield return ("zero-formats-dates.xlsx", Pack(Formats()));
        yield return ("blank-rows.xlsx", Pack(new WorkbookBuilder().Sheet("S", [["lon", "lat"], [], [], [WorkbookBuilder.Number(107.1), WorkbookBuilder.Number(16.5)], [], [WorkbookBuilder.Number(107.2), WorkbookBuilder.Number(16.6)]], "visible", "A2:A4", "B4:B6")));
        yield return ("rich-and-phonetic.xlsx", Pack(new WorkbookBuilder
        {
            Parts = { ["xl/sharedStrings.xml"] = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"2\"><si><r><t>lo</t></r><r><t>n</t></r></si><si><t>lat</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si></sst>" },
        }.RawSheet("S", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>107.1</v></c><c r=\"B2\"><v>16.5</v></c></row></sheetData>")));
        yield return ("no-references.xlsx", Pack(new WorkbookBuilder().RawSheet("S", "<sheetData><row><c t=\"inlineStr\"><is><t>lon</t></is></c><c t=\"inlineStr\"><is><t>lat</t></is></c></row><row><c><v>107.1</v></c><c><v>16.5</v></c></row></sheetData>")));
        byte[] whole = Pack(new WorkbookBuilder().Sheet("S", [["lon", "lat"], [WorkbookBuilder.Number(107.1), WorkbookBuilder.Number(16.5)]]));
        yield return ("archive-with-comment.xlsx", [.. whole[..^2], 4, 0, .. "mine"u8]);
        yield return ("bad-archive-cut-short.xlsx", whole[..^30]);
    }

    private static WorkbookBuilder Titled()
    {
        var book = new WorkbookBuilder();
        return book.Sheet(
            "Trạm",
            [
                ["Danh sách trạm"], [], [book.Shared("Mã"), book.Shared("Huyện"), "Kinh độ", "Vĩ độ"],
                ["00123", "Hướng Hóa", WorkbookBuilder.Number(106.6), WorkbookBuilder.Number(16.6)], [book.Shared("00124"), "", Formula("A1", 106.7), Error("#N/A")],
                [Date(41264), "", Inline("106,8"), FormulaText("T(1)", "16,8")],
            ],
            "visible", "A1:D1", "B4:B6").Sheet("Ẩn", [["x"]], "hidden");
    }

    private static WorkbookBuilder Formats() => new WorkbookBuilder
    {
        Parts =
        {
            ["xl/styles.xml"] = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
        },
    }.RawSheet("S", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>lon</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>lat</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>date</t></is></c></row>"
        + "<row r=\"2\"><c r=\"A2\" s=\"2\"><v>123</v></c><c r=\"B2\"><v>107.1</v></c><c r=\"C2\"><v>16.5</v></c><c r=\"D2\" s=\"1\"><v>41264.5</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\" s=\"2\"><v>7</v></c><c r=\"B3\"><v>1.072E2</v></c><c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"D3\" s=\"3\"><v>1.5</v></c></row></sheetData>");

    private static byte[] Pack(WorkbookBuilder book) => XlsxTarget.Archive(book.ToParts().Select(p => new FuzzPart(p.Name, p.Content)));
}
