using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Carries the horizon of a sector outwards, line by line: slopes per line, interpolated between neighbors.</summary>
/// <remarks>
/// Heights are read where they lie and lowered as they are looked at, so that a cell costs its height, its answer and what is in the first cache of the processor.
/// Where heights may be missing two horizons go along, one over bottomless and one over very high ground: a cell that only the first sees is unknown.
/// </remarks>
internal sealed class HorizonFront
{
    /// <summary>Answers that are written beyond the end of a line at most, where there is room.</summary>
    public const int Overrun = 16;

    private const int Margin = 32;
    private const float NoHorizon = -1e30f, Bottomless = -1e9f, VeryHigh = 20_000;

    private float[] inner = [];
    private float[] outer = [];
    private float[] highInner = [];
    private float[] highOuter = [];

    /// <summary>Begins a sector.</summary>
    /// <param name="cells">Cells of its longest line.</param>
    public void Begin(int cells)
    {
        int width = cells + (2 * Margin);
        if (inner.Length < width)
        {
            (inner, outer, highInner, highOuter) = (new float[width], new float[width], new float[width], new float[width]);
        }

        Array.Fill(inner, NoHorizon);
        Array.Fill(highInner, NoHorizon);
    }

    /// <summary>Goes over a line.</summary>
    /// <typeparam name="T">Kind of heights.</typeparam>
    /// <typeparam name="TBulge">Kind of bulge.</typeparam>
    /// <typeparam name="TVoids">Whether heights may be missing.</typeparam>
    /// <param name="line">The line, with at least one cell.</param>
    /// <param name="bulge">What to take off its heights.</param>
    /// <param name="heights">Where the heights begin.</param>
    /// <param name="at">Place of cell 0 among them; up to 15 are read beyond the last cell.</param>
    /// <param name="ahead">Cells from here to heights that are wanted soon.</param>
    /// <param name="status">Where the answers begin.</param>
    /// <param name="to">Place of cell 0 among them.</param>
    /// <param name="room">Number of answers there is room for.</param>
    /// <returns>True where a height is not known, in the line or up to 15 cells beyond it; without <see cref="MayBeMissing"/> the answers are of no use then.</returns>
    public bool Pass<T, TBulge, TVoids>(in FrontLine line, TBulge bulge, ref T heights, nint at, nint ahead, ref byte status, nint to, nint room)
        where T : struct
        where TBulge : struct, IFrontBulge
        where TVoids : struct
    {
        ref float before = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(inner), Margin);
        ref float after = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(outer), Margin);
        ref float highBefore = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(highInner), Margin);
        ref float highAfter = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(highOuter), Margin);
        float inverse = (float)(1 / line.Distance);
        var missing = Half<T, TBulge, TVoids>(line, line.First, line.Split, 1, -inverse, inverse, bulge, ref heights, at, ahead, ref status, to, room, ref before, ref after, ref highBefore, ref highAfter)
            | Half<T, TBulge, TVoids>(line, line.Split, line.End, -1, inverse, inverse, bulge, ref heights, at, ahead, ref status, to, room, ref before, ref after, ref highBefore, ref highAfter);
        Widen(ref after, line);
        (inner, outer) = (outer, inner);
        if (typeof(TVoids) == typeof(MayBeMissing))
        {
            Widen(ref highAfter, line);
            (highInner, highOuter) = (highOuter, highInner);
        }

        return missing != Vector512<int>.Zero;
    }

    /// <summary>The next line is a cell longer on both sides.</summary>
    private static void Widen(ref float after, in FrontLine line)
    {
        Unsafe.Add(ref after, line.First - 1) = Unsafe.Add(ref after, line.First);
        Unsafe.Add(ref after, line.End) = Unsafe.Add(ref after, line.End - 1);
    }

    /// <summary>Cells on one side of the site's line; those beyond the end are worked out and written over later.</summary>
    private static Vector512<int> Half<T, TBulge, TVoids>(
        in FrontLine line, int first, int end, int beside, float weight, float inverse, TBulge bulge, ref T heights, nint at, nint ahead, ref byte status, nint to, nint room,
        ref float before, ref float after, ref float highBefore, ref float highAfter)
        where T : struct
        where TBulge : struct, IFrontBulge
        where TVoids : struct
    {
        var (site, whole, voidHeight) = (Vector512.Create(line.Site), Vector512.Create(line.WholeMetres), Vector512.Create(line.VoidHeight));
        var (weights, inverses, receivers) = (Vector512.Create(weight), Vector512.Create(inverse), Vector512.Create(line.ReceiverMetres * inverse));
        var cells = Vector512<float>.Indices + Vector512.Create((float)first);
        var missing = Vector512<int>.Zero;
        ref float neighbor = ref Unsafe.Add(ref before, beside);
        ref float highNeighbor = ref Unsafe.Add(ref highBefore, beside);
        for (int i = first; i < end; i += 16)
        {
            if (typeof(TBulge) == typeof(RowBulge))
            {
                FrontGround<T>.Prefetch(ref heights, at + i + ahead);
            }

            var aside = cells - site;
            cells += Vector512.Create(16f);
            var level = FrontGround<T>.Load(ref heights, at + i, voidHeight, out var unknown) - whole - bulge.Metres(i, aside);
            missing |= unknown;
            var near = Vector512.LoadUnsafe(ref before, (nuint)i);
            var part = aside * weights;
            var horizon = near + (part * (Vector512.LoadUnsafe(ref neighbor, (nuint)i) - near));
            Vector512<int> numbers;
            if (typeof(TVoids) == typeof(MayBeMissing))
            {
                var slope = Vector512.ConditionalSelect(unknown.AsSingle(), Vector512.Create(Bottomless), level) * inverses;
                var highSlope = Vector512.ConditionalSelect(unknown.AsSingle(), Vector512.Create(VeryHigh), level) * inverses;
                var highNear = Vector512.LoadUnsafe(ref highBefore, (nuint)i);
                var highHorizon = highNear + (part * (Vector512.LoadUnsafe(ref highNeighbor, (nuint)i) - highNear));
                var isKnown = Vector512.GreaterThanOrEqual(highSlope + receivers, highHorizon).AsInt32();
                numbers = Numbers(Vector512.GreaterThanOrEqual(slope + receivers, horizon).AsInt32());
                var doubtful = unknown | (Vector512.Equals(numbers, Vector512.Create((int)CellVisibility.Visible)) & ~isKnown);
                numbers = Vector512.ConditionalSelect(doubtful, Vector512.Create((int)CellVisibility.Unknown), numbers);
                Vector512.MaxNative(slope, horizon).StoreUnsafe(ref after, (nuint)i);
                Vector512.MaxNative(highSlope, highHorizon).StoreUnsafe(ref highAfter, (nuint)i);
            }
            else
            {
                var slope = level * inverses;
                numbers = Numbers(Vector512.GreaterThanOrEqual(slope + receivers, horizon).AsInt32());
                Vector512.MaxNative(slope, horizon).StoreUnsafe(ref after, (nuint)i);
            }

            if (i + 16 <= line.End)
            {
                Bytes(numbers).StoreUnsafe(ref status, (nuint)(to + i));
            }
            else
            {
                StoreSome(Bytes(numbers), line.End - i, ref status, to + i, room);
            }
        }

        return missing;
    }

    /// <summary>The last answers of a line; what lies beyond stays.</summary>
    private static void StoreSome(Vector128<byte> answers, int count, ref byte status, nint to, nint room)
    {
        if (to + 16 <= room)
        {
            var isMeant = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)count));
            Vector128.ConditionalSelect(isMeant, answers, Vector128.LoadUnsafe(ref status, (nuint)to)).StoreUnsafe(ref status, (nuint)to);
            return;
        }

        for (int k = 0; k < count; k++)
        {
            Unsafe.Add(ref status, to + k) = answers[k];
        }
    }

    /// <summary>3 where true, 1 where not.</summary>
    private static Vector512<int> Numbers(Vector512<int> seen) =>
        Vector512.ConditionalSelect(seen, Vector512.Create((int)CellVisibility.Visible), Vector512.Create((int)CellVisibility.Hidden));

    private static Vector128<byte> Bytes(Vector512<int> numbers)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector128Byte(numbers);
        }

        var words = Vector256.Narrow(numbers.GetLower(), numbers.GetUpper());
        return Vector128.Narrow(words.GetLower(), words.GetUpper()).AsByte();
    }

    /// <summary>Heights may be missing.</summary>
    public readonly struct MayBeMissing;

    /// <summary>All heights are there, unless a pass says otherwise.</summary>
    public readonly struct AllThere;
}
