using System.Data;
using System.IO.Compression;
using System.Text;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Tests.Tables;
using CsCheck;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CoverageAnalyzer.Tests.Reports.Tables;

/// <summary>Rows written straight as XML are those the spreadsheet library writes of the same values, character by character.</summary>
public sealed class SheetRowsTests
{
    private static readonly string[] Nasty =
    [
        "Xã Mò Ó", "<b>&\"'</b>", " lead", "trail ", "a\tb\nc\rd", "\u0001\u000B\u001F", "_x0041_ and _xZZZZ_ and _x", "😀 𝒳", "\uFFFE\uFFFF", "\uD800", "=1+1", "$=A1", "  ", "a__x005F__b", "ﬀ Ⅷ \uFEFF",
    ];

    private static readonly Gen<object> Cell = Gen.OneOf(
        Choice.Of(Nasty).Select(t => (object)t),
        Gen.String[0, 12].Select(t => t.Length == 0 ? (object)DBNull.Value : t),
        Gen.Double.Select(d => double.IsFinite(d) ? (object)d : DBNull.Value),
        Choice.Of(0.0, -0.0, 1e-7, 1e16, 12.5, -3.25, 1e300).Select(d => (object)d),
        Gen.Const((object)DBNull.Value));

    [Fact]
    public void They_are_those_of_the_library() =>
        Cell.Array[3].Array[0, 12].Sample(rows => Assert.Equal(ByLibrary(rows), ByUs(rows)), iter: 150, threads: 1);

    [Fact]
    public void So_is_each_nasty_text()
    {
        object[][] rows = [.. Nasty.Select(t => (object[])[t, DBNull.Value, t + "x"])];
        Assert.Equal(ByLibrary(rows), ByUs(rows));
    }

    /// <summary>A million cells may not cost more than their bytes: what is written grows with the rows, and nothing else is kept.</summary>
    [Fact]
    public void Rows_go_out_in_pieces()
    {
        using var stream = new CountedStream();
        var rows = new SheetRows(stream, Sheet(_ => { }), Look, TestContext.Current.CancellationToken);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20_000; i++)
        {
            rows.Text(Nasty[0]);
            rows.Number(i);
            rows.EndRow();
        }

        rows.Flush();
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 20_000.0, 0, 20); // bytes a row: buffers only
        Assert.InRange(stream.Bytes / 20_000.0, 120, 200);
        Assert.InRange(stream.Writes, 35, 60);
    }

    private static SheetLook Look { get; } = new(11, [" t=\"n\" s=\"2\"", " t=\"n\" s=\"2\"", " t=\"n\" s=\"2\""]);

    private static WorkbookSheet Sheet(Action<SheetRows> rows) => new("a", ["A & B", "C", "D"], 1, [10, 10, 10], [null, null, null], rows) { Hidden = new HashSet<int> { 0, 1, 2 } };

    private static string ByUs(object[][] rows)
    {
        using var stream = new MemoryStream();
        var target = new SheetRows(stream, Sheet(_ => { }), Look, TestContext.Current.CancellationToken);
        foreach (object[] row in rows)
        {
            foreach (object cell in row)
            {
                switch (cell)
                {
                    case string text when text.Length % 2 == 0 && !text.Any(char.IsSurrogate):
                        target.Utf8(Encoding.UTF8.GetBytes(text));
                        break;
                    case string text:
                        target.Text(text);
                        break;
                    case double number:
                        target.Number(number);
                        break;
                    default:
                        target.Nothing();
                        break;
                }
            }

            target.EndRow();
        }

        target.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string ByLibrary(object[][] rows)
    {
        var table = new DataTable();
        foreach (string header in (string[])["A & B", "C", "D"])
        {
            table.Columns.Add(header, typeof(object));
        }

        foreach (object[] row in rows)
        {
            table.Rows.Add(row);
        }

        using var stream = new MemoryStream();
        stream.SaveAs(table, configuration: new OpenXmlConfiguration());
        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        string xml = reader.ReadToEnd();
        return xml[(xml.IndexOf("<x:sheetData>", StringComparison.Ordinal) + 13)..xml.IndexOf("</x:sheetData>", StringComparison.Ordinal)]
            .Replace(" s=\"0\"></x:c>", " s=\"2\"></x:c>", StringComparison.Ordinal) // an empty cell keeps its border
            .Replace("\r", "_x000D_", StringComparison.Ordinal); // as Excel writes it: bare, it is read back as a line feed (XML 1.0, 2.11)
    }

    private sealed class CountedStream : MemoryStream
    {
        public long Bytes { get; private set; }

        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => (Bytes, Writes) = (Bytes + buffer.Length, Writes + 1);

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
