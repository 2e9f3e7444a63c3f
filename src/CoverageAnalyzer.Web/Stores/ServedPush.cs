namespace CoverageAnalyzer.Web.Stores;

/// <summary>A push of a study into a shared store.</summary>
/// <param name="Version">Number of the push, from 1.</param>
/// <param name="PushedAt">When, by the clock of the store.</param>
/// <param name="PushedBy">The database user who pushed it.</param>
internal sealed record ServedPush(int Version, DateTimeOffset PushedAt, string PushedBy);
