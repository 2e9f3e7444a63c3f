using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using static CoverageAnalyzer.Tests.Terrain.ZonalWorlds;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>Heights and slopes against the plain reference, on nasty units and models.</summary>
public sealed class ZonalTerrainProperties
{
    private const double Gradient = 0.4;

    /// <summary>Lattice squares with holes (boundaries on those of cells), free stars, units inside one cell, slivers of 10⁻⁹.</summary>
    private static readonly Gen<Geometry> Unit = Gen.OneOf(
        Gen.Bool.Array[16].Select(on => UnaryUnionOp.Union(Enumerable.Range(0, 16).Where(i => on[i])
            .Select(i => (Geometry)PlanePolygons.Box(i % 4 * 2, i / 4 * 2, 2, 2)).Append(PlanePolygons.Box(2, 2, 2, 2)))),
        Star(4, 4, 0.5, 5).Select(ring => (Geometry)PlanePolygons.Polygon(ring)),
        Star(3.4, 2.6, 0.05, 0.3).Select(ring => (Geometry)PlanePolygons.Polygon(ring)),
        Star(4, 4, 3, 5).Select(ring => (Geometry)PlanePolygons.Polygon(ring, [(3.5, 3.5), (4.5, 3.6), (4.2, 4.6)])),
        Gen.Double[0, 7].Select(x => (Geometry)PlanePolygons.Polygon([(x, 0.5), (x + 1e-9, 0.5), (x + 0.5, 7.5)])));

    /// <summary>Models of one cell, one row, one column, and many cells; a quarter of them with voids.</summary>
    private static readonly Gen<(RasterGrid Grid, float[] Heights)> Model = Gen.Select(
        Gen.OneOf(
            Gen.Const(new RasterGrid(3, 5, 1, 1, 1, 1)),
            Gen.Const(new RasterGrid(0, 5, 1, 1, 8, 1)),
            Gen.Const(new RasterGrid(3, 8, 1, 1, 1, 8)),
            Gen.Const(new RasterGrid(0, 8, 1, 1, 8, 8)),
            Gen.Const(new RasterGrid(-1.5, 9.25, 0.75, 1.25, 13, 9))),
        Gen.Int[0, 3],
        Gen.Int).Select((grid, voids, seed) =>
        {
            var random = new Random(seed);
            return (grid, Enumerable.Range(0, (int)grid.CellCount).Select(_ => voids == 0 && random.Next(4) == 0 ? float.NaN : random.Next(0, 8)).ToArray());
        });

    private static bool Same(double expected, double actual, string what) => Math.Abs(expected - actual) <= 2e-9
        ? true
        : throw new InvalidOperationException($"{what}: {actual:R} instead of {expected:R}");

    [Fact]
    public void Agrees_with_the_plain_reference() => Gen.Select(Unit, Model).Sample(
        (unit, model) =>
        {
            var expected = PlainZonal.Of(unit, model.Grid, model.Heights, 4, Gradient);
            double outside = unit.Area - expected.Area;
            var actual = OnPlane(model.Grid, model.Heights, PlanePolygons.Of([unit]), new TerrainThresholds([4], [Gradient * 100]))[0];
            bool any = expected.Least <= expected.Most;
            return Same(unit.Area, actual.AreaSquareKilometres * 1e6, "area")
                && Same(expected.Unknown + outside, actual.UnknownAreaSquareKilometres * 1e6, "unknown")
                && Same(expected.High, actual.AtOrAboveHeightSquareKilometres[0] * 1e6, "high")
                && Same(expected.Steep, actual.AtOrAboveSlopeSquareKilometres[0] * 1e6, "steep")
                && (expected.Area - expected.Unknown < 1e-6 || !any || Math.Abs(actual.MeanElevationMetres - (expected.Volume / (expected.Area - expected.Unknown))) < 1e-3)
                && (expected.Area < 1e-6 || (Equal(any, expected.Least, actual.MinimumElevationMetres) && Equal(any, expected.Most, actual.MaximumElevationMetres)));

            static bool Equal(bool any, float expected, double actual) => any ? expected == actual : double.IsNaN(actual);
        },
        iter: 1500, threads: 1);

    [Fact]
    public void Threads_change_not_a_bit() => Gen.Select(Star(300, 300, 5, 320), Gen.Int).Sample(
        (ring, seed) =>
        {
            var random = new Random(seed);
            var grid = new RasterGrid(-25, 640, 1.01, 2.3, 650, 300);
            float[] heights = [.. Enumerable.Range(0, (int)grid.CellCount).Select(_ => (float)random.Next(0, 400))];
            var units = Units(ring, PolygonSets.Rectangle(10, 10, 500, 500));
            var thresholds = new TerrainThresholds([200], [25]);
            var one = OnPlane(grid, heights, units, thresholds);
            var two = OnPlane(grid, heights, units, thresholds, threads: 3);
            return one.Zip(two).All(pair => pair.First.MeanElevationMetres.Equals(pair.Second.MeanElevationMetres)
                && pair.First.AreaSquareKilometres.Equals(pair.Second.AreaSquareKilometres)
                && pair.First.AtOrAboveSlopeSquareKilometres[0].Equals(pair.Second.AtOrAboveSlopeSquareKilometres[0]));
        },
        iter: 20);
}
