namespace CoverageAnalyzer.Web.Contract;

/// <summary>The findings of the run: <c>GET /api/findings</c>.</summary>
internal sealed record FindingsAnswer(IReadOnlyList<FindingAnswer> Rows, long Total);
