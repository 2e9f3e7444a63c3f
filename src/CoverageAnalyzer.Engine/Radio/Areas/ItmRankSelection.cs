using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Finds the value of a rank among a few hundred by counting, 16 at a time, from a guess that is near.</summary>
internal static class ItmRankSelection
{
    /// <summary>The value that rank − 1 others are above.</summary>
    /// <remarks>
    /// Behavior: exact, also among equal values. A value is found when rank or rank − 1 lie above the threshold tried, or when nothing but equals
    /// is left between two thresholds. Cost: a pass over the values for each threshold; two to four passes where the guess is a few ranks off.
    /// </remarks>
    /// <param name="values">The values, a multiple of 16 long; what fills up is −∞ times the sign.</param>
    /// <param name="rank">Rank from the top, 1 or more, not more than there are values.</param>
    /// <param name="guess">Where to begin.</param>
    /// <param name="gap">About how far apart neighbors in rank are.</param>
    /// <param name="sign">1: from the top; −1: from the bottom, and the answer is negated as well.</param>
    public static float Find(ReadOnlySpan<float> values, int rank, float guess, float gap, float sign)
    {
        float threshold = guess, below = float.NegativeInfinity, above = float.PositiveInfinity, leastAbove = float.NegativeInfinity, mostBelow = float.PositiveInfinity;
        int countBelow = 0, countAbove = 0;
        while (true)
        {
            int count = Count(values, threshold, sign, out var over, out var under);
            if (count >= rank)
            {
                leastAbove = Least(over);
                if (count == rank)
                {
                    return leastAbove;
                }

                (below, countBelow) = (threshold, count);
            }
            else
            {
                mostBelow = -Least(-under);
                if (count == rank - 1)
                {
                    return mostBelow;
                }

                (above, countAbove) = (threshold, count);
            }

            if (leastAbove == mostBelow)
            {
                return leastAbove;
            }

            int off = count - rank;
            float tried = below > float.NegativeInfinity && above < float.PositiveInfinity
                ? below + ((above - below) * ((countBelow - rank + 0.5f) / (countBelow - countAbove)))
                : threshold + (gap * (off + 0.5f));
            gap *= 1.5f;
            float most = mostBelow < float.PositiveInfinity ? MathF.BitDecrement(mostBelow) : float.MaxValue;
            threshold = Math.Min(Math.Max(tried, leastAbove), most);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(ReadOnlySpan<float> values, float threshold, float sign, out Vector512<float> leastOver, out Vector512<float> mostUnder)
    {
        Vector512<float> limit = Vector512.Create(threshold), turn = Vector512.Create(sign);
        Vector512<float> never = Vector512.Create(float.PositiveInfinity), least = never, most = -never;
        ref float first = ref MemoryMarshal.GetReference(values);
        int count = 0;
        for (int i = 0; i < values.Length; i += Vector512<float>.Count)
        {
            var value = Vector512.LoadUnsafe(ref first, (nuint)i) * turn;
            var over = Vector512.GreaterThan(value, limit);
            count += BitOperations.PopCount(over.ExtractMostSignificantBits());
            least = Vector512.MinNative(least, Vector512.ConditionalSelect(over, value, never));
            most = Vector512.MaxNative(most, Vector512.ConditionalSelect(over, -never, value));
        }

        (leastOver, mostUnder) = (least, most);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Least(Vector512<float> values)
    {
        var half = Vector256.MinNative(values.GetLower(), values.GetUpper());
        var quarter = Vector128.MinNative(half.GetLower(), half.GetUpper());
        quarter = Vector128.MinNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Math.Min(quarter.GetElement(0), quarter.GetElement(1));
    }
}
