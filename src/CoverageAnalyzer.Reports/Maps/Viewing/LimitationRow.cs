using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>A row of the limitations view.</summary>
/// <param name="Name">The kind of area.</param>
/// <param name="IsPart">True for the last rows, which add up to all communes; the kinds before them overlap.</param>
/// <param name="Area">Its figures.</param>
public sealed record LimitationRow(LocalizedText Name, bool IsPart, DisadvantagedAreaGap Area);
