using System.Buffers.Text;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads a number of an ASCII grid.</summary>
internal static class AsciiNumber
{
    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a number.</summary>
    /// <remarks>Up to 15 digits with or without a point are taken directly, which is exact; all else goes to the platform's parser.</remarks>
    /// <param name="text">The number and nothing else.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        int at = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0, digits = 0, decimals = -1;
        bool isNegative = at == 1 && text[0] == '-';
        long whole = 0;
        for (int i = at; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                whole = (whole * 10) + digit;
                decimals += decimals >= 0 ? 1 : 0;
                digits++;
            }
            else if (text[i] == '.' && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                digits = 0;
                break;
            }

            if (digits > 15)
            {
                break;
            }
        }

        if (digits is > 0 and <= 15)
        {
            value = decimals > 0 ? whole / Powers[decimals] : whole;
            value = isNegative ? -value : value;
            return true;
        }

        ReadOnlySpan<byte> rest = text[at..];
        if (rest.Length == 3 && (rest[0] | 0x20) == 'n' && (rest[1] | 0x20) == 'a' && (rest[2] | 0x20) == 'n')
        {
            value = double.NaN;
            return true;
        }

        if (rest.Length > 0 && rest[0] is not ((byte)'-' or (byte)'+') && char.IsAsciiDigit((char)rest[^1]) && Utf8Parser.TryParse(rest, out value, out int used) && used == rest.Length)
        {
            value = isNegative ? -value : value;
            return true;
        }

        value = 0;
        return false;
    }
}
