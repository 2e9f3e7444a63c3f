namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The verdict of an earlier rule on the same unit, or, for a village, on the commune it lies in.</summary>
/// <param name="RuleId">Id of the earlier rule.</param>
public sealed record RuleReferenceCondition(string RuleId) : RuleCondition;
