using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CsCheck;

namespace CoverageAnalyzer.Tests.Gaps;

public sealed class DisadvantagedAreasTests
{
    /// <summary>
    /// Six communes of 1,000 people: A mountainous and on the border, lacks both; B mountainous, lacks postal service; C undecidable, lacks mobile
    /// service; D in the plain, served; E an island, served; F in the plain, people unknown, lacks postal service.
    /// </summary>
    private static readonly CommuneIndicators[] Six =
    [
        Commune("A", Verdict.Yes, 0.25, 0.5, GapLevel.Full, GapLevel.Partial) with { Border = Verdict.Yes },
        Commune("B", Verdict.Yes, 0.75, 1, GapLevel.Partial, GapLevel.None),
        Commune("C", Verdict.Undecidable, 1, 0.1, GapLevel.None, GapLevel.Partial),
        Commune("D", Verdict.No, 1, 1, GapLevel.None, GapLevel.None),
        Commune("E", Verdict.No, 0.96, 1, GapLevel.None, GapLevel.None) with { Island = Verdict.Yes },
        Commune("F", Verdict.No, 0.5, 1, GapLevel.Partial, GapLevel.None) with { Population = double.NaN },
    ];

    [Fact]
    public void Rows_stand_in_a_fixed_order_and_kinds_nobody_computed_have_none() => Assert.Equal(
        [UnitClass.Mountainous, UnitClass.LandBorder, UnitClass.Island, UnitClass.None], DisadvantagedAreas.Of(Six).Select(r => r.Kind));

    [Fact]
    public void Figures_are_those_worked_out_by_hand()
    {
        DisadvantagedAreaGap[] rows = [.. DisadvantagedAreas.Of(Six)];
        DisadvantagedAreaGap mountainous = rows[0], border = rows[1], island = rows[2], others = rows[3];
        Assert.Equal((2, 1), (mountainous.Communes, mountainous.UndecidableCommunes));
        Assert.Equal((2, 1, 1), (mountainous.LackingPostal!.Value, mountainous.LackingMobile!.Value, mountainous.LackingBoth!.Value));
        Assert.Equal(2000, mountainous.Population);
        Assert.Equal(1000, mountainous.PeopleWithoutPostal); // 1000 × 0.75 + 1000 × 0.25
        Assert.Equal(500, mountainous.PeopleWithoutMobile);
        Assert.Equal((1, 1, 1, 1), (border.Communes, border.LackingPostal!.Value, border.LackingMobile!.Value, border.LackingBoth!.Value));
        Assert.Equal((1, 0), (island.Communes, island.LackingPostal!.Value));
        Assert.Equal(40, island.PeopleWithoutPostal, 1e-9);

        // All others: D and F. C may be mountainous, so it is of neither side.
        Assert.Equal((2, 1), (others.Communes, others.UndecidableCommunes));
        Assert.Equal((1, 0, 0), (others.LackingPostal!.Value, others.LackingMobile!.Value, others.LackingBoth!.Value));
        Assert.Equal(1000, others.Population); // F is unknown, not 0
        Assert.Equal(0, others.PeopleWithoutPostal);
    }

    [Fact]
    public void What_was_not_assessed_is_unknown()
    {
        CommuneIndicators[] bare = [.. Six.Select(c => c with { PostalGap = GapLevel.NotComputed, Population = double.NaN, MobileCoveredPopulationFraction = double.NaN })];
        DisadvantagedAreaGap row = DisadvantagedAreas.Of(bare)[0];
        Assert.Null(row.LackingPostal);
        Assert.Null(row.LackingBoth);
        Assert.Equal(1, row.LackingMobile);
        Assert.All((double[])[row.Population, row.PeopleWithoutPostal, row.PeopleWithoutMobile], v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Without_classes_there_is_no_row() =>
        Assert.Empty(DisadvantagedAreas.Of([.. Six.Select(c => c with { Mountainous = Verdict.NotComputed, Border = Verdict.NotComputed, Island = Verdict.NotComputed })]));

    /// <summary>A coastal highland alone is not compared with others: neither kind is a disadvantage of its own.</summary>
    [Fact]
    public void Others_need_a_disadvantaged_kind() => Assert.Equal(
        [UnitClass.Highland, UnitClass.SeaBorder],
        DisadvantagedAreas.Of([new CommuneIndicators { Commune = Six[0].Commune, Highland = Verdict.Yes, SeaBorder = Verdict.No }]).Select(r => r.Kind));

    /// <summary>Remote without a stated distance is undecidable everywhere; it keeps its row and leaves the others comparable.</summary>
    [Fact]
    public void A_kind_nothing_decides_does_not_open_all_others()
    {
        DisadvantagedAreaGap[] rows = [.. DisadvantagedAreas.Of([.. Six.Select(c => c with { Remote = Verdict.Undecidable })])];
        Assert.Equal((0, 6), (rows[1].Communes, rows[1].UndecidableCommunes));
        Assert.Equal(UnitClass.Remote, rows[1].Kind);
        Assert.Equal((2, 1), (rows[^1].Communes, rows[^1].UndecidableCommunes));
    }

    [Fact]
    public void A_commune_of_several_kinds_is_shown_by_the_first()
    {
        CommuneIndicators all = Six[0] with { Island = Verdict.Yes, Border = Verdict.Yes, Mountainous = Verdict.Yes, Remote = Verdict.Yes };
        Assert.Equal(UnitClass.Island, DisadvantagedAreas.KindOf(all));
        Assert.Equal(UnitClass.LandBorder, DisadvantagedAreas.KindOf(all with { Island = Verdict.Undecidable }));
        Assert.Equal(UnitClass.Mountainous, DisadvantagedAreas.KindOf(all with { Island = Verdict.No, Border = Verdict.No }));
        Assert.Equal(UnitClass.Remote, DisadvantagedAreas.KindOf(all with { Island = Verdict.No, Border = Verdict.No, Mountainous = Verdict.No }));
        Assert.Equal(UnitClass.None, DisadvantagedAreas.KindOf(Six[3]));
    }

    /// <summary>Disadvantaged, others and undecidable communes are all communes, each once; no kind has more communes than there are.</summary>
    [Fact]
    public void Every_commune_is_on_one_side() =>
        Gen.Enum<Verdict>().Array[4].Array[1, 30].Sample(verdicts =>
        {
            CommuneIndicators[] communes = [.. verdicts.Select(v => Six[0] with { Mountainous = v[0], Remote = v[1], Border = v[2], Island = v[3] })];
            DisadvantagedAreaGap? others = DisadvantagedAreas.Of(communes).SingleOrDefault(r => r.Kind == UnitClass.None);
            IReadOnlyList<UnitClass> kinds = DisadvantagedAreas.DecidedKinds(communes);
            int own = communes.Count(c => DisadvantagedAreas.KindOf(c) != UnitClass.None), bare = communes.Count(c => DisadvantagedAreas.VerdictOfAny(c, kinds) == Verdict.NotComputed);
            Assert.Equal(communes.Length, own + bare + (others?.Communes ?? 0) + (others?.UndecidableCommunes ?? 0));
            Assert.All(DisadvantagedAreas.Of(communes), r => Assert.InRange(r.Communes + r.UndecidableCommunes, 0, communes.Length));
        });

    private static CommuneIndicators Commune(string code, Verdict mountainous, double postal, double mobile, GapLevel postalGap, GapLevel mobileGap) => new()
    {
        Commune = new Commune { Index = code[0] - 'A', Code = code, Name = code },
        Population = 1000,
        PopulationWithinPostalLimitFraction = postal,
        MobileCoveredPopulationFraction = mobile,
        PostalGap = postalGap,
        MobileGap = mobileGap,
        Mountainous = mountainous,
        Border = Verdict.No,
        Island = Verdict.No,
    };
}
