using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Turns blocks of 8 × 8 cells about their diagonal.</summary>
internal static class CellTransposition
{
    /// <summary>Turns a block of levels.</summary>
    /// <param name="source">Its first cell.</param>
    /// <param name="stride">Cells from row to row.</param>
    /// <param name="target">Where its first cell goes.</param>
    /// <param name="targetStride">Cells from row to row there.</param>
    public static void Turn(ref float source, int stride, ref float target, int targetStride)
    {
        if (!Avx.IsSupported)
        {
            for (int r = 0; r < 8; r++)
            {
                for (int c = 0; c < 8; c++)
                {
                    Unsafe.Add(ref target, (c * targetStride) + r) = Unsafe.Add(ref source, (r * stride) + c);
                }
            }

            return;
        }

        Vector256<float> Row(ref float first, int row) => Vector256.LoadUnsafe(ref Unsafe.Add(ref first, row * stride));
        var (a, b, c0, d) = (Row(ref source, 0), Row(ref source, 1), Row(ref source, 2), Row(ref source, 3));
        var (e, f, g, h) = (Row(ref source, 4), Row(ref source, 5), Row(ref source, 6), Row(ref source, 7));
        var (ab, abHigh, cd, cdHigh) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), Avx.UnpackLow(c0, d), Avx.UnpackHigh(c0, d));
        var (ef, efHigh, gh, ghHigh) = (Avx.UnpackLow(e, f), Avx.UnpackHigh(e, f), Avx.UnpackLow(g, h), Avx.UnpackHigh(g, h));
        const byte low = 0x44, high = 0xEE; // the first two of both, the last two of both
        Store(ref target, 0, targetStride, Avx.Shuffle(ab, cd, low), Avx.Shuffle(ef, gh, low));
        Store(ref target, 1, targetStride, Avx.Shuffle(ab, cd, high), Avx.Shuffle(ef, gh, high));
        Store(ref target, 2, targetStride, Avx.Shuffle(abHigh, cdHigh, low), Avx.Shuffle(efHigh, ghHigh, low));
        Store(ref target, 3, targetStride, Avx.Shuffle(abHigh, cdHigh, high), Avx.Shuffle(efHigh, ghHigh, high));
    }

    /// <summary>Turns a block of whole metres.</summary>
    /// <param name="source">Its first cell.</param>
    /// <param name="stride">Cells from row to row.</param>
    /// <param name="target">Where its first cell goes.</param>
    /// <param name="targetStride">Cells from row to row there.</param>
    public static void Turn(ref short source, int stride, ref short target, int targetStride)
    {
        if (!Sse2.IsSupported)
        {
            for (int r = 0; r < 8; r++)
            {
                for (int c = 0; c < 8; c++)
                {
                    Unsafe.Add(ref target, (c * targetStride) + r) = Unsafe.Add(ref source, (r * stride) + c);
                }
            }

            return;
        }

        Vector128<short> Row(ref short first, int row) => Vector128.LoadUnsafe(ref Unsafe.Add(ref first, row * stride));
        (Vector128<int> Low, Vector128<int> High) Pair(ref short first, int row) =>
            (Sse2.UnpackLow(Row(ref first, row), Row(ref first, row + 1)).AsInt32(), Sse2.UnpackHigh(Row(ref first, row), Row(ref first, row + 1)).AsInt32());
        var (ab, cd, ef, gh) = (Pair(ref source, 0), Pair(ref source, 2), Pair(ref source, 4), Pair(ref source, 6));
        Store(ref target, 0, targetStride, Sse2.UnpackLow(ab.Low, cd.Low).AsInt64(), Sse2.UnpackLow(ef.Low, gh.Low).AsInt64());
        Store(ref target, 2, targetStride, Sse2.UnpackHigh(ab.Low, cd.Low).AsInt64(), Sse2.UnpackHigh(ef.Low, gh.Low).AsInt64());
        Store(ref target, 4, targetStride, Sse2.UnpackLow(ab.High, cd.High).AsInt64(), Sse2.UnpackLow(ef.High, gh.High).AsInt64());
        Store(ref target, 6, targetStride, Sse2.UnpackHigh(ab.High, cd.High).AsInt64(), Sse2.UnpackHigh(ef.High, gh.High).AsInt64());
    }

    /// <summary>Turns a block of bytes.</summary>
    /// <param name="source">Its first cell.</param>
    /// <param name="stride">Cells from row to row.</param>
    /// <param name="target">Where its first cell goes.</param>
    /// <param name="targetStride">Cells from row to row there.</param>
    public static void Turn(ref byte source, int stride, ref byte target, int targetStride)
    {
        ulong Row(ref byte first, int row) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, row * stride));
        if (Sse2.IsSupported)
        {
            Vector128<byte> Pair(ref byte first, int row) => Sse2.UnpackLow(Vector128.CreateScalarUnsafe(Row(ref first, row)).AsByte(), Vector128.CreateScalarUnsafe(Row(ref first, row + 1)).AsByte());
            var (ab, cd, ef, gh) = (Pair(ref source, 0).AsUInt16(), Pair(ref source, 2).AsUInt16(), Pair(ref source, 4).AsUInt16(), Pair(ref source, 6).AsUInt16());
            var (low, lowHigh, high, highHigh) = (Sse2.UnpackLow(ab, cd).AsUInt32(), Sse2.UnpackHigh(ab, cd).AsUInt32(), Sse2.UnpackLow(ef, gh).AsUInt32(), Sse2.UnpackHigh(ef, gh).AsUInt32());
            Store(ref target, 0, targetStride, Sse2.UnpackLow(low, high).AsUInt64());
            Store(ref target, 2, targetStride, Sse2.UnpackHigh(low, high).AsUInt64());
            Store(ref target, 4, targetStride, Sse2.UnpackLow(lowHigh, highHigh).AsUInt64());
            Store(ref target, 6, targetStride, Sse2.UnpackHigh(lowHigh, highHigh).AsUInt64());
            return;
        }

        for (int r = 0; r < 8; r++)
        {
            for (int c = 0; c < 8; c++)
            {
                Unsafe.Add(ref target, (c * targetStride) + r) = Unsafe.Add(ref source, (r * stride) + c);
            }
        }
    }

    // Each half holds a column of the block, the lower half columns 0 to 3, the upper 4 to 7.
    private static void Store(ref float target, int column, int stride, Vector256<float> upperRows, Vector256<float> lowerRows)
    {
        Avx.Permute2x128(upperRows, lowerRows, 0x20).StoreUnsafe(ref Unsafe.Add(ref target, column * stride));
        Avx.Permute2x128(upperRows, lowerRows, 0x31).StoreUnsafe(ref Unsafe.Add(ref target, (column + 4) * stride));
    }

    // Each holds two columns of the block: the one has their upper four rows, the other their lower four.
    private static void Store(ref short target, int column, int stride, Vector128<long> upperRows, Vector128<long> lowerRows)
    {
        Sse2.UnpackLow(upperRows, lowerRows).AsInt16().StoreUnsafe(ref Unsafe.Add(ref target, column * stride));
        Sse2.UnpackHigh(upperRows, lowerRows).AsInt16().StoreUnsafe(ref Unsafe.Add(ref target, (column + 1) * stride));
    }

    private static void Store(ref byte target, int column, int stride, Vector128<ulong> two)
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, column * stride), two.ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, (column + 1) * stride), two.GetElement(1));
    }
}
