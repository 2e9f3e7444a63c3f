namespace CoverageAnalyzer.Web.Contract;

/// <summary>A figure of a feature for people.</summary>
internal sealed record FigureAnswer(string Column, string Label, string Value);
