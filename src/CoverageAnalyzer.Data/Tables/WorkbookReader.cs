using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>A table on a sheet of an XLSX workbook. The file is scanned by <see cref="WorkbookScan"/> before the library opens it.</summary>
public sealed class WorkbookReader : TableSource
{
    private const int RowsBetweenLooks = 256;
    private const long YoungBytes = 16L << 20;

    private readonly WorkbookSheet sheet;
    private readonly IReadOnlyList<(long Number, object?[] Values)> start;

    private WorkbookReader(WorkbookSheet sheet, IReadOnlyList<(long Number, object?[] Values)> start)
    {
        this.sheet = sheet;
        this.start = start;
    }

    /// <summary>Opens a sheet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The sheet and column names the caller knows.</param>
    /// <param name="findings">Takes which sheet was chosen where there are several.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    /// <exception cref="InputFileException">A bound is exceeded, the workbook is damaged, or no sheet holds a table.</exception>
    internal static WorkbookReader Open(string path, TableOptions options, FindingLog findings, CancellationToken cancellation)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        using FileStream file = OpenFile(path);
        WorkbookScan scan = WorkbookScan.Run(file, place, cancellation);
        (WorkbookSheet sheet, TableHeader header, List<(long, object?[])> start) = options.Sheet is null
            ? Choose(path, scan, options, findings, place)
            : Stated(path, scan, options, place);
        return new WorkbookReader(sheet, start)
        {
            File = place.File,
            Path = System.IO.Path.GetFullPath(path),
            Format = "XLSX",
            Sheet = sheet.Name,
            Encoding = new TextEncodingChoice("UTF-8", "format"),
            Header = header,
        };
    }

    /// <inheritdoc />
    public override SourcePlace PlaceOf(long row, int column = -1, string? name = null) => new()
    {
        File = File,
        Layer = sheet.Name,
        Cell = column < 0 ? $"A{row}" : $"{CellReference.ColumnName(column + 1)}{row}",
        Field = column >= 0 && column < Headers.Count ? Headers[column] : null,
        Name = string.IsNullOrEmpty(name) ? null : name,
    };

    /// <inheritdoc />
    public override IEnumerable<TableRow> ReadRows(FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        long last = 0;
        var merges = new MergedValues(sheet.Merges.Where(m => m.FirstRow >= Header.FirstDataRow));
        foreach (WorkbookRow row in RowsOf(Path, sheet))
        {
            cancellation.ThrowIfCancellationRequested();
            last = row.Number;
            merges.Apply(row);
            if (row.Number < Header.FirstDataRow || row.IsBlank)
            {
                continue;
            }

            row.IsShifted = false;
            int filled = row.Filled;
            if (filled > Headers.Count)
            {
                // Cells of a sheet stand where they stand: a remark beside the table moves nothing.
                findings.Add(
                    "cell-beside-table",
                    FindingRank.Info,
                    PlaceOf(row.Number, filled - 1),
                    LocalizedText.Of($"có ô ngoài các cột của bảng.", $"a cell stands beside the columns of the table."),
                    LocalizedText.Of($"Ô này không được dùng.", $"It was not used."));
            }

            yield return row;
        }

        if (last != sheet.Rows)
        {
            throw TableFiles.Broken(
                SourcePlace.OfFile(File) with { Layer = sheet.Name },
                new FormatException($"The sheet states {sheet.Rows} rows and {last} were read."));
        }
    }

    /// <inheritdoc />
    public override IEnumerable<TableRow> ReadFirstRows()
    {
        // Kept from the look for the header: opening the sheet again would read all shared texts again.
        var row = new WorkbookRow();
        foreach ((long number, object?[] values) in start)
        {
            row.MoveTo(number, values);
            if (number >= Header.FirstDataRow && !row.IsBlank)
            {
                yield return row;
            }
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        // Every pass opens and closes the file itself.
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1_024);

    // The first visible sheet whose header has known names and rows below it; else the first with a table of two columns at all.
    private static (WorkbookSheet Sheet, TableHeader Header, List<(long Number, object?[] Values)> Start) Choose(
        string path, WorkbookScan scan, TableOptions options, FindingLog findings, SourcePlace place)
    {
        (WorkbookSheet Sheet, TableHeader Header, List<(long Number, object?[] Values)> Start)? fallback = null;
        (WorkbookSheet Sheet, TableHeader Header, List<(long Number, object?[] Values)> Start)? headerOnly = null;
        (WorkbookSheet Sheet, TableHeader Header, List<(long Number, object?[] Values)> Start)? chosen = null;
        foreach (WorkbookSheet candidate in scan.Sheets.Where(s => !s.IsHidden && s.Cells > 0))
        {
            List<(long Number, object?[] Values)> start = StartOf(path, candidate);
            TableHeader? header = HeaderDetector.Find(HeadOf(start), options);
            if (header is null)
            {
                continue;
            }

            bool hasRows = candidate.Rows >= header.FirstDataRow;
            int known = header.IsMadeUp ? 0 : header.Names.Count(n => options.IsKnownHeader(n) || options.StatedHeaders.Contains(n, StringComparer.OrdinalIgnoreCase));
            if (hasRows && known >= 2)
            {
                chosen = (candidate, header, start);
                break;
            }

            if (fallback is null && hasRows && header.Names.Count >= 2)
            {
                fallback = (candidate, header, start);
            }

            // A template nobody has filled in yet: a table without rows.
            if (headerOnly is null && known >= 2)
            {
                headerOnly = (candidate, header, start);
            }
        }

        chosen ??= fallback ?? headerOnly ?? throw new InputFileException(
            place,
            LocalizedText.Of($"không trang tính nào có bảng số liệu.", $"no sheet holds a table."),
            LocalizedText.Of($"Cần một hàng tiêu đề và các hàng số liệu trên một trang tính không bị ẩn.", $"A header row and rows of data are needed on a sheet that is not hidden."));
        if (scan.Sheets.Count > 1)
        {
            string others = string.Join(", ", scan.Sheets.Where(s => s != chosen.Value.Sheet).Select(s => s.Name));
            findings.Add(
                "sheet-chosen",
                FindingRank.Info,
                place with { Layer = chosen.Value.Sheet.Name },
                LocalizedText.Of($"sổ tính có {scan.Sheets.Count} trang; không dùng: {others}.", $"the workbook has {scan.Sheets.Count} sheets; not used: {others}."),
                LocalizedText.Of(
                    $"Đã đọc trang '{chosen.Value.Sheet.Name}', trang đầu tiên có bảng; chọn trang khác bằng \"layer\".",
                    $"The sheet '{chosen.Value.Sheet.Name}' was read, the first that holds a table; choose another with \"layer\"."));
        }

        return chosen.Value;
    }

    private static (WorkbookSheet Sheet, TableHeader Header, List<(long Number, object?[] Values)> Start) Stated(string path, WorkbookScan scan, TableOptions options, SourcePlace place)
    {
        WorkbookSheet? stated = scan.Sheets.FirstOrDefault(s => string.Equals(s.Name, options.Sheet, StringComparison.OrdinalIgnoreCase));
        List<(long Number, object?[] Values)> start = stated is null || stated.Cells == 0 ? [] : StartOf(path, stated);
        TableHeader? header = start.Count == 0 ? null : HeaderDetector.Find(HeadOf(start), options);
        return header is not null ? (stated!, header, start) : throw new InputFileException(
            place,
            LocalizedText.Of($"không có trang tính '{options.Sheet}', hoặc trang đó trống.", $"there is no sheet '{options.Sheet}', or it is empty."),
            LocalizedText.Of(
                $"Các trang có trong tệp: {string.Join(", ", scan.Sheets.Select(s => s.Name))}.",
                $"The sheets of the file: {string.Join(", ", scan.Sheets.Select(s => s.Name))}."));
    }

    private static List<TableHead> HeadOf(List<(long Number, object?[] Values)> start) =>
        [.. start.Take(TableLimits.HeaderSearchRows).Select(r => new TableHead(r.Number, [.. r.Values.Select(WorkbookRow.Print)]))];

    /// <summary>The first rows that are not blank.</summary>
    private static List<(long Number, object?[] Values)> StartOf(string path, WorkbookSheet sheet)
    {
        var start = new List<(long Number, object?[] Values)>();
        foreach (WorkbookRow row in RowsOf(path, sheet))
        {
            if (!row.IsBlank)
            {
                start.Add((row.Number, row.Values));
            }

            if (start.Count == TableLimits.HeaderSearchRows + TableLimits.ContentSearchRows)
            {
                break;
            }
        }

        return start;
    }

    private static IEnumerable<WorkbookRow> RowsOf(string path, WorkbookSheet sheet)
    {
        SourcePlace place = SourcePlace.OfFile(path) with { Layer = sheet.Name };
        using FileStream file = TableFiles.Guard(place, () => OpenFile(path));
        var configuration = new OpenXmlConfiguration
        {
            // Nothing on disk besides the file itself; empty rows stay, because they keep the row numbers right.
            EnableSharedStringCache = false,
            FillMergedCells = false,
            IgnoreEmptyRows = false,
        };
        using IEnumerator<dynamic> rows = TableFiles.Guard(
            place, () => MiniExcel.Query(file, false, sheet.Name, ExcelType.XLSX, "A1", configuration).GetEnumerator());
        var row = new WorkbookRow();
        long collected = GC.GetAllocatedBytesForCurrentThread();
        for (long number = 1; TableFiles.Guard(place with { Cell = $"A{number}" }, rows.MoveNext); number++)
        {
            var cells = (IDictionary<string, object?>)rows.Current;
            object?[] values = new object?[cells.Count];
            cells.Values.CopyTo(values, 0);
            foreach ((int column, int digits) in sheet.ZeroDigits)
            {
                if (column < values.Length && values[column] is double whole)
                {
                    values[column] = ZeroFormats.Show(whole, digits) ?? values[column];
                }
            }

            if (number % RowsBetweenLooks == 0)
            {
                collected = CollectYoung(collected);
            }

            row.MoveTo(number, values);
            yield return row;
        }
    }

    // The library throws away some 9 KB a row, of which nothing lives on. Left to itself the collector lets that grow to 128 MB before it looks,
    // several times what the rows hold; looking at the young objects alone costs no time that could be measured.
    private static long CollectYoung(long last)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (now - last < YoungBytes)
        {
            return Math.Min(last, now); // fewer where the rows are now read by another thread
        }

        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        return now;
    }
}
