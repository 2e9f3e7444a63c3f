using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Geography;

/// <summary>Squares of some kilometres whose figures are worked out by hand; tolerances are 250 m.</summary>
public sealed class CommuneSituationsTests
{
    private const double Metre = 0.001;

    [Fact]
    public void Communes_that_touch_in_a_corner_hang_together()
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(10, 10, 20, 20).Measure();
        Assert.All(all, s => Assert.Equal((true, 0.0, false), (s.IsConnectedToMainland, s.DistanceToMainlandKilometres, s.IsIsland)));
    }

    // The nearest places: side to side; corner to corner, 3 and 4 km apart; the middle of a long side against a corner.
    [Theory]
    [InlineData(11, 0, 12, 1, 1.0)]
    [InlineData(13, 14, 14, 15, 5.0)]
    [InlineData(4, -3, 6, -2, 2.0)]
    public void An_island_lies_as_far_as_the_shortest_way(double west, double south, double east, double north, double kilometres)
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(west, south, east, north).Measure();
        Assert.Equal((true, 0.0), (all[0].IsConnectedToMainland, all[0].DistanceToMainlandKilometres));
        Assert.False(all[1].IsConnectedToMainland);
        Assert.Equal(kilometres, all[1].DistanceToMainlandKilometres, 1e-9);
        Assert.True(all[1].IsIsland);
        Assert.Null(all[1].IsSurroundedBySea);
    }

    // Nobody's vertices are near: the tip of the triangle stands 200 m before the middle of a side of 10 km.
    [Theory]
    [InlineData(10.2, true)]
    [InlineData(10.3, false)]
    public void A_gap_of_200_metres_is_none_and_one_of_300_is(double tip, bool connected)
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Add([tip, 5, 14, 4, 14, 6]).Measure();
        Assert.Equal(connected, all[1].IsConnectedToMainland);
        Assert.Equal(connected ? 0 : tip - 10, all[1].DistanceToMainlandKilometres, 1e-9);
    }

    [Fact]
    public void Parts_of_one_commune_hang_together_and_carry_others()
    {
        // B has a part at the mainland A and one on an island, where C stands beside it.
        IReadOnlyList<CommuneSituation> all = new SituationPlan()
            .Box(0, 0, 10, 10)
            .Add(SituationPlan.Ring(10, 0, 12, 2), SituationPlan.Ring(20, 0, 22, 2))
            .Box(22, 0, 24, 2)
            .Box(30, 0, 32, 2)
            .Measure();
        Assert.Equal([true, true, true, false], all.Select(s => s.IsConnectedToMainland!.Value));
        Assert.Equal(6, all[3].DistanceToMainlandKilometres, 1e-9);
    }

    [Fact]
    public void A_commune_drawn_inside_another_hangs_together_with_it() =>
        Assert.All(new SituationPlan().Box(0, 0, 10, 10).Box(4, 4, 6, 6).Measure(), s => Assert.True(s.IsConnectedToMainland));

    [Fact]
    public void The_group_of_the_largest_area_is_the_mainland_not_that_of_the_most_communes()
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 1, 1).Box(1, 0, 2, 1).Box(2, 0, 3, 1).Box(20, 0, 30, 10).Measure();
        Assert.Equal([false, false, false, true], all.Select(s => s.IsConnectedToMainland!.Value));
        Assert.Equal([19, 18, 17, 0], all.Select(s => Math.Round(s.DistanceToMainlandKilometres, 9)));
    }

    [Fact]
    public void Lengths_and_tolerances_are_those_of_the_ground()
    {
        // k = 2: 400 m of the plane are 200 m on the ground, and a side of 10 km is one of 5.
        static SituationRequest Twofold(SituationRequest r) => r with { ScaleFactor = (_, _) => 2, NationalBorder = SituationPlan.Line(-0.4, -5, -0.4, 15) };
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(10.4, 0, 20.4, 10).Box(30.4, 0, 31.4, 1).Measure(Twofold);
        Assert.Equal([true, true, false], all.Select(s => s.IsConnectedToMainland!.Value));
        Assert.Equal(5, all[2].DistanceToMainlandKilometres, 1e-9);
        Assert.Equal(15, all[0].OpenBoundaryKilometres, 1e-9);
        Assert.Equal(5.1, all[0].LandBorderKilometres, 1e-9); // and 50 m round each corner: 250 less the 200 it lies off
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(-0.2)]
    public void The_side_of_a_neighbor_is_not_open_across_gaps_and_overlaps(double gap)
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(10 + gap, 0, 20, 10).Measure();
        Assert.Equal(30, all[0].OpenBoundaryKilometres, 1e-9);
        Assert.Equal(30 - (2 * gap), all[1].OpenBoundaryKilometres, 1e-9); // its north and south sides are so much shorter
    }

    [Fact]
    public void A_neighbor_narrower_than_the_tolerance_is_still_a_neighbor()
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(10, 0, 10.15, 10).Measure();
        Assert.Equal(30, all[0].OpenBoundaryKilometres, 1e-9);
    }

    [Fact]
    public void An_inlet_of_the_commune_itself_is_open_only_where_a_way_leads_out()
    {
        // A channel 100 m wide and 5 km long cut into a square. Open are the 39.9 km around it, and two pieces of 125 m on each of its banks, from
        // which a slanting look leads out of its mouth. Its head sees nothing but water, but 100 m between closed banks are no opening.
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Add([0, 0, 10, 0, 10, 4.95, 5, 4.95, 5, 5.05, 10, 5.05, 10, 10, 0, 10]).Measure();
        Assert.Equal(39.9 + (4 * 0.125), all[0].OpenBoundaryKilometres, 1e-9);
    }

    [Theory]
    [InlineData(0.15, 0)]
    [InlineData(0.6, 0.6)]
    public void A_hole_between_two_communes_is_an_opening_only_where_it_is_longer_than_the_tolerance(double kilometres, double open)
    {
        // Between A and B lies a strip of nothing, 2 km wide and so many kilometres long; the ground north and south of it is B's.
        double top = 5 + kilometres;
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10)
            .Add([10, 0, 20, 0, 20, 10, 10, 10, 10, top, 12, top, 12, 5, 10, 5]).Measure();
        Assert.Equal(30 + open, all[0].OpenBoundaryKilometres, 0.13);
    }

    // The line stands so many metres east of the side; round both corners it reaches what is left of 250 m.
    [Theory]
    [InlineData(0, 10.5)]
    [InlineData(100, 10.3)]
    [InlineData(-100, 10.7)]
    [InlineData(400, 0)]
    public void A_border_line_displaced_within_the_tolerance_counts(double metres, double kilometres)
    {
        CommuneSituation only = new SituationPlan().Box(0, 0, 10, 10)
            .Measure(r => r with { NationalBorder = SituationPlan.Line(10 + (metres * Metre), -5, 10 + (metres * Metre), 15) })[0];
        Assert.Equal(kilometres, only.LandBorderKilometres, 1e-9);
        Assert.Equal(40, only.OpenBoundaryKilometres, 1e-9);
    }

    [Fact]
    public void The_border_ends_where_the_line_does_to_the_metre()
    {
        // The line runs along the side from y = 3 to 4.2 km: 1.2 km and half a circle's 250 m on both ends.
        CommuneSituation only = new SituationPlan().Box(0, 0, 10, 10).Measure(r => r with { NationalBorder = SituationPlan.Line(10, 3, 10, 3.5, 10, 4.2) })[0];
        Assert.Equal(1.7, only.LandBorderKilometres, 1e-9);
    }

    [Fact]
    public void A_commune_of_the_second_row_that_touches_the_line_in_a_corner_has_no_border()
    {
        // B lies east of A, C north of it; the border comes down C's east side to the corner of all three and goes along B's north side.
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(10, 0, 20, 10).Box(0, 10, 10, 20)
            .Measure(r => r with { NationalBorder = SituationPlan.Line(10, 20, 10, 10, 20, 10) });
        Assert.Equal(0, all[0].LandBorderKilometres);
        Assert.Equal([10.25, 10.25], all.Skip(1).Select(s => Math.Round(s.LandBorderKilometres, 9)));
    }

    [Fact]
    public void A_border_behind_another_commune_is_not_the_communes_own()
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Box(10, 0, 10.2, 10)
            .Measure(r => r with { NationalBorder = SituationPlan.Line(10.2, 1, 10.2, 9) });
        Assert.Equal(0, all[0].LandBorderKilometres);
        Assert.Equal(8.5, all[1].LandBorderKilometres, 1e-9);
    }

    [Fact]
    public void The_sea_lies_behind_open_boundary_that_is_no_border()
    {
        static SurfaceKind East(double x, double y) => x > 10_050 ? SurfaceKind.Sea : SurfaceKind.Land;
        SituationPlan plan = new SituationPlan().Box(0, 0, 10, 10);
        Assert.Equal(10, plan.Measure(r => r with { SurfaceAt = East })[0].SeaBoundaryKilometres, 1e-9);
        CommuneSituation half = plan.Measure(r => r with { SurfaceAt = East, NationalBorder = SituationPlan.Line(10, 5.25, 10, 15) })[0];
        Assert.Equal(5, half.SeaBoundaryKilometres, 1e-9);
        Assert.Equal(5.25, half.LandBorderKilometres, 1e-9); // the 5 km, and 250 m round the corner
    }

    [Theory]
    [InlineData(300, 10)] // a beach: land at 250 m, sea at 500
    [InlineData(600, 0)]
    public void The_sea_may_begin_two_tolerances_outward(double metres, double kilometres)
    {
        SurfaceKind East(double x, double y) => x > 10_000 + metres ? SurfaceKind.Sea : SurfaceKind.Land;
        Assert.Equal(kilometres, new SituationPlan().Box(0, 0, 10, 10).Measure(r => r with { SurfaceAt = East })[0].SeaBoundaryKilometres, 1e-9);
    }

    [Fact]
    public void Where_nothing_tells_sea_from_land_there_is_no_figure()
    {
        SituationPlan plan = new SituationPlan().Box(0, 0, 10, 10).Box(10, 0, 20, 10);
        Assert.All(plan.Measure(), s => Assert.True(double.IsNaN(s.SeaBoundaryKilometres) && double.IsNaN(s.LandBorderKilometres)));
        IReadOnlyList<CommuneSituation> west = plan.Measure(r => r with { SurfaceAt = (x, _) => x < 10_000 ? SurfaceKind.Sea : SurfaceKind.Unknown });
        Assert.Equal(30, west[0].SeaBoundaryKilometres, 1e-9);
        Assert.True(double.IsNaN(west[1].SeaBoundaryKilometres));
    }

    [Fact]
    public void What_land_lies_around_is_no_island()
    {
        SituationPlan plan = new SituationPlan().Box(0, 0, 10, 10).Box(30, 0, 32, 2).Box(32, 0, 34, 2);
        static SurfaceKind FromWest(double x, double limit) => x > limit ? SurfaceKind.Land : SurfaceKind.Sea;
        IReadOnlyList<CommuneSituation> island = plan.Measure(r => r with { SurfaceAt = (x, _) => FromWest(x, 40_000) });
        Assert.Equal([null, true, true], island.Select(s => s.IsSurroundedBySea));
        Assert.Equal([false, true, true], island.Select(s => s.IsIsland));

        // The group is judged as one: the western commune has 6 of the 12 km of shore, and 5 of those before the sea.
        IReadOnlyList<CommuneSituation> exclave = plan.Measure(r => r with { SurfaceAt = (x, _) => FromWest(x, 31_500) });
        Assert.Equal([null, false, false], exclave.Select(s => s.IsSurroundedBySea));
        Assert.Equal([false, false, false], exclave.Select(s => s.IsIsland));
        Assert.Equal([true, false, false], exclave.Select(s => s.IsConnectedToMainland));
        Assert.Equal(20, exclave[1].DistanceToMainlandKilometres, 1e-9);
    }

    [Fact]
    public void A_centre_given_is_measured_to_from_the_middle()
    {
        CommuneSituation only = new SituationPlan().Box(0, 0, 10, 10)
            .Measure(r => r with { DistrictOfCommune = [0], DistrictCentres = [new DistrictCentre(8_000, 9_000, LocalizedText.Same("UBND"))] })[0];
        Assert.Equal(5, only.DistanceToDistrictCentreKilometres, 1e-9); // 3 east, 4 north
        Assert.Equal("UBND", only.DistrictCentre.English);
    }

    [Fact]
    public void Without_a_centre_the_most_populous_township_of_the_district_stands_for_it()
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan()
            .Add("Xã", "Huyện M", 90_000, SituationPlan.Ring(0, 0, 10, 10))
            .Add("Thị trấn", "Huyện M", 2_000, SituationPlan.Ring(10, 0, 20, 10))
            .Add("Thị trấn", "Huyện M", 3_000, SituationPlan.Ring(20, 0, 30, 10))
            .Add("Phường", "Huyện N", double.NaN, SituationPlan.Ring(30, 0, 40, 10))
            .Add("Xã", "Huyện O", 1, SituationPlan.Ring(40, 0, 50, 10))
            .Add("Xã", string.Empty, 1, SituationPlan.Ring(50, 0, 60, 10))
            .Measure();
        Assert.Equal([20, 10, 0, 0, double.NaN, double.NaN], all.Select(s => s.DistanceToDistrictCentreKilometres));
        Assert.Equal("'Thị trấn C' (derived: the township or ward of the district with the most people)", all[0].DistrictCentre.English);
        Assert.Equal("'Phường D' (derived: a township or ward of the district)", all[3].DistrictCentre.English);
        Assert.Equal("'Huyện O' has no township or ward in the commune layer", all[4].DistrictCentre.English);
        Assert.Equal("xã không ghi huyện", all[5].DistrictCentre.Vietnamese);
    }

    [Fact]
    public void The_middle_of_a_commune_lies_inside_it()
    {
        // A U whose centroid falls into its opening: the middle is that of the wider arm at half height, 2.5 km to 0.
        double[] u = [0, 0, 12, 0, 12, 10, 9, 10, 9, 1, 5, 1, 5, 10, 0, 10];
        CommuneSituation only = new SituationPlan().Add(u)
            .Measure(r => r with { DistrictOfCommune = [0], DistrictCentres = [new DistrictCentre(2_500, 5_500, LocalizedText.Same("x"))] })[0];
        Assert.Equal(0, only.DistanceToDistrictCentreKilometres, 0.6);
    }

    [Fact]
    public void A_commune_without_a_polygon_has_no_figures()
    {
        IReadOnlyList<CommuneSituation> all = new SituationPlan().Box(0, 0, 10, 10).Add().Measure(r => r with { SurfaceAt = (_, _) => SurfaceKind.Sea });
        Assert.Equal(new CommuneSituation(), all[1]);
        Assert.Null(all[1].IsIsland);
        Assert.Equal(40, all[0].SeaBoundaryKilometres, 1e-9);
        Assert.Empty(new SituationPlan().Measure());
    }

    [Fact]
    public void What_cannot_be_measured_is_refused()
    {
        SituationPlan plan = new SituationPlan().Box(0, 0, 10, 10);
        foreach (double bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => plan.Measure(r => r with { ConnectToleranceMetres = bad }));
            Assert.Throws<ArgumentOutOfRangeException>(() => plan.Measure(r => r with { BorderToleranceMetres = bad }));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Measure(r => r with { ScaleFactor = (_, _) => double.NaN }));
        Assert.Throws<ArgumentException>(() => plan.Measure(r => r with { Communes = [] }));
        Assert.Throws<ArgumentException>(() => plan.Measure(r => r with { DistrictOfCommune = [0, 1] }));
        Assert.Throws<ArgumentException>(() => plan.Measure(r => r with { DistrictCentres = [null] }));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => CommuneSituations.Measure(plan.Request, stopped.Token));
    }
}
