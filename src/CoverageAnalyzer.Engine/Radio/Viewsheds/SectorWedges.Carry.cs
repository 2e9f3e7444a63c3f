using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <content>Carrying the bounds outwards.</content>
internal sealed partial class SectorWedges
{
    /// <summary>Carries the bounds of 15 wedges over a block of lines, for the lowest antenna.</summary>
    private void Carry(WedgeBounds bound, int group, int first, int end, int block)
    {
        const double wholePlace = 1L << 32;
        int at = group * Lanes, start = sector.Start + (first * sector.Step), lineStep = sector.Step, rowStep = stride;
        double step = perWedge, firstAside = (at - half - 0.5) * step;
        var aside = Vector512.Create((float)firstAside) + (Vector512<float>.Indices * Vector512.Create((float)step));
        var size = Vector512.Abs(aside);
        var inverseAside = Vector512<float>.One / size;
        var isRight = Vector512.GreaterThan(aside, Vector512<float>.Zero);
        var placeError = Vector512.Create(error) + (Vector512.Create(range) * (Vector512.Create(CellPlaceError) + (inverseAside * Vector512.Create(RayPlaceError))));
        var mostGap = size + Vector512.Create(2 * CellPlaceError);
        var steps = Vector512<float>.Indices * Vector512.Create((float)step);
        var one = Vector512<float>.One;
        var kept = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(Lanes)).AsSingle();
        ref float levels = ref MemoryMarshal.GetArrayDataReference(sector.Levels);
        nint last = sector.Levels.Length - 16;
        ref float mosts = ref bound.Most(at);
        ref float leasts = ref bound.Least(at);
        ref float mostLine = ref bound.MostBefore(0, at);
        ref float leastLine = ref bound.LeastBefore(0, at);
        ref float inLine = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lineMost), at);
        ref float leastInLine = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lineLeast), at);
        bool isRaised = heights > 1;
        ref float distance = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(distances), first);
        ref float inverse = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(inverses), first);
        var (high, low) = (Vector512.LoadUnsafe(ref mosts), Vector512.LoadUnsafe(ref leasts));
        var (highThere, lowThere) = (high, low); // the last lane belongs to the next 15
        var (inBlock, second) = (Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NegativeInfinity));
        Vector512<float> innerEnd = default, innerGap = default, bend = one, near = one;
        Vector512<int> innerIndex = default;
        int n = first > 0 ? -1 : 0; // the line before the block is the inner one of its first
        bool hasInner = false, isFirst = n < 0;
        long place = (long)((sector.Site + (firstAside * (sector.FirstDistance + first + n))) * wholePlace), placeStep = (long)(firstAside * wholePlace);
        for (int count = end - first; n < count; n++, place += placeStep)
        {
            // Slopes on both sides of where the rays cross the line. Rays beyond the reach may leave the ground.
            int whole = (int)(place >> 32);
            nint from = start + (nint)((long)n * lineStep) + whole;
            from = from < 0 ? 0 : from > last ? last : from;
            var over = Vector512.Create(Unsafe.Add(ref inverse, n));
            var slopes = Vector512.LoadUnsafe(ref Unsafe.Add(ref levels, from)) * over;
            var places = Vector512.FusedMultiplyAdd(steps, Vector512.Create(Unsafe.Add(ref distance, n)), Vector512.Create((uint)place * (float)(1 / wholePlace)));
            var cells = Vector512.ConvertToInt32Native(places);
            var part = places - Vector512.ConvertToSingle(cells);
            var left = Permute(slopes, cells);
            var right = Permute(slopes, cells + Vector512<int>.One);
            var index = cells + Vector512.Create(whole);
            var slope = Vector512.FusedMultiplyAdd(part, right - left, left);
            if (!isFirst)
            {
                Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref mostLine, n * rowStep)) = high;
                Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref leastLine, n * rowStep)) = low;
                var upper = slope;
                near = over; // one over the least distance of what is looked at
                if (hasInner)
                {
                    var outerEnd = Vector512.ConditionalSelect(~(isRight ^ Vector512.Equals(index, innerIndex).AsSingle()), right, left);
                    var rise = outerEnd - innerEnd;
                    var share = Vector512.MinNative(innerGap * inverseAside, one);
                    var column = Vector512.FusedMultiplyAdd(Vector512.Abs(rise), bend, Vector512.FusedMultiplyAdd(share, rise, innerEnd));
                    near = Vector512.Create(Unsafe.Add(ref inverse, n - 1));
                    if (first + n == 1)
                    {
                        column = Vector512.MaxNative(innerEnd, outerEnd);
                        near = one / (Vector512.Create(distance) + share); // the first line may be next to the site
                        near = Vector512.MaxNative(near, Next(near));
                    }

                    if (hasVoids)
                    {
                        column = Vector512.ConditionalSelect(Vector512.Equals(column, column), column, Vector512.Create(WedgeBlocks.NotKnown));
                    }

                    upper = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(innerGap, mostGap), Vector512.MaxNative(upper, column), upper);
                }

                // The ray of the next lane ends the wedge; where it is past a centre, that is the centre between the two.
                var isWithin = Vector512.Equals(index, Next(index.AsSingle()).AsInt32()).AsSingle();
                var centre = Next(left);
                var slack = placeError * near;
                var greatest = Vector512.MaxNative(upper, Next(upper));
                greatest = Vector512.ConditionalSelect(isWithin, greatest, Vector512.MaxNative(greatest, centre)) + slack;
                var smallest = Vector512.MinNative(slope, Next(slope));
                smallest = Vector512.ConditionalSelect(isWithin, smallest, Vector512.MinNative(smallest, centre)) - slack;
                if (hasVoids)
                {
                    var corners = left + right + centre + Next(right);
                    var known = Vector512.LessThan(corners, Vector512.Create(float.PositiveInfinity)) & Vector512.LessThan(greatest, Vector512.Create(WedgeBlocks.NotKnown));
                    greatest = Vector512.ConditionalSelect(known, greatest, Vector512.Create(WedgeBlocks.NotKnown));
                    smallest = Vector512.ConditionalSelect(known, smallest, Vector512.Create(float.NegativeInfinity));
                }

                Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref inLine, n * rowStep)) = greatest;
                if (isRaised)
                {
                    Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref leastInLine, n * rowStep)) = smallest;
                }

                high = Vector512.MaxNative(high, greatest);
                low = Vector512.MaxNative(low, smallest);
                var marked = WedgeBlocks.Mark(greatest, n);
                second = Vector512.MaxNative(second, Vector512.MinNative(inBlock, marked));
                inBlock = Vector512.MaxNative(inBlock, marked);
            }

            innerEnd = Vector512.ConditionalSelect(isRight, right, left);
            innerGap = Vector512.ConditionalSelect(isRight, one - part, part);
            bend = Vector512.MinNative(over * Vector512.Create(0.25f), one);
            (innerIndex, hasInner, isFirst) = (index, true, false);
        }

        Vector512.ConditionalSelect(kept, high, highThere).StoreUnsafe(ref mosts);
        Vector512.ConditionalSelect(kept, low, lowThere).StoreUnsafe(ref leasts);
        blocks.Set(group, block, inBlock, second);
    }

    private static Vector512<float> Permute(Vector512<float> values, Vector512<int> index) =>
        Avx512F.IsSupported ? Avx512F.PermuteVar16x32(values, index) : Vector512.Shuffle(values, index);

    /// <summary>Each lane takes the value of the next.</summary>
    private static Vector512<float> Next(Vector512<float> values) => Avx512F.IsSupported
        ? Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 1).AsSingle()
        : Vector512.Shuffle(values, Vector512.Min(Vector512<int>.Indices + Vector512<int>.One, Vector512.Create(15)));
}
