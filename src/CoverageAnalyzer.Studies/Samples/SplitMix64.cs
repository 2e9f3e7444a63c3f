namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A small random number generator whose sequence is part of the schematic study: it never changes with the runtime.</summary>
/// <remarks>Source: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014 (SplitMix64).</remarks>
internal sealed class SplitMix64
{
    private ulong state;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">The seed; equal seeds give equal sequences.</param>
    public SplitMix64(ulong seed) => state = seed;

    /// <summary>Starts a sequence that belongs to a pair of names, whatever their order in memory or on disk.</summary>
    /// <param name="seed">The study's seed.</param>
    /// <param name="first">First name.</param>
    /// <param name="second">Second name.</param>
    public static SplitMix64 For(ulong seed, string first, string second)
    {
        ulong hash = 14695981039346656037UL ^ seed; // FNV-1a, 64 bits
        foreach (string text in new[] { first, "|", second })
        {
            foreach (char c in text)
            {
                hash = unchecked((hash ^ c) * 1099511628211UL);
            }
        }

        return new SplitMix64(hash);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>The next number, at least 0 and below 1, with 53 random bits.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next number between −1 and 1.</summary>
    public double NextSigned() => (2 * NextUnit()) - 1;

    /// <summary>The next number of a bell-shaped distribution with mean 0 and standard deviation 1 (sum of twelve uniform numbers).</summary>
    public double NextBell()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += NextUnit();
        }

        return sum;
    }
}
