namespace CoverageAnalyzer.Data.Points;

/// <summary>A row of a streamed file of sites that is not plain, left to the reader of small files: without coordinates, a sum, a remark, an unreadable cell.</summary>
/// <param name="Number">Its line or sheet row, counted from 1.</param>
/// <param name="Cells">Its cells as text.</param>
/// <param name="IsShifted">True where it has more cells than the header.</param>
/// <param name="Fault">What is wrong with it, in case it is only counted.</param>
/// <param name="IsSecond">True where the second coordinate is at fault.</param>
internal sealed record LeftRow(long Number, IReadOnlyList<string> Cells, bool IsShifted, PointFaultKind Fault, bool IsSecond);
