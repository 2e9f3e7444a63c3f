using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Models;

public sealed class KnifeEdgeTests
{
    [Theory]
    [InlineData(0, 6.03)] // half the field: 20 log 2 = 6.02
    [InlineData(1, 13.93)]
    [InlineData(-0.78, 0)]
    [InlineData(-5, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    public void The_loss_is_that_of_the_recommendation(double nu, double lossDb) => Assert.Equal(lossDb, KnifeEdge.LossDb(nu), 0.005);

    [Fact]
    public void Far_above_the_ray_it_is_that_of_the_asymptote() => // 13 + 20 log ν, P.526 §4.1
        Assert.Equal(12.95 + (20 * Math.Log10(100)), KnifeEdge.LossDb(100), 0.05);

    [Fact]
    public void It_never_falls_and_stays_a_number() =>
        Gen.Select(Gen.Double[-10, 1e6], Gen.Double[0, 10]).Sample((nu, more) => KnifeEdge.LossDb(nu) >= 0 && KnifeEdge.LossDb(nu + more) >= KnifeEdge.LossDb(nu));

    [Fact]
    public void Not_a_number_stays_so() => Assert.True(double.IsNaN(KnifeEdge.LossDb(double.NaN)));

    [Fact]
    public void An_edge_in_the_middle_has_the_parameter_worked_out_by_hand()
    {
        // λ = 0.2998 m at 1 GHz, d1 = d2 = 5 km, h = 30 m: ν = 30 √(2 · 10000 / (0.2998 · 5000 · 5000)) = 30 · 0.0516570 = 1.54971
        Assert.Equal(1.54971, KnifeEdge.FresnelParameter(30, 5, 5, 1), 0.00002);
    }
}
