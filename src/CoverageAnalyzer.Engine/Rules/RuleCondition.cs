namespace CoverageAnalyzer.Engine.Rules;

/// <summary>A condition of a rule: a comparison, a combination, another rule, or membership of a list.</summary>
public abstract record RuleCondition;
