namespace CoverageAnalyzer.Web;

/// <summary>A run of a study in a shared store.</summary>
/// <param name="Id">Its key there.</param>
/// <param name="Number">Its number among the runs of the study, from 1.</param>
/// <param name="PushedAt">When it was pushed, by the clock of the store.</param>
/// <param name="PushedBy">The database user who pushed it.</param>
public sealed record ServedRun(long Id, int Number, DateTimeOffset PushedAt, string PushedBy);
