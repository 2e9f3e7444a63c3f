using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>A figure of a feature for people.</summary>
/// <param name="Column">The column it comes from.</param>
/// <param name="Label">Its name.</param>
/// <param name="Value">Its value with the unit.</param>
public sealed record FeatureFigure(TableColumn Column, string Label, string Value);
