using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.IntegrationTests.Import;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

/// <summary>Simplified boundaries of real layers: one matched (2026), two drawn polygon by polygon (2009).</summary>
public sealed class RealLayerShapeTests
{
    private const double MetresPerDegree = 111_195;

    [Theory]
    [InlineData("data/quang-tri-2026/communes.geojson", true)]
    [InlineData("data/quang-tri-2009/communes.geojson", false)]
    [InlineData("data/vietnam-2009/communes.gpkg", false)]
    public void No_boundary_crosses_itself_and_neighbors_part_by_a_fraction_of_a_pixel_at_most(string file, bool isMatched)
    {
        PolygonSet source = SharedLayer.Import(file).Result.Layer.Polygons;
        ArcNetwork network = ArcNetworkBuilder.Build(source);
        float[] areas = EffectiveAreas.Of(network, TestContext.Current.CancellationToken);
        double misfit = Misfit(source), boundaryMetres = LengthMetres(source) / 2;
        foreach (int zoom in (int[])[10, 7, 5])
        {
            double pixel = WorldGrid.StepsPerPixel(zoom), pixelMetres = 360 * MetresPerDegree / 256 / (1 << zoom);
            PolygonSet simple = GeneralizedPolygons.At(source, network, areas, pixel * pixel / 2);
            for (int u = 0; u < simple.UnitCount; u++)
            {
                Assert.True(simple.UnitStart[u + 1] > simple.UnitStart[u], $"unit {u} vanished at zoom {zoom}");
                Assert.True(UnitPolygons.Of(simple, u).IsValid, $"unit {u} crosses itself at zoom {zoom}");
            }

            double grown = Misfit(simple) - misfit;
            Assert.InRange(grown, double.NegativeInfinity, isMatched ? 0 : 0.1 * pixelMetres * boundaryMetres);
        }
    }

    /// <summary>Area of overlaps and gaps in square metres.</summary>
    private static double Misfit(PolygonSet degrees)
    {
        double scale = MetresPerDegree * Math.Cos(17 * Math.PI / 180);
        BoundaryTopologyReport fit = BoundaryTopology.Check(degrees.WithCoordinates(
            Array.ConvertAll(degrees.X, x => x * scale), Array.ConvertAll(degrees.Y, y => y * MetresPerDegree)));
        return fit.Overlaps.Sum(o => o.AreaSquareMetres) + fit.Gaps.Sum(g => g.AreaSquareMetres);
    }

    private static double LengthMetres(PolygonSet polygons) =>
        Enumerable.Range(0, polygons.RingCount).Sum(r => LengthMetres(polygons.X, polygons.Y, polygons.RingStart[r], polygons.RingStart[r + 1]));

    private static double LengthMetres(double[] x, double[] y, int from, int end)
    {
        double length = 0;
        for (int i = from + 1; i < end; i++)
        {
            double east = (x[i] - x[i - 1]) * Math.Cos(17 * Math.PI / 180), north = y[i] - y[i - 1];
            length += Math.Sqrt((east * east) + (north * north)) * MetresPerDegree;
        }

        return length;
    }
}
