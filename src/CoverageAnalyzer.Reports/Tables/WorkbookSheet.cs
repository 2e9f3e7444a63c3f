namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A sheet of the workbook before it is written; its rows are made as they are written.</summary>
/// <param name="Name">Name of its tab: 31 characters at most, none of <c>[]:*?/\</c>.</param>
/// <param name="Headers">Its columns; no two are alike.</param>
/// <param name="RowCount">Rows below the header.</param>
/// <param name="Widths">Width of each column in characters.</param>
/// <param name="Formats">Number format of each column, or null for text.</param>
/// <param name="WriteRows">Gives all rows, cell by cell.</param>
internal sealed record WorkbookSheet(
    string Name, IReadOnlyList<string> Headers, int RowCount, IReadOnlyList<int> Widths, IReadOnlyList<string?> Formats, Action<SheetRows> WriteRows)
{
    /// <summary>Columns without a value in any row, counted from 0: hidden, not left out, so that the columns stay where they are.</summary>
    public IReadOnlySet<int> Hidden { get; init; } = new HashSet<int>();

    /// <summary>Decimals of the number in the second column by row of the table; for a list of unlike figures.</summary>
    public IReadOnlyDictionary<int, int> Decimals { get; init; } = new Dictionary<int, int>();

    /// <summary>Long texts break into lines; false: they end at their cell, so that rows stay of one height.</summary>
    public bool BreaksTexts { get; init; } = true;

    /// <summary>Columns on the left that each page of a print repeats; 0: none.</summary>
    public int TitleColumns { get; init; }
}
