using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a condition came to, with its steps.</summary>
/// <param name="Verdict">Met, not met or undecidable.</param>
/// <param name="Steps">The condition's own step first, then those of its parts.</param>
/// <param name="Because">What decided it, a phrase without capital and full stop.</param>
/// <param name="Route">By what it was decided, "altitude"; empty where several things together decided.</param>
/// <param name="Number">The deciding step with a number, or null.</param>
internal sealed record RuleOutcome(Verdict Verdict, IReadOnlyList<RuleStep> Steps, LocalizedText Because, LocalizedText Route, RuleStep? Number);
