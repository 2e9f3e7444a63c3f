using System.Buffers.Binary;
using CsCheck;

namespace CoverageAnalyzer.Tests.Hostile;

/// <summary>One change to the bytes of a file, without knowing its format: what a bad copy, a bad disk or an attacker does.</summary>
/// <param name="Kind">Which change.</param>
/// <param name="Where">Where, as a fraction of the file.</param>
/// <param name="What">With what.</param>
public readonly record struct Mutation(int Kind, uint Where, uint What)
{
    private const int Kinds = 14; // those above 8 are single bits again: what is accepted is worth more looks
    private static readonly uint[] Extremes = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF, 0x3FFF_FFFF];

    /// <summary>One to four changes.</summary>
    public static Gen<Mutation[]> Several { get; } =
        Gen.Select(Gen.Int[0, Kinds - 1], Gen.UInt, Gen.UInt, (kind, where, what) => new Mutation(kind, where, what)).Array[1, 4];

    /// <summary>Applies changes one after the other.</summary>
    /// <param name="seed">The bytes; unchanged.</param>
    /// <param name="other">Another file to splice from.</param>
    /// <param name="mutations">The changes.</param>
    public static byte[] Apply(byte[] seed, byte[] other, IEnumerable<Mutation> mutations) =>
        mutations.Aggregate(seed, (bytes, mutation) => mutation.Applied(bytes, other));

    private byte[] Applied(byte[] bytes, byte[] other)
    {
        if (bytes.Length == 0)
        {
            return other;
        }

        int at = (int)((ulong)Where * (ulong)bytes.Length >> 32), length = 1 + (int)(What % Math.Min(64u, (uint)(bytes.Length - at)));
        byte[] copy = [.. bytes];
        switch (Kind)
        {
            case 0 or > 8:
                copy[at] ^= (byte)(1 << (int)(What & 7));
                return copy;
            case 1:
                copy[at] = (byte)What;
                return copy;
            case 2 or 3:
                Span<byte> word = stackalloc byte[4];
                uint extreme = Extremes[What % Extremes.Length];
                if (Kind == 2)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(word, extreme);
                }
                else
                {
                    BinaryPrimitives.WriteUInt32BigEndian(word, extreme);
                }

                word[..Math.Min(4, copy.Length - at)].CopyTo(copy.AsSpan(at));
                return copy;
            case 4:
                return bytes[..at];
            case 5: // a stretch twice
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 6: // a stretch gone
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 7: // a stretch moved
                int to = (int)(What % (uint)(bytes.Length - length + 1));
                bytes.AsSpan(at, length).CopyTo(copy.AsSpan(to));
                return copy;
            default: // the end of another file
                return [.. bytes[..at], .. other[(int)(What % (uint)(other.Length + 1))..]];
        }
    }
}
