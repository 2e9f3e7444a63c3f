using System.Globalization;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using static CoverageAnalyzer.Tests.Terrain.ZonalWorlds;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>Plain loops, GDAL and numpy against the blocks of bits.</summary>
public sealed class ZonalJudgesTests
{
    private static float[] Hills(int columns, int rows, int voids, int seed)
    {
        var random = new Random(seed);
        float[] heights = new float[columns * rows];
        for (int i = 0; i < heights.Length; i++)
        {
            int row = i / columns, column = i % columns;
            heights[i] = (float)Math.Round(300 + (250 * Math.Sin(column / 31.0) * Math.Cos(row / 23.0)) + random.Next(12));
        }

        for (int v = 0; v < voids; v++)
        {
            heights[random.Next(heights.Length)] = float.NaN;
        }

        return heights;
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(400, 1)]
    [InlineData(400, 3)]
    [InlineData(100_000, 2)]
    public void A_plain_loop_over_all_cells_of_several_bands_and_blocks(int voids, int threads)
    {
        var grid = new RasterGrid(0, 9000, 30, 30, 1100, 300);
        float[] heights = Hills(grid.Columns, grid.Rows, voids, voids + 1);
        var units = PolygonSets.Partition(5, 4, 2400, 77); // reaches out of the grid in the north, leaves its east free
        var thresholds = new TerrainThresholds([200, 350, 541], [11.3, 37.7]);
        var raster = UnitRaster.Rasterize(units, grid);
        var results = OnPlane(grid, heights, units, thresholds, CellRule.CellCentres, threads);
        double[,] sums = new double[units.UnitCount, 8];
        double[] least = new double[units.UnitCount], most = new double[units.UnitCount];
        Array.Fill(least, double.NaN);
        Array.Fill(most, double.NaN);
        int[] inRow = new int[grid.Columns];
        for (int row = 0; row < grid.Rows; row++)
        {
            raster.CopyRow(row, inRow);
            for (int column = 0; column < grid.Columns; column++)
            {
                if (inRow[column] is var unit && unit < 0)
                {
                    continue;
                }

                double height = heights[(row * grid.Columns) + column];
                sums[unit, 0]++;
                if (double.IsNaN(height))
                {
                    sums[unit, 1]++;
                    continue;
                }

                sums[unit, 2] += height;
                least[unit] = double.IsNaN(least[unit]) ? height : Math.Min(least[unit], height);
                most[unit] = double.IsNaN(most[unit]) ? height : Math.Max(most[unit], height);
                double slope = 100 * PlainSlope(heights, grid, row, column);
                for (int t = 0; t < 5; t++)
                {
                    sums[unit, 3 + t] += (t < 3 ? height >= thresholds.HeightsMetres[t] : slope >= thresholds.SlopesPercent[t - 3]) ? 1 : 0;
                }
            }
        }

        for (int unit = 0; unit < units.UnitCount; unit++)
        {
            double outside = raster.CellsOf(unit) > 0 ? results[unit].AreaSquareKilometres - (sums[unit, 0] * 0.0009) : 0;
            Assert.Equal(sums[unit, 1], Math.Round((results[unit].UnknownAreaSquareKilometres - outside) / 0.0009, 6));
            Assert.Equal(sums[unit, 2] / (sums[unit, 0] - sums[unit, 1]), results[unit].MeanElevationMetres, 1e-9);
            Assert.Equal((least[unit], most[unit]), (results[unit].MinimumElevationMetres, results[unit].MaximumElevationMetres));
            for (int t = 0; t < 5; t++)
            {
                double area = t < 3 ? results[unit].AtOrAboveHeightSquareKilometres[t] : results[unit].AtOrAboveSlopeSquareKilometres[t - 3];
                Assert.Equal(sums[unit, 3 + t], Math.Round(area / 0.0009, 6));
            }
        }

        foreach (var cells in new[] { CellRule.CellCentres, CellRule.ExactFractions })
        {
            var one = OnPlane(grid, heights, units, thresholds, cells);
            var many = OnPlane(grid, heights, units, thresholds, cells, 4);
            Assert.Equal(one.Select(Text), many.Select(Text));
        }
    }

    private static string Text(UnitTerrain t) => FormattableString.Invariant(
        $"{t.AreaSquareKilometres:R} {t.UnknownAreaSquareKilometres:R} {t.MeanElevationMetres:R} {t.MinimumElevationMetres:R} {t.MaximumElevationMetres:R} {string.Join(' ', t.AtOrAboveHeightSquareKilometres.Concat(t.AtOrAboveSlopeSquareKilometres).Select(a => a.ToString("R", CultureInfo.InvariantCulture)))}");

    private static double PlainSlope(float[] heights, RasterGrid grid, int row, int column)
    {
        double centre = heights[(row * grid.Columns) + column];
        double At(int dr, int dc)
        {
            int r = row + dr, c = column + dc;
            double height = r < 0 || r >= grid.Rows || c < 0 || c >= grid.Columns ? double.NaN : heights[(r * grid.Columns) + c];
            return double.IsNaN(height) ? centre : height;
        }

        double dx = (At(-1, 1) + (2 * At(0, 1)) + At(1, 1) - At(-1, -1) - (2 * At(0, -1)) - At(1, -1)) / (8 * grid.CellWidth);
        double dy = (At(1, -1) + (2 * At(1, 0)) + At(1, 1) - At(-1, -1) - (2 * At(-1, 0)) - At(-1, 1)) / (8 * grid.CellHeight);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    [Fact]
    public void Slopes_are_those_of_gdaldem()
    {
        using var folder = new ScratchFolder();
        var grid = new RasterGrid(600_000, 1_900_000, 30, 20, 210, 150);
        float[] heights = Hills(grid.Columns, grid.Rows, 0, 3);
        folder.Write("dem", MemoryMarshal.AsBytes<float>(heights).ToArray());
        folder.Write("dem.hdr", "ENVI\nsamples = 210\nlines = 150\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\ndata type = 4\ninterleave = bsq\nbyte order = 0\nmap info = {UTM, 1, 1, 600000, 1900000, 30, 20, 48, North,WGS-84}\n");
        Gdal.Run("gdaldem", "slope", folder.File("dem"), folder.File("slope"), "-p", "-of", "ENVI", "-q");
        float[] slopes = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File("slope"))).ToArray();
        double[] thresholds = [5, 15, 26.8, 46.6, 60];
        var inner = Units(PolygonSets.Rectangle(600_030, 1_897_020, 606_270, 1_899_980));
        var result = OnPlane(grid, heights, inner, new([], thresholds))[0];
        for (int t = 0; t < thresholds.Length; t++)
        {
            var at = Enumerable.Range(0, slopes.Length).Where(i => i / 210 is > 0 and < 149 && i % 210 is > 0 and < 209).Select(i => slopes[i]).ToArray();
            int near = at.Count(s => Math.Abs(s - thresholds[t]) < 1e-4), reached = at.Count(s => s >= thresholds[t]);
            Assert.InRange((result.AtOrAboveSlopeSquareKilometres[t] / 0.0006) - reached, -near - 1e-6, near + 1e-6);
            Assert.InRange(reached, 1, at.Length - 1);
        }
    }

    /// <summary>Source: numpy 1.24 over the same tile in doubles, cell centres in a triangle, rows weighted by ∫ M N cos φ dφ (12-point Gauss).</summary>
    [Fact]
    public void The_White_Mountains_as_numpy_measures_them()
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "data", "terrain", "N44W072.hgt");
        if (!File.Exists(path))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "Shared data not found: ../shared/data/terrain/N44W072.hgt");
            Assert.Fail("Shared data not found: ../shared/data/terrain/N44W072.hgt");
        }

        short[] heights = MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(path)).ToArray();
        System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(heights, heights);
        const double cell = 1.0 / 1200;
        var grid = new RasterGrid(-72 - (cell / 2), 45 + (cell / 2), cell, cell, 1201, 1201);
        var units = Units([(-71.9, 44.1003), (-71.1, 44.1003), (-71.3001, 44.9001)]);
        var model = new GriddedElevation(grid, CoordinateReferenceSystem.Wgs84, heights, -32768);
        var result = ZonalTerrain.Measure(model, units, new([200, 600], [15]), CellRule.CellCentres, 2, TestContext.Current.CancellationToken)[0];
        double[] actual = [result.AreaSquareKilometres, result.MeanElevationMetres, result.MinimumElevationMetres, result.MaximumElevationMetres,
            .. result.AtOrAboveHeightSquareKilometres, .. result.AtOrAboveSlopeSquareKilometres];
        double[] expected = [2832.616678218992, 610.9537722937795, 156.0, 1908.0, 2826.136238748841, 1244.2251962688017, 1370.955374833675];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(1, actual[i] / expected[i], i == expected.Length - 1 ? 1e-5 : 1e-9); // the slope of single cells may fall on the other side in floats
        }
    }
}
