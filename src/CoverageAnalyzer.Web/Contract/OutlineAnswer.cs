namespace CoverageAnalyzer.Web.Contract;

/// <summary>A line around polygons or symbols.</summary>
internal sealed record OutlineAnswer(string Color, double Width);
