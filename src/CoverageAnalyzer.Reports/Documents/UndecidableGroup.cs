using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Units that one rule cannot decide for one reason.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Why">The reason.</param>
/// <param name="Rows">The units.</param>
internal sealed record UndecidableGroup(Rule Rule, LocalizedText Why, IReadOnlyList<EligibilityRow> Rows);
