using System.Text;

namespace CoverageAnalyzer.Fuzz.Mutating;

/// <summary>A change to text that keeps to its tokens: a number becomes another, a word is put in, a line is moved. Blind changes mostly break the syntax; these do not.</summary>
public static class TokenChange
{
    private static readonly string[] OddTokens =
    [
        "1e999", "-1e999", "1e300", "null", "[]", "{}", "\"x\"", "NaN", "true", "-0", "1e-400", "0", "", "180.0000001", "-90.1", "99999999999999999999",
        "[[]]", "\"\\ud800\"", "\"\\u0000\"", "[1,2,[3]]", "107", "16", "1.234,56", "1,234.56", "1 234", "0x10", "٣", "1e", "+", "-", "2147483648", "0.1e1",
    ];

    /// <summary>Makes one change; text without a number gets a blind one.</summary>
    /// <param name="bytes">The text in a coding that holds ASCII as it is; unchanged.</param>
    /// <param name="other">Another text, to take a line from.</param>
    /// <param name="words">Texts of the format.</param>
    /// <param name="random">Where every choice comes from.</param>
    public static byte[] Apply(byte[] bytes, byte[] other, IReadOnlyList<string> words, FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(words);
        if (bytes.Length == 0)
        {
            return other;
        }

        switch (random.Below(8))
        {
            case 0: // a line twice, or one from elsewhere
                (int from, int to) = Stretch(bytes, random.Below(bytes.Length), IsInLine);
                byte[] line = random.OneIn(2) || other.Length == 0 ? bytes[from..to] : Line(other, random.Below(other.Length));
                return [.. bytes[..to], (byte)'\n', .. line, .. bytes[to..]];
            case 1: // a line gone
                (from, to) = Stretch(bytes, random.Below(bytes.Length), IsInLine);
                return [.. bytes[..from], .. bytes[Math.Min(bytes.Length, to + 1)..]];
            case 2 when words.Count > 0: // a word in place of another
                (from, to) = Stretch(bytes, random.Below(bytes.Length), b => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or >= 0x80);
                return [.. bytes[..from], .. Encoding.UTF8.GetBytes(random.Of(words)), .. bytes[to..]];
            case 3 when words.Count > 0: // a word more
                int at = random.Below(bytes.Length);
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(random.Of(words)), .. bytes[at..]];
            default:
                (from, to) = Number(bytes, random.Below(bytes.Length));
                return to == from ? ByteChange.Apply(bytes, other, words, random) : [.. bytes[..from], .. NewNumber(bytes.AsSpan(from, to - from), random), .. bytes[to..]];
        }
    }

    private static byte[] Line(byte[] bytes, int at)
    {
        (int from, int to) = Stretch(bytes, at, IsInLine);
        return bytes[from..to];
    }

    private static bool IsInLine(byte b) => b != (byte)'\n';

    private static bool IsInNumber(byte b) => b is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-';

    private static (int From, int To) Stretch(byte[] bytes, int at, Func<byte, bool> isIn)
    {
        int from = at, to = at;
        while (from > 0 && isIn(bytes[from - 1]))
        {
            from--;
        }

        while (to < bytes.Length && isIn(bytes[to]))
        {
            to++;
        }

        return (from, to);
    }

    // The number at a place, or the next after it, or the first of all.
    private static (int From, int To) Number(byte[] bytes, int at)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int place = (at + i) % bytes.Length;
            if (IsInNumber(bytes[place]))
            {
                return Stretch(bytes, place, IsInNumber);
            }
        }

        return (0, 0);
    }

    private static byte[] NewNumber(ReadOnlySpan<byte> number, FuzzRandom random)
    {
        byte[] digits = [.. number];
        switch (random.Below(5))
        {
            case 0 or 1:
                return Encoding.UTF8.GetBytes(random.Of(OddTokens));
            case 2: // the same digits, the point elsewhere
                return [.. digits.Where(d => d != (byte)'.').Take(random.Below(digits.Length + 1)), (byte)'.', .. digits.Where(d => d != (byte)'.').Skip(digits.Length / 2)];
            case 3: // the sign changed
                return digits[0] == (byte)'-' ? digits[1..] : [(byte)'-', .. digits];
            default: // a digit changed
                digits[random.Below(digits.Length)] = (byte)('0' + random.Below(10));
                return digits;
        }
    }
}
