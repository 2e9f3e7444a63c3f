using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Maps.Pixels;

/// <summary>The plain reference of drawing: many points of each pixel are looked at one by one.</summary>
internal static class SampledPicture
{
    private const int Side = 16; // points along a side of a pixel

    /// <summary>Red, green and blue of each pixel where units are filled on a ground: the mean over the points; a point in several units is all of them alike.</summary>
    public static double[][] Fill(MapShapes shapes, IReadOnlyList<MapColor?> colors, float scale, int width, int height, MapColor ground) => Of(width, height, (x, y) =>
    {
        double[] sum = [0, 0, 0];
        int units = 0;
        for (int unit = 0; unit < shapes.UnitCount; unit++)
        {
            if (colors[unit] is MapColor color && Holds(shapes, unit, x / scale, y / scale))
            {
                (sum[0], sum[1], sum[2]) = (sum[0] + color.Red, sum[1] + color.Green, sum[2] + color.Blue);
                units++;
            }
        }

        return units == 0 ? [ground.Red, ground.Green, ground.Blue] : [sum[0] / units, sum[1] / units, sum[2] / units];
    });

    /// <summary>Share of each pixel that lies within half a width of a line.</summary>
    public static double[] Lines(MapLines lines, double linePixels, float scale, int width, int height) =>
        [.. Of(width, height, (x, y) => [DistanceOf(lines, scale, x, y) <= linePixels / 2 ? 1 : 0]).Select(p => p[0])];

    private static double[][] Of(int width, int height, Func<double, double, double[]> at)
    {
        var pixels = new double[width * height][];
        for (int i = 0; i < pixels.Length; i++)
        {
            double[]? sum = null;
            for (int k = 0; k < Side * Side; k++)
            {
                double[] one = at((i % width) + (((k % Side) + 0.5) / Side), (i / width) + (((k / Side) + 0.5) / Side));
                sum = sum is null ? one : [.. sum.Zip(one, (a, b) => a + b)];
            }

            pixels[i] = [.. sum!.Select(s => s / (Side * Side))];
        }

        return pixels;
    }

    private static bool Holds(MapShapes shapes, int unit, double x, double y)
    {
        bool inside = false;
        for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
        {
            for (int i = shapes.RingStart[r], j = shapes.RingStart[r + 1] - 1; i < shapes.RingStart[r + 1]; j = i++)
            {
                double ax = shapes.X[i], ay = shapes.Y[i], bx = shapes.X[j], by = shapes.Y[j];
                inside ^= ay > y != by > y && x < ax + ((y - ay) / (by - ay) * (bx - ax));
            }
        }

        return inside;
    }

    private static double DistanceOf(MapLines lines, float scale, double x, double y)
    {
        double least = double.PositiveInfinity;
        for (int l = 0; l < lines.LineStart.Length - 1; l++)
        {
            for (int i = lines.LineStart[l] + 1; i < lines.LineStart[l + 1]; i++)
            {
                double ax = lines.X[i - 1] * scale, ay = lines.Y[i - 1] * scale, dx = (lines.X[i] * scale) - ax, dy = (lines.Y[i] * scale) - ay;
                double length = (dx * dx) + (dy * dy);
                double t = length == 0 ? 0 : Math.Clamp((((x - ax) * dx) + ((y - ay) * dy)) / length, 0, 1);
                least = Math.Min(least, Math.Sqrt(Math.Pow(x - ax - (t * dx), 2) + Math.Pow(y - ay - (t * dy), 2)));
            }
        }

        return least;
    }
}
