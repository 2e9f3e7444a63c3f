using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Union;
using static CoverageAnalyzer.Tests.Terrain.ZonalWorlds;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>What holds for any polygons on any grid.</summary>
public sealed class PolygonFractionsProperties
{
    /// <summary>Lattice squares with holes and parts that touch, triangles with corners on the lattice, stars.</summary>
    private static readonly Gen<Geometry> Unit = Gen.OneOf(
        Gen.Bool.Array[16].Select(on => UnaryUnionOp.Union(Enumerable.Range(0, 16).Where(i => on[i])
            .Select(i => (Geometry)PlanePolygons.Box(i % 4 * 1.5, i / 4 * 1.5, 1.5, 1.5)).Append(PlanePolygons.Box(1.5, 1.5, 1.5, 1.5)))),
        Gen.Select(Gen.Int[-2, 14], Gen.Int[-2, 14], (x, y) => new Coordinate(x / 2.0, y / 2.0)).Array[3, 8]
            .Select(c => new GeometryFactory().CreateMultiPointFromCoords(c).ConvexHull()).Where(g => g is Polygon),
        Star(3, 3, 0.01, 4).Select(ring => (Geometry)PlanePolygons.Polygon(ring)),
        Star(2.3, 2.7, 0.01, 0.2).Select(ring => (Geometry)PlanePolygons.Polygon(ring)));

    private static readonly Gen<RasterGrid> Grid = Gen.OneOf(
        Gen.Const(new RasterGrid(0, 6, 1, 1, 6, 6)),
        Gen.Const(new RasterGrid(0.5, 5, 0.5, 0.75, 7, 6)),
        Gen.Select(Gen.Double[-1, 3], Gen.Double[3, 8], Gen.Double[0.3, 2], Gen.Double[0.3, 2], Gen.Int[1, 9], Gen.Int[1, 9]).Select(
            (west, north, width, height, columns, rows) => new RasterGrid(west, north, width, height, columns, rows)));

    private static bool Same(double expected, double actual, double tolerance = 1e-11) =>
        Math.Abs(expected - actual) <= tolerance ? true : throw new InvalidOperationException($"{actual:R} instead of {expected:R}, off by {actual - expected:E2}");

    [Fact]
    public void Every_cell_has_the_part_that_clipping_it_gives() => Gen.Select(Unit, Grid).Sample(
        (unit, grid) =>
        {
            double[] fractions = Fractions(PlanePolygons.Of([unit]), grid)[0];
            for (int cell = 0; cell < fractions.Length; cell++)
            {
                double x = grid.West + (cell % grid.Columns * grid.CellWidth), y = grid.North - (((cell / grid.Columns) + 1) * grid.CellHeight);
                var box = PlanePolygons.Box(x, y, grid.CellWidth, grid.CellHeight);
                Same(OverlayNG.Overlay(unit, box, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area / box.Area, fractions[cell]);
            }
        },
        iter: 250);

    [Fact]
    public void Parts_of_cells_add_up_to_the_area_however_many_bands_and_blocks() =>
        Star(300, 300, 5, 320).Sample(
            ring =>
            {
                var units = Units(ring);
                var grid = new RasterGrid(-25, 640, 1.01, 2.3, 650, 300);
                return Same(1, Fractions(units, grid)[0].Sum() * grid.CellWidth * grid.CellHeight / units.PlaneAreaOf(0));
            },
            iter: 30);

    [Fact]
    public void A_partition_covers_every_cell_once_to_the_last_bit() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.ULong).Sample(
        (columns, rows, seed) =>
        {
            var units = PolygonSets.Partition(columns, rows, 7.3, seed);
            foreach (var (grid, metrics) in new[] { Plane(new RasterGrid(0.1, 7.2, 0.7, 0.9, 10, 7)), Degrees(new RasterGrid(0.1, 7.2, 0.7, 0.9, 10, 7)), Zone(new RasterGrid(0.1, 7.2, 0.7, 0.9, 10, 7)) })
            {
                double[][] parts = Fractions(units, grid, metrics);
                for (int cell = 0; cell < grid.CellCount; cell++)
                {
                    if (parts.Sum(p => p[cell]) is var sum && Math.Abs(sum - 1) > 4e-12)
                    {
                        throw new InvalidOperationException($"cell {cell}: {sum - 1:E3} over");
                    }
                }
            }
        },
        iter: 60);

    private static (RasterGrid Grid, GridMetrics Metrics) Plane(RasterGrid grid) => (grid, new ConformalGridMetrics(grid, null));

    private static (RasterGrid Grid, GridMetrics Metrics) Degrees(RasterGrid grid) => (grid, GridMetrics.Of(grid, CoordinateReferenceSystem.Wgs84));

    private static (RasterGrid Grid, GridMetrics Metrics) Zone(RasterGrid grid) => (grid, GridMetrics.Of(grid, Utm48));

    [Fact]
    public void The_two_sides_of_a_cut_add_up_cell_by_cell() => Gen.Select(Unit, Grid, Gen.Double[0, Math.PI], Gen.Double[-2, 2]).Sample(
        (unit, grid, angle, offset) =>
        {
            // A half plane: a box of 100 turned round the middle of the units.
            double cos = Math.Cos(angle), sin = Math.Sin(angle), x = 3 - (offset * sin), y = 3 + (offset * cos);
            (double X, double Y) At(double u, double v) => (x + (u * cos) - (v * sin), y + (u * sin) + (v * cos));
            var half = PlanePolygons.Polygon([At(-50, 0), At(50, 0), At(50, 50), At(-50, 50)]);
            double[] whole = Fractions(PlanePolygons.Of([unit]), grid)[0];
            double[][] parts = Fractions(PlanePolygons.Of([unit.Intersection(half), unit.Difference(half)]), grid);
            for (int cell = 0; cell < whole.Length; cell++)
            {
                Same(whole[cell], parts[0][cell] + parts[1][cell], 1e-10);
            }
        },
        iter: 80);

    [Fact]
    public void Moving_grid_and_units_together_changes_nothing() => Gen.Select(Unit, Grid, Gen.Int[-1000, 1000], Gen.Int[-1000, 1000]).Sample(
        (unit, grid, dx, dy) =>
        {
            var units = PlanePolygons.Of([unit]);
            double[] here = Fractions(units, grid)[0];
            double[] there = Fractions(PlanePolygons.Mapped(units, (x, y) => (x + dx, y + dy)), grid with { West = grid.West + dx, North = grid.North + dy })[0];
            for (int cell = 0; cell < here.Length; cell++)
            {
                Same(here[cell], there[cell], 1e-10);
            }
        },
        iter: 200);

    [Fact]
    public void By_centres_a_unit_has_the_cells_of_the_unit_raster() => Gen.Select(PolygonSets.Any(Gen.Double[0, 600]), Gen.Double[1.1, 9], Gen.Double[0.9, 9]).Sample(
        (units, width, height) =>
        {
            var grid = new RasterGrid(20, 580, width, height, (int)(560 / width), (int)(600 / height));
            var results = OnPlane(grid, new float[grid.CellCount], units, new TerrainThresholds([0], []), CellRule.CellCentres);
            for (int unit = 0; unit < units.UnitCount; unit++)
            {
                int cells = UnitRaster.Rasterize(OnlyUnit(units, unit), grid).CellsOf(0);
                Same(cells, results[unit].AtOrAboveHeightSquareKilometres[0] * 1e6 / (width * height), 1e-7);
            }
        },
        iter: 40);

    private static PolygonSet OnlyUnit(PolygonSet set, int unit)
    {
        int from = set.UnitStart[unit], to = set.UnitStart[unit + 1], first = set.RingStart[from], end = set.RingStart[to];
        return new PolygonSet(set.X[first..end], set.Y[first..end], [.. set.RingStart[from..(to + 1)].Select(s => s - first)], [0, to - from]);
    }
}
