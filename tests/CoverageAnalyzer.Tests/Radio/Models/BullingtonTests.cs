using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Models;

public sealed class BullingtonTests
{
    private static readonly RadioLink Link = new() { FrequencyMHz = 1000, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 30 };

    [Fact]
    public void One_edge_solved_by_hand()
    {
        // Antennas at 30 m, 10 km apart, an edge in the middle on level ground. The earth bulges at 5 km by 500 · 5 · 5 / ae, ae = 6371 · 157 / 117.75 = 8494.667 km:
        // 1.47151 m. The edge stands 60 m high: 31.47151 m above the ray. One point makes both slopes: the Bullington point is the edge itself.
        // ν = 31.47151 · 0.0516570 = 1.625723; J = 6.9 + 20 log(√(1.525723² + 1) + 1.525723) = 6.9 + 20 log 3.349955 = 17.40078;
        // Lbull = J + (1 − e^(−J/6)) · 10.2 = 17.40078 + 0.944984 · 10.2 = 27.0396
        double edge = 6.9 + (8.685889638 * Math.Asinh((31.47151 * 0.0516570) - 0.1));
        double expected = edge + ((1 - Math.Exp(-edge / 6)) * 10.2);
        Assert.Equal(27.0396, expected, 0.0005);
        PathLoss loss = new BullingtonModel().Predict(new TerrainProfile([0, 5, 10], [0, 60, 0]), Link);
        Assert.Equal(expected, loss.Quantities.Single(q => q.Symbol == "Lbull").Value, 0.001);
        Assert.Equal(92.4 + 20 + expected, loss.LossDb, 0.001); // free space at 1 GHz and 10 km: 112.4
    }

    [Fact]
    public void Two_edges_meet_in_a_point_between_solved_by_hand()
    {
        // Flat earth but for its bulge. Edges at 2 and 8 km whose tops with the bulge stand at 50 m: slopes (50 − 30) / 2 = 10 m/km from both ends,
        // so the rays cross in the middle, 50 m above the line between the antennas. Bulge at 2 km: 500 · 2 · 8 / 8494.667 = 0.941768 m.
        double top = 50 - (500 * 16 / 8494.6666667);
        double nu = BullingtonDiffraction.FresnelParameter([0, 2, 8, 10], [0, top, top, 0], 30, 30, 8494.6666667, 1);
        Assert.Equal(50 * 0.0516570, nu, 0.0001);
    }

    [Fact]
    public void The_loss_is_the_same_from_both_ends() => RandomPaths.Profiles.Sample(p =>
    {
        double there = BullingtonDiffraction.LossDb(p.DistancesSpan, p.ElevationsSpan, p.ElevationsMetres[0] + 25, p.ElevationsMetres[^1] + 2, 8500, 0.9);
        TerrainProfile q = RandomPaths.Reversed(p);
        double back = BullingtonDiffraction.LossDb(q.DistancesSpan, q.ElevationsSpan, q.ElevationsMetres[0] + 2, q.ElevationsMetres[^1] + 25, 8500, 0.9);
        return Math.Abs(there - back) < 1e-6;
    });

    [Fact]
    public void A_higher_point_never_takes_loss_off() => Gen.Select(RandomPaths.Profiles, Gen.Int[1, 1000], Gen.Double[0, 500]).Sample((p, at, more) =>
    {
        // ν of the Bullington point grows with both slopes; at the change from line of sight to beyond the horizon both constructions have ν ≤ 0 → 0 at the grazing edge
        double[] higher = [.. p.ElevationsMetres];
        double hts = higher[0] + 25, hrs = higher[^1] + 2;
        higher[1 + (at % (p.Count - 2))] += more;
        double before = BullingtonDiffraction.LossDb(p.DistancesSpan, p.ElevationsSpan, hts, hrs, 8500, 0.9);
        return BullingtonDiffraction.LossDb(p.DistancesSpan, higher, hts, hrs, 8500, 0.9) >= before - 1e-6;
    });

    [Fact]
    public void Without_points_between_the_path_is_clear()
    {
        PathLoss loss = new BullingtonModel().Predict(new TerrainProfile([0, 1], [0, 0]), Link);
        Assert.Equal(92.4, loss.LossDb, 1e-9);
        Assert.Single(loss.Warnings);
    }

    [Fact]
    public void The_closed_form_over_a_smooth_earth_is_what_close_points_come_to() =>
        Gen.Select(Gen.Double[1, 200], Gen.Double[1, 300], Gen.Double[1, 300]).Sample(
            (d, hte, hre) =>
            {
                double[] distances = [.. Enumerable.Range(0, 20_001).Select(i => d * i / 20_000)];
                double byPoints = BullingtonDiffraction.LossDb(distances, [], hte, hre, 8500, 0.9), closed = SmoothPathBullington.LossDb(d, hte, hre, 8500, 0.9);
                return byPoints <= closed + 1e-6 && byPoints >= closed - 0.02;
            },
            iter: 60);
}
