namespace CoverageAnalyzer.Web.Contract;

/// <summary>How the communes of one kind are served.</summary>
/// <param name="Kind">Stored word of the kind, as in the communes' columns; null for a sum over kinds.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Total">True for a sum over kinds.</param>
/// <param name="Values">A cell for each column.</param>
internal sealed record LimitationRowAnswer(string? Kind, string Name, bool Total, IReadOnlyList<TableCell> Values);
