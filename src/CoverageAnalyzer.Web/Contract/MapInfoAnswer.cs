namespace CoverageAnalyzer.Web.Contract;

/// <summary>A map in the list of maps: <c>GET /api/maps</c>.</summary>
internal sealed record MapInfoAnswer(string Id, string Title, string Notes);
