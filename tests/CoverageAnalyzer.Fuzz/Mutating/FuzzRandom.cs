using System.Numerics;

namespace CoverageAnalyzer.Fuzz.Mutating;

/// <summary>Random numbers that are the same for the same seed and index on every machine and version.</summary>
/// <remarks>Source: xoshiro256**, D. Blackman and S. Vigna, ACM TOMS 47 (2021); its state filled by SplitMix64.</remarks>
public sealed class FuzzRandom
{
    private ulong a, b, c, d;

    /// <summary>The numbers of one case.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="index">Index of the case.</param>
    public FuzzRandom(ulong seed, long index)
    {
        ulong state = unchecked((seed * 0x9E37_79B9_7F4A_7C15) ^ (ulong)index);
        (a, b, c, d) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(b * 5, 7) * 9, t = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }

    /// <summary>A number from 0 up to, and without, a bound.</summary>
    /// <param name="bound">The bound, 1 or more.</param>
    public int Below(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>True once in so many times.</summary>
    /// <param name="times">How many.</param>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>One of several.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="choices">At least one.</param>
    public T Of<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Below(choices.Count)];
    }

    private static ulong Split(ref ulong state)
    {
        unchecked
        {
            ulong z = state += 0x9E37_79B9_7F4A_7C15;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
