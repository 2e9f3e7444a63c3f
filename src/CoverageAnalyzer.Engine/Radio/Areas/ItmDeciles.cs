using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Highest and lowest tenth of heights that are asked for receiver after receiver, in one pass over the heights.</summary>
/// <remarks>
/// From one receiver to the next both ranks move by a place or two (nine of ten by two at most, over mountains at 30 m). One pass measures the heights from their line, counts
/// those beyond a narrow band around each rank of the receiver before and keeps those inside: the rank is one of these few, and is found by comparing each with each.
/// Where a rank has left its band <see cref="ItmRankSelection"/> looks through all heights. Behavior: exact either way, so that no answer depends on the receiver before.
/// </remarks>
internal sealed class ItmDeciles
{
    private const int Lanes = 16;
    private const float LeastReachMetres = 1e-4f;
    private const float WantedInside = 9;
    private readonly float[] deviations = new float[ItmTerrainIrregularity.MostPoints + (2 * Lanes)];
    private readonly float[] nearHighest = new float[ItmTerrainIrregularity.MostPoints + (3 * Lanes)];
    private readonly float[] nearLowest = new float[ItmTerrainIrregularity.MostPoints + (3 * Lanes)];
    private float highest, lowest, highReach, lowReach;

    /// <summary>Forgets the ranks found before.</summary>
    public void Begin() => (highest, lowest, highReach, lowReach) = (1, 1, LeastReachMetres, LeastReachMetres);

    /// <summary>Range between the heights of a rank from the top and from the bottom, measured from a line, in m.</summary>
    /// <param name="heights">The heights, filled up to whole sixteens with NaN.</param>
    /// <param name="numbers">Number of each height from the middle one.</param>
    /// <param name="points">How many there are.</param>
    /// <param name="mean">Height of the line in the middle.</param>
    /// <param name="slope">Its rise from point to point.</param>
    /// <param name="rank">The rank, 1 or more.</param>
    public double RangeMetres(ref float heights, ref float numbers, int points, float mean, float slope, int rank)
    {
        bool known = false;
        if (Avx512F.IsSupported)
        {
            known = FindNear(ref heights, ref numbers, points, mean, slope, rank);
        }

        if (!known)
        {
            FindAnew(ref heights, ref numbers, points, mean, slope, rank);
        }

        return (double)highest + lowest;
    }

    /// <summary>The value of a rank from the top among sixteen.</summary>
    /// <param name="values">The values; what fills up is −∞.</param>
    /// <param name="rank">The rank, 1 or more.</param>
    internal static float OfSixteen(Vector512<float> values, int rank)
    {
        // A value has the rank or a better one just where fewer than that many are above it; of those it is the lowest.
        Vector512<int> first = default, second = default;
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 1).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 2).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 3).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 4).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 5).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 6).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 7).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 8).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 9).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 10).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 11).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 12).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 13).AsSingle());
        First(ref second, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 14).AsSingle());
        First(ref first, Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 15).AsSingle());
        var good = Vector512.LessThan(first + second, Vector512.Create(rank)).AsSingle();
        return ItmRankSelection.Least(Vector512.ConditionalSelect(good, values, Vector512.Create(float.PositiveInfinity)));

        void First(ref Vector512<int> above, Vector512<float> others) =>
            above = Vector512.ConditionalSelect(Vector512.GreaterThan(others, values).AsInt32(), above + Vector512<int>.One, above);
    }

    private static float ReachAfter(float reach, int inside) => Math.Max(LeastReachMetres, reach * Math.Clamp(WantedInside / (inside + 1), 0.6f, 1.6f));

    // The value of a rank among those in the band; they are turned so that the rank counts from the top.
    private static float Chosen(float[] near, int count, int rank, float sign)
    {
        Vector512.Create(float.NegativeInfinity * sign).StoreUnsafe(ref near[count]);
        if (count <= Lanes)
        {
            return OfSixteen(Vector512.LoadUnsafe(ref near[0]) * sign, rank);
        }

        return ItmRankSelection.Find(near.AsSpan(0, (count + Lanes - 1) / Lanes * Lanes), rank, near[0] * sign, LeastReachMetres, sign);
    }

    private bool FindNear(ref float heights, ref float numbers, int points, float mean, float slope, int rank)
    {
        Vector512<float> level = Vector512.Create(mean), fall = Vector512.Create(-slope);
        Vector512<float> high = Vector512.Create(highest), highAway = Vector512.Create(highReach), low = Vector512.Create(-lowest), lowAway = Vector512.Create(lowReach), lowFar = Vector512.Create(-lowReach);
        ref float above = ref MemoryMarshal.GetArrayDataReference(nearHighest), below = ref MemoryMarshal.GetArrayDataReference(nearLowest);
        int over = 0, under = 0, highs = 0, lows = 0;
        for (nuint i = 0; i < (nuint)points; i += Lanes)
        {
            var deviation = Vector512.FusedMultiplyAdd(fall, Vector512.LoadUnsafe(ref numbers, i), Vector512.LoadUnsafe(ref heights, i) - level);
            Vector512<float> fromHigh = deviation - high, fromLow = deviation - low;
            over += BitOperations.PopCount(Vector512.GreaterThan(fromHigh, highAway).ExtractMostSignificantBits());
            under += BitOperations.PopCount(Vector512.LessThan(fromLow, lowFar).ExtractMostSignificantBits());
            var inHigh = Vector512.LessThanOrEqual(Vector512.Abs(fromHigh), highAway);
            var inLow = Vector512.LessThanOrEqual(Vector512.Abs(fromLow), lowAway);
            Avx512F.Compress(Vector512<float>.Zero, inHigh, deviation).StoreUnsafe(ref above, (nuint)(uint)highs);
            Avx512F.Compress(Vector512<float>.Zero, inLow, deviation).StoreUnsafe(ref below, (nuint)(uint)lows);
            highs += BitOperations.PopCount(inHigh.ExtractMostSignificantBits());
            lows += BitOperations.PopCount(inLow.ExtractMostSignificantBits());
        }

        if ((uint)(rank - over - 1) >= (uint)highs || (uint)(rank - under - 1) >= (uint)lows)
        {
            return false;
        }

        highest = Chosen(nearHighest, highs, rank - over, 1);
        lowest = Chosen(nearLowest, lows, rank - under, -1);
        (highReach, lowReach) = (ReachAfter(highReach, highs), ReachAfter(lowReach, lows));
        return true;
    }

    private void FindAnew(ref float heights, ref float numbers, int points, float mean, float slope, int rank)
    {
        Vector512<float> level = Vector512.Create(mean), fall = Vector512.Create(-slope);
        ref float target = ref MemoryMarshal.GetArrayDataReference(deviations);
        for (nuint i = 0; i < (nuint)points; i += Lanes)
        {
            Vector512.FusedMultiplyAdd(fall, Vector512.LoadUnsafe(ref numbers, i), Vector512.LoadUnsafe(ref heights, i) - level).StoreUnsafe(ref target, i);
        }

        var values = deviations.AsSpan(0, (points + Lanes - 1) / Lanes * Lanes);
        float gap = Math.Max((highest + lowest) * 2.2f / points, LeastReachMetres);
        values[points..].Fill(float.NegativeInfinity);
        highest = ItmRankSelection.Find(values, rank, highest, gap, 1);
        values[points..].Fill(float.PositiveInfinity);
        lowest = ItmRankSelection.Find(values, rank, lowest, gap, -1);
        highReach = lowReach = Math.Max((highest + lowest) * (0.9f * WantedInside) / points, LeastReachMetres);
    }
}
