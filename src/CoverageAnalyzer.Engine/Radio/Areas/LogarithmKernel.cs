using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Logarithm and exponential of eight numbers within a kernel: short enough to stand in line with what is around them.</summary>
/// <remarks>
/// The runtime's own are called, so that every value a kernel holds goes to memory and back, and are right to the last digit, which a loss in dB does not need.
/// Numbers that are not positive, normal and finite, and exponents beyond ±700, go to the runtime's, so that what is not defined stays so.
/// </remarks>
internal static class LogarithmKernel
{
    private const ulong LeastNormal = 0x0010_0000_0000_0000, Infinite = 0x7FF0_0000_0000_0000, Mantissa = 0x000F_FFFF_FFFF_FFFF;
    private const double Whole = 6755399441055744; // 1.5 · 2⁵²: added to a number it leaves the nearest integer in the last bits
    private static readonly V Reciprocals = Vector512.Create(16 / 17.0, 16 / 19.0, 16 / 21.0, 16 / 23.0, 16 / 25.0, 16 / 27.0, 16 / 29.0, 16 / 31.0);
    private static readonly V Logarithms = Vector512.Create(
        Math.Log(17 / 16.0), Math.Log(19 / 16.0), Math.Log(21 / 16.0), Math.Log(23 / 16.0), Math.Log(25 / 16.0), Math.Log(27 / 16.0), Math.Log(29 / 16.0), Math.Log(31 / 16.0));

    /// <summary>Natural logarithm.</summary>
    /// <remarks>
    /// x = 2ᵉ m with m in [1, 2); of eight parts of that range the reciprocal of the middle makes m = c (1 + r), |r| ≤ 1/17; nine terms of the series of ln (1 + r).
    /// Behavior: right to 10⁻¹³ (absolute or relative, whichever is larger).
    /// </remarks>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Logarithm(V x)
    {
        var bits = x.AsUInt64();
        if (!Vector512.LessThanAll(bits - Vector512.Create(LeastNormal), Vector512.Create(Infinite - LeastNormal)))
        {
            return Vector512.Log(x);
        }

        var part = ((bits >> 49) & Vector512.Create(7UL)).AsInt64();
        V exponent = Vector512.ConvertToDouble((bits >> 52).AsInt64()) - Vector512.Create(1023.0);
        V mantissa = ((bits & Vector512.Create(Mantissa)) | Vector512.Create(1.0).AsUInt64()).AsDouble();
        V r = Vector512.FusedMultiplyAdd(mantissa, Vector512.ShuffleNative(Reciprocals, part), Vector512.Create(-1.0)), square = r * r;
        V whole = Vector512.FusedMultiplyAdd(exponent, Vector512.Create(Math.Log(2)), Vector512.ShuffleNative(Logarithms, part));
        V odd = Vector512.FusedMultiplyAdd(square, Vector512.Create(1.0 / 9), Vector512.Create(1.0 / 7)), even = Vector512.FusedMultiplyAdd(square, Vector512.Create(-1.0 / 8), Vector512.Create(-1.0 / 6));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 5));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(-1.0 / 4));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 3));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(-1.0 / 2));
        odd = Vector512.FusedMultiplyAdd(odd * r, square, r);
        return whole + Vector512.FusedMultiplyAdd(even, square, odd);
    }

    /// <summary>Exponential.</summary>
    /// <remarks>x = n ln 2 + r, |r| ≤ ln 2 / 2; ten terms of the series of eʳ. Behavior: right to 4 · 10⁻¹³, relative.</remarks>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponential(V x)
    {
        if (!Vector512.LessThanOrEqualAll(Vector512.Abs(x), Vector512.Create(700.0)))
        {
            return Vector512.Exp(x);
        }

        V shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1 / 0.693147180559945309417), Vector512.Create(Whole)), n = shifted - Vector512.Create(Whole);
        V r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693147180559945309417), x), square = r * r;
        V even = Vector512.FusedMultiplyAdd(square, Vector512.Create(1.0 / 3_628_800), Vector512.Create(1.0 / 40_320)), odd = Vector512.FusedMultiplyAdd(square, Vector512.Create(1.0 / 362_880), Vector512.Create(1.0 / 5040));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 720));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 120));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 24));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 6));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(0.5));
        odd = Vector512.FusedMultiplyAdd(odd, square, V.One);
        V value = Vector512.FusedMultiplyAdd(odd, r, Vector512.FusedMultiplyAdd(even, square, V.One));
        return (value.AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
    }
}
