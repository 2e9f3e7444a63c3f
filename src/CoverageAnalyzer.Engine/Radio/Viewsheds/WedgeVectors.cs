using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>What is done with sixteen cells at once where bounds of wedges are compared with them.</summary>
internal static class WedgeVectors
{
    /// <summary>The lowest bytes of sixteen numbers.</summary>
    /// <param name="values">Numbers of 0 to 255.</param>
    public static Vector128<byte> Narrowed(Vector512<int> values) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector128Byte(values)
        : Vector128.Narrow(Vector128.Narrow(values.GetLower().GetLower(), values.GetLower().GetUpper()), Vector128.Narrow(values.GetUpper().GetLower(), values.GetUpper().GetUpper())).AsByte();

    /// <summary>Bounds of the wedges of 16 cells.</summary>
    /// <param name="from">Bound of the first wedge.</param>
    /// <param name="index">Their wedges, counted from that; rising.</param>
    /// <param name="perCell">Wedges from a cell to the next.</param>
    /// <param name="last">The last wedge there is; what is beyond belongs to cells nobody asks for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lookup(ref float from, Vector512<int> index, double perCell, int last)
    {
        if (!Avx512F.IsSupported || perCell > 4)
        {
            return Gather(ref from, Vector512.Min(index, Vector512.Create(last)));
        }

        // 16 cells have 32 wedges where they are far, 64 where they are half as far.
        var near = Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref from), index, Vector512.LoadUnsafe(ref from, 16));
        if (perCell <= 2)
        {
            return near;
        }

        var far = Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref from, 32), index, Vector512.LoadUnsafe(ref from, 48));
        return Vector512.ConditionalSelect(Vector512.LessThan(index, Vector512.Create(32)).AsSingle(), near, far);
    }

    private static unsafe Vector512<float> Gather(ref float from, Vector512<int> index)
    {
        if (Avx2.IsSupported)
        {
            fixed (float* first = &from)
            {
                return Vector512.Create(Avx2.GatherVector256(first, index.GetLower(), sizeof(float)), Avx2.GatherVector256(first, index.GetUpper(), sizeof(float)));
            }
        }

        Span<float> values = stackalloc float[16];
        for (int lane = 0; lane < 16; lane++)
        {
            values[lane] = Unsafe.Add(ref from, index[lane]);
        }

        return Vector512.Create<float>(values);
    }
}
