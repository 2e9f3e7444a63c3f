namespace CoverageAnalyzer.Engine.Rules;

/// <summary>All facts a rule may name, with their words in both languages.</summary>
public static partial class FactCatalog
{
    private static readonly RuleScope[] Communes = [RuleScope.Commune];
    private static readonly RuleScope[] Villages = [RuleScope.Village];
    private static readonly RuleScope[] StudyOnly = [RuleScope.Study];
    private static readonly RuleScope[] VillagesAndCommunes = [RuleScope.Village, RuleScope.Commune];
    private static readonly RuleScope[] FromCommunes = [RuleScope.Commune, RuleScope.District, RuleScope.Study];
    private static readonly RuleScope[] AllUnits = [RuleScope.Village, RuleScope.Commune, RuleScope.District, RuleScope.Study];

    /// <summary>The facts, in the order of <see cref="RuleFact"/>.</summary>
    public static IReadOnlyList<FactDefinition> All { get; } =
        [.. Terrain().Concat(Services()).Concat(Situation()).Concat(Unmeasured()).OrderBy(d => d.Fact)];

    /// <summary>The definition of a fact.</summary>
    /// <param name="fact">The fact.</param>
    public static FactDefinition Of(RuleFact fact) => All[(int)fact];

    /// <summary>The fact of a name in rule files, or null.</summary>
    /// <param name="key">The name, for example <c>landBorderLength</c>.</param>
    public static FactDefinition? Named(string key) => All.FirstOrDefault(d => d.Key == key);
}
