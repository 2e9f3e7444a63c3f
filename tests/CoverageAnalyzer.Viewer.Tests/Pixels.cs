using SkiaSharp;

namespace CoverageAnalyzer.Viewer.Tests;

/// <summary>Looks at drawn maps.</summary>
internal static class Pixels
{
    /// <summary>A channel may differ by this much (0–255) and a pixel still counts as the same: edges are smoothed a little differently from one Skia to the next.</summary>
    public const int ChannelTolerance = 32;

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
