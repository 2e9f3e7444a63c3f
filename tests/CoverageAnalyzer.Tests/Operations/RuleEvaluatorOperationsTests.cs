using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>What judging a nation may cost, in conditions looked at: each condition of a rule once a unit, and no rule twice for those that refer to it.</summary>
public sealed class RuleEvaluatorOperationsTests
{
    private const int Communes = 500;

    [Fact]
    public void Each_condition_is_looked_at_once_a_commune_and_common_outcomes_are_worded_once()
    {
        RuleSet set = RuleSetReader.Load("vn-2025", ".");
        StudyFacts facts = Facts();
        var evaluator = new RuleEvaluator(set, facts, RuleOverrides.None);
        Assert.True(evaluator.All(TestContext.Current.CancellationToken).Count >= Communes);
        long atMost = set.Rules.Sum(r => (long)facts.UnitCount(r.Scope) * RuleNeeds.Within(r.When).Count());
        Assert.InRange(evaluator.ConditionsEvaluated, atMost / 2, atMost); // the first that can be decided spares the others
        Assert.InRange(evaluator.OutcomesShared, 1, atMost / 10);
    }

    /// <summary>The words do not depend on the threads, nor does what each verdict is.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Any_number_of_threads_gives_the_same_verdicts_word_by_word(int threads)
    {
        foreach (string name in RuleSetReader.BuiltIn)
        {
            RuleSet set = RuleSetReader.Load(name, ".");
            StudyFacts facts = Facts();
            IReadOnlyList<RuleVerdict> plain = RuleVerdicts.Evaluate(set, facts, cancellationToken: TestContext.Current.CancellationToken);
            RuleVerdictTable table = RuleVerdictTable.Judge(set, facts, null, keepWords: true, TestContext.Current.CancellationToken, threads);
            Assert.Equal(plain.Select(Words), table.Select(Words));
            Assert.Equal(plain.OrderBy(v => v.Rule.Scope).Select(Words), table.ByScope().Select(Words));
            RuleVerdictTable again = table.Again(facts, (_, unit) => unit % 3 == 0, TestContext.Current.CancellationToken, threads);
            Assert.Equal(plain.Select(Words), again.Select(Words));
        }
    }

    [Fact]
    public void A_fault_of_a_rule_is_the_same_on_any_number_of_threads()
    {
        RuleSet loaded = RuleSetReader.Load("vn-2025", ".");
        RuleSet set = loaded with { Rules = [loaded.Rules.First(r => r.Scope == RuleScope.Commune) with { When = new RuleReferenceCondition("NOBODY") }] };
        Assert.Equal(
            Assert.Throws<ArgumentException>(() => RuleVerdictTable.Judge(set, Facts(), null, false, TestContext.Current.CancellationToken)).Message,
            Assert.Throws<ArgumentException>(() => RuleVerdictTable.Judge(set, Facts(), null, false, TestContext.Current.CancellationToken, 4)).Message);
    }

    private static string Words(RuleVerdict verdict) =>
        $"{verdict.Rule.Id} {verdict.UnitIndex} {verdict.Verdict} {verdict.Computed} {verdict.Reason} {verdict.Value:R} {verdict.Margin:R} {verdict.MarginHectares:R} {verdict.Unit} {string.Join('|', verdict.Chain)}";

    private static StudyFacts Facts() => new(new StudyFactInputs
    {
        Communes = [.. Enumerable.Range(0, Communes).Select(Commune)],
        Terrain = new TerrainThresholds([200, 600], [15, 100 * Math.Tan(Math.PI / 12)]),
        Villages =
        [
            .. Enumerable.Range(0, 300).Select(v => new VillageIndicators
            {
                Village = new Village { Index = v, Code = $"{v}", CommuneIndex = v % 7 == 0 ? null : v * 5 % Communes, LongitudeDegrees = 107, LatitudeDegrees = 16, Households = v % 11 == 0 ? double.NaN : v },
                Terrain = Terrain(v, 0.5),
            }),
        ],
        VillagesHavePolygons = true,
        Districts = [.. Enumerable.Range(0, 10).Select(d => (IReadOnlyList<int>)[.. Enumerable.Range(0, Communes).Where(c => c % 10 == d)])],
        PopulationWithinPostalDistance = (_, unit, _) => unit % 4 / 4.0,
    });

    private static CommuneIndicators Commune(int i) => new()
    {
        Commune = new Commune { Index = i, Code = $"{i:000}", Name = $"Xã {i}", PolygonAreaSquareKilometres = 10 },
        AreaSquareKilometres = 10,
        Population = i % 9 == 0 ? double.NaN : 1000 + i,
        PostalPoints = i % 3,
        Terrain = i % 5 == 0 ? null : Terrain(i, 10),
        Situation = i % 8 == 0 ? null : new CommuneSituation { IsConnectedToMainland = i % 16 != 1, LandBorderKilometres = i % 6, SeaBoundaryKilometres = i % 2, OpenBoundaryKilometres = 1, DistanceToMainlandKilometres = i % 16 == 1 ? 3 : 0, DistanceToDistrictCentreKilometres = i % 40 },
    };

    private static UnitTerrain Terrain(int i, double area) => new()
    {
        AreaSquareKilometres = area,
        UnknownAreaSquareKilometres = i % 13 == 0 ? area / 3 : 0,
        MeanElevationMetres = i * 3,
        AtOrAboveHeightSquareKilometres = [area * (i % 10) / 10, area * (i % 10) / 20],
        AtOrAboveSlopeSquareKilometres = [area * (i % 7) / 7, area * (i % 7) / 14],
    };
}
