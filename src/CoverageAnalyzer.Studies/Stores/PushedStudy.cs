namespace CoverageAnalyzer.Studies.Stores;

/// <summary>A study whose layers are in the shared store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Number of the push, from 1.</param>
/// <param name="PushedAt">When, by the server's clock.</param>
/// <param name="PushedBy">Database user who pushed.</param>
/// <param name="Tables">Its tables in the schema <c>coverage_data</c>.</param>
public sealed record PushedStudy(string Name, int Version, DateTimeOffset PushedAt, string PushedBy, IReadOnlyList<string> Tables);
