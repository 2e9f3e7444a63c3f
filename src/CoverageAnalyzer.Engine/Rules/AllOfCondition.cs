namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Met where every part is met; not met where one is not, whatever the others.</summary>
/// <param name="Parts">The parts, at least one.</param>
public sealed record AllOfCondition(IReadOnlyList<RuleCondition> Parts) : RuleCondition;
