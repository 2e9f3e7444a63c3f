using System.IO.Compression;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Tests.Tables;

/// <summary>Files that are damaged, lie, or are not what they are named: one typed error, in bounded memory, with what to do.</summary>
public sealed class HostileTablesTests
{
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Kinh độ</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Vĩ độ</t></is></c></row>";

    [Theory]
    [InlineData("a.csv", "", "empty")]
    [InlineData("a.csv", "\uFEFF", "no rows")]
    [InlineData("a.csv", "\r\n\r\n  \r\n", "no rows")]
    [InlineData("a.csv", "<!DOCTYPE html><html><body>Đăng nhập</body></html>", "HTML")]
    [InlineData("a.xls", "<html><table><tr><td>lon</td></tr></table></html>", "HTML")]
    [InlineData("a.xlsx", "lon,lat\n107,16\n", "not a workbook")]
    [InlineData("a.csv", "%PDF-1.4\n", "PDF")]
    [InlineData("a.csv", "lon,lat\n107,16\0\0\0\0", "not a text table")]
    public void A_text_that_is_no_table_is_refused(string name, string text, string why) =>
        Assert.Contains(why, PointFile.Refused(name, Encoding.UTF8.GetBytes(text)).Problem.English, StringComparison.Ordinal);

    [Fact]
    public void Old_and_foreign_workbooks_are_refused_with_what_to_do()
    {
        byte[] xls = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];
        Assert.Contains("(.xls)", PointFile.Refused("a.xls", xls).Problem.English, StringComparison.Ordinal);
        Assert.Contains("XLSX", PointFile.Refused("a.csv", xls).Remedy.English, StringComparison.Ordinal);
        byte[] ods = OpenDocument();
        Assert.Contains("(.ods)", PointFile.Refused("a.ods", ods).Problem.English, StringComparison.Ordinal);
        Assert.Contains("(.ods)", PointFile.Refused("a.xlsx", ods).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_named_csv_and_a_compressed_csv_are_read()
    {
        using var book = new PointFile("a.csv", new WorkbookBuilder().Sheet("S", [["lon", "lat"], [Number(107.1), Number(16.5)]]).ToBytes());
        Assert.Equal("XLSX", book.Read().Table.Format);
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("lon;lat\n107,1;16,5\n"u8);
        }

        using var zipped = new PointFile("a.csv.gz", stream.ToArray());
        Assert.Equal(107.1, Assert.Single(zipped.Read().Table.Records).LongitudeDegrees);
        PointFile.Refused("a.csv.gz", stream.ToArray()[..^12]);
    }

    [Fact]
    public void A_header_alone_is_a_table_without_rows()
    {
        foreach ((PointTable table, _) in new[] { PointFile.ReadCsv("code,lon,lat"), PointFile.ReadXlsx(new WorkbookBuilder().Sheet("S", [["code", "lon", "lat"]])) })
        {
            Assert.Equal(["code", "lon", "lat"], table.Headers);
            Assert.Empty(table.Records);
        }
    }

    [Fact]
    public void A_folder_and_a_file_that_is_not_there_are_refused()
    {
        string folder = Directory.CreateTempSubdirectory("ca-table-").FullName;
        InputFileException error = Assert.Throws<InputFileException>(() => PointTableReader.Read(folder, new PointReadOptions(), new FindingLog(), TestContext.Current.CancellationToken));
        Assert.Contains("folder", error.Problem.English, StringComparison.Ordinal);
        error = Assert.Throws<InputFileException>(() => PointTableReader.Read(Path.Combine(folder, "no.csv"), new PointReadOptions(), new FindingLog(), TestContext.Current.CancellationToken));
        Assert.Contains("not found", error.Problem.English, StringComparison.OrdinalIgnoreCase);
        Directory.Delete(folder);
    }

    [Fact]
    public void Cells_lines_and_columns_without_end_are_refused_at_their_line()
    {
        Assert.Equal(3, PointFile.Refused("a.csv", Encoding.UTF8.GetBytes("lon,lat\n107,16\n107,\"" + new string('a', 200_000))).Place.Line);
        Assert.Equal(2, PointFile.Refused("a.csv", Encoding.UTF8.GetBytes("lon,lat\n" + string.Concat(Enumerable.Repeat("ab,", 600_000)))).Place.Line);
        Assert.Equal(1, PointFile.Refused("a.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 5_000).Select(i => "c" + i)) + "\n1,2\n")).Place.Line);
        Assert.Equal(2, PointFile.Refused("a.csv", Encoding.UTF8.GetBytes("lon,lat\n" + string.Join(',', Enumerable.Repeat("1", 2_000)))).Place.Line);
    }

    [Fact]
    public void Two_cells_in_the_last_column_and_one_in_the_last_row_are_refused_at_their_cell()
    {
        string far = $"<sheetData>{Header}<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"XFD2\"><v>1</v></c></row></sheetData>";
        Assert.Equal("XFD2", Refuse(far).Place.Cell);
        string low = $"<sheetData>{Header}<row r=\"1048576\"><c r=\"CV1048576\"><v>1</v></c></row></sheetData>";
        Assert.Equal("CV1048576", Refuse(low).Place.Cell);
        Refuse($"<sheetData>{Header}<row r=\"99999999999\"><c r=\"A99999999999\"><v>1</v></c></row></sheetData>");
        Refuse($"<sheetData>{Header}<row r=\"2\"><c r=\"A3\"><v>1</v></c></row></sheetData>"); // the cell lies about its row
        Refuse($"<sheetData>{Header}<row r=\"3\"/><row r=\"2\"/></sheetData>");
    }

    [Fact]
    public void Bombs_are_refused_before_they_are_held()
    {
        string text = new('a', 300_000);
        Refuse($"<sheetData>{Header}<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData>");
        var shared = new WorkbookBuilder { Parts = { ["xl/sharedStrings.xml"] = $"<sst><si><t>{text}</t></si></sst>" } };
        PointFile.Refused("a.xlsx", shared.RawSheet("S", $"<sheetData>{Header}</sheetData>").ToBytes());

        // 30 MB of spaces in a part nobody asked for: the ratio gives it away.
        var ratio = new WorkbookBuilder { Parts = { ["xl/media/image1.xml"] = new string(' ', 30_000_000) } };
        long before = GC.GetAllocatedBytesForCurrentThread();
        byte[] bytes = ratio.RawSheet("S", $"<sheetData>{Header}</sheetData>").ToBytes();
        long made = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains("bomb", PointFile.Refused("a.xlsx", bytes).Problem.English, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before - made < 8 << 20, "bounded memory");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><workbook>&b;</workbook>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><workbook/>")]
    [InlineData("<workbook>")]
    [InlineData("")]
    public void A_document_type_and_broken_xml_are_refused(string workbook)
    {
        var book = new WorkbookBuilder { Parts = { ["xl/workbook.xml"] = workbook } };
        Assert.Contains("damaged", PointFile.Refused("a.xlsx", book.RawSheet("S", "<sheetData/>").ToBytes()).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_signs_lone_surrogates_and_nul_pass_through_and_break_nothing()
    {
        string start = "code,name,lon,lat\n" + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"{i},tên,107.{i:0000},16.5\n"));
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(start + "x,a\0b\u202Ec,107.9,16.5\ny,c,\0,16.5\n");
        Assert.Equal(6_001, table.Records.Count);
        Assert.Equal(6_003, Assert.Single(findings, f => f.Code == "coordinate-unreadable").Place.Line);

        byte[] lone = [.. "Mã,Tên,Kinh độ,Vĩ độ\nz,"u8, 0xED, 0xA0, 0x80, .. ",107.9,16.5\n"u8];
        using var file = new PointFile("a.csv", lone);
        (table, findings) = file.Read();
        Assert.Equal(107.9, Assert.Single(table.Records).LongitudeDegrees);
        Assert.Equal("UTF-8", table.Encoding.Name); // three broken bytes do not outvote the letters of the header
        Assert.Equal(2, Assert.Single(findings, f => f is { Code: "undecodable-text", Rank: FindingRank.Warning }).Place.Line);
    }

    [Fact]
    public void A_hundred_thousand_rows_of_rubbish_are_counted_and_not_kept()
    {
        const int rows = 100_000;
        string[] rubbish = ["abc", "NaN", "1e999", "1e300", "-0", ""];
        var text = new StringBuilder("code,name,lon,lat\n");
        for (int i = 0; i < rows; i++)
        {
            text.Append(i).Append(",\u0001,").Append(rubbish[i % 6]).Append(',').Append(rubbish[i / 6 % 5]).Append('\n');
        }

        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(text.ToString());
        Assert.Empty(table.Records);
        Assert.Equal((rows, rows), (table.RowsRead, table.RejectedCount));
        Assert.Equal(TableLimits.RejectedRowsKept, table.Rejected.Count);
        Assert.Equal(rows, findings.Where(f => f.Rank == FindingRank.Error).Sum(f => f.Count));
        Assert.InRange(findings.Count, 1, 4 * (FindingLog.KeptPerCodeAndFile + 1) + 10);
        Assert.Contains(findings, f => f.Code == "rejected-rows-cut");
    }

    private static InputFileException Refuse(string sheet) => PointFile.Refused("a.xlsx", new WorkbookBuilder().RawSheet("S", sheet).ToBytes());

    private static byte[] OpenDocument()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
            entry.Write("application/vnd.oasis.opendocument.spreadsheet"u8);
        }

        return stream.ToArray();
    }
}
