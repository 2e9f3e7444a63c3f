namespace CoverageAnalyzer.Data.Import;

/// <summary>A table of published figures as read.</summary>
/// <param name="File">File name without its folder.</param>
/// <param name="Format">Format for people.</param>
/// <param name="Rows">Its rows that hold a figure, in order.</param>
public sealed record PublishedFigureTable(string File, string Format, IReadOnlyList<PublishedFigureRow> Rows);
