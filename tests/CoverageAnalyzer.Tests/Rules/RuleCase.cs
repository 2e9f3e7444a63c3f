namespace CoverageAnalyzer.Tests.Rules;

/// <summary>Three worlds for one rule: unit 0 meets it, misses it by little, cannot be decided.</summary>
internal sealed record RuleCase(World Met, World Missed, World Open);
