namespace CoverageAnalyzer.Web.Contract;

/// <summary>A scenario: <c>GET /api/scenarios/{name}</c>.</summary>
internal sealed record ScenarioAnswer(string Name, IReadOnlyList<EditAnswer> Edits);
