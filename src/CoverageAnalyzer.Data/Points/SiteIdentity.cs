using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Points;

/// <summary>A number for what tells one site from another: its code, or without one its name, operator and technology. Equal texts have equal numbers.</summary>
/// <remarks>
/// 63 bits of a hash and one that says whether the row has a code. Two sites that only share the number are taken for one where they also
/// stand within a metre of each other: among 40 million rows that is less likely than a fault of the machine.
/// </remarks>
public static class SiteIdentity
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The number of rows that say nothing of themselves.</summary>
    public const ulong None = 0;

    /// <summary>True where the row has a code.</summary>
    /// <param name="identity">The number.</param>
    public static bool HasCode(ulong identity) => (identity & 1) != 0;

    /// <summary>The number of a code.</summary>
    /// <param name="code">The code in UTF-8, not empty.</param>
    internal static ulong OfCode(ReadOnlySpan<byte> code) => Hash(code) | 1;

    /// <summary>The number of a row without a code.</summary>
    /// <param name="words">What else tells it, empty where there is nothing.</param>
    internal static ulong OfWords(ReadOnlySpan<byte> words) => words.IsEmpty ? None : Hash(words) & ~1UL;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = (ulong)text.Length * Odd;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
        {
            hash = Mixed(hash ^ MemoryMarshal.Read<ulong>(text));
        }

        ulong rest = 0;
        foreach (byte b in text)
        {
            rest = (rest << 8) | b;
        }

        return Mixed(Mixed(hash ^ rest) + Odd);
    }

    // The finisher of SplitMix64 (Steele, Lea, Flood 2014): a bijection whose every output bit depends on every input bit.
    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
