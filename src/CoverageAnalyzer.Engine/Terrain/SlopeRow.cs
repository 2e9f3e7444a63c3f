using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Squared gradients of a row of cells by Horn's formula, eight cells at a time.</summary>
/// <remarks>
/// Source: B. K. P. Horn, "Hill shading and the reflectance map", Proc. IEEE 69 (1981), p. 14–47: differences over the eight neighbors, weights 1, 2, 1.
/// Behavior: the same bits on every machine; whole metres up to 2,000 m of difference are exact on a square grid.
/// </remarks>
internal static class SlopeRow
{
    /// <summary>Measures a row whose cells and neighbors all have heights.</summary>
    /// <param name="center">The first cell.</param>
    /// <param name="stride">Cells from one row to the next.</param>
    /// <param name="cells">Number of cells, a multiple of eight; one more on each side is read.</param>
    /// <param name="east">Factor of the square of eight times the eastward difference.</param>
    /// <param name="south">Factor of the square of eight times the southward difference.</param>
    /// <param name="squares">Takes the sum of the two.</param>
    public static void Measure(ref float center, int stride, int cells, float east, float south, ref float squares)
    {
        ref float north = ref Unsafe.Subtract(ref center, stride), below = ref Unsafe.Add(ref center, stride);
        var ex = Vector256.Create(east);
        var ey = Vector256.Create(south);
        for (int i = 0; i < cells; i += 8)
        {
            var a = Load(ref north, i - 1);
            var b = Load(ref north, i);
            var c = Load(ref north, i + 1);
            var g = Load(ref below, i - 1);
            var h = Load(ref below, i);
            var k = Load(ref below, i + 1);
            var w = Load(ref center, i - 1);
            var e = Load(ref center, i + 1);
            var ca = c - a;
            var kg = k - g;
            var we = e - w;
            var hb = h - b;
            var dx = ca + kg + (we + we);
            var dy = (k - c) + (g - a) + (hb + hb);
            ((dx * dx * ex) + (dy * dy * ey)).StoreUnsafe(ref squares, (nuint)i);
        }
    }

    /// <summary>The same where heights may be missing: a neighbor without one takes the height of the cell in the middle; the result is NaN only where that has none.</summary>
    public static void MeasureWithVoids(ref float center, int stride, int cells, float east, float south, ref float squares)
    {
        ref float north = ref Unsafe.Subtract(ref center, stride), below = ref Unsafe.Add(ref center, stride);
        var ex = Vector256.Create(east);
        var ey = Vector256.Create(south);
        for (int i = 0; i < cells; i += 8)
        {
            var m = Load(ref center, i);
            var a = Known(Load(ref north, i - 1), m);
            var b = Known(Load(ref north, i), m);
            var c = Known(Load(ref north, i + 1), m);
            var g = Known(Load(ref below, i - 1), m);
            var h = Known(Load(ref below, i), m);
            var k = Known(Load(ref below, i + 1), m);
            var w = Known(Load(ref center, i - 1), m);
            var e = Known(Load(ref center, i + 1), m);
            var we = e - w;
            var hb = h - b;
            var dx = (c - a) + (k - g) + (we + we);
            var dy = (k - c) + (g - a) + (hb + hb);
            ((dx * dx * ex) + (dy * dy * ey)).StoreUnsafe(ref squares, (nuint)i);
        }
    }

    /// <summary>Writes one bit a cell: at or above its limit; NaN is not.</summary>
    /// <param name="values">The first cell.</param>
    /// <param name="limits">The first limit.</param>
    /// <param name="cells">Number of cells, a multiple of eight.</param>
    /// <param name="bits">Takes a byte for eight cells.</param>
    public static void Compare(ref float values, ref float limits, int cells, ref byte bits)
    {
        for (int i = 0; i < cells; i += 8)
        {
            Unsafe.Add(ref bits, i / 8) = (byte)Vector256.GreaterThanOrEqual(Load(ref values, i), Load(ref limits, i)).ExtractMostSignificantBits();
        }
    }

    /// <summary>Writes one bit a cell: at or above a height; NaN is not.</summary>
    public static void Compare(ref float values, float limit, int cells, ref byte bits)
    {
        var least = Vector256.Create(limit);
        for (int i = 0; i < cells; i += 8)
        {
            Unsafe.Add(ref bits, i / 8) = (byte)Vector256.GreaterThanOrEqual(Load(ref values, i), least).ExtractMostSignificantBits();
        }
    }

    /// <summary>Writes one bit a cell: has a height.</summary>
    public static void Known(ref float values, int cells, ref byte bits)
    {
        for (int i = 0; i < cells; i += 8)
        {
            var v = Load(ref values, i);
            Unsafe.Add(ref bits, i / 8) = (byte)Vector256.Equals(v, v).ExtractMostSignificantBits();
        }
    }

    /// <summary>True where a height is missing.</summary>
    public static bool HasVoids(ReadOnlySpan<float> heights)
    {
        ref float first = ref Unsafe.AsRef(in heights[0]);
        var missing = Vector256<float>.Zero;
        int i = 0;
        for (; i + 8 <= heights.Length; i += 8)
        {
            var v = Load(ref first, i);
            missing |= ~Vector256.Equals(v, v);
        }

        bool any = missing.ExtractMostSignificantBits() != 0;
        for (; i < heights.Length; i++)
        {
            any |= float.IsNaN(heights[i]);
        }

        return any;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float values, int at) => Vector256.LoadUnsafe(ref Unsafe.Add(ref values, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Known(Vector256<float> neighbor, Vector256<float> center) =>
        Vector256.ConditionalSelect(Vector256.Equals(neighbor, neighbor), neighbor, center);
}
