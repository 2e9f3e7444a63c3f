namespace CoverageAnalyzer.Web.Contract;

/// <summary>What <c>GET /health</c> answers.</summary>
internal sealed record HealthAnswer(string Status);
