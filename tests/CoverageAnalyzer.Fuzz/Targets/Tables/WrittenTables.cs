using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using Sheet = CoverageAnalyzer.Reports.Tables.WorkbookSheet;
using Column = CoverageAnalyzer.Reports.Tables.RowColumn<System.Collections.Generic.IReadOnlyList<string>>;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>Writes the cells of a table as our results are written, and reads them back the same.</summary>
internal static class WrittenTables
{
    private const int MostRows = 40, MostColumns = 40;

    /// <summary>As CSV for machines and for Excel.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">Takes the file.</param>
    public static void Csv(PointTable table, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        List<IReadOnlyList<string>> rows = RowsOf(table);
        if (rows.Count == 0 || !IsPlain(table.Headers))
        {
            return;
        }

        Column[] columns = [.. table.Headers.Select((h, i) => Column.OfText(h, new LocalizedText(h, h), (row, _) => i < row.Count ? row[i] : string.Empty))];
        CsvStyle style = rows.Count % 2 == 0 ? CsvStyle.Excel : CsvStyle.Machine;
        using var stream = new MemoryStream();
        CsvTable.Write(stream, columns, rows, style, ReportLanguage.Vietnamese);
        string path = folder.Write("written.csv", stream.ToArray());
        using TableSource again = TableFiles.Open(path, new TableOptions { StatedHeaders = [.. table.Headers] }, new FindingLog());
        Same(table.Headers, style == CsvStyle.Excel ? [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Harmless)])] : rows, again, "CSV");
    }

    /// <summary>As a sheet of the workbook of results.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">Takes the file.</param>
    public static void Xlsx(PointTable table, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        List<IReadOnlyList<string>> rows = RowsOf(table);
        if (rows.Count == 0 || !IsPlain(table.Headers))
        {
            return;
        }

        var sheet = new Sheet("S", table.Headers, rows.Count, [.. table.Headers.Select(_ => 12)], [.. table.Headers.Select(_ => (string?)null)], target =>
        {
            foreach (IReadOnlyList<string> row in rows)
            {
                for (int c = 0; c < table.Headers.Count; c++)
                {
                    target.Text(c < row.Count ? row[c] : string.Empty);
                }

                target.EndRow();
            }
        });
        using var stream = new MemoryStream();
        Workbook.Write(stream, (Sheet[])[sheet]);
        string path = folder.Write("written.xlsx", stream.ToArray());
        using TableSource again = TableFiles.Open(path, new TableOptions { StatedHeaders = [.. table.Headers] }, new FindingLog());
        Same(table.Headers, rows, again, "XLSX");
    }

    /// <summary>Cells of the rows used and of those rejected, as text without what a file cannot hold.</summary>
    /// <param name="table">The table.</param>
    public static List<IReadOnlyList<string>> RowsOf(PointTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. table.Records.Select(r => r.Cells).Concat(table.Rejected.Select(r => r.Cells)).Take(MostRows)
                .Where(cells => cells.Any(c => !string.IsNullOrWhiteSpace(c)) && !cells.Any(c => c.Contains('\0', StringComparison.Ordinal)))
                .Select(cells => (IReadOnlyList<string>)[.. cells.Take(table.Headers.Count)])
                .Where(cells => cells.Any(c => !string.IsNullOrWhiteSpace(c)) && !HeaderDetector.IsColumnNumbers([.. cells.Select(c => c.Trim())])), // which below a header belong to it
        ];
    }

    /// <summary>Compares what came back, blanks at the ends of cells apart, which no reader keeps.</summary>
    /// <param name="headers">The header that was written.</param>
    /// <param name="rows">The rows that were written.</param>
    /// <param name="again">What is read.</param>
    /// <param name="writer">Who wrote it.</param>
    public static void Same(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, TableSource again, string writer)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(again);
        Oracle.Holds(again.Headers.SequenceEqual(headers), $"{writer}: the header '{string.Join('|', headers)}' came back as '{string.Join('|', again.Headers)}'.");
        int at = 0;
        foreach (TableRow row in again.ReadRows(new FindingLog()))
        {
            Oracle.Holds(at < rows.Count, $"{writer}: more than {rows.Count} rows came back.");
            for (int c = 0; c < headers.Count; c++)
            {
                string expected = c < rows[at].Count ? rows[at][c].Trim() : string.Empty, read = row.TextAt(c);
                Oracle.Holds(expected == read, $"{writer}: '{expected}' came back as '{read}'.");
            }

            at++;
        }

        Oracle.Holds(at == rows.Count, $"{writer}: {at} of {rows.Count} rows came back.");
    }

    /// <summary>True for names that no delimiter or quote makes doubtful, two at least.</summary>
    /// <param name="headers">The header.</param>
    public static bool IsPlain(IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return headers.Count is >= 2 and <= MostColumns && headers.All(h => h.Length < 200 && h == h.Trim() && h.IndexOfAny([';', ',', '\t', '|', '"', '\r', '\n', '\0']) < 0)
            && !headers[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !headers[0].StartsWith('<');
    }

    // Excel's own sign for "this is text" is part of the cell when it is read again.
    private static string Harmless(string text) => SpreadsheetText.Harmless(text);
}
