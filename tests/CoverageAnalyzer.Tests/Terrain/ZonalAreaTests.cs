using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;
using static CoverageAnalyzer.Tests.Terrain.ZonalWorlds;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>Areas by cells against areas by the outline, on the ellipsoid.</summary>
public sealed class ZonalAreaTests
{
    private static readonly TerrainThresholds None = new([], []);

    private static double AreaOf(RasterGrid grid, CoordinateReferenceSystem crs, PolygonSet units, CellRule cells = CellRule.ExactFractions)
    {
        var model = new GriddedElevation(grid, crs, new short[grid.CellCount]);
        return ZonalTerrain.Measure(model, units, None, cells, 1, TestContext.Current.CancellationToken)[0].AreaSquareKilometres * 1e6;
    }

    private static bool Close(double expected, double actual, double relative) =>
        Math.Abs(actual - expected) <= relative * Math.Abs(expected) ? true : throw new InvalidOperationException($"{actual:R} instead of {expected:R}, off by {(actual / expected) - 1:E2}");

    [Theory]
    [InlineData(1.0 / 240, 0.03, 0.2, 1e-11)]
    [InlineData(1.0 / 1200, 0.001, 0.05, 1e-10)]
    [InlineData(1.0, 1.0, 9.0, 1e-10)]
    [InlineData(0.25, 0.01, 0.1, 1e-10)]
    public void Degrees(double cell, double least, double most, double relative) =>
        Gen.Select(Gen.Double[-85 + most, 85 - most], Gen.Double[0, 1]).SelectMany((latitude, shift) => Star(105 + shift, latitude, least, most).Select(ring => (latitude, ring))).Sample(
            (latitude, ring) =>
            {
                int columns = (int)((2 * most) / cell) + 4, rows = (int)((2 * most) / cell) + 4;
                var grid = new RasterGrid(104.9 - most, latitude + most + (0.37 * cell), cell, cell, columns + (int)(1.2 / cell), rows);
                return Close(EllipsoidalArea.SquareMetres(Units(ring), 0), AreaOf(grid, CoordinateReferenceSystem.Wgs84, Units(ring)), relative);
            },
            iter: 40);

    [Theory]
    [InlineData(32648, 30, 400, 4000, 1e-9)]
    [InlineData(32648, 1000, 500, 30_000, 3e-9)]
    [InlineData(3405, 90, 50, 5000, 1e-9)]
    [InlineData(5897, 10_000, 20_000, 60_000, 3e-8)] // 1/k² bends across 10 km; 2.1e-8 was seen
    public void Transverse_Mercator(int epsg, double cell, double least, double most, double relative)
    {
        var crs = CoordinateReferenceSystem.FromEpsg(epsg)!;
        Gen.Select(Gen.Double[200_000, 800_000], Gen.Double[1_000_000, 2_500_000]).SelectMany((x, y) => Star(x, y, least, most).Select(ring => (x, y, ring))).Sample(
            (x, y, ring) =>
            {
                int size = (int)(2 * most / cell) + 3;
                var grid = new RasterGrid(x - most - (0.4 * cell), y + most + (0.7 * cell), cell, cell, size, size);
                return Close(TrueAreaOf(Units(ring), 0, crs.ScaleFactor), AreaOf(grid, crs, Units(ring)), relative);
            },
            iter: 25);
    }

    [Fact]
    public void Units_that_reach_out_of_the_model_or_lie_beside_it_keep_their_true_area()
    {
        var crs = CoordinateReferenceSystem.FromEpsg(32648)!;
        Gen.Select(Gen.Double[-30_000, 30_000], Gen.Double[-30_000, 30_000]).SelectMany((x, y) => Star(700_000 + x, 1_800_000 + y, 2000, 40_000)).Sample(
            ring =>
            {
                var grid = new RasterGrid(695_000, 1_805_000, 97, 103, 100, 100);
                return Close(TrueAreaOf(Units(ring), 0, crs.ScaleFactor), AreaOf(grid, crs, Units(ring)), 1e-9);
            },
            iter: 40);
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1]).SelectMany((x, y) => Star(105 + x, 20 + y, 0.05, 1.5)).Sample(
            ring => Close(EllipsoidalArea.SquareMetres(Units(ring), 0), AreaOf(new RasterGrid(104.5, 20.5, 0.01, 0.01, 100, 100), CoordinateReferenceSystem.Wgs84, Units(ring)), 1e-10),
            iter: 40);
    }

    [Fact]
    public void The_rows_of_a_box_in_Web_Mercator_have_the_area_of_the_same_box_in_degrees()
    {
        var mercator = CoordinateReferenceSystem.FromEpsg(3857)!;
        var (west, south) = mercator.FromWgs84(105.0, 20.0);
        var (east, north) = mercator.FromWgs84(106.0, 21.0);
        var grid = new RasterGrid(west - 700, north + 800, 1000, 1000, 120, 125);
        double expected = EllipsoidalArea.SquareMetres(Units(PolygonSets.Rectangle(105, 20, 106, 21)), 0);
        Assert.Equal(1, AreaOf(grid, mercator, Units(PolygonSets.Rectangle(west, south, east, north))) / expected, 1e-11);
    }

    [Fact]
    public void A_commune_has_the_same_area_in_degrees_of_VN2000_as_on_WGS_84()
    {
        (double X, double Y)[] ring = [(106.9, 16.5), (107.1, 16.52), (107.12, 16.8), (106.95, 16.75)];
        var degrees = CoordinateReferenceSystem.FromEpsg(4756)!;
        double[] x = [.. ring.Select(p => p.X)], y = [.. ring.Select(p => p.Y)];
        degrees.ToWgs84(x, y);
        double wgs84 = EllipsoidalArea.SquareMetres(Units([.. x.Zip(y)]), 0);
        var grid = new RasterGrid(106.8, 16.9, 0.01, 0.01, 40, 50);

        // A line of 40 km that is straight in the one system bends by some 0.3 mm in the other.
        Assert.Equal(1, AreaOf(grid, degrees, Units(ring)) / wgs84, 5e-8);
    }

    [Fact]
    public void Spacings_are_those_of_the_ellipsoid()
    {
        // One degree at the equator: 111,319.49 m to the east, 110,574.3 m to the north (WGS 84).
        var metrics = GridMetrics.Of(new RasterGrid(0, 0.5, 1, 1, 3, 1), CoordinateReferenceSystem.Wgs84);
        Assert.Equal(111_319.4908, metrics.EastSpacingMetres(0, 1), 1e-4);
        Assert.Equal(110_574.2758, metrics.NorthSpacingMetres(0, 1), 1e-3);
        var utm = GridMetrics.Of(new RasterGrid(499_985, 1_900_015, 30, 30, 1, 1), Utm48);
        Assert.Equal(30 / 0.9996, utm.EastSpacingMetres(0, 0), 1e-9);
        Assert.Equal(900 / 0.9996 / 0.9996, utm.CellAreaSquareMetres(0, 0), 1e-8);
    }
}
