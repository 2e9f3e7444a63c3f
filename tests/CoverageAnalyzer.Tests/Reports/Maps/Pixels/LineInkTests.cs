using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps.Pixels;

/// <summary>Lines by distance agree with looking at many points of each pixel, and spend the same ink.</summary>
public sealed class LineInkTests
{
    private const int Side = 26;

    [Fact]
    public void Random_lines() =>
        Gen.Select(Gen.Int[-60, 180].Select(Gen.Int[-60, 180]).Array[2, 9], Gen.Float[0.3f, 6f]).Sample(
            (corners, width) =>
            {
                var lines = new MapLines([.. corners.Select(c => c.Item1)], [.. corners.Select(c => c.Item2)], [0, corners.Length]);
                double[] expected = SampledPicture.Lines(lines, width, MapView.GridPixels, Side, Side), drawn = Draw(lines, width);
                for (int i = 0; i < expected.Length; i++)
                {
                    // One segment: an estimate where it is oblique or ends. Two that fill a pixel from both sides: the greater half only.
                    double error = corners.Length == 2 ? 0.25 : 0.55;
                    Assert.InRange(drawn[i] - expected[i], -error, error);
                }

                // Thin lines over each other take the greater share, not both.
                Assert.InRange(drawn.Sum(), (0.85 * expected.Sum()) - 3, (1.05 * expected.Sum()) + 3);
            },
            iter: 40);

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(2.8)]
    public void A_level_line_is_exact(double width)
    {
        var line = new MapLines([-50, 200], [102, 102], [0, 2]); // at 20.4 px
        double[] drawn = Draw(line, width);
        for (int row = 0; row < Side; row++)
        {
            double share = Math.Max(0, Math.Min(row + 1, 20.4 + (width / 2)) - Math.Max(row, 20.4 - (width / 2)));
            Assert.InRange(drawn[(row * Side) + 12] - share, -0.06, 0.06);
        }
    }

    [Fact]
    public void Drawn_twice_is_drawn_once()
    {
        var once = new MapLines([10, 60, 120], [20, 110, 50], [0, 3]);
        var twice = new MapLines([10, 60, 120, 120, 60, 10], [20, 110, 50, 50, 110, 20], [0, 3, 6]);
        Assert.Equal(Draw(once, 1.3), Draw(twice, 1.3));
    }

    private static double[] Draw(MapLines lines, double width)
    {
        using var picture = new PixelPicture(Side, Side);
        LineInk.Draw(picture, lines, new MapColor(0, 0, 0), (float)width, MapView.GridPixels, new PixelBox(0, 0, Side, Side));
        var share = new double[Side * Side];
        for (int i = 0; i < share.Length; i++)
        {
            share[i] = 1 - ((picture.Row(i / Side)[i % Side] & 0xFF) / 255.0);
        }

        return share;
    }
}
