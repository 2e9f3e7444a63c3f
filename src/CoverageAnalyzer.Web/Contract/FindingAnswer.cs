namespace CoverageAnalyzer.Web.Contract;

/// <summary>Something noticed in an input.</summary>
internal sealed record FindingAnswer(string Rank, string Place, string Message, string Done, long Count);
