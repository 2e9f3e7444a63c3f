using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Results read back for viewing.</summary>
/// <param name="Folder">The results folder, full path.</param>
/// <param name="Content">Figures, gaps, findings and geometry. Sentences stand in the language of the run in both languages; rows that were not used, and the table of inputs, are not kept.</param>
/// <param name="Findings">What was noticed of the folder itself (<c>results-changed</c>, <c>analysis-crs-unknown</c>), not of the run.</param>
public sealed record ResultsReading(string Folder, ReportContent Content, IReadOnlyList<Finding> Findings);
