using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CsCheck;

namespace CoverageAnalyzer.Tests.Generalization;

public sealed class GeneralizedPolygonsTests
{
    [Fact]
    public void Shared_boundaries_become_one_arc_each()
    {
        PolygonSet units = WavyUnits.Of(3, 1);
        ArcNetwork network = ArcNetworkBuilder.Build(units);
        Assert.Equal(12, Enumerable.Range(0, network.ArcCount).Count(a => network.UnitB[a] >= 0)); // 2 × 3 × 2 edges between 9 units
        Assert.Equal(units.VertexCount, GeneralizedPolygons.At(units, network, EffectiveAreas.Of(network, TestContext.Current.CancellationToken), 0).VertexCount);
    }

    [Fact]
    public void Neighbours_stay_matched_and_no_boundary_crosses_itself_at_any_threshold() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 1_000_000], Gen.Int[4, 14]).Sample((side, seed, zoom) =>
        {
            PolygonSet units = WavyUnits.Of(side, seed);
            ArcNetwork network = ArcNetworkBuilder.Build(units);
            double pixel = WorldGrid.StepsPerPixel(zoom);
            PolygonSet simple = GeneralizedPolygons.At(units, network, EffectiveAreas.Of(network, TestContext.Current.CancellationToken), pixel * pixel);
            Assert.True(simple.VertexCount <= units.VertexCount);
            for (int u = 0; u < simple.UnitCount; u++)
            {
                Assert.True(simple.UnitStart[u + 1] > simple.UnitStart[u], $"unit {u} vanished");
                Assert.True(UnitPolygons.Of(simple, u).IsValid, $"unit {u} crosses itself");
                Assert.True(simple.PlaneAreaOf(u) > 0);
            }

            BoundaryTopologyReport fit = BoundaryTopology.Check(InMetres(simple));
            Assert.Empty(fit.Overlaps);
            Assert.Empty(fit.Gaps);
        }, iter: 60);

    [Fact]
    public void What_is_kept_at_a_threshold_is_kept_at_every_lesser_one()
    {
        ArcNetwork network = ArcNetworkBuilder.Build(WavyUnits.Of(4, 7));
        float[] areas = EffectiveAreas.Of(network, TestContext.Current.CancellationToken);
        int last = int.MaxValue;
        for (int zoom = 14; zoom >= 0; zoom--)
        {
            double pixel = WorldGrid.StepsPerPixel(zoom);
            int kept = areas.Count(a => a >= pixel * pixel);
            Assert.True(kept <= last);
            last = kept;
        }
    }

    [Fact]
    public void A_lone_island_keeps_a_triangle_however_coarse()
    {
        double[] angle = [.. Enumerable.Range(0, 41).Select(i => 2 * Math.PI * (i % 40) / 40)];
        var island = new PolygonSet([.. angle.Select(a => 107 + (0.01 * Math.Cos(a)))], [.. angle.Select(a => 17 + (0.01 * Math.Sin(a)))], [0, 41], [0, 1]);
        ArcNetwork network = ArcNetworkBuilder.Build(island);
        PolygonSet simple = GeneralizedPolygons.At(island, network, EffectiveAreas.Of(network, TestContext.Current.CancellationToken), 1e30);
        Assert.Equal(4, simple.VertexCount);
        Assert.True(simple.PlaneAreaOf(0) > 0);
    }

    private static PolygonSet InMetres(PolygonSet wgs84) =>
        wgs84.WithCoordinates(Array.ConvertAll(wgs84.X, x => x * 100_000), Array.ConvertAll(wgs84.Y, y => y * 100_000));
}
