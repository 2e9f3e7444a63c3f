namespace CoverageAnalyzer.Web.Contract;

/// <summary>The limitations table: <c>GET /api/limitations</c>.</summary>
internal sealed record LimitationsAnswer(IReadOnlyList<ColumnAnswer> Columns, IReadOnlyList<LimitationRowAnswer> Rows);
