using SkiaSharp;

namespace CoverageAnalyzer.Tests;

/// <summary>Compares a drawn picture with a stored one.</summary>
internal static class Picture
{
    /// <summary>Share of the pixels that differ, 0–1; 1 where the sizes do.</summary>
    /// <param name="first">A PNG.</param>
    /// <param name="second">A PNG.</param>
    /// <param name="channelTolerance">A pixel differs where one of its channels is further off than this (0–255): browsers and fonts differ in antialiasing.</param>
    public static double DifferingFraction(byte[] first, byte[] second, int channelTolerance = 48)
    {
        using SKBitmap a = SKBitmap.Decode(first), b = SKBitmap.Decode(second);
        if (a.Width != b.Width || a.Height != b.Height)
        {
            return 1;
        }

        long differing = 0;
        for (int y = 0; y < a.Height; y++)
        {
            for (int x = 0; x < a.Width; x++)
            {
                SKColor p = a.GetPixel(x, y), q = b.GetPixel(x, y);
                int off = Math.Max(Math.Abs(p.Red - q.Red), Math.Max(Math.Abs(p.Green - q.Green), Math.Abs(p.Blue - q.Blue)));
                differing += off > channelTolerance ? 1 : 0;
            }
        }

        return (double)differing / ((long)a.Width * a.Height);
    }

    /// <summary>Share of the pixels of a colour (each channel within 6 of it), 0–1.</summary>
    /// <param name="png">A PNG.</param>
    /// <param name="color">A colour such as <c>#2166ac</c>.</param>
    public static double FractionOf(byte[] png, string color)
    {
        using SKBitmap bitmap = SKBitmap.Decode(png);
        SKColor wanted = SKColor.Parse(color);
        long found = 0;
        for (int y = 0; y < bitmap.Height; y++)
        {
            for (int x = 0; x < bitmap.Width; x++)
            {
                SKColor p = bitmap.GetPixel(x, y);
                found += Math.Abs(p.Red - wanted.Red) <= 6 && Math.Abs(p.Green - wanted.Green) <= 6 && Math.Abs(p.Blue - wanted.Blue) <= 6 ? 1 : 0;
            }
        }

        return (double)found / ((long)bitmap.Width * bitmap.Height);
    }
}
