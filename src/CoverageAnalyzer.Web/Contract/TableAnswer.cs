namespace CoverageAnalyzer.Web.Contract;

/// <summary>A table: one row a feature, in feature order.</summary>
internal sealed record TableAnswer(IReadOnlyList<ColumnAnswer> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows);
