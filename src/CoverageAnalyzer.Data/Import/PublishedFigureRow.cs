using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;

namespace CoverageAnalyzer.Data.Import;

/// <summary>One row of a table of published figures.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">The place the figures belong to; empty where the table does not say.</param>
/// <param name="Period">Year or date as printed; empty where the table does not say.</param>
/// <param name="Figures">What is printed.</param>
public sealed record PublishedFigureRow(SourcePlace Place, string Name, string Period, PublishedFigures Figures);
