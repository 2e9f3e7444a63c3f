using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>The color of a pixel in numbers one can mix.</summary>
internal static class Shade
{
    /// <summary>Red, green, blue, 255 each at most, and the last byte.</summary>
    /// <param name="pixel">As it lies in memory.</param>
    public static Vector128<float> Of(uint pixel)
    {
        Vector128<ushort> halves = Vector128.WidenLower(Vector128.CreateScalar(pixel).AsByte());
        return Vector128.ConvertToSingle(Vector128.WidenLower(halves).AsInt32());
    }

    /// <summary>The nearest color that a pixel can have.</summary>
    /// <param name="color">Red, green, blue; the fourth number does not matter.</param>
    public static uint ToPixel(Vector128<float> color)
    {
        Vector128<float> bounded = Vector128.Min(Vector128.Max(color, Vector128<float>.Zero), Vector128.Create(255f)) + Vector128.Create(0.5f);
        Vector128<int> whole = Vector128.ConvertToInt32(bounded);
        Vector128<ushort> halves = Vector128.Narrow(whole, whole).AsUInt16();
        return Vector128.Narrow(halves, halves).AsUInt32().ToScalar() | 0xFF000000;
    }
}
