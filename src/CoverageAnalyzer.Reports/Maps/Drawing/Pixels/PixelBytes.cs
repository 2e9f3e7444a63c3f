using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Pixels as PNG has them: three bytes each.</summary>
internal static class PixelBytes
{
    /// <summary>Leaves out the fourth byte of each pixel.</summary>
    /// <param name="pixels">Pixels of four bytes.</param>
    /// <param name="bytes">Takes three bytes a pixel.</param>
    public static void Narrow(ReadOnlySpan<uint> pixels, Span<byte> bytes)
    {
        ReadOnlySpan<byte> four = MemoryMarshal.AsBytes(pixels);
        int p = 0;
        Vector128<byte> order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

        // Four pixels at a time; the four bytes too many are written over by the next ones.
        for (; p + 6 <= pixels.Length; p += 4)
        {
            Vector128.Shuffle(Vector128.Create(four.Slice(4 * p, 16)), order).CopyTo(bytes[(3 * p)..]);
        }

        for (; p < pixels.Length; p++)
        {
            four.Slice(4 * p, 3).CopyTo(bytes[(3 * p)..]);
        }
    }
}
