using System.Globalization;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Reads the numbers that programs write, from bytes and without a detour: an optional minus, digits, at most one point.</summary>
/// <remarks>
/// Behavior: the same double as <see cref="Tables.NumberText"/> for every text it accepts, bit by bit; anything else (other signs, groups, units, words)
/// is left to the full rules. Source: W. D. Clinger, How to read floating point numbers accurately (PLDI 1990): a whole number below 2⁵³ divided by
/// a power of ten up to 10²² is rounded once, and so rightly.
/// </remarks>
internal static class PlainNumber
{
    private const int MaximumLength = 64;
    private const ulong ExactBound = 1UL << 53;

    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a cell.</summary>
    /// <param name="text">The cell in an encoding that has ASCII in it; spaces around the number do not matter.</param>
    /// <param name="value">The number.</param>
    /// <param name="isDoubtful">True where the text could also be a number of thousands: 1.159.</param>
    /// <returns>False where the full rules must look at it.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value, out bool isDoubtful)
    {
        value = 0;
        isDoubtful = false;
        if (text.Length > 0 && (text[0] <= ' ' || text[^1] <= ' '))
        {
            text = text.Trim(" \t\r"u8);
        }

        int start = text.Length > 0 && text[0] == '-' ? 1 : 0, point = -1;
        ulong mantissa = 0;
        if (text.Length is 0 or > MaximumLength)
        {
            return false;
        }

        for (int i = start; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        int whole = (point < 0 ? text.Length : point) - start, decimals = point < 0 ? 0 : text.Length - point - 1;
        if (whole == 0 || (point >= 0 && decimals == 0))
        {
            return false;
        }

        isDoubtful = decimals == 3 && whole <= 3 && text[start] != '0';
        if (whole + decimals <= 19 && mantissa <= ExactBound && decimals < PowersOfTen.Length)
        {
            value = mantissa / PowersOfTen[decimals];
            value = start == 0 ? value : -value;
            return true;
        }

        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
