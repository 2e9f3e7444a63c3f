namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The share, by number, of the unit's villages, communes or districts that meet an earlier rule.</summary>
/// <param name="Of">The kind of smaller unit.</param>
/// <param name="Meeting">Id of the rule they must meet.</param>
/// <param name="Among">Id of the rule that tells which of them count, or empty: all.</param>
/// <param name="Comparison">How the share is compared.</param>
/// <param name="Threshold">With what share, 0 to 1; "any" is more than 0.</param>
public sealed record UnitShareCondition(RuleScope Of, string Meeting, string Among, Comparison Comparison, RuleThreshold Threshold) : RuleCondition;
