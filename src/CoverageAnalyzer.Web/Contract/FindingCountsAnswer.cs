namespace CoverageAnalyzer.Web.Contract;

/// <summary>How many findings of each rank the run has.</summary>
internal sealed record FindingCountsAnswer(long Error, long Warning, long Info);
