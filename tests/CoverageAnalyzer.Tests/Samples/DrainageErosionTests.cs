using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Tests.Samples;

/// <summary>The water that cuts the schematic terrain, on surfaces small enough to work out by hand.</summary>
public sealed class DrainageErosionTests
{
    [Fact]
    public void A_row_of_cells_falls_as_the_implicit_equation_says()
    {
        // Cells of 100 m × 100 m in a row, water runs to the left. Areas from the right: 1, 2, 3 cells, so √A is 100, 141.4 and 173.2 m.
        double[] heights = [0, 10, 20, 30];
        var erosion = new DrainageErosion(4, 100, 100, heights, [true, false, false, false]);
        erosion.Step([0.5, 0.5, 0.5, 0.5]);
        double first = 10 / (1 + (0.5 * Math.Sqrt(3)));
        double f2 = 0.5 * Math.Sqrt(2), second = (20 + (f2 * first)) / (1 + f2);
        double third = (30 + (0.5 * second)) / 1.5;
        Assert.Equal([0, first, second, third], heights, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void After_filling_every_cell_has_a_way_down_and_nothing_was_lowered()
    {
        var random = new SplitMix64(7);
        const int columns = 40;
        double[] before = [.. Enumerable.Range(0, columns * columns).Select(_ => 100 * random.NextUnit())];
        bool[] held = new bool[before.Length];
        (held[0], held[820]) = (true, true);
        double[] heights = [.. before];
        new DrainageErosion(columns, 90, 92, heights, held).FillHollows(3);
        for (int i = 0; i < heights.Length; i++)
        {
            Assert.True(heights[i] >= before[i] && (!held[i] || heights[i] == before[i]));
            Assert.True(held[i] || Neighbors(i, columns).Any(n => heights[n] < heights[i]), $"{i}");
        }
    }

    [Fact]
    public void Water_lowers_what_is_not_held_keeps_the_order_of_the_way_down_and_gives_the_same_bits_twice()
    {
        double[] first = Eroded(), second = Eroded();
        Assert.Equal(first, second);
        for (int i = 0; i < first.Length; i++)
        {
            Assert.True(i == 0 || Neighbors(i, 30).Any(n => first[n] < first[i]), $"cell {i} holds water");
        }

        static double[] Eroded()
        {
            var random = new SplitMix64(11);
            double[] heights = [.. Enumerable.Range(0, 900).Select(i => i == 0 ? 0 : 200 + (100 * random.NextUnit()))];
            bool[] held = new bool[900];
            held[0] = true;
            var erosion = new DrainageErosion(30, 180, 184, heights, held);
            erosion.FillHollows(5);
            double[] filled = [.. heights];
            for (int step = 0; step < 10; step++)
            {
                erosion.Step([.. Enumerable.Repeat(0.1, 900)]);
            }

            Assert.All(heights.Zip(filled), h => Assert.True(h.First <= h.Second));
            Assert.True(heights.Average() < 0.9 * filled.Average());
            return heights;
        }
    }

    [Fact]
    public void Creep_keeps_a_plane_and_flattens_a_spike()
    {
        double[] plane = [.. Enumerable.Range(0, 49).Select(i => (3.0 * (i % 7)) + (2.0 * (i / 7)))];
        double[] heights = [.. plane];
        new DrainageErosion(7, 100, 100, heights, new bool[49]).Creep();
        Assert.Equal(plane[24], heights[24], 12);
        double[] spike = new double[49];
        spike[24] = 16;
        new DrainageErosion(7, 100, 100, spike, new bool[49]).Creep();
        Assert.Equal((10, 1, 0.5), (spike[24], spike[25], spike[16])); // half of 16, and half of 4/16, 2/16 and 1/16 of it
    }

    [Fact]
    public void Noise_is_nothing_at_corners_smooth_between_and_never_more_than_one()
    {
        for (int i = -20; i < 20; i++)
        {
            Assert.Equal(0, GradientNoise.At(i, 3 - i, 5));
            for (int k = 0; k < 50; k++)
            {
                double x = i + (k / 50.0), value = GradientNoise.At(x, (0.37 * i) + (k / 31.0), 5);
                Assert.InRange(value, -1, 1);
                Assert.True(Math.Abs(GradientNoise.At(x + 1e-7, (0.37 * i) + (k / 31.0), 5) - value) < 1e-6);
            }
        }

        Assert.NotEqual(GradientNoise.At(0.5, 0.5, 5), GradientNoise.At(0.5, 0.5, 6));
    }

    private static IEnumerable<int> Neighbors(int cell, int columns)
    {
        int rows = columns; // the test's grids are square
        for (int dr = -1; dr <= 1; dr++)
        {
            for (int dc = -1; dc <= 1; dc++)
            {
                int r = (cell / columns) + dr, c = (cell % columns) + dc;
                if ((dr, dc) != (0, 0) && r >= 0 && c >= 0 && r < rows && c < columns)
                {
                    yield return (r * columns) + c;
                }
            }
        }
    }
}
