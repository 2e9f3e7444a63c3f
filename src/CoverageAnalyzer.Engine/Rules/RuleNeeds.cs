using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a rule set asks to be measured or given.</summary>
public sealed record RuleNeeds
{
    /// <summary>Heights and slopes (in percent) whose shares of area it compares, ascending, each once.</summary>
    public required TerrainThresholds Terrain { get; init; }

    /// <summary>Distances to a postal point within which it wants the share of people, ascending, each once.</summary>
    public required IReadOnlyList<double> PostalDistancesKilometres { get; init; }

    /// <summary>Official lists it asks for.</summary>
    public required IReadOnlyList<RuleList> Lists { get; init; }

    /// <summary>Settings by which a study may state thresholds that the rules leave open, in order of first use.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>All facts it compares, in the order of <see cref="RuleFact"/>, each once.</summary>
    public required IReadOnlyList<RuleFact> Facts { get; init; }

    /// <summary>True where a rule judges villages or counts them.</summary>
    public required bool Villages { get; init; }

    /// <summary>Finds what a rule set needs.</summary>
    /// <param name="set">The rule set.</param>
    public static RuleNeeds Of(RuleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        RuleCondition[] conditions = [.. set.Rules.SelectMany(r => Within(r.When))];
        ComparisonCondition[] comparisons = [.. conditions.OfType<ComparisonCondition>()];
        FactQuery[] queries = [.. comparisons.Select(c => c.Query)];
        return new RuleNeeds
        {
            Terrain = new TerrainThresholds(
                Distinct(queries.Where(q => q.Fact == RuleFact.AreaShareAtOrAboveHeight).Select(q => q.HeightMetres)),
                Distinct(queries.Where(q => q.Fact == RuleFact.AreaShareAtOrAboveSlope).Select(q => q.SlopePercent))),
            PostalDistancesKilometres = Distinct(queries.Where(q => q.Fact == RuleFact.PopulationWithinPostalDistanceShare).Select(q => q.DistanceKilometres)),
            Lists = set.Lists,
            Settings = [.. comparisons.Select(c => c.Setting).Where(s => s.Length > 0).Distinct()],
            Facts = [.. queries.Select(q => q.Fact).Distinct().Order()],
            Villages = set.Rules.Any(r => r.Scope == RuleScope.Village) || conditions.OfType<UnitShareCondition>().Any(c => c.Of == RuleScope.Village),
        };
    }

    /// <summary>A condition and all conditions within it, outermost first.</summary>
    /// <param name="condition">The condition.</param>
    public static IEnumerable<RuleCondition> Within(RuleCondition condition) => Parts(condition).SelectMany(Within).Prepend(condition);

    private static IReadOnlyList<RuleCondition> Parts(RuleCondition condition) => condition switch
    {
        AllOfCondition all => all.Parts,
        AnyOfCondition any => any.Parts,
        FirstDecidedCondition first => first.Parts,
        NotCondition not => [not.Part],
        _ => [],
    };

    private static double[] Distinct(IEnumerable<double> values) => [.. values.Distinct().Order()];
}
