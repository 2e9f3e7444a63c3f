using System.Data;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A sheet of the workbook before it is written.</summary>
/// <param name="Name">Name of its tab: 31 characters at most, none of <c>[]:*?/\</c>.</param>
/// <param name="Table">Its header and rows.</param>
/// <param name="Widths">Width of each column in characters.</param>
/// <param name="Formats">Number format of each column, or null for text.</param>
internal sealed record WorkbookSheet(string Name, DataTable Table, IReadOnlyList<int> Widths, IReadOnlyList<string?> Formats)
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
