using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>Knowing more never turns yes into no: what is decided on intervals holds for every value in them.</summary>
public sealed class ThreeValuedProperties
{
    private const int FactCount = 4;

    // Values and thresholds from few tenths, so that equality happens.
    private static readonly Gen<double> Tenth = Gen.Int[0, 10].Select(n => n / 10.0);

    [Fact]
    public void Narrowing_an_interval_never_turns_a_verdict() =>
        Gen.Select(Condition(3), Intervals(), Gen.Double[0, 1].Array[FactCount * 2]).Sample((condition, wide, cuts) =>
        {
            (double Low, double High)[] narrow = [.. wide.Select((w, i) =>
            {
                double a = w.Low + ((w.High - w.Low) * cuts[2 * i]), b = w.Low + ((w.High - w.Low) * cuts[(2 * i) + 1]);
                return (Math.Min(a, b), Math.Max(a, b));
            })];
            Verdict before = Judge(condition, wide), after = Judge(condition, narrow);
            return before == Verdict.Undecidable || before == after;
        });

    [Fact]
    public void Known_values_are_always_decided_the_classical_way() =>
        Gen.Select(Condition(3), Tenth.Array[FactCount]).Sample((condition, values) =>
            Judge(condition, [.. values.Select(v => (v, v))]) == (Classical(condition, values) ? Verdict.Yes : Verdict.No));

    [Fact]
    public void One_met_part_decides_any_of_beside_the_undecidable()
    {
        var met = new ComparisonCondition(Query(0), Comparison.AtLeast, new RuleThreshold(0.5));
        var open = new ComparisonCondition(Query(1), Comparison.AtLeast, null);
        (double, double)[] values = [(0.5, 0.5), (0, 1), (0, 1), (0, 1)];
        Assert.Equal(Verdict.Yes, Judge(new AnyOfCondition([open, met]), values));
        Assert.Equal(Verdict.Undecidable, Judge(new AllOfCondition([open, met]), values));
        Assert.Equal(Verdict.No, Judge(new AllOfCondition([open, new NotCondition(met)]), values));
        Assert.Equal(Verdict.Undecidable, Judge(new AnyOfCondition([open, new NotCondition(met)]), values));
    }

    [Fact]
    public void A_share_of_villages_is_decided_just_where_all_completions_agree() =>
        Gen.Select(Gen.Int[0, 2].Array[1, 5], Gen.Int[0, 2].Array[5], Gen.Int[0, 3]).Sample((counts, meets, thirds) =>
        {
            int n = counts.Length;
            var world = new World { Villages = n };
            for (int i = 0; i < n; i++)
            {
                Known(world, "isInhabited", counts[i], i);
                Known(world, "isElectrified", meets[i], i);
            }

            RuleSet set = Set(
                Of("A", RuleScope.Village, Yes(RuleFact.IsInhabited)),
                Of("B", RuleScope.Village, Yes(RuleFact.IsElectrified)),
                Of("C", RuleScope.Commune, new UnitShareCondition(RuleScope.Village, "B", "A", Comparison.AtLeast, new RuleThreshold(thirds, 3))));
            Verdict verdict = RuleVerdicts.Evaluate(set, world)[^1].Verdict;
            bool[] possible = [.. Completions(counts, meets).Select(c => 3 * c.Met >= thirds * c.Whole).Distinct()];
            return verdict == (possible.Length == 2 ? Verdict.Undecidable : possible[0] ? Verdict.Yes : Verdict.No);
        });

    // 0 no, 1 yes, 2 unknown: every way to fill the unknown in.
    private static IEnumerable<(int Met, int Whole)> Completions(int[] counts, int[] meets)
    {
        int n = counts.Length;
        for (int bits = 0; bits < 1 << (2 * n); bits++)
        {
            bool fits = true;
            int met = 0, whole = 0;
            for (int i = 0; i < n; i++)
            {
                int c = bits >> (2 * i) & 1, m = bits >> ((2 * i) + 1) & 1;
                fits &= (counts[i] == 2 || counts[i] == c) && (meets[i] == 2 || meets[i] == m);
                whole += c;
                met += c & m;
            }

            if (fits)
            {
                yield return (met, whole);
            }
        }
    }

    private static void Known(World world, string fact, int value, int village)
    {
        if (value < 2)
        {
            world.Village(fact, value, village);
        }
    }

    private static ComparisonCondition Yes(RuleFact fact) => new(new FactQuery(fact), Comparison.EqualTo, new RuleThreshold(1));

    private static FactQuery Query(int i) => new(RuleFact.PopulationWithinPostalDistanceShare, i + 1, FactUnit.Kilometres);

    private static Gen<(double Low, double High)[]> Intervals() =>
        Gen.Select(Tenth, Tenth).Select((a, b) => (Math.Min(a, b), Math.Max(a, b))).Array[FactCount];

    private static Gen<RuleCondition> Condition(int depth)
    {
        Gen<RuleCondition> leaf = Gen.Select(Gen.Int[0, FactCount - 1], Gen.Enum<Comparison>(), Tenth)
            .Select((i, how, t) => (RuleCondition)new ComparisonCondition(Query(i), how, new RuleThreshold(t)));
        if (depth == 0)
        {
            return leaf;
        }

        Gen<RuleCondition> part = Condition(depth - 1);
        return Gen.OneOf(
            leaf,
            part.Array[1, 3].Select(p => (RuleCondition)new AllOfCondition(p)),
            part.Array[1, 3].Select(p => (RuleCondition)new AnyOfCondition(p)),
            part.Select(p => (RuleCondition)new NotCondition(p)));
    }

    private static bool Classical(RuleCondition condition, double[] values) => condition switch
    {
        AllOfCondition all => all.Parts.All(p => Classical(p, values)),
        AnyOfCondition any => any.Parts.Any(p => Classical(p, values)),
        NotCondition not => !Classical(not.Part, values),
        ComparisonCondition { Threshold: not null } c => Classical(values[(int)c.Query.Amount - 1], c.Comparison, c.Threshold.Value),
        _ => throw new InvalidOperationException(),
    };

    private static bool Classical(double value, Comparison comparison, double threshold) => comparison switch
    {
        Comparison.AtLeast => value >= threshold,
        Comparison.AtMost => value <= threshold,
        Comparison.MoreThan => value > threshold,
        Comparison.LessThan => value < threshold,
        _ => value.Equals(threshold),
    };

    private static Verdict Judge(RuleCondition condition, (double Low, double High)[] values)
    {
        var world = new World();
        for (int i = 0; i < values.Length; i++)
        {
            world.With(RuleScope.Commune, 0, World.Key(Query(i)), FactValue.Between(values[i].Low, values[i].High));
        }

        return RuleVerdicts.Evaluate(Set(Of("R", RuleScope.Commune, condition)), world)[0].Verdict;
    }

    private static RuleSet Set(params Rule[] rules) =>
        new() { Id = "t", Title = LocalizedText.Same("t"), AsOf = new DateOnly(2025, 1, 1), Rules = rules };

    private static Rule Of(string id, RuleScope scope, RuleCondition when) =>
        new() { Id = id, Title = LocalizedText.Same(id), Scope = scope, Status = RuleStatus.Proposal, When = when };
}
