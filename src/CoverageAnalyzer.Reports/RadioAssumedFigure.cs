using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports;

/// <summary>What a run took for a property of sites that the data do not give, as printed; each value with its unit.</summary>
/// <param name="Name">The property, for example height of the antenna above ground, 4G.</param>
/// <param name="Low">The value that gives the least coverage.</param>
/// <param name="Expected">The expected value.</param>
/// <param name="High">The value that gives the most.</param>
/// <param name="Source">Where the values come from.</param>
/// <param name="Sites">Sites that the assumption was used for.</param>
public sealed record RadioAssumedFigure(LocalizedText Name, LocalizedText Low, LocalizedText Expected, LocalizedText High, LocalizedText Source, int Sites);
