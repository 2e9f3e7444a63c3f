using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Writes the rows of a sheet, cell by cell from the left, as XML into a stream.</summary>
/// <remarks>Cost: a cell costs its bytes; a text that is the same object as in the row before is copied, not escaped again.</remarks>
internal sealed class SheetRows
{
    private const int PieceBytes = 1 << 16;
    private const double LettersToDigits = 1.15; // widths are in digits, and letters are narrower
    private const int LinePoints = 15;
    private const int MostLines = 20; // a row cannot be higher than 409 points
    private const int HeaderMarkCharacters = 2; // the filter's arrow
    private const int LongestCellText = 32_767; // what a cell of a workbook can hold

    private readonly Stream stream;
    private readonly WorkbookSheet sheet;
    private readonly SheetLook look;
    private readonly CancellationToken cancellation;
    private readonly byte[][] letters, numberCells;
    private readonly byte[][] textCells;
    private readonly (string? Text, byte[] Xml)[] last;
    private readonly Utf8Text written = new(PieceBytes + (PieceBytes / 2)), cells = new(4096), scratch = new();
    private int row = 1, column, lines = 1;

    /// <summary>Begins with the header.</summary>
    public SheetRows(Stream stream, WorkbookSheet sheet, SheetLook look, CancellationToken cancellation)
    {
        (this.stream, this.sheet, this.look, this.cancellation) = (stream, sheet, look, cancellation);
        letters = [.. Enumerable.Range(1, sheet.Headers.Count).Select(c => Encoding.UTF8.GetBytes(LettersOf(c)))];
        numberCells = [.. look.NumberCells.Select(Encoding.UTF8.GetBytes)];
        textCells = [.. Enumerable.Range(0, sheet.Headers.Count).Select(c => Encoding.UTF8.GetBytes(" t=\"str\"" + TextStyleOf(c)))];
        last = new (string?, byte[])[sheet.Headers.Count];
        for (int c = 0; c < sheet.Headers.Count; c++)
        {
            if (!sheet.Hidden.Contains(c))
            {
                Needs(sheet.Headers[c].Length, sheet.Widths[c] - HeaderMarkCharacters);
            }

            Open();
            cells.Append(" t=\"str\" s=\"1\"><x:v>"u8);
            SheetText.Append(cells, sheet.Headers[c]);
            Close();
        }

        EndRow();
    }

    /// <summary>Name of a column, <c>AB</c>, counted from 1.</summary>
    public static string LettersOf(int column)
    {
        string name = string.Empty;
        for (int c = column; c > 0; c = (c - 1) / 26)
        {
            name = (char)('A' + ((c - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>A number; not finite: an empty cell.</summary>
    public void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            Nothing();
            return;
        }

        bool unlike = column == 1 && sheet.Decimals.Count > 0;
        Open();
        if (unlike && sheet.Decimals.TryGetValue(row - 2, out int decimals) && look.StyleOf(decimals) is int style)
        {
            cells.Append(" t=\"n\" s=\""u8);
            cells.Append(style);
            cells.Append("\""u8);
        }
        else
        {
            cells.Append(numberCells[column]);
        }

        cells.Append("><x:v>"u8);
        cells.Append(value, null, CultureInfo.InvariantCulture);
        Close();
    }

    /// <summary>A text; empty: an empty cell.</summary>
    public void Text(string text)
    {
        if (text.Length == 0)
        {
            Nothing();
            return;
        }

        if (text.Length > LongestCellText)
        {
            text = string.Concat(text.AsSpan(0, LongestCellText - 1), "…");
        }

        if (!ReferenceEquals(last[column].Text, text))
        {
            scratch.Clear();
            SheetText.Append(scratch, text);
            last[column] = (text, scratch.Written.ToArray());
        }

        Text(last[column].Xml, text.Length);
    }

    /// <summary>A text in UTF-8; none: an empty cell.</summary>
    public void Utf8(ReadOnlySpan<byte> text)
    {
        int length = Encoding.UTF8.GetCharCount(text);
        if (length > LongestCellText)
        {
            Text(Encoding.UTF8.GetString(text));
        }
        else if (length == 0)
        {
            Nothing();
        }
        else
        {
            scratch.Clear();
            SheetText.Append(scratch, text);
            Text(scratch.Written, length);
        }
    }

    /// <summary>An empty cell.</summary>
    public void Nothing()
    {
        Open();
        cells.Append(" s=\"2\"></x:c>"u8);
        column++;
    }

    /// <summary>Ends the row; cells not given are empty.</summary>
    public void EndRow()
    {
        while (column < letters.Length)
        {
            Nothing();
        }

        cancellation.ThrowIfCancellationRequested();
        written.Append("<x:row r=\""u8);
        written.Append(row);
        if (lines < 2)
        {
            written.Append("\">"u8);
        }
        else
        {
            // Not every program works out by itself how high a row of broken lines must be.
            written.Append("\" ht=\""u8);
            written.Append(Math.Min(lines, MostLines) * LinePoints);
            written.Append("\" customHeight=\"1\">"u8);
        }

        written.Append(cells.Written);
        written.Append("</x:row>"u8);
        cells.Clear();
        (row, column, lines) = (row + 1, 0, 1);
        if (written.Length >= PieceBytes)
        {
            Flush();
        }
    }

    /// <summary>Sends what was written on its way.</summary>
    public void Flush()
    {
        stream.Write(written.Written);
        written.Clear();
    }

    // A header that means numbers on another sheet gives its texts the look of those numbers as well, which changes nothing that one sees.
    private string TextStyleOf(int c) => look.NumberCells[c].StartsWith(" s=", StringComparison.Ordinal) ? look.NumberCells[c]
        : string.Create(CultureInfo.InvariantCulture, $" s=\"{(sheet.Widths[c] < SheetLook.WideCharacters ? SheetLook.BorderedStyle : sheet.BreaksTexts ? look.OwnStyles : SheetLook.ClippedStyle)}\"");

    private void Text(ReadOnlySpan<byte> xml, int length)
    {
        bool wide = sheet.Widths[column] >= SheetLook.WideCharacters;
        if (wide && sheet.BreaksTexts && !sheet.Hidden.Contains(column))
        {
            Needs(length, sheet.Widths[column] * LettersToDigits);
        }

        Open();
        cells.Append(textCells[column]);
        cells.Append(xml[0] == ' ' || xml[^1] == ' ' ? " xml:space=\"preserve\"><x:v>"u8 : "><x:v>"u8);
        cells.Append(xml);
        Close();
    }

    // Lines of the longest text of the row.
    private void Needs(int letters, double perLine) => lines = Math.Max(lines, (int)Math.Ceiling(letters / perLine));

    private void Open()
    {
        cells.Append("<x:c r=\""u8);
        cells.Append(letters[column]);
        cells.Append(row);
        cells.Append((byte)'"');
    }

    private void Close()
    {
        cells.Append("</x:v></x:c>"u8);
        column++;
    }
}
