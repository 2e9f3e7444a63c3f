namespace CoverageAnalyzer.Web.Contract;

/// <summary>A commune that fits what was typed.</summary>
internal sealed record SearchHitAnswer(int Index, string Code, string Name, string District, IReadOnlyList<double> Bounds);
