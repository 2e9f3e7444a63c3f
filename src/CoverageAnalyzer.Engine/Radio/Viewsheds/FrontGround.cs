using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Heights where they lie: in a model's own memory or in a window read from it; whole metres or floats.</summary>
/// <typeparam name="T"><see cref="short"/> for whole metres, <see cref="float"/> for floats with NaN where not known.</typeparam>
/// <param name="Heights">The heights.</param>
/// <param name="Origin">Place of the window's first cell among them; outside where the window reaches over the model's edge.</param>
/// <param name="Stride">Cells from row to row.</param>
/// <param name="VoidHeight">Whole metres that mean "not known".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FrontGround<T>(T[] Heights, long Origin, int Stride, int VoidHeight)
    where T : struct
{
    /// <summary>Place of a cell of the window among <see cref="Heights"/>.</summary>
    /// <param name="row">Row of the window.</param>
    /// <param name="column">Column of the window.</param>
    public nint At(int row, int column) => (nint)(Origin + ((long)row * Stride) + column);

    /// <summary>Sixteen heights as floats, and which of them are not known; what stands for those is anything.</summary>
    /// <param name="heights">Where the heights begin.</param>
    /// <param name="at">Place of the first.</param>
    /// <param name="voidHeight">What means "not known" among whole metres.</param>
    /// <param name="unknown">All bits set where not known.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref T heights, nint at, Vector512<int> voidHeight, out Vector512<int> unknown)
    {
        if (typeof(T) == typeof(float))
        {
            var floats = Vector512.LoadUnsafe(ref Unsafe.As<T, float>(ref heights), (nuint)at);
            unknown = ~Vector512.Equals(floats, floats).AsInt32();
            return floats;
        }

        var sixteen = Vector256.LoadUnsafe(ref Unsafe.As<T, short>(ref heights), (nuint)at);
        Vector512<int> whole;
        if (Avx512F.IsSupported)
        {
            whole = Avx512F.ConvertToVector512Int32(sixteen);
        }
        else
        {
            var (low, high) = Vector256.Widen(sixteen);
            whole = Vector512.Create(low, high);
        }

        unknown = Vector512.Equals(whole, voidHeight);
        return Vector512.ConvertToSingle(whole);
    }

    /// <summary>Asks for heights that are wanted soon: rows are pages apart, and nobody else fetches the next ones.</summary>
    /// <param name="heights">Where the heights begin.</param>
    /// <param name="at">Place of one of them; may lie outside.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref T heights, nint at)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref heights, at)));
        }
    }
}
