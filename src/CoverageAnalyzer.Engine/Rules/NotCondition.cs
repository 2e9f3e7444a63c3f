namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Met where its part is not met, and undecidable where its part is.</summary>
/// <param name="Part">The part.</param>
public sealed record NotCondition(RuleCondition Part) : RuleCondition;
