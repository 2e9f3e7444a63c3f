using CoverageAnalyzer.Data.Import;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Tests.Tables;

/// <summary>Codes kept as numbers under the format 00000: what the owner sees is the code.</summary>
public sealed class ZeroFormatTests
{
    private static readonly string[] Header = ["Mã", "Tên", "Kinh độ", "Vĩ độ"];

    [Theory]
    [InlineData("00000", "00123")]
    [InlineData("00000;@", "00123")]
    [InlineData("00000_)", "00123")]
    [InlineData("0", "123")]
    [InlineData("00000.00", "123")] // decimals: an amount, not a code
    [InlineData("#,##0", "123")]
    public void A_column_shown_with_leading_zeros_keeps_them(string format, string code)
    {
        (PointTable table, _) = Read(format, Styled(123, 2), Styled(45678, 2));
        Assert.Equal([code, "45678"], table.Records.Select(r => r.Code));
        Assert.Equal([107.1, 107.2], table.Records.Select(r => r.LongitudeDegrees));
    }

    [Fact]
    public void A_column_of_mixed_formats_is_left_as_it_is_stored()
    {
        (PointTable table, _) = Read("00000", Styled(123, 2), Number(456));
        Assert.Equal(["123", "456"], table.Records.Select(r => r.Code));
    }

    private static string Styled(double value, int style) => Number(value).Replace("<c@", $"<c@ s=\"{style}\"", StringComparison.Ordinal);

    private static (PointTable Table, List<Engine.Findings.Finding> Findings) Read(string format, string first, string second)
    {
        WorkbookBuilder book = new WorkbookBuilder().Sheet(
            "Sheet1", [Header, [first, "a", Number(107.1), Number(16.5)], [second, "b", Number(107.2), Number(16.6)]]);
        book.Parts["xl/styles.xml"] =
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + $"<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts><cellStyleXfs count=\"1\"><xf numFmtId=\"164\"/></cellStyleXfs>"
            + "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
        return PointFile.ReadXlsx(book);
    }
}
