namespace CoverageAnalyzer.Data.Tables;

/// <summary>An area of one column merged over several rows: a district's name written once beside all its communes.</summary>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="FirstRow">Its first row, which holds the value.</param>
/// <param name="LastRow">Its last row.</param>
internal sealed record VerticalMerge(int Column, long FirstRow, long LastRow)
{
    /// <summary>Reads an area such as <c>B5:B17</c>; null where it is no such area.</summary>
    /// <param name="text">The area, or null.</param>
    public static VerticalMerge? TryParse(string? text)
    {
        int colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0
            && CellReference.TryParse(text.AsSpan(0, colon), out long column, out long first)
            && CellReference.TryParse(text.AsSpan(colon + 1), out long lastColumn, out long last)
            && column == lastColumn && column <= TableLimits.SheetColumns && first < last && last <= TableLimits.SheetRows
                ? new VerticalMerge((int)column, first, last)
                : null;
    }
}
