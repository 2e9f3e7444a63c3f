using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a rule says of a unit.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Because">What decided it, in a phrase.</param>
/// <param name="Route">By what.</param>
/// <param name="Shared">The outcome it shares with other units, or null.</param>
internal sealed record JudgedUnit(RuleVerdict Verdict, LocalizedText Because, LocalizedText Route, RuleOutcome? Shared);
