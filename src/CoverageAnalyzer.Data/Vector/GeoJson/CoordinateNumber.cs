using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>A number of a JSON text taken apart: its digits as one whole number and a power of ten.</summary>
/// <param name="Length">Bytes it has in the text.</param>
/// <param name="IsNegative">True where it begins with a minus.</param>
/// <param name="Digits">Its digits without the point; of no use where there are more than 19 significant ones.</param>
/// <param name="PowerOfTen">What the digits are to be multiplied by: their place and the exponent together.</param>
/// <param name="IsExact">True where the digits hold the whole number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CoordinateNumber(int Length, bool IsNegative, ulong Digits, int PowerOfTen, bool IsExact)
{
    private const int MostDigits = 19;
    private const int GreatestExponent = 9_999;
    private const ulong LargestExact = 1UL << 53;

    /// <summary>Powers of ten that are doubles exactly.</summary>
    private static readonly double[] ExactPowers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Powers of ten that are 64-bit integers.</summary>
    private static readonly ulong[] WholePowers =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ];

    /// <summary>Takes the number apart that a text begins with.</summary>
    /// <remarks>Source: RFC 8259 clause 6, its grammar to the letter: no plus, no leading zeros, digits on both sides of a point.</remarks>
    /// <param name="text">The text; begins with a minus or a digit.</param>
    /// <param name="number">The number.</param>
    /// <returns>False where it is no number of JSON, or may go on behind the end of the text.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out CoordinateNumber number)
    {
        number = default;
        int at = text.Length > 0 && text[0] == (byte)'-' ? 1 : 0, first = at;
        ulong digits = 0;
        while (at < text.Length && (uint)(text[at] - '0') <= 9)
        {
            digits = (digits * 10) + (uint)(text[at++] - '0');
        }

        int whole = at - first, decimals = 0, significant = whole;
        if (whole == 0 || (whole > 1 && text[first] == (byte)'0') || at == text.Length)
        {
            return false;
        }

        if (text[at] == (byte)'.')
        {
            int point = at++;
            while (at < text.Length && (uint)(text[at] - '0') <= 9)
            {
                digits = (digits * 10) + (uint)(text[at++] - '0');
            }

            decimals = at - point - 1;
            if (decimals == 0 || at == text.Length)
            {
                return false;
            }

            significant += decimals;
            if (significant > MostDigits && text[first] == (byte)'0')
            {
                // 0.000…: zeros in front are no digits.
                int zeros = text[(point + 1)..at].IndexOfAnyExcept((byte)'0');
                significant = zeros < 0 ? 1 : decimals - zeros;
            }
        }

        int exponent = 0;
        if ((text[at] | 0x20) == 'e' && !TryExponent(text, ref at, out exponent))
        {
            return false;
        }

        number = new(at, first == 1, digits, exponent - decimals, significant <= MostDigits);
        return true;
    }

    /// <summary>The double nearest to the number, of two equally near the even one: what <see cref="double.Parse(string)"/> gives, to the last bit.</summary>
    /// <remarks>
    /// Up to 2⁵³ and 10²² the digits and the power are doubles, and one multiplication or division rounds once (Clinger 1990, "How to read floating point
    /// numbers accurately"). Up to 19 digits before or behind the point the quotient of two 64-bit integers is taken to 64 bits, with what is left over deciding
    /// a tie. All others go to the library.
    /// </remarks>
    /// <param name="text">The text the number was read from.</param>
    public double ValueIn(ReadOnlySpan<byte> text)
    {
        double value;
        if (!IsExact)
        {
            return Parsed(text);
        }

        if (Digits == 0)
        {
            value = 0;
        }
        else if (Digits <= LargestExact && PowerOfTen is >= -22 and <= 22)
        {
            value = PowerOfTen < 0 ? Digits / ExactPowers[-PowerOfTen] : Digits * ExactPowers[PowerOfTen];
        }
        else if (PowerOfTen is < 0 and >= -MostDigits)
        {
            value = Quotient(Digits, WholePowers[-PowerOfTen]);
        }
        else
        {
            return Parsed(text);
        }

        return IsNegative ? -value : value;
    }

    private double Parsed(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text[..Length], out double value, out int consumed) && consumed == Length ? value : double.NaN;

    private static bool TryExponent(ReadOnlySpan<byte> text, ref int at, out int exponent)
    {
        exponent = 0;
        bool isNegative = ++at < text.Length && text[at] == (byte)'-';
        at += at < text.Length && text[at] is (byte)'-' or (byte)'+' ? 1 : 0;
        int first = at;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
        {
            exponent = Math.Min((exponent * 10) + text[at] - '0', GreatestExponent);
        }

        exponent = isNegative ? -exponent : exponent;
        return at > first && at < text.Length;
    }

    private static double Quotient(ulong dividend, ulong divisor)
    {
        int up = BitOperations.LeadingZeroCount(dividend), down = BitOperations.LeadingZeroCount(divisor);
        ulong above = dividend << up, below = divisor << down;
        int scale = down - up - 64;
        UInt128 numerator = new(above, 0);
        if (above >= below)
        {
            numerator >>= 1;
            scale++;
        }

        // 64 bits of quotient, the highest set: 53 are kept, 11 and the remainder decide about rounding.
        (UInt128 quotient, UInt128 rest) = UInt128.DivRem(numerator, below);
        ulong bits = (ulong)quotient, kept = bits >> 11, cut = bits & 0x7FF;
        if (cut > 0x400 || (cut == 0x400 && (rest != 0 || (kept & 1) == 1)))
        {
            kept++;
        }

        return kept * BitConverter.UInt64BitsToDouble((ulong)(1023 + scale + 11) << 52);
    }
}
