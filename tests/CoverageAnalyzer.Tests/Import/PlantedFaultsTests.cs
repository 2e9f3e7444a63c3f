using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Tests.Tables;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>Twenty faults in one file: one run finds those twenty, each at its exact address, and gives the rows back with the reason.</summary>
public sealed class PlantedFaultsTests
{
    private static readonly string[] Headers = ["Mã trạm", "Tên trạm", "Xã", "Kinh độ", "Vĩ độ", "Bán kính (km)"];

    /// <summary>The faulty rows: cells, and code and column (−1: the row) of the finding.</summary>
    private static readonly (string[] Cells, string Code, int Column)[] Faults =
    [
        (["F01", "a", "", "abc", "16.8", "3"], "coordinate-unreadable", 3),
        (["F02", "a", "", "107.1", "mười sáu", "3"], "coordinate-unreadable", 4),
        (["F03", "a", "", "NaN", "16.8", "3"], "coordinate-unreadable", 3),
        (["F04", "a", "", "107.1", "1e999", "3"], "coordinate-unreadable", 4),
        (["F05", "a", "", "1e300", "16.8", "3"], "coordinate-impossible", 3),
        (["F06", "a", "", "-0", "0", "3"], "coordinate-impossible", 3),
        (["F07", "a", "", "107.1", "", "3"], "coordinate-missing", 4),
        (["F08", "a", "", "", "16.8", "3"], "coordinate-missing", 3),
        (["F09", "a", "", "", "", "3"], "point-without-place", -1),
        (["F10", "a", "", "16.8", "107.1", "3"], "coordinate-swapped", 3),
        (["F11", "a", "", "107.1", "95", "3"], "coordinate-impossible", 3),
        (["F12", "a", "", "365", "16.8", "3"], "coordinate-impossible", 3),
        (["F13", "a", "", "107.1", "16.8", "ba"], "number-unreadable", 5),
        (["F14", "a", "", "107.1", "16.8", "-3"], "number-unreadable", 5),
        (["F15", "a", "", "107.1.2", "16.8", "3"], "coordinate-unreadable", 3),
        (["F16", "a", "", "107°60'", "16.8", "3"], "coordinate-unreadable", 3),
        (["F17", "a", "", "=1/0", "16.8", "3"], "coordinate-unreadable", 3),
        (["F18", "a", "", "#N/A", "16.8", "3"], "coordinate-unreadable", 3),
        (["F19", "a", "", "107.1 16.8", "16.8", "3"], "coordinate-unreadable", 3),
        (["F20", "a", "", "x\0y", "16.8", "3"], "coordinate-unreadable", 3),
    ];

    private static readonly string[] Kept = ["F10", "F13", "F14"];

    [Fact]
    public void In_a_csv_every_fault_has_its_line_and_column()
    {
        List<string> lines = [string.Join(',', Headers)];
        var expected = new List<string>();
        for (int i = 0; i < Faults.Length; i++)
        {
            lines.Add(FormattableString.Invariant($"G{i},\"ô\nhai dòng\",Xã An,{106.9 + (i / 1000.0):R},16.{i + 10},2.5"));
            int line = lines.Sum(l => 1 + l.Count(c => c == '\n')) + 1;
            lines.Add(string.Join(',', Faults[i].Cells));
            expected.Add($"{Faults[i].Code} @ points.csv, line {line}" + (Faults[i].Column < 0 ? string.Empty : $", column '{Headers[Faults[i].Column]}'"));
        }

        Check(PointFile.ReadCsv(string.Join('\n', lines)), expected);
    }

    [Fact]
    public void In_a_workbook_every_fault_has_its_cell()
    {
        var rows = new List<string[]> { (string[])["DANH SÁCH TRẠM"], (string[])[], Headers };
        var expected = new List<string>();
        for (int i = 0; i < Faults.Length; i++)
        {
            rows.Add([$"G{i}", "đúng", "Xã An", Number(106.9 + (i / 1000.0)), Number(16 + ((i + 10) / 100.0)), Number(2.5)]);
            rows.Add([]);
            string[] cells = [.. Faults[i].Cells.Select(c => c == "#N/A" ? Error(c) : c == "=1/0" ? Error("#DIV/0!") : c.Replace("\0", "#", StringComparison.Ordinal))];
            rows.Add(cells);
            expected.Add($"{Faults[i].Code} @ points.xlsx, Trạm!{CellReference.ColumnName(Math.Max(0, Faults[i].Column) + 1)}{rows.Count}");
        }

        Check(PointFile.ReadXlsx(new WorkbookBuilder().Sheet("Trạm", rows)), expected);
    }

    private static void Check((PointTable Table, List<Finding> Findings) read, List<string> expected)
    {
        List<string> addresses = PointFile.Addresses(read.Findings.Where(f => f.Code != "crs-not-stated"));
        Assert.Equal(expected.Order(), addresses.Order());
        Assert.Equal(Faults.Length + Kept.Length, read.Table.Records.Count);
        Assert.Equal(Kept, read.Table.Records.Select(r => r.Code).Where(c => c[0] == 'F'));

        // The rows come back whole, each with a reason in both languages, ready to mend.
        Assert.Equal(Faults.Select(f => f.Cells[0]).Except(Kept), read.Table.Rejected.Select(r => r.Cells[0]).Order());
        Assert.All(read.Table.Rejected, r => Assert.True(r.Headers.Count == 6 && r.Reason.Vietnamese.Length > 0 && r.Reason.English.Length > 0 && r.Reason.Vietnamese != r.Reason.English));
        Assert.Equal(Faults.Length * 2, read.Table.RowsRead);
        Assert.All(read.Findings, f => Assert.DoesNotContain('\0', f.Message.In(ReportLanguage.Vietnamese)));
    }
}
