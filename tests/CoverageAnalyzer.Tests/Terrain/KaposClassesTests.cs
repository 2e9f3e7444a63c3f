using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;
using static CoverageAnalyzer.Tests.Terrain.ZonalWorlds;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>Classes K1 to K7 on cells of 1 km (7 cells to the edge of the circle) and against plain loops.</summary>
public sealed class KaposClassesTests
{
    private static short[] Classify(short[] heights, int columns, double cell = 1000, double north = 1_900_000, KaposOptions? options = null, int threads = 1)
    {
        var grid = new RasterGrid(500_000, north, cell, cell, columns, heights.Length / columns);
        return KaposClasses.Classify(new GriddedElevation(grid, Utm48, heights, -9999), options ?? new(), threads, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(4500, 1)]
    [InlineData(4499, 2)]
    [InlineData(3500, 2)]
    [InlineData(2500, 3)]
    [InlineData(2499, 0)] // flat: neither K4 nor K5
    [InlineData(1200, 0)]
    [InlineData(299, 0)]
    [InlineData(-9999, -1)]
    public void A_flat_country_is_classed_by_height_alone(int height, int expected) =>
        Assert.All(Classify([.. Enumerable.Repeat((short)height, 400)], 20), c => Assert.Equal(expected, c));

    [Fact]
    public void Slopes_of_two_and_five_degrees()
    {
        // 35 m in 1 km is 2.005°, 87 m is 4.97° and 88 m is 5.03°.
        static short[] Ramp(int start, int step) => [.. Enumerable.Range(0, 100).Select(i => (short)(start + (step * (i / 10))))];
        Assert.Equal(4, Classify(Ramp(1600, 35), 10)[55]);
        Assert.Equal(0, Classify(Ramp(1600, 34), 10)[55]);
        var tight = new KaposOptions { RangeRadiusMetres = 999 }; // no neighbor in the circle: slope alone
        Assert.Equal(5, Classify(Ramp(1001, 88), 10, options: tight)[44]);
        Assert.Equal(0, Classify(Ramp(1001, 87), 10, options: tight)[44]);
    }

    [Fact]
    public void A_peak_lifts_all_cells_within_a_true_circle_of_seven_kilometres()
    {
        const int size = 31;
        short[] heights = [.. Enumerable.Repeat((short)400, size * size)];
        heights[(15 * size) + 15] = 701;
        short[] classes = Classify(heights, size);
        for (int i = 0; i < classes.Length; i++)
        {
            int dr = (i / size) - 15, dc = (i % size) - 15;
            Assert.Equal((dr * dr) + (dc * dc) <= 48 ? 6 : 0, classes[i]); // on the map: k is 0.9996, so 7 cells are 7,002.8 m
        }

        heights[(15 * size) + 15] = 700; // 300 m is not over 300 m
        Assert.All(Classify(heights, size), c => Assert.Equal(0, c));
    }

    [Fact]
    public void The_sixth_class_may_be_kept_to_where_one_copy_of_the_definition_has_it()
    {
        short[] heights = [.. Enumerable.Range(0, 400).Select(i => (short)(i % 2 == 0 ? 400 : 900))];
        var options = new KaposOptions { K6OnlyOutside23N19S = true };
        Assert.All(Classify(heights, 20), c => Assert.Equal(6, c));
        Assert.All(Classify(heights, 20, options: options), c => Assert.Equal(0, c));
        Assert.All(Classify(heights, 20, north: 2_600_000, options: options), c => Assert.Equal(6, c)); // 23.5° N
    }

    [Theory]
    [InlineData(4, 4, 7)]
    [InlineData(5, 4, 7)]
    [InlineData(5, 5, 0)] // 25 km² on the map are 25.02 km² on the ellipsoid
    [InlineData(0, 4, 0)] // reaches the edge of the model
    public void Small_basins_that_mountain_encloses(int firstColumn, int side, int expected)
    {
        const int size = 20;
        short[] heights = [.. Enumerable.Repeat((short)3000, size * size)];
        foreach (int row in Enumerable.Range(6, side))
        {
            heights.AsSpan((row * size) + firstColumn, 5).Fill(100);
        }

        short[] classes = Classify(heights, size);
        Assert.Equal(expected, classes[(7 * size) + firstColumn + 1]);
        Assert.Equal(3, classes[(7 * size) + 15]);
        heights[(5 * size) + firstColumn + 2] = -9999; // a void beside it: perhaps not enclosed
        Assert.Equal(0, Classify(heights, size)[(7 * size) + firstColumn + 1]);
    }

    [Fact]
    public void Basins_that_meet_further_south_are_one() =>
        Gen.Int[0, 3].Array[400].Sample(
            pattern =>
            {
                short[] heights = [.. pattern.Select(p => (short)(p == 0 ? 3000 : 100))];
                short[] classes = Classify(heights, 20, cell: 500);
                int[] part = new int[400];
                for (int start = 0; start < 400; start++)
                {
                    if (heights[start] != 100 || part[start] != 0)
                    {
                        continue;
                    }

                    var found = new List<int> { start };
                    part[start] = 1;
                    for (int i = 0; i < found.Count; i++)
                    {
                        int at = found[i];
                        foreach (int next in new[] { at % 20 > 0 ? at - 1 : at, at % 20 < 19 ? at + 1 : at, at >= 20 ? at - 20 : at, at < 380 ? at + 20 : at })
                        {
                            if (heights[next] == 100 && part[next] == 0)
                            {
                                part[next] = 1;
                                found.Add(next);
                            }
                        }
                    }

                    bool open = found.Exists(at => at % 20 is 0 or 19 || at / 20 is 0 or 19) || found.Count * 0.25 * 1.0008 >= 25;
                    if (found.Exists(at => classes[at] != (open ? 0 : 7)))
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 60);

    [Fact]
    public void Ranges_over_several_tiles_are_those_of_a_plain_loop()
    {
        const int columns = 300, rows = 270;
        var random = new Random(8);
        short[] heights = [.. Enumerable.Range(0, columns * rows).Select(i =>
            random.Next(300) == 0 ? (short)-9999 : (short)(640 + (280 * Math.Sin(i % columns / 19.0) * Math.Cos(i / columns / 13.0)) + random.Next(60)))];
        var options = new KaposOptions { RangeRadiusMetres = 1000, LargestBasinSquareKilometres = 0 };
        short[] classes = Classify(heights, columns, 97, options: options, threads: 2);
        Assert.Equal(classes, Classify(heights, columns, 97, options: options));
        double reach = 1000 / (97 / 0.9996);
        int sixth = 0;
        for (int i = 0; i < classes.Length; i += 7)
        {
            int least = int.MaxValue, most = int.MinValue, row = i / columns, column = i % columns;
            for (int dr = -11; dr <= 11; dr++)
            {
                for (int dc = -11; dc <= 11; dc++)
                {
                    int r = row + dr, c = column + dc;
                    if ((dr * dr) + (dc * dc) <= reach * reach && r >= 0 && r < rows && c >= 0 && c < columns && heights[(r * columns) + c] is var h and not -9999)
                    {
                        (least, most) = (Math.Min(least, h), Math.Max(most, h));
                    }
                }
            }

            int expected = heights[i] == -9999 ? -1 : heights[i] >= 300 && most - least > 300 ? 6 : 0;
            sixth += expected == 6 ? 1 : 0;
            Assert.Equal(expected, classes[i]);
        }

        Assert.InRange(sixth, 500, 11_000);
    }

    [Fact]
    public void Units_have_their_part_of_each_class()
    {
        // Columns of 3,600, 2,600 and 100 m, each 10 km wide; the unit takes 5, 10 and 2 km of them, and 1 km without a model.
        short[] heights = [.. Enumerable.Range(0, 900).Select(i => (short)(i % 30 < 10 ? 3600 : i % 30 < 20 ? 2600 : 100))];
        var grid = new RasterGrid(500_000, 1_900_000, 1000, 1000, 30, 30);
        var units = Units(PolygonSets.Rectangle(505_000, 1_880_000, 522_000, 1_890_000), PolygonSets.Rectangle(529_000, 1_880_000, 531_000, 1_881_000));
        var areas = KaposClasses.Measure(new GriddedElevation(grid, Utm48, heights), units, new(), 1, TestContext.Current.CancellationToken);
        double[] expected = [0, 50, 100, 0, 0, 0, 0];
        for (int k = 0; k < 7; k++)
        {
            Assert.Equal(expected[k], areas[0].ClassSquareKilometres[k], 0.1); // k²: 1.0008
        }

        Assert.Equal(areas[0].ClassSquareKilometres.Sum(), areas[0].MountainSquareKilometres);
        Assert.Equal(170 * 1.0008, areas[0].AreaSquareKilometres, 0.01);
        Assert.Equal(1.0008, areas[1].UnknownAreaSquareKilometres, 0.001);
        Assert.Equal(0, areas[1].MountainSquareKilometres);
    }
}
