using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Interdecile range of the heights up to a receiver, 16 at a time: <see cref="ItmTerrainIrregularity"/> along a radial.</summary>
/// <remarks>
/// The heights are read anew for every receiver (up to 245 points), since their spacing changes with its distance: no sum of one receiver is right for
/// the next. What carries over are the two ranks: they move little from receiver to receiver, and begin the search for the next ones.
/// Single precision of heights relative to the site: right to about 0.001 m for terrain of some thousand metres.
/// </remarks>
internal sealed class ItmRadialIrregularity
{
    private const int Lanes = 16;
    private const int FarthestNumber = ItmTerrainIrregularity.MostPoints + Lanes;
    private const double Whole = 4294967296.0; // a step, as places along the radial are counted
    private const double PerFraction = 2 / Whole;
    private static readonly Vector512<float> LaneNumbers = Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    private static readonly float[] Numbers = [.. Enumerable.Range(-FarthestNumber, 2 * FarthestNumber).Select(number => (float)number)];
    private readonly float[] heights = new float[ItmTerrainIrregularity.MostPoints + (2 * Lanes)];
    private readonly ItmDeciles deciles = new();

    /// <summary>Forgets the ranks of the radial before.</summary>
    public void Begin() => deciles.Begin();

    /// <summary>Range between the highest and the lowest tenth of the heights, measured from their line of least squares, in m.</summary>
    /// <param name="relativeHeightsMetres">Heights along the radial relative to the site, with 64 to spare at the end.</param>
    /// <param name="startSteps">Start of the part in steps.</param>
    /// <param name="endSteps">End of the part in steps.</param>
    public double RangeMetres(ReadOnlySpan<float> relativeHeightsMetres, double startSteps, double endSteps)
    {
        if (endSteps - startSteps < 2)
        {
            return 0;
        }

        int tenth = ItmTerrainIrregularity.TenthOf(endSteps - startSteps), points = (10 * tenth) - 5, middle = (5 * tenth) - 3;
        double step = (endSteps - startSteps) / (points - 1);
        ref float numbers = ref Numbers[FarthestNumber - middle];
        bool narrow = Avx512F.IsSupported && (15 * step) + 3 < 2 * Lanes;
        var (sums, moments) = narrow
            ? ReadNarrow(ref MemoryMarshal.GetReference(relativeHeightsMetres), ref numbers, startSteps, step, points)
            : ReadWide(relativeHeightsMetres, ref numbers, startSteps, step, points);
        float first = heights[0], last = heights[points - 1];
        double length = points - 1, sum = sums - (0.5 * (first + last)), moment = moments - (0.5 * middle * (last - first));
        double mean = sum / length, slope = moment * 12 / (((length * length) + 2) * length);
        return deciles.RangeMetres(ref MemoryMarshal.GetArrayDataReference(heights), ref numbers, points, (float)mean, (float)slope, tenth);
    }

    // Sixteen points lie within 32 samples, which two registers hold.
    private (double Sum, double Moment) ReadNarrow(ref float source, ref float numbers, double start, double step, int points)
    {
        ref float target = ref MemoryMarshal.GetArrayDataReference(heights);
        var steps = LaneNumbers * (float)step;
        var fraction = Vector512.Create((float)PerFraction);
        Vector512<float> sum = default, moment = default;
        long place = (long)(start * Whole), stride = (long)(Lanes * step * Whole);
        nuint last = (nuint)(points & -Lanes);
        for (nuint i = 0; i < last; i += Lanes)
        {
            var height = Between(ref source, place, steps, fraction);
            height.StoreUnsafe(ref target, i);
            sum += height;
            moment = Vector512.FusedMultiplyAdd(height, Vector512.LoadUnsafe(ref numbers, i), moment);
            place += stride;
        }

        return Finish(Between(ref source, place, steps, fraction), ref numbers, (int)last, points, sum, moment);
    }

    // Places of sixteen points, in steps from the last sample at or before the first of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Places(long first, Vector512<float> steps, Vector512<float> fraction) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(Vector512.Create((int)((uint)first >> 1))), fraction, steps);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Between(ref float source, long place, Vector512<float> steps, Vector512<float> fraction)
    {
        var places = Places(place, steps, fraction);
        var index = Vector512.ConvertToInt32Native(places);
        var part = places - Vector512.ConvertToSingle(index);
        nuint origin = (nuint)(place >> 32);
        Vector512<float> near = Vector512.LoadUnsafe(ref source, origin), far = Vector512.LoadUnsafe(ref source, origin + Lanes);
        var left = Avx512F.PermuteVar16x32x2(near, index, far);
        var right = Avx512F.PermuteVar16x32x2(near, index + Vector512<int>.One, far);
        return Vector512.FusedMultiplyAdd(right - left, part, left);
    }

    // The last points, whose lanes behind the last one count for nothing; heights.Length is a whole number of sixteens or more.
    private (double Sum, double Moment) Finish(Vector512<float> height, ref float numbers, int first, int points, Vector512<float> sum, Vector512<float> moment)
    {
        var counts = Vector512.LessThan(LaneNumbers, Vector512.Create((float)(points - first)));
        Vector512.ConditionalSelect(counts, height, Vector512.Create(float.NaN)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(heights), (nuint)first);
        height = Vector512.ConditionalSelect(counts, height, Vector512<float>.Zero);
        moment = Vector512.FusedMultiplyAdd(height, Vector512.LoadUnsafe(ref numbers, (nuint)first), moment);
        return (Vector512.Sum(sum + height), Vector512.Sum(moment));
    }

    private (double Sum, double Moment) ReadWide(ReadOnlySpan<float> relative, ref float numbers, double start, double step, int points)
    {
        ref float source = ref MemoryMarshal.GetReference(relative);
        ref float target = ref MemoryMarshal.GetArrayDataReference(heights);
        var steps = LaneNumbers * (float)step;
        var fraction = Vector512.Create((float)PerFraction);
        long place = (long)(start * Whole), stride = (long)(Lanes * step * Whole);
        bool wide = Avx512F.IsSupported && (15 * step) + 3 < 4 * Lanes;
        Vector512<float> sum = default, moment = default;
        for (int first = 0; ; first += Lanes)
        {
            int origin = (int)(place >> 32);
            var places = Places(place, steps, fraction);
            var index = Vector512.ConvertToInt32Native(places);
            var part = places - Vector512.ConvertToSingle(index);
            var (left, right) = wide ? (OfFour(ref source, origin, index), OfFour(ref source, origin, index + Vector512<int>.One)) : OneByOne(relative, origin, index);
            var height = Vector512.FusedMultiplyAdd(right - left, part, left);
            if (first + Lanes > points)
            {
                return Finish(height, ref numbers, first, points, sum, moment);
            }

            height.StoreUnsafe(ref target, (nuint)first);
            sum += height;
            moment = Vector512.FusedMultiplyAdd(height, Vector512.LoadUnsafe(ref numbers, (nuint)first), moment);
            place += stride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OfFour(ref float source, int origin, Vector512<int> index)
    {
        var low = Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref source, (nuint)origin), index, Vector512.LoadUnsafe(ref source, (nuint)(origin + Lanes)));
        var high = Avx512F.PermuteVar16x32x2(
            Vector512.LoadUnsafe(ref source, (nuint)(origin + (2 * Lanes))), index, Vector512.LoadUnsafe(ref source, (nuint)(origin + (3 * Lanes))));
        return Vector512.ConditionalSelect(Vector512.LessThan(index, Vector512.Create(2 * Lanes)).AsSingle(), low, high);
    }

    private static (Vector512<float> Left, Vector512<float> Right) OneByOne(ReadOnlySpan<float> relative, int origin, Vector512<int> index)
    {
        Span<float> left = stackalloc float[Lanes], right = stackalloc float[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            int at = Math.Min(origin + index[lane], relative.Length - 2); // lanes beyond the last point are thrown away
            (left[lane], right[lane]) = (relative[at], relative[at + 1]);
        }

        return (Vector512.Create<float>(left), Vector512.Create<float>(right));
    }
}
