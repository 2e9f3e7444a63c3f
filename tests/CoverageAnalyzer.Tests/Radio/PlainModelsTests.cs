using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using static CoverageAnalyzer.Tests.Radio.PathWorlds;

namespace CoverageAnalyzer.Tests.Radio;

public sealed class PlainModelsTests
{
    [Theory]
    [InlineData(1000, 1, 92.4478)] // P.525-4, equation (4): 32.4 + 60 + 0, with the constant 32.4478 that the equation rounds
    [InlineData(900, 10, 111.5327)] // 32.4478 + 59.0849 + 20
    [InlineData(1800, 10, 117.5533)] // twice the frequency: 6.0206 dB more
    public void Free_space_is_the_formula_of_P525(double frequency, double kilometres, double expected) =>
        Assert.Equal(expected, FreeSpaceModel.LossDb(frequency, kilometres), 3);

    [Fact]
    public void Free_space_takes_the_straight_line_between_the_antennas()
    {
        // 3 km along the ground, 4 km up: 5 km.
        PathLoss loss = new FreeSpaceModel().Predict(new TerrainProfile([0, 3], [4000, 0]), Link(100, 10, 10));
        Assert.Equal(5, loss.Quantity("d"), 9);
        Assert.Equal(FreeSpaceModel.LossDb(100, 5), loss.LossDb, 9);
    }

    // Wavelength 1 m, 10 km, the peak in the middle: the first zone there has a radius of √(1 · 5000 · 5000 / 10000) = 50 m. Both antennas at 50 m.
    [Theory]
    [InlineData(20, 30, 0.6, 100, 1)] // exactly 60 % of the radius is free
    [InlineData(35, 15, 0.3, 50, 1)]
    [InlineData(50, 0, 0, 0, 1)] // grazing still sees
    [InlineData(80, -30, -0.6, 0, 0)]
    public void The_Fresnel_zone_is_measured_at_the_peak(double peak, double clearance, double fraction, double free, double visible)
    {
        PathLoss loss = new LineOfSightModel().Predict(Peak(10, peak), Link(MetreWave, 50, 50));
        Assert.Equal(50, loss.Quantity("R1"), 6);
        Assert.Equal(clearance, loss.Quantity("clearance"), 4);
        Assert.Equal(fraction, loss.Quantity("clearance/R1"), 6);
        Assert.Equal(free, loss.Quantity("free60"), 4);
        Assert.Equal(visible, loss.Quantity(LineOfSightModel.VisibleSymbol));
        Assert.Equal(FreeSpaceModel.LossDb(MetreWave, 10), loss.LossDb, 9);
        Assert.Equal(fraction < 0.6 ? 1 : 0, loss.Warnings.Count);
    }

    [Fact]
    public void Flat_ground_hides_what_the_bulge_of_the_earth_hides()
    {
        // 50 km with k = 4/3: the earth rises 500 · 25 · 25 / (6371 · 4/3) = 36.7878 m in the middle.
        Assert.Equal(36.7878, PathClearance.BulgeMetresAt(25, 50, 6371 * 4 / 3.0), 4);
        double factor = Link(MetreWave, 1, 1, 39.25).EffectiveEarthRadiusFactor;
        Assert.Equal(4 / 3.0, factor, 12);
        foreach ((double height, bool visible) in new[] { (36.7, false), (36.9, true) })
        {
            PathLoss loss = new LineOfSightModel().Predict(Flat(50), Link(MetreWave, height, height, 39.25));
            Assert.Equal(visible ? 1 : 0, loss.Quantity(LineOfSightModel.VisibleSymbol));
        }
    }

    [Fact]
    public void Trees_stand_in_the_ray_but_not_on_the_masts()
    {
        var wooded = new TerrainProfile([0, 5, 10], [0, 20, 0], [25, 40, 25]);
        PathLoss loss = new LineOfSightModel().Predict(wooded, Link(MetreWave, 50, 50));
        Assert.Equal(-10, loss.Quantity("clearance"), 4); // 50 − (20 + 40)
        Assert.Equal(50, loss.Quantity("hts"));
    }

    // ν = −√2 · clearance / R₁; P.526 gives 6.03 dB for an edge in the ray (ν = 0) and nothing at −0.78.
    [Theory]
    [InlineData(50, 6.0329)]
    [InlineData(80, 12.910)] // ν = 0.8485: 6.9 + 20 log₁₀(√(0.7485² + 1) + 0.7485)
    [InlineData(20, 0)] // ν = −0.8485
    public void A_knife_edge_adds_its_loss_to_free_space(double peak, double expected)
    {
        PathLoss loss = new KnifeEdgeModel().Predict(Peak(10, peak), Link(MetreWave, 50, 50));
        Assert.Equal(expected, loss.LossDb - FreeSpaceModel.LossDb(MetreWave, 10), 3);
        Assert.Empty(loss.Warnings);
    }

    [Fact]
    public void A_second_obstacle_is_flagged_for_the_knife_edge()
    {
        var two = new TerrainProfile([0, 3, 6, 9], [0, 80, 90, 0]);
        Assert.Contains("more than one obstacle", Assert.Single(new KnifeEdgeModel().Predict(two, Link(900, 20, 2)).Warnings).English);
    }

    [Fact]
    public void Paths_without_an_answer_say_why()
    {
        var link = Link(900, 40, 1.5);
        foreach (PropagationModel model in PropagationModels.All)
        {
            PathLoss point = model.Predict(new TerrainProfile([0], [10]), link), unknown = model.Predict(new TerrainProfile([0, 1, 2, 3, 4, 5], [0, 1, double.NaN, 3, 4, 5]), link);
            foreach (PathLoss loss in new[] { point, unknown })
            {
                Assert.True(double.IsNaN(loss.LossDb), model.Name);
                Assert.False(loss.Refusal!.Value.IsEmpty);
                Assert.NotEqual(loss.Refusal.Value.Vietnamese, loss.Refusal.Value.English);
            }
        }

        foreach (RadioLink bad in new[] { link with { FrequencyMHz = double.NaN }, link with { TransmitterHeightAboveGroundMetres = 0 }, link with { ReceiverHeightAboveGroundMetres = -1 } })
        {
            Assert.All(PropagationModels.All, m => Assert.NotNull(m.Predict(Flat(5), bad).Refusal));
        }
    }

    [Fact]
    public void The_catalogue_finds_every_model_by_its_name()
    {
        Assert.Equal(
            ["free-space", "line-of-sight", "knife-edge", "bullington", "delta-bullington", "hata", "cost231", "rma", "p1812", "itm"],
            PropagationModels.All.Select(m => m.Name));
        Assert.All(PropagationModels.All, m => Assert.Same(m, PropagationModels.Find(m.Name.ToUpperInvariant())));
        Assert.All(PropagationModels.All, m => Assert.NotEqual(m.Name, PropagationModels.TitleOf(m.Name).English));
        Assert.Null(PropagationModels.Find("okumura"));
    }
}
