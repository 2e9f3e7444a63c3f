namespace CoverageAnalyzer.Data.Tables;

/// <summary>A row near the top of a table, before it is known whether it is a title, the header or data.</summary>
/// <param name="Number">Line or row, counted from 1.</param>
/// <param name="Cells">Its cells, trimmed.</param>
public sealed record TableHead(long Number, IReadOnlyList<string> Cells);
