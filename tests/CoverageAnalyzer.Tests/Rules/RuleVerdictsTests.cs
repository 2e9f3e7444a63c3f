using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Tests.Rules;

public sealed class RuleVerdictsTests
{
    private static readonly TerrainThresholds Measured = new([200, 600], [15, 100 * Math.Tan(Math.PI / 12)]);

    [Fact]
    public void Two_thirds_on_paper_are_two_thirds()
    {
        // 100 cells of 0.1 km² added up, 3 × 10⁻¹⁵ off in the last digit, are 10 km²; two thirds of 15.
        double sum = 0;
        for (int i = 0; i < 100; i++)
        {
            sum += 0.1;
        }

        Assert.NotEqual(10, sum);
        Assert.Equal(Verdict.Yes, Mountainous(Terrain(15, 0, sum, 0)).Verdict);
        Assert.Equal(Verdict.Yes, Mountainous(Terrain(3, 0, 2, 0)).Verdict);
        Assert.NotEqual(Verdict.Yes, Mountainous(Terrain(3, 0, 1.99999, 0)).Verdict);
    }

    [Fact]
    public void Fifteen_percent_is_not_fifteen_degrees()
    {
        // All of the village has a slope of 15 percent or more, none of it 15 degrees (26.8 percent).
        UnitTerrain terrain = Terrain(1, 0, 0, 0) with { AtOrAboveSlopeSquareKilometres = [1, 0] };
        var facts = new StudyFacts(new StudyFactInputs
        {
            Communes = [Commune(terrain)],
            Terrain = Measured,
            Villages = [new VillageIndicators { Village = VillageAt(), Terrain = terrain }],
            VillagesHavePolygons = true,
        });
        Assert.Equal(1, facts.Of(RuleScope.Village, 0, new FactQuery(RuleFact.AreaShareAtOrAboveSlope, 15, FactUnit.Percent)).Low);
        Assert.Equal(0, facts.Of(RuleScope.Village, 0, new FactQuery(RuleFact.AreaShareAtOrAboveSlope, 15, FactUnit.Degrees)).High);
        Assert.Equal(8.5308, Math.Atan(0.15) * 180 / Math.PI, 4);
        Assert.Equal(26.7949, new FactQuery(RuleFact.AreaShareAtOrAboveSlope, 15, FactUnit.Degrees).SlopePercent, 4);
    }

    [Fact]
    public void A_share_tells_its_margin_in_points_and_hectares()
    {
        // 36.0 km², of which 24.6 km² are high: 68.33 %, 1.67 points and 60 ha above two thirds (24.0 km²).
        RuleVerdict verdict = Mountainous(Terrain(36, 0, 24.6, 0));
        Assert.Equal(Verdict.Yes, verdict.Verdict);
        Assert.Equal(60, verdict.MarginHectares, 6);
        Assert.Equal("share", verdict.Unit);
        Assert.Equal(new LocalizedText(
            "Kết luận theo độ cao: 68,3 % diện tích ở độ cao từ 200 m trở lên; cao hơn mức hai phần ba 1,7 điểm phần trăm (60 ha)",
            "Decided by altitude: 68.3 % of its area lies at 200 m or higher; 1.7 points, 60 ha, above the two-thirds line"), verdict.Reason);
        Assert.Equal([0, 1, 2, 2], verdict.Chain.Select(s => s.Depth));
    }

    [Fact]
    public void A_chain_says_that_a_missing_village_layer_leaves_it_open()
    {
        RuleVerdict verdict = Mountainous(Terrain(36, 0, 23, 0));
        Assert.Equal(Verdict.Undecidable, verdict.Verdict);
        Assert.Equal(new LocalizedText("Chưa kết luận được: chưa có lớp thôn, bản", "Undecidable: no village layer"), verdict.Reason);
        Assert.Equal(-100, verdict.MarginHectares, 6); // the altitude route's miss is still told
    }

    [Fact]
    public void Without_a_village_layer_a_commune_of_no_hills_is_not_mountainous()
    {
        // 0.3 ha high and 0.3 ha steep: no village of 1 ha can have two thirds of it.
        UnitTerrain flat = Terrain(36, 0, 0.003, 0.003);
        RuleVerdict verdict = Mountainous(flat);
        Assert.Equal(Verdict.No, verdict.Verdict);
        Assert.Contains(verdict.Chain, s => s.Sentence.English.StartsWith("No village of 1 ha or more could qualify: the whole commune has 0.60 ha", StringComparison.Ordinal));
        Assert.Equal(Verdict.Undecidable, Mountainous(Terrain(36, 0, 0.004, 0.003)).Verdict);

        // Unknown area may be high and steep: 0.1 ha of it counts twice.
        Assert.Equal(Verdict.Undecidable, Mountainous(Terrain(36, 0.001, 0.003, 0.003)).Verdict);
    }

    [Theory]
    [InlineData(0.5, 24.0, Verdict.Yes)] // known high part alone reaches 24
    [InlineData(0.5, 23.4, Verdict.Undecidable)] // no village layer; altitude misses for certain, the villages stay open
    [InlineData(0.5, 23.7, Verdict.Undecidable)] // 23.7 … 24.2 of 36
    [InlineData(2.0, 30.0, Verdict.Undecidable)] // 5.6 % unknown, above the limit of 5 %, whatever the bounds
    public void Voids_make_a_share_an_interval(double unknown, double high, Verdict expected) =>
        Assert.Equal(expected, Mountainous(Terrain(36, unknown, high, 0)).Verdict);

    [Fact]
    public void The_limit_of_unknown_area_is_told()
    {
        RuleVerdict verdict = Judge(Facts(Terrain(100, 7.2, 80, 0)), "MTN-UP-91");
        Assert.Equal("Undecidable: 7.2 % of its area has no height, above the limit of 5 %", verdict.Reason.English);
        Assert.Equal("Chưa kết luận được: 7,2 % diện tích không có độ cao, vượt giới hạn 5 %", verdict.Reason.Vietnamese);
        Assert.Equal("Undecidable: no elevation model", Judge(new StudyFacts(new StudyFactInputs { Communes = [Commune(null)] }), "MTN-UP-91").Reason.English);
    }

    [Fact]
    public void Village_points_are_judged_by_their_list_and_shown_as_information_only()
    {
        RuleVerdict Of(bool? listed)
        {
            var facts = new StudyFacts(new StudyFactInputs
            {
                Communes = [Commune(Terrain(36, 0, 20, 0))],
                Terrain = Measured,
                Villages = [.. new[] { 250.0, 240, 30 }.Select(h => new VillageIndicators { Village = VillageAt() with { IsListedMountainous = listed }, ElevationMetres = h })],
            });
            return Judge(facts, "MTN-272-C");
        }

        Assert.Equal(Verdict.Yes, Of(true).Verdict);
        Assert.Equal("Decided by villages: 3 of 3 villages (100.0 %) meet MTN-272-V; 33.3 points above the two-thirds line", Of(true).Reason.English);
        Assert.Equal(Verdict.No, Of(false).Verdict);
        RuleVerdict open = Of(null);
        Assert.Equal("Undecidable: villages have no polygons", open.Reason.English);
        RuleStep proxy = Assert.Single(open.Chain, s => s.Verdict == Verdict.NotComputed);
        Assert.Equal("For information only, no verdict: 66.7 % of its village points stand at 200 m or higher", proxy.Sentence.English);
    }

    [Fact]
    public void An_override_wins_keeps_what_was_computed_and_reaches_the_rules_that_refer_to_it()
    {
        CommuneIndicators commune = Commune(Terrain(36, 0, 0, 0)) with { MobileGap = Engine.Gaps.GapLevel.Full, Situation = new CommuneSituation { LandBorderKilometres = 0, OpenBoundaryKilometres = 1 } };
        var facts = new StudyFacts(new StudyFactInputs { Communes = [commune], Terrain = Measured });
        RuleOverrides overrides = RuleOverrides.Of(
            [new RuleOverrideList { Kind = UnitClass.LandBorder, Yes = ["001", "999"], Reason = new("danh sách kèm Nghị định 299/2025/NĐ-CP", "list of Decree 299/2025/NĐ-CP") }], ["001"]);
        Assert.Equal(["999"], overrides.UnknownCodes);
        IReadOnlyList<RuleVerdict> verdicts = RuleVerdicts.Evaluate(RuleFilesTests.Load("vn-2025"), facts, overrides, TestContext.Current.CancellationToken);
        RuleVerdict border = verdicts.Single(v => v.Rule.Id == "BORD-L");
        Assert.Equal((Verdict.Yes, Verdict.No), (border.Verdict, border.Computed));
        Assert.Equal("The study states yes: list of Decree 299/2025/NĐ-CP", border.Override.English);
        RuleVerdict programme = verdicts.Single(v => v.Rule.Id == "PROGRAMME");
        Assert.Equal(Verdict.Yes, programme.Verdict);
        Assert.Equal("Met: the study states yes: list of Decree 299/2025/NĐ-CP. The commune lacks mobile service", programme.Reason.English);
        Assert.Equal([Verdict.Yes], RuleVerdicts.OfClass(verdicts, UnitClass.Programme, 1));
    }

    [Fact]
    public void A_commune_reads_the_same_whatever_communes_stand_beside_it()
    {
        RuleSet set = RuleFilesTests.Load("vn-2025");
        static CommuneIndicators One(double high, int points, Engine.Gaps.GapLevel mobile) => Commune(Terrain(36, high, 0, 0)) with
        {
            PostalPoints = points,
            PeoplePerPostalPoint = points > 0 ? 1234.5 / points : double.NaN,
            MobileGap = mobile,
            Situation = new CommuneSituation { LandBorderKilometres = points, OpenBoundaryKilometres = 1, IsConnectedToMainland = true, DistanceToMainlandKilometres = 0 },
        };
        CommuneIndicators[] communes =
        [
            One(0, 0, Engine.Gaps.GapLevel.Full), One(30, 2, Engine.Gaps.GapLevel.None), One(0, 0, Engine.Gaps.GapLevel.Full),
            One(12, 2, Engine.Gaps.GapLevel.Full), One(30, 2, Engine.Gaps.GapLevel.None), One(0, 1, Engine.Gaps.GapLevel.NotComputed),
        ];
        IReadOnlyList<RuleVerdict> Of(CommuneIndicators[] of) => RuleVerdicts.Evaluate(
            set, new StudyFacts(new StudyFactInputs { Communes = of, Terrain = Measured }), cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<RuleVerdict> together = Of(communes);
        for (int i = 0; i < communes.Length; i++)
        {
            RuleVerdict[] alone = [.. Of([communes[i]]).Where(v => v.Rule.Scope == RuleScope.Commune)];
            RuleVerdict[] beside = [.. together.Where(v => v.Rule.Scope == RuleScope.Commune && v.UnitIndex == i)];
            Assert.Equal(alone.Select(v => v.Rule.Id), beside.Select(v => v.Rule.Id));
            Assert.Equal(alone.SelectMany(v => v.Chain), beside.SelectMany(v => v.Chain));
            Assert.Equal(alone.Select(v => (v.Verdict, v.Reason, v.Value, v.Margin)), beside.Select(v => (v.Verdict, v.Reason, v.Value, v.Margin)));
        }
    }

    [Fact]
    public void A_missed_combination_tells_each_miss_and_a_list_brings_no_foreign_number()
    {
        RuleSet set = RuleFilesTests.Load("vn-2025");
        RuleVerdict mountainous = RuleFilesTests.Judge(set, RuleCases.All["MTN-272-C"].Missed.Commune("areaShareAtOrAboveHeight 200", 0.6), "MTN-272-C");
        Assert.Equal(
            "Not met: 60.0 % of its area lies at 200 m or higher; 6.7 points below the two-thirds line. 1 of 3 villages (33.3 %) meet MTN-272-V; 33.3 points below the two-thirds line",
            mountainous.Reason.English);
        RuleVerdict area = RuleFilesTests.Judge(RuleFilesTests.Load("vn-2012"), RuleCases.All["PROGRAMME-2012-A"].Met, "PROGRAMME-2012-A");
        Assert.Equal("Kết luận theo danh sách: có tên trong danh sách thử", area.Reason.Vietnamese);
        Assert.True(double.IsNaN(area.Value) && double.IsNaN(area.Margin));
        RuleVerdict points = RuleFilesTests.Judge(RuleFilesTests.Load("vn-2012"), RuleCases.All["POST-R12"].Open, "POST-R12");
        Assert.Equal("Undecidable: it has 0 to 2 staffed points", points.Reason.English);
    }

    [Fact]
    public void Opposite_overrides_are_refused() => Assert.Throws<ArgumentException>(() => RuleOverrides.Of(
        [new RuleOverrideList { Kind = UnitClass.Island, Yes = ["1"], No = ["1"], Reason = LocalizedText.Same("x") }], ["1"]));

    [Fact]
    public void A_compared_list_is_shown_beside_the_verdict()
    {
        var list = new OfficialList { Id = "programme", Title = new("danh sách", "a list"), ComparedRule = "PROGRAMME", Communes = [1] };
        var facts = new StudyFacts(new StudyFactInputs { Communes = [Commune(null), Commune(null)], Lists = [list] });
        Assert.Equal([false, true], RuleVerdicts.Evaluate(RuleFilesTests.Load("vn-2025"), facts, cancellationToken: TestContext.Current.CancellationToken).Where(v => v.Rule.Id == "PROGRAMME").Select(v => v.IsListed));
    }

    [Fact]
    public void Districts_and_the_study_add_up_their_communes()
    {
        CommuneIndicators a = Commune(Terrain(10, 0, 10, 0)) with { Population = 4000, PostalPoints = 1, AreaSquareKilometres = 10 };
        CommuneIndicators b = Commune(Terrain(20, 0, 0, 0)) with { Population = 2000, PostalPoints = 1, AreaSquareKilometres = 20 };
        var facts = new StudyFacts(new StudyFactInputs
        {
            Communes = [a, b],
            Terrain = Measured,
            Districts = [[0, 1]],
            PopulationWithinPostalDistance = (scope, unit, km) => scope == RuleScope.District && unit == 0 ? km / 10 : double.NaN,
        });
        Assert.Equal(3000, facts.Of(RuleScope.District, 0, new FactQuery(RuleFact.PeoplePerPostalPoint)).Low);
        Assert.Equal(Math.Sqrt(15 / Math.PI), facts.Of(RuleScope.Study, 0, new FactQuery(RuleFact.AverageServiceRadius)).Low, 12);
        Assert.Equal(1.0 / 3, facts.Of(RuleScope.Study, 0, new FactQuery(RuleFact.AreaShareAtOrAboveHeight, 200, FactUnit.Metres)).Low, 12);
        Assert.Equal(0.1609344, facts.Of(RuleScope.District, 0, new FactQuery(RuleFact.PopulationWithinPostalDistanceShare, 1, FactUnit.Miles)).Low, 12);
        Assert.False(facts.Of(RuleScope.Study, 0, new FactQuery(RuleFact.PopulationWithinPostalDistanceShare, 1, FactUnit.Miles)).IsKnown);
        Assert.Equal("the study has no such figure: telephones per 100 people", facts.Of(RuleScope.Study, 0, new FactQuery(RuleFact.PhonesPer100People)).Unknown.English);
    }

    [Fact]
    public void The_catalog_has_every_fact_under_its_own_name()
    {
        Assert.Equal(Enum.GetValues<RuleFact>(), FactCatalog.All.Select(d => d.Fact));
        Assert.All(FactCatalog.All, d => Assert.Same(d, FactCatalog.Named(d.Key)));
        Assert.All(FactCatalog.All, d => Assert.Equal(d.Parameter != FactParameter.None, d.Name.English.Contains("{1}", StringComparison.Ordinal)));
        Assert.All(FactCatalog.All, d => Assert.True(d.Measure == FactMeasure.YesNo ? !d.ZeroStatement.IsEmpty : d.Statement.English.Contains("{0}", StringComparison.Ordinal), d.Key));
    }

    private static UnitTerrain Terrain(double area, double unknown, double high, double steep) => new()
    {
        AreaSquareKilometres = area,
        UnknownAreaSquareKilometres = unknown,
        AtOrAboveHeightSquareKilometres = [high, 0],
        AtOrAboveSlopeSquareKilometres = [steep, 0],
    };

    private static CommuneIndicators Commune(UnitTerrain? terrain) => new() { Commune = new Commune { Index = 0, Code = "001", Name = "Xã A" }, Terrain = terrain };

    private static Village VillageAt() => new() { Index = 0, Code = "1", CommuneIndex = 0, LongitudeDegrees = 107, LatitudeDegrees = 16.7 };

    private static StudyFacts Facts(UnitTerrain terrain) => new(new StudyFactInputs { Communes = [Commune(terrain)], Terrain = Measured });

    private static RuleVerdict Mountainous(UnitTerrain terrain) => Judge(Facts(terrain), "MTN-272-C");

    private static RuleVerdict Judge(IRuleFacts facts, string rule) => RuleFilesTests.Judge(RuleFilesTests.Load("vn-2025"), facts, rule);
}
