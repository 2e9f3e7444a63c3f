using System.Buffers;
using System.Globalization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Writes a table as CSV (RFC 4180 quoting, header row, lines end with LF).</summary>
public static class CsvTable
{
    private const int PieceBytes = 1 << 16;
    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\n\r"u8), SpecialOfExcel = SearchValues.Create(";\"\n\r"u8);

    /// <summary>Writes all rows in the order given.</summary>
    /// <remarks>Cost: a cell costs its bytes; no string is made of a number, nor of a text that is put together. Rows are gone through once.</remarks>
    /// <typeparam name="TRow">What a row is made from.</typeparam>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="style">For machines or for Excel.</param>
    /// <param name="language">Language of sentences, and of the decimal sign for Excel.</param>
    public static void Write<TRow>(
        Stream stream, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows, CsvStyle style, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        bool excel = style == CsvStyle.Excel;
        byte separator = excel ? (byte)';' : (byte)',';
        SearchValues<byte> special = excel ? SpecialOfExcel : Special;
        NumberFormatInfo? signs = excel ? NumberSigns.For(language) : null;
        var lines = new Utf8Text(PieceBytes + (PieceBytes / 4));
        var cell = new Utf8Text();
        if (excel)
        {
            lines.Append("\uFEFF");
        }

        for (int c = 0; c < columns.Count; c++)
        {
            if (c > 0)
            {
                lines.Append(separator);
            }

            cell.Clear();
            cell.Append(columns[c].Name);
            AppendCell(lines, cell.Written, special);
        }

        lines.Append((byte)'\n');
        foreach (TRow row in rows)
        {
            for (int c = 0; c < columns.Count; c++)
            {
                if (c > 0)
                {
                    lines.Append(separator);
                }

                if (columns[c].IsNumeric)
                {
                    StoredNumber.Append(lines, columns[c].NumberOf(row), signs, columns[c].StoredDecimals); // has no sign that needs quotes
                    continue;
                }

                cell.Clear();
                if (excel)
                {
                    cell.Append(SpreadsheetText.Harmless(columns[c].TextOf(row, language)));
                }
                else
                {
                    columns[c].AppendText(row, language, cell);
                }

                AppendCell(lines, cell.Written, special);
            }

            lines.Append((byte)'\n');
            if (lines.Length >= PieceBytes)
            {
                stream.Write(lines.Written);
                lines.Clear();
            }
        }

        stream.Write(lines.Written);
    }

    private static void AppendCell(Utf8Text target, ReadOnlySpan<byte> text, SearchValues<byte> special)
    {
        if (!text.ContainsAny(special) && (text.IsEmpty || (text[0] != ' ' && text[^1] != ' ')))
        {
            target.Append(text);
            return;
        }

        target.Append((byte)'"');
        for (int quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            target.Append(text[..(quote + 1)]);
            target.Append((byte)'"');
            text = text[(quote + 1)..];
        }

        target.Append(text);
        target.Append((byte)'"');
    }
}
