using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>An official list that a rule set asks for; the study supplies it, or what depends on it stays undecidable.</summary>
/// <param name="Id">Id that rules and the study name it by.</param>
/// <param name="Title">What it lists, for people.</param>
public sealed record RuleList(string Id, LocalizedText Title);
