using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Adds the cells of a run to the sums of its unit.</summary>
internal static class DistanceAccumulator
{
    /// <summary>Adds cells without people.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="distance">Metres; at most 2²⁴, so that floats can count them.</param>
    /// <param name="cellArea">Area of each cell on the ground, in square metres.</param>
    /// <param name="limit">Limit in metres, or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ref DistanceSums sums, ReadOnlySpan<float> distance, double cellArea, float limit)
    {
        var sum = Vector256<double>.Zero;
        var greatest = Vector256.Create(float.NegativeInfinity);
        var within = Vector256<float>.Zero;
        var most = Vector256.Create(limit);
        int i = 0;
        for (; i + 8 <= distance.Length; i += 8)
        {
            var d = Vector256.Create(distance[i..]);
            sum += Sum(d);
            greatest = Vector256.Max(greatest, d);
            within += Vector256.LessThanOrEqual(d, most) & Vector256<float>.One;
        }

        double total = Vector256.Sum(sum), inside = Vector256.Sum(within), maximum = Greatest(greatest);
        for (; i < distance.Length; i++)
        {
            total += distance[i];
            inside += distance[i] <= limit ? 1 : 0;
            maximum = Math.Max(maximum, distance[i]);
        }

        sums.Area += cellArea * distance.Length;
        sums.AreaDistance += cellArea * total;
        sums.AreaWithin += cellArea * inside;
        sums.MaximumMetres = Math.Max(sums.MaximumMetres, maximum);
    }

    /// <summary>Copies people, unknown and negative ones as 0, and adds them with their distances.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="distance">Metres.</param>
    /// <param name="people">People as they were read.</param>
    /// <param name="kept">Takes them as they count.</param>
    /// <param name="limit">Limit in metres, or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddPeople(ref DistanceSums sums, ReadOnlySpan<float> distance, ReadOnlySpan<float> people, Span<float> kept, float limit)
    {
        var all = Vector256<double>.Zero;
        var weighted = Vector256<double>.Zero;
        var within = Vector256<double>.Zero;
        var most = Vector256.Create(limit);
        int i = 0;
        for (; i + 8 <= distance.Length; i += 8)
        {
            var d = Vector256.Create(distance[i..]);
            var p = Vector256.Create(people[i..]);
            p &= Vector256.GreaterThan(p, Vector256<float>.Zero);
            p.CopyTo(kept[i..]);
            all += Sum(p);
            within += Sum(p & Vector256.LessThanOrEqual(d, most));
            (Vector256<double> lowP, Vector256<double> highP) = Vector256.Widen(p);
            (Vector256<double> lowD, Vector256<double> highD) = Vector256.Widen(d);
            weighted += (lowP * lowD) + (highP * highD);
        }

        double total = Vector256.Sum(all), distances = Vector256.Sum(weighted), inside = Vector256.Sum(within);
        for (; i < distance.Length; i++)
        {
            float p = people[i] > 0 ? people[i] : 0;
            kept[i] = p;
            total += p;
            distances += p * (double)distance[i];
            inside += distance[i] <= limit ? p : 0;
        }

        sums.People += total;
        sums.PeopleDistance += distances;
        sums.PeopleWithin += inside;
    }

    // In doubles: floats lose a digit of a figure with every few terms.
    private static Vector256<double> Sum(Vector256<float> values)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(values);
        return low + high;
    }

    private static double Greatest(Vector256<float> values)
    {
        float greatest = values[0];
        for (int i = 1; i < Vector256<float>.Count; i++)
        {
            greatest = Math.Max(greatest, values[i]);
        }

        return greatest;
    }
}
