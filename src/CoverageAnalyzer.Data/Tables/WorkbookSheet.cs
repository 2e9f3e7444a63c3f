namespace CoverageAnalyzer.Data.Tables;

/// <summary>A sheet of a workbook and its extent by its cell references.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">True where its owner does not see it.</param>
/// <param name="Rows">Last row.</param>
/// <param name="Columns">Last column.</param>
/// <param name="Cells">Cells the file states.</param>
/// <param name="Merges">Areas of one column merged over several rows.</param>
/// <param name="ZeroDigits">Digits at least that the whole numbers of a column are shown with, by column counted from 0.</param>
internal sealed record WorkbookSheet(
    string Name, bool IsHidden, long Rows, int Columns, long Cells, IReadOnlyList<VerticalMerge> Merges, IReadOnlyDictionary<int, int> ZeroDigits);
