namespace CoverageAnalyzer.Web.Contract;

/// <summary>A rule a headline figure rests on.</summary>
internal sealed record BasisAnswer(string Rule, string Worth);
