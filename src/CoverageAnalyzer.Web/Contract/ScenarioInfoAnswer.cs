namespace CoverageAnalyzer.Web.Contract;

/// <summary>A scenario in the list: <c>GET /api/scenarios</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Edits">How many changes it has.</param>
/// <param name="Modified">When it was stored, UTC.</param>
/// <param name="Etag">Its ETag, in quotes as the header has it.</param>
/// <param name="EditedBy">Who stored it, as the person stated it; empty where that is not known.</param>
internal sealed record ScenarioInfoAnswer(string Name, int Edits, string Modified, string Etag, string EditedBy);
