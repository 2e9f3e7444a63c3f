using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rasters;

public class UnitRasterTests
{
    [Fact]
    public void Every_cell_has_the_unit_its_centre_lies_in_even_where_centres_are_vertices_and_edges_overlap() =>
        Gen.Select(PolygonSets.Any(Gen.Int[0, 12].Select(i => i / 2.0)), Gen.Int[0, 2].Select(i => 0.25 * (1 << i))).Sample(
            (set, side) => AssertSame(set, new RasterGrid(-1 + (side / 2), 7 + (side / 2), side, side, (int)(8 / side), (int)(9 / side))), iter: 300);

    [Fact]
    public void Every_cell_has_the_unit_its_centre_lies_in_for_any_doubles_and_a_grid_that_cuts_through() =>
        Gen.Select(PolygonSets.Any(Gen.Double[600_000, 601_000]), Gen.Double[5, 60], Gen.Double[5, 60], Gen.Int[0, 40], Gen.Int[0, 40]).Sample(
            (set, width, height, columns, rows) => AssertSame(set, new RasterGrid(600_100, 600_900, width, height, columns, rows)), iter: 200);

    [Fact]
    public void Cells_finer_than_the_last_place_of_the_coordinates_are_still_told_apart_from_edges() =>
        PolygonSets.Any(Gen.Double[107, 107 + 1e-12]).Sample(
            set => AssertSame(set, new RasterGrid(107, 107 + 1e-12, 3e-14, 3e-14, 30, 30)), iter: 50);

    [Fact]
    public void Two_squares_of_four_cells_each_overlap_in_one_that_counts_for_the_first()
    {
        var set = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 2, 2)], [PolygonSets.Rectangle(1, 1, 3, 3)], []);
        var raster = UnitRaster.Rasterize(set, new RasterGrid(0, 3, 1, 1, 3, 3));
        Assert.Equal(4, raster.CellsOf(0));
        Assert.Equal(3, raster.CellsOf(1));
        Assert.Equal(0, raster.CellsOf(2));
        int[] row = new int[3];
        raster.CopyRow(1, row);
        Assert.Equal([0, 0, 1], row);
        raster.CopyRow(2, row);
        Assert.Equal([0, 0, -1], row);
    }

    private static void AssertSame(PolygonSet set, RasterGrid grid)
    {
        var raster = UnitRaster.Rasterize(set, grid);
        var locator = new CommuneLocator(set);
        int[] inRow = new int[grid.Columns];
        int[] cells = new int[set.UnitCount];
        for (int row = 0; row < grid.Rows; row++)
        {
            raster.CopyRow(row, inRow);
            for (int column = 0; column < grid.Columns; column++)
            {
                double x = grid.CentreX(column), y = grid.CentreY(row);
                int expected = ReferenceLocator.LocateAll(set, x, y) is [int first, ..] ? first : -1;
                Assert.True(expected == raster.UnitAt(row, column), $"row {row}, column {column} at ({x:R}, {y:R}): expected {expected}, got {raster.UnitAt(row, column)} in {PolygonSets.Print(set)}");
                Assert.Equal(expected, inRow[column]);
                Assert.Equal(expected, locator.Locate(x, y));
                if (expected >= 0)
                {
                    cells[expected]++;
                }
            }
        }

        Assert.Equal(cells, Enumerable.Range(0, set.UnitCount).Select(raster.CellsOf));
        Assert.Equal(cells.Sum(), raster.Spans.ToArray().Sum(span => span.Cells));
    }
}
