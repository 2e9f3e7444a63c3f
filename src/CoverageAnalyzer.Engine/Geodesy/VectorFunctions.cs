using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Elementary functions on eight numbers at a time.</summary>
/// <remarks>
/// Written with separate multiplications and additions, never fused, and with no library function inside, so that a machine with 512, 256 or 128 bit
/// registers, or none, gives the same bits. Series are the Taylor series of the functions after the usual reduction of the argument.
/// Behavior: absolute error below 3·10⁻¹⁶ for results of size 1; NaN stays NaN.
/// </remarks>
internal static class VectorFunctions
{
    // Adding and subtracting 1.5·2⁵² rounds to the nearest integer, which then also stands in the lowest bits.
    private const double RoundingShift = 6_755_399_441_055_744;
    private const double LogTwoHigh = 0.693147180369123816490; // ln 2 cut to 32 bits, so that k·ln 2 is exact for small k
    private const double LogTwoLow = 1.90821492927058770002e-10;
    private const double HalfPiHigh = 1.57079632673412561417; // π/2 in three parts of 33 bits
    private const double HalfPiMiddle = 6.07710050630396597660e-11;
    private const double HalfPiLow = 2.02226624879595063154e-21;

    private static readonly double[] SineCoefficients = AlternatingInverseFactorials(3, 17);
    private static readonly double[] CosineCoefficients = AlternatingInverseFactorials(2, 16);
    private static readonly double[] ExponentialCoefficients = InverseFactorials(2, 13);
    private static readonly double[] ArctangentCoefficients = AlternatingInverses(3, 23);
    private static readonly double[] ArtanhCoefficients = Inverses(3, 23);

    /// <summary>Nearest integer of each number, for magnitudes below 2⁵¹.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Round(Vector512<double> x)
    {
        var shift = Vector512.Create(RoundingShift);
        return (x + shift) - shift;
    }

    /// <summary>Sine and cosine of angles in radians, for magnitudes up to 10⁵.</summary>
    /// <param name="x">The angles.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Sin, Vector512<double> Cos) SinCos(Vector512<double> x)
    {
        var shift = Vector512.Create(RoundingShift);
        Vector512<double> shifted = (x * (2 / Math.PI)) + shift;
        Vector512<double> quadrant = shifted - shift;
        Vector512<double> r = ((x - (quadrant * HalfPiHigh)) - (quadrant * HalfPiMiddle)) - (quadrant * HalfPiLow);
        Vector512<double> square = r * r;
        Vector512<double> sin = r + (r * square * Polynomial(square, SineCoefficients));
        Vector512<double> cos = Vector512<double>.One + (square * Polynomial(square, CosineCoefficients));

        Vector512<long> bits = shifted.AsInt64();
        Vector512<long> one = Vector512<long>.One;
        Vector512<double> odd = Vector512.Equals(bits & one, one).AsDouble();
        Vector512<long> sinSign = Vector512.ShiftLeft(bits & Vector512.Create(2L), 62);
        Vector512<long> cosSign = Vector512.ShiftLeft((bits + one) & Vector512.Create(2L), 62);
        return (
            (Vector512.ConditionalSelect(odd, cos, sin).AsInt64() ^ sinSign).AsDouble(),
            (Vector512.ConditionalSelect(odd, sin, cos).AsInt64() ^ cosSign).AsDouble());
    }

    /// <summary>Angle of the vectors (x, y), −π … π; 0 for the null vector.</summary>
    /// <param name="y">Ordinates.</param>
    /// <param name="x">Abscissas.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Atan2(Vector512<double> y, Vector512<double> x)
    {
        Vector512<double> absX = Vector512.Abs(x), absY = Vector512.Abs(y), one = Vector512<double>.One;
        Vector512<double> steep = Vector512.GreaterThan(absY, absX);
        Vector512<double> longer = Vector512.ConditionalSelect(steep, absY, absX);
        Vector512<double> shorter = Vector512.ConditionalSelect(steep, absX, absY);
        longer = Vector512.ConditionalSelect(Vector512.Equals(longer, Vector512<double>.Zero), one, longer);
        Vector512<double> t = shorter / longer; // 0 … 1

        // atan t = π/4 + atan((t − 1)/(t + 1)) brings t below tan π/8, halving the angle below tan π/16.
        Vector512<double> wide = Vector512.GreaterThan(t, Vector512.Create(0.414213562373095));
        t = Vector512.ConditionalSelect(wide, (t - one) / (t + one), t);
        t /= one + Vector512.Sqrt(one + (t * t));
        Vector512<double> square = t * t;
        Vector512<double> half = t + (t * square * Polynomial(square, ArctangentCoefficients));
        Vector512<double> angle = half + half + Vector512.ConditionalSelect(wide, Vector512.Create(Math.PI / 4), Vector512<double>.Zero);

        angle = Vector512.ConditionalSelect(steep, Vector512.Create(Math.PI / 2) - angle, angle);
        angle = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), Vector512.Create(Math.PI) - angle, angle);
        return (angle.AsInt64() | (y.AsInt64() & Vector512.Create(long.MinValue))).AsDouble();
    }

    /// <summary>Inverse hyperbolic tangent, for −1 &lt; x &lt; 1.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Artanh(Vector512<double> x)
    {
        // artanh x = ½ ln((1 + x)/(1 − x)); the quotient is m·2ᵏ with m in ½√2 … √2, and ln m = 2 artanh((m − 1)/(m + 1)).
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> quotient = (one + x) / (one - x);
        Vector512<long> bits = quotient.AsInt64() - Vector512.Create(BitConverter.DoubleToInt64Bits(0.7071067811865476));
        Vector512<long> exponentBits = bits & Vector512.Create(unchecked((long)0xFFF0_0000_0000_0000));
        Vector512<double> m = (quotient.AsInt64() - exponentBits).AsDouble();

        // The exponent as a floating number: the integer is put into the lowest bits of 1.5·2⁵².
        Vector512<long> exponent = Vector512.ShiftRightArithmetic(exponentBits, 52);
        var shift = Vector512.Create(RoundingShift);
        Vector512<double> k = (exponent + shift.AsInt64()).AsDouble() - shift;
        Vector512<double> s = (m - one) / (m + one);
        s = Vector512.ConditionalSelect(Vector512.Equals(k, Vector512<double>.Zero), x, s); // k = 0: s is x itself, without the rounding
        Vector512<double> square = s * s;
        Vector512<double> series = s + (s * square * Polynomial(square, ArtanhCoefficients));
        return ((series + (k * (LogTwoHigh / 2))) + (k * (LogTwoLow / 2))) + (x - x); // x − x: the bits above would lose a NaN
    }

    /// <summary>The exponential function, for −700 … 700; numbers outside are taken as the end of that range.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        // Compare and select, not Min and Max: NaN must stay NaN.
        var limit = Vector512.Create(700.0);
        x = Vector512.ConditionalSelect(Vector512.GreaterThan(x, limit), limit, x);
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, -limit), -limit, x);
        var shift = Vector512.Create(RoundingShift);
        Vector512<double> shifted = (x * (1 / 0.693147180559945309417)) + shift;
        Vector512<double> k = shifted - shift;
        Vector512<double> r = (x - (k * LogTwoHigh)) - (k * LogTwoLow);
        Vector512<double> series = Vector512<double>.One + (r + (r * r * Polynomial(r, ExponentialCoefficients)));
        Vector512<long> power = Vector512.ShiftLeft((shifted.AsInt64() - shift.AsInt64()) + Vector512.Create(1023L), 52);
        return series * power.AsDouble();
    }

    /// <summary>Polynomial by Horner's rule, lowest coefficient first.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="coefficients">The coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Polynomial(Vector512<double> x, double[] coefficients)
    {
        var sum = Vector512.Create(coefficients[^1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + Vector512.Create(coefficients[i]);
        }

        return sum;
    }

    private static double[] InverseFactorials(int first, int last, int step = 1)
    {
        var values = new double[((last - first) / step) + 1];
        for (int i = 0; i < values.Length; i++)
        {
            double factorial = 1;
            for (int j = 2; j <= first + (i * step); j++)
            {
                factorial *= j;
            }

            values[i] = 1 / factorial;
        }

        return values;
    }

    private static double[] AlternatingInverseFactorials(int first, int last) => Alternate(InverseFactorials(first, last, 2));

    private static double[] Inverses(int first, int last) =>
        [.. Enumerable.Range(0, ((last - first) / 2) + 1).Select(i => 1.0 / (first + (2 * i)))];

    private static double[] AlternatingInverses(int first, int last) => Alternate(Inverses(first, last));

    private static double[] Alternate(double[] values)
    {
        for (int i = 0; i < values.Length; i += 2)
        {
            values[i] = -values[i];
        }

        return values;
    }
}
