using System.Data;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>
/// Writes <c>report.xlsx</c>: real numbers with number formats, codes as text cells, frozen header, filters, column widths and
/// print titles. The spreadsheet library makes the frame; rows are written into it as they are made. Texts are text cells, so a name that begins with <c>=</c> is shown and never run.
/// </summary>
public static class Workbook
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="content">The figures.</param>
    /// <param name="cancellation">Stops in the middle.</param>
    public static void Write(Stream stream, ReportContent content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(content);
        Write(stream, WorkbookSheets.Of(content, cancellation), cancellation);
    }

    /// <summary>Writes a workbook of some sheets.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="sheets">The sheets.</param>
    /// <param name="cancellation">Stops in the middle.</param>
    internal static void Write(Stream stream, IReadOnlyList<WorkbookSheet> sheets, CancellationToken cancellation = default)
    {
        var formats = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (WorkbookSheet sheet in sheets)
        {
            for (int c = 0; c < sheet.Formats.Count; c++)
            {
                if (sheet.Formats[c] is string format)
                {
                    formats.TryAdd(sheet.Headers[c], format);
                }
            }
        }

        var configuration = new OpenXmlConfiguration
        {
            AutoFilter = true,
            FreezeRowCount = 1,
            DynamicColumns = [.. formats.Select(f => new MiniExcelLibs.Attributes.DynamicExcelColumn(f.Key) { Format = f.Value })],
        };
        using var raw = new StoppableStream(new MemoryStream(), cancellation);
        raw.SaveAs(sheets.ToDictionary(s => s.Name, s => (object)FrameOf(s)), configuration: configuration);
        raw.Position = 0;
        WorkbookFinisher.Finish(raw, stream, sheets, cancellation);
    }

    /// <summary>What the library writes of a sheet: its frame, styles and header, and a row of zeros that shows how it writes the numbers of each column.</summary>
    private static DataTable FrameOf(WorkbookSheet sheet)
    {
        var table = new DataTable { CaseSensitive = true };
        foreach (string header in sheet.Headers)
        {
            table.Columns.Add(header, typeof(object));
        }

        table.Rows.Add([.. sheet.Headers.Select(_ => (object)0.0)]);
        return table;
    }
}
