namespace CoverageAnalyzer.Data.Tables;

/// <summary>Cell addresses of a sheet: <c>D17</c> is column 4, row 17.</summary>
public static class CellReference
{
    /// <summary>The letters of a column.</summary>
    /// <param name="column">Column counted from 1.</param>
    /// <returns>A, Z, AA, XFD …</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is below 1.</exception>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        Span<char> letters = stackalloc char[8];
        int at = letters.Length;
        for (int rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--at] = (char)('A' + ((rest - 1) % 26));
        }

        return new string(letters[at..]);
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text">An address, with or without dollar signs: <c>D17</c>, <c>$D$17</c>.</param>
    /// <param name="column">Column counted from 1.</param>
    /// <param name="row">Row counted from 1.</param>
    /// <returns>False where the text is no address, or either part is beyond a million million.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out long column, out long row)
    {
        column = 0;
        row = 0;
        int i = 0;
        for (; i < text.Length && i < 12; i++)
        {
            char c = text[i];
            if (char.IsAsciiLetter(c))
            {
                column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            }
            else if (c != '$')
            {
                break;
            }
        }

        for (; i < text.Length && i < 24; i++)
        {
            char c = text[i];
            if (char.IsAsciiDigit(c))
            {
                row = (row * 10) + (c - '0');
            }
            else if (c != '$' || row != 0)
            {
                return false;
            }
        }

        return column > 0 && row > 0 && i == text.Length && column < 1_000_000_000_000 && row < 1_000_000_000_000;
    }
}
