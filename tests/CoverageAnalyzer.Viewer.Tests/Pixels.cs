using SkiaSharp;

namespace CoverageAnalyzer.Viewer.Tests;

/// <summary>Looks at drawn maps.</summary>
internal static class Pixels
{
    /// <summary>A channel may differ by this much (0–255) and a pixel still counts as the same: edges are smoothed a little differently from one Skia to the next.</summary>
    public const int ChannelTolerance = 32;

    /// <summary>Share of pixels that differ by more than <see cref="ChannelTolerance"/> in a channel; 1 where the sizes differ.</summary>
    /// <param name="first">A PNG.</param>
    /// <param name="second">Another.</param>
    public static double DifferentFraction(byte[] first, byte[] second)
    {
        using SKBitmap a = SKBitmap.Decode(first), b = SKBitmap.Decode(second);
        if (a.Width != b.Width || a.Height != b.Height)
        {
            return 1;
        }

        int different = 0;
        for (int y = 0; y < a.Height; y++)
        {
            for (int x = 0; x < a.Width; x++)
            {
                SKColor p = a.GetPixel(x, y), q = b.GetPixel(x, y);
                different += Math.Abs(p.Red - q.Red) > ChannelTolerance || Math.Abs(p.Green - q.Green) > ChannelTolerance || Math.Abs(p.Blue - q.Blue) > ChannelTolerance ? 1 : 0;
            }
        }

        return (double)different / (a.Width * a.Height);
    }

    /// <summary>How many pixels have exactly a color.</summary>
    /// <param name="png">A PNG.</param>
    /// <param name="color">The color.</param>
    public static int CountOf(byte[] png, CoverageAnalyzer.Reports.Maps.Definitions.MapColor color)
    {
        using SKBitmap bitmap = SKBitmap.Decode(png);
        var wanted = new SKColor(color.Red, color.Green, color.Blue);
        return bitmap.Pixels.Count(p => p == wanted);
    }
}
