namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Met where an official list names the unit (for a village: its commune).</summary>
/// <param name="ListId">Id of the list.</param>
public sealed record ListedCondition(string ListId) : RuleCondition;
