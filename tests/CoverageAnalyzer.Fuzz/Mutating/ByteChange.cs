using System.Buffers.Binary;
using System.Text;

namespace CoverageAnalyzer.Fuzz.Mutating;

/// <summary>A change to bytes that knows nothing of their format: what a bad copy, a bad disk or an attacker does.</summary>
public static class ByteChange
{
    private const int LongestStretch = 64;

    private static readonly ulong[] Extremes =
        [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x3FFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, ulong.MaxValue];

    private static readonly double[] OddNumbers =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 1e300, 180.0000001, 90.0000001, -180, 1e-300];

    /// <summary>Makes one change.</summary>
    /// <param name="bytes">The bytes; unchanged.</param>
    /// <param name="other">Bytes of another file, to splice from.</param>
    /// <param name="words">Texts of the format.</param>
    /// <param name="random">Where every choice comes from.</param>
    public static byte[] Apply(byte[] bytes, byte[] other, IReadOnlyList<string> words, FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(random);
        if (bytes.Length == 0)
        {
            return other;
        }

        int at = random.Below(bytes.Length), length = 1 + random.Below(Math.Min(LongestStretch, bytes.Length - at));
        switch (random.Below(16))
        {
            case 0 or 1 or 2 or 3 or 4: // a single bit most of all: what is still accepted is worth more looks
                return With(bytes, at, [(byte)(bytes[at] ^ (1 << random.Below(8)))]);
            case 5:
                return With(bytes, at, [(byte)random.NextBits()]);
            case 6 or 7:
                return With(bytes, at, Extreme(random));
            case 8:
                Span<byte> number = stackalloc byte[8];
                WriteDouble(number, random.Of(OddNumbers), random.OneIn(4));
                return With(bytes, at, number);
            case 9:
                return bytes[..at];
            case 10: // a stretch twice
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 11: // a stretch gone
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 12: // a stretch copied to another place
                return With(bytes, random.Below(bytes.Length - length + 1), bytes.AsSpan(at, length));
            case 13: // the end of another file
                return [.. bytes[..at], .. other[random.Below(other.Length + 1)..]];
            case 14: // a little more or less
                return With(bytes, at, [unchecked((byte)(bytes[at] + random.Below(9) - 4))]);
            default:
                byte[] word = words.Count > 0 ? Encoding.UTF8.GetBytes(random.Of(words)) : [0];
                return random.OneIn(2) ? With(bytes, at, word) : [.. bytes[..at], .. word, .. bytes[at..]];
        }
    }

    private static byte[] Extreme(FuzzRandom random)
    {
        byte[] word = new byte[1 << (1 + random.Below(3))];
        ulong value = random.Of(Extremes);
        Span<byte> whole = stackalloc byte[8];
        if (random.OneIn(2))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(whole, value);
            whole[..word.Length].CopyTo(word);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(whole, value);
            whole[(8 - word.Length)..].CopyTo(word);
        }

        return word;
    }

    private static void WriteDouble(Span<byte> to, double value, bool bigEndian)
    {
        if (bigEndian)
        {
            BinaryPrimitives.WriteDoubleBigEndian(to, value);
        }
        else
        {
            BinaryPrimitives.WriteDoubleLittleEndian(to, value);
        }
    }

    private static byte[] With(byte[] bytes, int at, ReadOnlySpan<byte> put)
    {
        byte[] copy = [.. bytes];
        put[..Math.Min(put.Length, copy.Length - at)].CopyTo(copy.AsSpan(at));
        return copy;
    }
}
