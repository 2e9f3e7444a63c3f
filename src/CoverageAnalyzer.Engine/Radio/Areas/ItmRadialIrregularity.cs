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
    private static readonly Vector512<float> LaneNumbers = Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    private readonly float[] heights = new float[((ItmTerrainIrregularity.MostPoints + Lanes - 1) / Lanes * Lanes) + Lanes];
    private float highest, lowest;

    /// <summary>Forgets the ranks of the radial before, so that a radial's answers depend on nothing but itself.</summary>
    public void Begin() => (highest, lowest) = (1, 1);

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

        int tenth = ItmTerrainIrregularity.TenthOf(endSteps - startSteps), points = (10 * tenth) - 5, vectors = (points + Lanes - 1) / Lanes;
        double step = (endSteps - startSteps) / (points - 1), middle = 0.5 * (points - 1);
        var (sums, moments) = Read(relativeHeightsMetres, startSteps, step, points, vectors);
        float first = heights[0], last = heights[points - 1];
        double sum = sums - (0.5 * (first + last)), moment = moments - (0.5 * middle * (last - first)), length = points - 1;
        double mean = sum / length, slope = moment * 12 / (((length * length) + 2) * length);
        var residuals = Level(mean - (slope * middle), slope, vectors);
        float gap = Math.Max((highest + lowest) * 2.2f / points, 1e-4f);
        var spare = residuals[points..];
        spare.Fill(float.NegativeInfinity);
        highest = ItmRankSelection.Find(residuals, tenth, highest, gap, 1);
        spare.Fill(float.PositiveInfinity);
        lowest = ItmRankSelection.Find(residuals, tenth, lowest, gap, -1);
        return (double)highest + lowest;
    }

    private (double Sum, double Moment) Read(ReadOnlySpan<float> relative, double start, double step, int points, int vectors)
    {
        ref float source = ref MemoryMarshal.GetReference(relative);
        ref float target = ref MemoryMarshal.GetArrayDataReference(heights);
        var steps = LaneNumbers * (float)step;
        bool narrow = Avx512F.IsSupported && (15 * step) + 3 < 2 * Lanes, wide = Avx512F.IsSupported && (15 * step) + 3 < 4 * Lanes;
        Vector512<float> sum = default, moment = default;
        float middle = 0.5f * (points - 1);
        for (int vector = 0; vector < vectors; vector++)
        {
            double begin = start + (vector * Lanes * step);
            int origin = (int)begin;
            var place = Vector512.Create((float)(begin - origin)) + steps;
            var index = Vector512.ConvertToInt32Native(place);
            var part = place - Vector512.ConvertToSingle(index);
            Vector512<float> left, right;
            if (narrow)
            {
                var near = Vector512.LoadUnsafe(ref source, (nuint)origin);
                var far = Vector512.LoadUnsafe(ref source, (nuint)(origin + Lanes));
                left = Avx512F.PermuteVar16x32x2(near, index, far);
                right = Avx512F.PermuteVar16x32x2(near, index + Vector512<int>.One, far);
            }
            else if (wide)
            {
                left = OfFour(ref source, origin, index);
                right = OfFour(ref source, origin, index + Vector512<int>.One);
            }
            else
            {
                (left, right) = OneByOne(relative, origin, index);
            }

            var height = left + ((right - left) * part);
            var number = LaneNumbers + Vector512.Create((float)(vector * Lanes));
            height = Vector512.ConditionalSelect(Vector512.LessThan(number, Vector512.Create((float)points)), height, Vector512<float>.Zero);
            height.StoreUnsafe(ref target, (nuint)(vector * Lanes));
            sum += height;
            moment += height * (number - Vector512.Create(middle));
        }

        return (Vector512.Sum(sum), Vector512.Sum(moment));
    }

    private Span<float> Level(double first, double slope, int vectors)
    {
        ref float value = ref MemoryMarshal.GetArrayDataReference(heights);
        var rise = LaneNumbers * (float)slope;
        for (int vector = 0; vector < vectors; vector++)
        {
            var level = Vector512.LoadUnsafe(ref value, (nuint)(vector * Lanes)) - (Vector512.Create((float)(first + (slope * Lanes * vector))) + rise);
            level.StoreUnsafe(ref value, (nuint)(vector * Lanes));
        }

        return heights.AsSpan(0, vectors * Lanes);
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
