namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The verdict of the first part that the data can decide: a measurement first, what a list says only where nothing could be measured.</summary>
/// <param name="Parts">The parts, the preferred one first.</param>
public sealed record FirstDecidedCondition(IReadOnlyList<RuleCondition> Parts) : RuleCondition;
