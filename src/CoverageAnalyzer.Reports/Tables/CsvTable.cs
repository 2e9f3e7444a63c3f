using System.Globalization;
using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Writes a table as CSV (RFC 4180 quoting, header row, lines end with LF).</summary>
public static class CsvTable
{
    /// <summary>Writes all rows in the order given.</summary>
    /// <typeparam name="TRow">What a row is made from.</typeparam>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="style">For machines or for Excel.</param>
    /// <param name="language">Language of sentences, and of the decimal sign for Excel.</param>
    public static void Write<TRow>(
        Stream stream, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows, CsvStyle style, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        bool excel = style == CsvStyle.Excel;
        char separator = excel ? ';' : ',';
        NumberFormatInfo? signs = excel ? NumberSigns.For(language) : null;
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: excel), 1 << 16, leaveOpen: true);
        writer.NewLine = "\n";
        for (int c = 0; c < columns.Count; c++)
        {
            WriteCell(writer, columns[c].Name, c, separator);
        }

        writer.WriteLine();
        foreach (TRow row in rows)
        {
            for (int c = 0; c < columns.Count; c++)
            {
                string text = columns[c].StoredText(row, language, signs);
                WriteCell(writer, excel && !columns[c].IsNumeric ? SpreadsheetText.Harmless(text) : text, c, separator);
            }

            writer.WriteLine();
        }
    }

    private static void WriteCell(StreamWriter writer, string text, int column, char separator)
    {
        if (column > 0)
        {
            writer.Write(separator);
        }

        bool quoted = text.AsSpan().IndexOfAny(separator, '"', '\n') >= 0 || text.Contains('\r')
            || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '));
        if (quoted)
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(text);
        }
    }
}
