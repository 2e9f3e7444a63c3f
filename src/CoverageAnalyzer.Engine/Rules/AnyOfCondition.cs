namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Met where one part is met, whatever the others; not met where none is.</summary>
/// <param name="Parts">The parts, at least one.</param>
public sealed record AnyOfCondition(IReadOnlyList<RuleCondition> Parts) : RuleCondition;
