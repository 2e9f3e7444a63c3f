namespace CoverageAnalyzer.Data.Import;

/// <summary>The commune a row names.</summary>
/// <param name="Kind">How it was matched, or why not.</param>
/// <param name="CommuneIndex">Index of the commune, or null where none was matched.</param>
/// <param name="Candidates">Where none was matched: the communes that come nearest, best first; at most <see cref="CommuneNameMatcher.MostCandidates"/>.</param>
public sealed record CommuneMatch(CommuneMatchKind Kind, int? CommuneIndex, IReadOnlyList<int> Candidates);
