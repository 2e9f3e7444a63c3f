namespace CoverageAnalyzer.Engine.Rules;

/// <summary>A fact of the unit compared with a threshold.</summary>
/// <param name="Query">The fact.</param>
/// <param name="Comparison">How.</param>
/// <param name="Threshold">With what; null where no norm was found, which is undecidable unless the study states its own.</param>
/// <param name="Setting">Name of the study's setting that states the threshold where the rule has none, or empty.</param>
public sealed record ComparisonCondition(FactQuery Query, Comparison Comparison, RuleThreshold? Threshold, string Setting = "") : RuleCondition;
