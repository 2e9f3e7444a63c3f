using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Models;

public sealed class SphericalEarthTests
{
    [Fact]
    public void A_path_over_sea_beyond_the_horizon_worked_out_by_hand()
    {
        // P.526 §3.1.1.2 at 1 GHz, k = 4/3 (ae = 8500 km), vertical, sea (εr 80, σ 5 S/m), antennas 10 m, d = 100 km.
        // K = 0.036 · 8500^(−1/3) · (79² + 90²)^(−1/4) · (80² + 90²)^(1/2) = 0.036 · 0.0489983 · 0.0913823 · 120.4159 = 0.0194103
        // β = (1 + 1.6 K² + …) / (1 + 4.5 K² + …) ≈ 0.998909; X = 21.88 β · 8500^(−2/3) · 100 = 2188 · 0.998909 · 0.00240083 = 5.24727
        // F(X) = 11 + 10 log 5.24727 − 17.6 · 5.24727 = 11 + 7.19934 − 92.35195 = −74.15261
        // Y = 0.9575 β · 0.0489983 · 10 = 0.468648; B = β Y = 0.468137; G = 20 log(B + 0.1 B³) = 20 log 0.478396 = −6.40434
        // Ldft = 74.15261 + 2 · 6.40434 = 86.96129
        double loss = SphericalEarthDiffraction.LossDb(100, 10, 10, 8500, 1, 1, Polarization.Vertical);
        Assert.Equal(86.961, loss, 0.02);
    }

    [Fact]
    public void At_VHF_the_sea_bends_vertical_waves_better_than_horizontal_ones() => // P.526 §3.1.1: K matters below 300 MHz over sea with vertical polarization
        Assert.True(
            SphericalEarthDiffraction.LossDb(100, 10, 10, 8500, 0.05, 1, Polarization.Vertical)
            < SphericalEarthDiffraction.LossDb(100, 10, 10, 8500, 0.05, 1, Polarization.Horizontal) - 10);

    [Fact]
    public void Polarization_hardly_counts_over_land_at_mobile_frequencies() => // P.526 §3.1.1: β = 1 above 20 MHz over land for horizontal, above 300 MHz for vertical
        Assert.Equal(
            SphericalEarthDiffraction.LossDb(100, 30, 10, 8500, 0.9, 0, Polarization.Horizontal),
            SphericalEarthDiffraction.LossDb(100, 30, 10, 8500, 0.9, 0, Polarization.Vertical),
            0.1);

    [Fact]
    public void A_clear_ray_has_no_loss() => Assert.Equal(0, SphericalEarthDiffraction.LossDb(5, 60, 60, 8500, 2, 0, Polarization.Vertical));

    [Fact]
    public void At_the_horizon_both_ways_meet() =>
        Gen.Select(Gen.Double[1, 300], Gen.Double[1, 300], Gen.Double[0.03, 6], Gen.Double[0, 1]).Sample((hte, hre, f, sea) =>
        {
            double horizon = Math.Sqrt(2 * 8500) * (Math.Sqrt(0.001 * hte) + Math.Sqrt(0.001 * hre));
            double before = SphericalEarthDiffraction.LossDb(horizon * (1 - 1e-9), hte, hre, 8500, f, sea, Polarization.Vertical);
            double after = SphericalEarthDiffraction.LossDb(horizon * (1 + 1e-9), hte, hre, 8500, f, sea, Polarization.Vertical);
            return Math.Abs(before - Math.Max(after, 0)) < 0.001;
        });

    [Fact]
    public void It_is_the_same_from_both_ends_and_a_number() =>
        Gen.Select(Gen.Double[0.001, 3000], Gen.Double[1, 9000], Gen.Double[1, 9000], Gen.Double[0.03, 6]).Sample((d, hte, hre, f) =>
        {
            double there = SphericalEarthDiffraction.LossDb(d, hte, hre, 8500, f, 0.3, Polarization.Vertical);
            return double.IsFinite(there) && Math.Abs(there - SphericalEarthDiffraction.LossDb(d, hre, hte, 8500, f, 0.3, Polarization.Vertical)) < 1e-6 * (1 + Math.Abs(there));
        });

    [Theory]
    [InlineData(80, 30, 10)]
    [InlineData(150, 100, 10)]
    public void Over_smooth_ground_delta_Bullington_is_the_spherical_earth(double kilometres, double transmitter, double receiver)
    {
        // Level ground: the fitted surface is the ground, Lbulla and Lbulls are worked out of the same numbers and cancel.
        double[] distances = [.. Enumerable.Range(0, 401).Select(i => kilometres * i / 400)];
        var link = new RadioLink { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = transmitter, ReceiverHeightAboveGroundMetres = receiver };
        PathLoss loss = new DeltaBullingtonModel().Predict(new TerrainProfile(distances, new double[401]), link);
        double spherical = SphericalEarthDiffraction.LossDb(kilometres, transmitter, receiver, 6371.0 * 157 / (157 - 39.25), 0.9, 0, Polarization.Vertical);
        Assert.Equal(spherical, loss.Quantities.Single(q => q.Symbol == "Ld").Value, 1e-6);
        Assert.True(spherical > 20);
    }
}
