using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Adds one site's row of cells to what is known of them: the kernel of network results.</summary>
/// <remarks>
/// Behavior: exact comparisons of floats, so the vector path and the plain one give the same bits. Cost: below a nanosecond a cell with 256-bit vectors.
/// </remarks>
internal static class RadioCombination
{
    private const byte UnknownBit = 8;
    private const int Block = 32; // cells of a step: four vectors of losses become one of bytes

    /// <summary>A site's row under each assumption.</summary>
    /// <param name="low">Losses by the low assumptions, or what is needed of them.</param>
    /// <param name="expected">Losses by the expected ones.</param>
    /// <param name="high">Losses by the high ones.</param>
    /// <param name="lowBudgetDb">Greatest loss that still covers.</param>
    /// <param name="expectedBudgetDb">The same, expected.</param>
    /// <param name="highBudgetDb">The same, high.</param>
    /// <param name="layers">Number of the technology that serves each cell by the expected assumptions.</param>
    /// <param name="seen">See <see cref="RadioAccumulator.Seen"/>.</param>
    /// <param name="operatorSeen">The same of the site's operator; empty: none.</param>
    /// <param name="margins">See <see cref="RadioAccumulator.MarginDb"/>.</param>
    /// <param name="best">See <see cref="RadioAccumulator.Layer"/>.</param>
    /// <param name="servers">See <see cref="RadioAccumulator.Servers"/>.</param>
    public static void Add(
        ReadOnlySpan<float> low, ReadOnlySpan<float> expected, ReadOnlySpan<float> high,
        float lowBudgetDb, float expectedBudgetDb, float highBudgetDb, ReadOnlySpan<int> layers,
        Span<byte> seen, Span<byte> operatorSeen, Span<float> margins, Span<int> best, Span<byte> servers)
    {
        int n = expected.Length, i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= n - Block; i += Block)
            {
                AddBlock(low[i..], expected[i..], high[i..], lowBudgetDb, expectedBudgetDb, highBudgetDb, layers[i..],
                    seen[i..], operatorSeen.IsEmpty ? operatorSeen : operatorSeen[i..], margins[i..], best[i..], servers[i..]);
            }
        }

        AddPlain(low[i..], expected[i..], high[i..], lowBudgetDb, expectedBudgetDb, highBudgetDb, layers[i..],
            seen[i..], operatorSeen.IsEmpty ? operatorSeen : operatorSeen[i..], margins[i..], best[i..], servers[i..]);
    }

    /// <summary>The same, cell by cell.</summary>
    public static void AddPlain(
        ReadOnlySpan<float> low, ReadOnlySpan<float> expected, ReadOnlySpan<float> high,
        float lowBudgetDb, float expectedBudgetDb, float highBudgetDb, ReadOnlySpan<int> layers,
        Span<byte> seen, Span<byte> operatorSeen, Span<float> margins, Span<int> best, Span<byte> servers)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            int bits = (low[i] <= lowBudgetDb ? 1 : 0) | (expected[i] <= expectedBudgetDb ? 2 : 0) | (high[i] <= highBudgetDb ? 4 : 0)
                | (float.IsNaN(low[i]) || float.IsNaN(expected[i]) || float.IsNaN(high[i]) ? UnknownBit : 0);
            seen[i] |= (byte)bits;
            if (!operatorSeen.IsEmpty)
            {
                operatorSeen[i] |= (byte)bits;
            }

            float margin = expectedBudgetDb - expected[i];
            if (margin > margins[i] || (margin == margins[i] && layers[i] < best[i]))
            {
                (margins[i], best[i]) = (margin, layers[i]);
            }

            servers[i] += (byte)((bits & 2) != 0 && servers[i] < byte.MaxValue ? 1 : 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(
        ReadOnlySpan<float> low, ReadOnlySpan<float> expected, ReadOnlySpan<float> high,
        float lowBudgetDb, float expectedBudgetDb, float highBudgetDb, ReadOnlySpan<int> layers,
        Span<byte> seen, Span<byte> operatorSeen, Span<float> margins, Span<int> best, Span<byte> servers)
    {
        ref float l = ref MemoryMarshal.GetReference(low), e = ref MemoryMarshal.GetReference(expected), h = ref MemoryMarshal.GetReference(high);
        ref float margin = ref MemoryMarshal.GetReference(margins);
        ref int layer = ref Unsafe.AsRef(in MemoryMarshal.GetReference(layers)), server = ref MemoryMarshal.GetReference(best);
        Vector256<float> budgetLow = Vector256.Create(lowBudgetDb), budget = Vector256.Create(expectedBudgetDb), budgetHigh = Vector256.Create(highBudgetDb);
        Vector256<int> first = Eight(ref l, ref e, ref h, ref margin, ref layer, ref server, 0, budgetLow, budget, budgetHigh);
        Vector256<int> second = Eight(ref l, ref e, ref h, ref margin, ref layer, ref server, 8, budgetLow, budget, budgetHigh);
        Vector256<int> third = Eight(ref l, ref e, ref h, ref margin, ref layer, ref server, 16, budgetLow, budget, budgetHigh);
        Vector256<int> fourth = Eight(ref l, ref e, ref h, ref margin, ref layer, ref server, 24, budgetLow, budget, budgetHigh);
        Vector256<byte> bits = Vector256.Narrow(Vector256.Narrow(first, second).AsUInt16(), Vector256.Narrow(third, fourth).AsUInt16());
        ref byte cells = ref MemoryMarshal.GetReference(seen);
        (Vector256.LoadUnsafe(ref cells) | bits).StoreUnsafe(ref cells);
        if (!operatorSeen.IsEmpty)
        {
            ref byte own = ref MemoryMarshal.GetReference(operatorSeen);
            (Vector256.LoadUnsafe(ref own) | bits).StoreUnsafe(ref own);
        }

        ref byte counts = ref MemoryMarshal.GetReference(servers);
        Vector256<byte> count = Vector256.LoadUnsafe(ref counts);
        Vector256<byte> one = Vector256.ShiftRightLogical(bits, 1) & Vector256<byte>.One; // bits are below 16: nothing comes over from a neighbour
        (count + Vector256.AndNot(one, Vector256.Equals(count, Vector256.Create(byte.MaxValue)))).StoreUnsafe(ref counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Eight(
        ref float low, ref float expected, ref float high, ref float margins, ref int layers, ref int best, nuint at,
        Vector256<float> lowBudget, Vector256<float> expectedBudget, Vector256<float> highBudget)
    {
        Vector256<float> l = Vector256.LoadUnsafe(ref low, at), e = Vector256.LoadUnsafe(ref expected, at), h = Vector256.LoadUnsafe(ref high, at);
        Vector256<int> known = (Vector256.Equals(l, l) & Vector256.Equals(e, e) & Vector256.Equals(h, h)).AsInt32();
        Vector256<int> bits = (Vector256.LessThanOrEqual(l, lowBudget).AsInt32() & Vector256.Create(1))
            | (Vector256.LessThanOrEqual(e, expectedBudget).AsInt32() & Vector256.Create(2))
            | (Vector256.LessThanOrEqual(h, highBudget).AsInt32() & Vector256.Create(4))
            | Vector256.AndNot(Vector256.Create((int)UnknownBit), known);
        Vector256<float> margin = expectedBudget - e, had = Vector256.LoadUnsafe(ref margins, at);
        Vector256<int> layer = Vector256.LoadUnsafe(ref layers, at), server = Vector256.LoadUnsafe(ref best, at);
        Vector256<int> better = Vector256.GreaterThan(margin, had).AsInt32() | (Vector256.Equals(margin, had).AsInt32() & Vector256.LessThan(layer, server));
        Vector256.ConditionalSelect(better.AsSingle(), margin, had).StoreUnsafe(ref margins, at);
        Vector256.ConditionalSelect(better, layer, server).StoreUnsafe(ref best, at);
        return bits;
    }
}
