using System.Globalization;
using System.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Tests.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Tables;

/// <summary>CSV files cell by cell in UTF-8 are those that texts put together would give.</summary>
public sealed class CsvTableTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 8], Choice.Of("", "Xã Mò Ó", "a,b", "a;b", "\"", "\"\"a\"", " a", "a ", "a\nb", "a\rb", "=1+1", "-3", "-3,5", "＝x", "😀,\"", "\uD800"));

    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double, Gen.Double[-200, 200], Choice.Of(0.0, -0.0, double.NaN, double.PositiveInfinity, 1e-7, 0.5e-6, 1e15, 123456.7890125));

    private static readonly IReadOnlyList<RowColumn<(string A, string B, double C, double D)>> Columns =
    [
        RowColumn<(string A, string B, double C, double D)>.OfText("a", LocalizedText.Same("A"), (r, _) => r.A),
        RowColumn<(string A, string B, double C, double D)>.OfParts("b,c", LocalizedText.Same("B"), (r, _, target) =>
        {
            target.Append(r.A);
            target.Append(r.B);
        }, 20),
        RowColumn<(string A, string B, double C, double D)>.OfNumber("c", LocalizedText.Same("C"), LocalizedText.Empty, 2, r => r.C),
        RowColumn<(string A, string B, double C, double D)>.OfNumber("d", LocalizedText.Same("D"), ColumnUnits.Degree, 2, r => r.D),
    ];

    [Theory]
    [InlineData(CsvStyle.Machine, ReportLanguage.Vietnamese)]
    [InlineData(CsvStyle.Machine, ReportLanguage.English)]
    [InlineData(CsvStyle.Excel, ReportLanguage.Vietnamese)]
    [InlineData(CsvStyle.Excel, ReportLanguage.English)]
    public void They_are_those_of_the_plain_way(CsvStyle style, ReportLanguage language) =>
        Gen.Select(Text, Text, Number, Number).Array[0, 40].Sample(
            rows =>
            {
                using var stream = new MemoryStream();
                CsvTable.Write(stream, Columns, rows, style, language);
                Assert.Equal(Plain(rows, style, language), stream.ToArray());
            },
            iter: 100,
            threads: 1);

    /// <summary>Operations without a clock: what a row costs beside its bytes.</summary>
    [Fact]
    public void A_row_costs_no_string()
    {
        (string, string, double, double)[] rows = [.. Enumerable.Range(0, 20_000).Select(i => ("Xã Hướng Phùng", "Hướng Hóa", i / 7.0, 107.123456789))];
        using var stream = new MemoryStream(8 << 20);
        CsvTable.Write(stream, Columns, rows.Take(10), CsvStyle.Machine, ReportLanguage.Vietnamese);
        long before = GC.GetAllocatedBytesForCurrentThread(), from = stream.Length;
        CsvTable.Write(stream, Columns, rows, CsvStyle.Machine, ReportLanguage.Vietnamese);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)rows.Length, 0, 12); // the buffer, once
        Assert.InRange((stream.Length - from) / (double)rows.Length, 74, 84);
    }

    private static byte[] Plain((string A, string B, double C, double D)[] rows, CsvStyle style, ReportLanguage language)
    {
        bool excel = style == CsvStyle.Excel;
        char separator = excel ? ';' : ',';
        NumberFormatInfo? signs = excel ? NumberSigns.For(language) : null;
        string Cell(string text) => text.IndexOfAny([separator, '"', '\n', '\r']) >= 0 || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
        var csv = new StringBuilder();
        csv.Append(string.Join(separator, Columns.Select(c => Cell(c.Name)))).Append('\n');
        foreach (var row in rows)
        {
            string[] cells = [row.A, row.A + row.B, StoredNumber.Print(row.C, signs), StoredNumber.Print(row.D, signs, StoredNumber.DegreeDecimals)];
            csv.Append(string.Join(separator, cells.Select((c, i) => Cell(excel && i < 2 ? SpreadsheetText.Harmless(c) : c)))).Append('\n');
        }

        return [.. excel ? Encoding.UTF8.Preamble : [], .. new UTF8Encoding(false).GetBytes(csv.ToString())];
    }
}
