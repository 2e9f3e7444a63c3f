using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Models;

public sealed class P1812ModelTests
{
    private static readonly P1812Model Model = new();
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5 };
    private static readonly TerrainProfile Hills = new([0, 1, 2, 3, 4, 5], [10, 40, 90, 20, 60, 15]);

    private static double Of(PathLoss loss, string symbol) => loss.Quantities.Single(q => q.Symbol == symbol).Value;

    [Fact]
    public void Every_value_is_a_number_and_no_path_is_better_than_line_of_sight() =>
        Gen.Select(RandomPaths.Mixed, RandomPaths.Links).Sample((profile, link) =>
        {
            PathLoss loss = Model.Predict(profile, link);
            return loss.Refusal is null && loss.Quantities.All(q => double.IsFinite(q.Value)) && loss.LossDb >= Of(loss, "Lb0p") && Of(loss, "Lb0p") <= Of(loss, "Lbfs");
        });

    [Fact]
    public void At_half_of_the_time_and_places_no_path_is_better_than_free_space() =>
        Gen.Select(RandomPaths.Mixed, RandomPaths.Links).Sample((profile, link) =>
        {
            PathLoss loss = Model.Predict(profile, link with { TimePercent = 50, LocationPercent = 50 });
            return loss.LossDb >= Of(loss, "Lbfs");
        });

    [Fact]
    public void It_is_the_same_from_both_ends_at_half_of_the_places() =>
        Gen.Select(RandomPaths.Mixed, RandomPaths.Links).Sample((profile, link) =>
        {
            link = link with { LocationPercent = 50 };
            RadioLink back = link with
            {
                TransmitterHeightAboveGroundMetres = link.ReceiverHeightAboveGroundMetres,
                ReceiverHeightAboveGroundMetres = link.TransmitterHeightAboveGroundMetres,
                TransmitterToCoastKilometres = link.ReceiverToCoastKilometres,
                ReceiverToCoastKilometres = link.TransmitterToCoastKilometres,
            };
            return Math.Abs(Model.LossDb(profile, link) - Model.LossDb(RandomPaths.Reversed(profile), back)) < 1e-5;
        });

    [Fact]
    public void More_places_never_cost_less() =>
        Gen.Select(RandomPaths.Mixed, RandomPaths.Links, Gen.Double[1, 99]).Sample((profile, link, other) =>
            (Model.LossDb(profile, link with { LocationPercent = Math.Max(other, link.LocationPercent) })
             >= Model.LossDb(profile, link with { LocationPercent = Math.Min(other, link.LocationPercent) }) - 1e-9));

    [Fact]
    public void More_of_the_time_never_costs_less_where_the_air_that_bends_more_diffracts_less() =>
        Gen.Select(RandomPaths.Profiles, RandomPaths.Links, Gen.Double[1, 50]).Sample((profile, link, other) =>
        {
            PathLoss more = Model.Predict(profile, link with { TimePercent = Math.Max(other, link.TimePercent) });
            PathLoss less = Model.Predict(profile, link with { TimePercent = Math.Min(other, link.TimePercent) });

            // The Recommendation does not promise Ldb ≤ Ld50: delta-Bullington is a difference of two constructions.
            return Of(more, "Ldb") > Of(more, "Ld50") || more.LossDb >= less.LossDb - 1e-6;
        });

    [Fact]
    public void The_loss_alone_is_the_loss_with_words() =>
        Gen.Select(RandomPaths.Mixed, RandomPaths.Links).Sample((profile, link) => Model.LossDb(profile, link) == Model.Predict(profile, link).LossDb);

    [Fact]
    public void Clutter_counts_between_the_ends_only()
    {
        double[] distances = [0, 1, 2, 3, 4, 5], level = new double[6];
        double bare = Model.LossDb(new TerrainProfile(distances, level), Link);
        Assert.Equal(bare, Model.LossDb(new TerrainProfile(distances, level, [50, 0, 0, 0, 0, 50]), Link), 1e-8); // σL knows the receiver's, I(0.5) is not quite 0
        Assert.True(Model.LossDb(new TerrainProfile(distances, level, [0, 0, 0, 0, 20, 0]), Link) > bare + 3);
    }

    [Fact]
    public void The_model_deviation_over_places_is_that_of_the_square()
    {
        // (0.52 + 0.024 · 0.9) · 100^0.28 = 0.5416 · 3.630781 = 1.966431 dB at 1.5 m among bare ground: u = 1 − 1.5 / 10 = 0.85 → 1.671466.
        PathLoss loss = Model.Predict(Hills, Link with { LocationPercent = 90 });
        Assert.Equal(1.671466, Of(loss, "sigmaL"), 1e-5);
        Assert.Equal(1.2816 * 1.671466, Of(loss, "Lloc"), 0.002); // 90 % of a normal distribution lie below 1.2816 σ
        Assert.Equal(5.5 * 1.2816, Of(Model.Predict(Hills, Link with { LocationPercent = 90, LocationDeviationDb = 5.5 }), "Lloc"), 0.005);
        Assert.Equal(0, Of(Model.Predict(Hills, Link), "Lloc"), 1e-8);
    }

    [Fact]
    public void Stretches_of_zones_reach_half_way_to_the_next_point()
    {
        // sea 0 to 1.5, coast 1.5 to 3.5, inland 3.5 to 5
        var s = RadioClimaticZone.Sea;
        var c = RadioClimaticZone.CoastalLand;
        var i = RadioClimaticZone.Inland;
        var zones = PathZones.Of([0, 1, 2, 3, 4, 5], [s, s, c, c, i, i]);
        Assert.Equal((0.3, 3.5, 1.5), (zones.SeaFraction, zones.LongestLandKilometres, zones.LongestInlandKilometres));
        Assert.True(zones.TransmitterAtSea && !zones.ReceiverAtSea);
    }

    [Theory]
    [InlineData(0, 20, 0, 40, 2223.9, 10)] // along the equator's meridian: half of 20° is 10° north
    [InlineData(16.8, 107, 16.8, 107, 10, 16.8)] // an area prediction: both at the site
    [InlineData(60, 0, 60, 180, 6671.7, 90)] // over the pole: half of 60° of arc
    public void The_middle_of_the_path_lies_on_the_great_circle(double latitude, double longitude, double toLatitude, double toLongitude, double kilometres, double expected) =>
        Assert.Equal(expected, longitude == 20 ? PathCenter.LatitudeDegrees(0, 20, 20, 20, kilometres) : PathCenter.LatitudeDegrees(latitude, longitude, toLatitude, toLongitude, kilometres), 0.001);

    [Theory]
    [InlineData(29)]
    [InlineData(6001)]
    [InlineData(double.NaN)]
    public void A_frequency_outside_is_refused_with_its_limits(double megahertz)
    {
        PathLoss loss = Model.Predict(Hills, Link with { FrequencyMHz = megahertz });
        Assert.True(double.IsNaN(loss.LossDb));
        Assert.Contains("6,000 MHz", loss.Refusal!.Value.English, StringComparison.Ordinal);
        Assert.Contains("6.000 MHz", loss.Refusal!.Value.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void What_else_is_outside_is_refused()
    {
        RadioLink[] outside =
        [
            Link with { TimePercent = 0.5 }, Link with { TimePercent = 51 }, Link with { LocationPercent = 0.5 }, Link with { LocationPercent = 99.5 },
            Link with { TransmitterHeightAboveGroundMetres = 0 }, Link with { ReceiverHeightAboveGroundMetres = 3001 }, Link with { RefractivityGradient = 157 },
            Link with { SeaLevelRefractivity = double.NaN }, Link with { TransmitterLatitudeDegrees = 91 }, Link with { LocationDeviationDb = -1 }, Link with { ReceiverToCoastKilometres = -1 },
        ];
        Assert.All(outside, link => Assert.NotNull(Model.Predict(Hills, link).Refusal));
        Assert.All(outside, link => Assert.True(double.IsNaN(Model.LossDb(Hills, link))));
        Assert.NotNull(Model.Predict(new TerrainProfile([0, 1000, 2000, 3001], new double[4]), Link).Refusal);
        Assert.NotNull(Model.Predict(new TerrainProfile([0, 1, 2, 3, 4], [0, 0, double.NaN, 0, 0]), Link).Refusal);
    }

    [Fact]
    public void Short_profiles_are_answered_or_refused()
    {
        Assert.NotNull(Model.Predict(new TerrainProfile([], []), Link).Refusal);
        Assert.NotNull(Model.Predict(new TerrainProfile([0], [5]), Link).Refusal);

        // Two points: nothing between, the path is clear; near enough that the earth's curve does not count.
        PathLoss two = Model.Predict(new TerrainProfile([0, 1], [5, 5]), Link);
        Assert.Equal(Of(two, "Lbfs"), two.LossDb, 0.01);
        Assert.Single(two.Warnings);

        // Three: the one between is an obstacle.
        PathLoss three = Model.Predict(new TerrainProfile([0, 0.5, 1], [5, 60, 5]), Link);
        Assert.True(three.LossDb > two.LossDb + 20);
        Assert.Single(three.Warnings);
    }

    [Fact]
    public void Paths_below_250_m_are_answered_with_a_warning_and_go_to_free_space()
    {
        PathLoss loss = Model.Predict(new TerrainProfile([0, 0.03, 0.06, 0.09, 0.12], new double[5]), Link);
        Assert.Contains("120 m", Assert.Single(loss.Warnings).English, StringComparison.Ordinal);
        Assert.Equal(92.4 + (20 * Math.Log10(0.9)) + (10 * Math.Log10((0.12 * 0.12) + (0.0285 * 0.0285))), loss.LossDb, 0.01);
    }

    [Fact]
    public void Each_symbol_stands_once()
    {
        IReadOnlyList<ModelQuantity> quantities = Model.Predict(Hills, Link).Quantities;
        Assert.Equal(quantities.Count, quantities.Select(q => q.Symbol).Distinct(StringComparer.Ordinal).Count());
        Assert.True(quantities.Count > 50);
    }
}
