namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Cell styles of the workbook, by their numbers.</summary>
/// <param name="OwnStyles">The first of those added to the library's: a text that breaks into lines, a whole number, a number of 2 decimals.</param>
/// <param name="NumberCells">Attributes of a number's cell in each column, as the library writes them for the column's format.</param>
internal sealed record SheetLook(int OwnStyles, IReadOnlyList<string> NumberCells)
{
    /// <summary>Texts of columns this wide break into lines.</summary>
    public const int WideCharacters = 44;

    /// <summary>Of the library's default look: its plain cell.</summary>
    public const int BorderedStyle = 2;

    /// <summary>Of the same: a text that ends at its cell.</summary>
    public const int ClippedStyle = 4;

    /// <summary>Style of a number with this many decimals in a list of unlike figures; null: as any number.</summary>
    public int? StyleOf(int decimals) => decimals is 0 or 2 ? OwnStyles + 1 + (decimals / 2) : null;
}
