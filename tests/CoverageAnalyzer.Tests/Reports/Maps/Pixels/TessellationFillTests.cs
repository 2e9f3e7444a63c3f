using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps.Pixels;

/// <summary>Filling by area agrees with looking at many points of each pixel, also for shapes nobody would draw.</summary>
public sealed class TessellationFillTests
{
    private const double SampleError = 0.09; // share of a pixel: 16 points along a side, up to four edges through a pixel

    private static readonly MapColor Black = new(0, 0, 0), Red = new(255, 0, 0), Blue = new(0, 0, 255);

    [Fact]
    public void Neighbours_mix_by_area_and_nothing_shines_through() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[2, 40], Gen.Float[0.11f, 1.3f], Gen.Int[0, 10_000]).Sample(
            (columns, rows, cell, scale, seed) =>
            {
                MapShapes mesh = PixelShapes.Mesh(columns, rows, cell, seed);
                int width = Math.Clamp((int)(columns * cell * scale) + 2, 1, 50), height = Math.Clamp((int)(rows * cell * scale) + 2, 1, 50);
                var random = new Random(seed);
                MapColor?[] colors = [.. Enumerable.Range(0, mesh.UnitCount).Select(_ => (MapColor?)new MapColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)))];
                AssertLike(mesh, colors, scale, width, height);

                // Of one color, the mesh is one box: exact to a shade, with no seam inside.
                using PixelPicture one = Draw(mesh, [.. colors.Select(_ => (MapColor?)Red)], scale, width, height);
                for (int row = 0; row < height; row++)
                {
                    for (int column = 0; column < width; column++)
                    {
                        double share = Math.Clamp((columns * cell * (double)scale) - column, 0, 1) * Math.Clamp((rows * cell * (double)scale) - row, 0, 1);
                        uint pixel = one.Row(row)[column];
                        Assert.InRange((pixel & 0xFF) - 255.0, -0.5, 0.5);
                        Assert.InRange(((pixel >> 8) & 0xFF) - (255 * (1 - share)), -1.1, 1.1);
                    }
                }
            },
            iter: 25);

    public static TheoryData<string> Shapes => new("sliver", "inside one pixel", "corners of pixels", "hole", "island in a hole", "off the picture", "around the picture", "rings over each other", "a line", "nothing");

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Odd_shapes(string name)
    {
        (int, int)[][] rings = name switch
        {
            "sliver" => [[(1, 1), (399, 203), (399, 204)]],
            "inside one pixel" => [[(101, 101), (104, 102), (102, 104)]],
            "corners of pixels" => [[(100, 100), (200, 100), (200, 200), (100, 200)]],
            "hole" => [PixelShapes.Box(20, 20, 300, 300), [(50, 50), (250, 60), (60, 250)]],
            "island in a hole" => [PixelShapes.Box(20, 20, 300, 300), [(50, 50), (250, 50), (250, 250), (50, 250)], PixelShapes.Box(103, 107, 171, 168)],
            "off the picture" => [[(-500, -300), (120, 130), (-77, 900), (-900, 400)], [(350, 350), (3_000, 300), (2_000, 2_500)], PixelShapes.Box(500, 500, 600, 600)],
            "around the picture" => [PixelShapes.Box(-2_000, -1_000, 5_000, 4_000)],
            "rings over each other" => [PixelShapes.Box(20, 20, 200, 200), PixelShapes.Box(100, 100, 300, 300)],
            "a line" => [[(10, 10), (300, 200)], [(5, 5), (5, 5), (5, 5)]],
            _ => [],
        };
        AssertLike(PixelShapes.Of(rings), [Blue], 0.1f, 40, 40);
    }

    /// <summary>Of a ring that crosses itself both lobes are inside; only the pixel of the crossing may be off.</summary>
    [Fact]
    public void Both_lobes_of_a_bow_tie_are_filled()
    {
        MapShapes tie = PixelShapes.Of([[(0, 0), (0, 300), (300, 0), (300, 300)]]);
        double[][] expected = SampledPicture.Fill(tie, [Black], 0.1f, 30, 30, MapColor.White);
        using PixelPicture drawn = Draw(tie, [Black], 0.1f, 30, 30);
        for (int i = 0; i < 900; i++)
        {
            if (Math.Abs((i % 30) - 14.5) > 1 || Math.Abs((i / 30) - 14.5) > 1)
            {
                Assert.InRange((drawn.Row(i / 30)[i % 30] & 0xFF) - expected[i][0], -255 * SampleError, 255 * SampleError);
            }
        }
    }

    /// <summary>Two units in the same place share it.</summary>
    [Fact]
    public void Units_over_each_other_mix()
    {
        using PixelPicture drawn = Draw(PixelShapes.Of([PixelShapes.Box(0, 0, 10, 10)], [PixelShapes.Box(0, 0, 10, 10)]), [Red, Blue], 1, 10, 10);
        Assert.Equal(0xFF800080, drawn.Row(5)[5]);
    }

    [Fact]
    public void Hatch_lines_of_a_color_lie_on_white_all_over_the_picture()
    {
        MapShapes two = PixelShapes.Of([PixelShapes.Box(0, 0, 200, 400)], [PixelShapes.Box(200, 0, 400, 400)]);
        using var picture = new PixelPicture(40, 40);
        var paint = new PixelPaint(Black, isHatched: true, 1);
        TessellationFill.Draw(picture, two, [paint, paint], 0.1f, new PixelBox(0, 0, 40, 40));
        double ink = 0;
        for (int i = 0; i < 1600; i++)
        {
            Assert.Equal(picture.Row(i / 40)[i % 40], picture.Row((i / 40) < 34 ? (i / 40) + 6 : (i / 40) - 6)[i % 40]);
            ink += 1 - ((picture.Row(i / 40)[i % 40] & 0xFF) / 255.0);
        }

        Assert.InRange(ink / 1600, 0.2, 0.27); // lines 1 px wide, 6/√2 px apart: 0.236
    }

    [Fact]
    public void Any_number_of_threads_draws_the_same()
    {
        MapShapes mesh = PixelShapes.Mesh(20, 60, 17, 3);
        MapColor?[] colors = [.. Enumerable.Range(0, mesh.UnitCount).Select(u => (MapColor?)new MapColor((byte)(u * 7), (byte)(u * 13), (byte)(u * 29)))];
        using PixelPicture one = Draw(mesh, colors, 0.7f, 230, 700), three = Draw(mesh, colors, 0.7f, 230, 700, threads: 3);
        for (int row = 0; row < 700; row++)
        {
            Assert.True(one.Row(row).SequenceEqual(three.Row(row)));
        }
    }

    private static void AssertLike(MapShapes shapes, IReadOnlyList<MapColor?> colors, float scale, int width, int height)
    {
        double[][] expected = SampledPicture.Fill(shapes, colors, scale, width, height, MapColor.White);
        using PixelPicture drawn = Draw(shapes, colors, scale, width, height);
        for (int i = 0; i < expected.Length; i++)
        {
            uint pixel = drawn.Row(i / width)[i % width];
            for (int c = 0; c < 3; c++)
            {
                Assert.InRange(((pixel >> (8 * c)) & 0xFF) - expected[i][c], (-255 * SampleError) - 0.5, (255 * SampleError) + 0.5);
            }
        }
    }

    private static PixelPicture Draw(MapShapes shapes, IReadOnlyList<MapColor?> colors, float scale, int width, int height, int threads = 1)
    {
        var picture = new PixelPicture(width, height);
        PixelPaint?[] paints = [.. colors.Select(c => c is MapColor color ? new PixelPaint(color, false, 1) : null)];
        TessellationFill.Draw(picture, shapes, paints[..shapes.UnitCount], scale, new PixelBox(0, 0, width, height), threads);
        return picture;
    }
}
