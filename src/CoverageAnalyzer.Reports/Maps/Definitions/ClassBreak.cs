namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A break between two classes: a number, or the target of the study.</summary>
/// <param name="Value">The number; null for the target.</param>
public readonly record struct ClassBreak(double? Value);
