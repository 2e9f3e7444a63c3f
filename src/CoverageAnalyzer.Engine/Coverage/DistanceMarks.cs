using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Weights and numbers of the values up to each of a few marks.</summary>
internal sealed class DistanceMarks
{
    /// <summary>Values a block: in the nearest cache with their weights, and few enough for sums in floats to keep their digits.</summary>
    private const int Block = 1024;

    private readonly float[] mark;
    private readonly double[] weightUpTo;
    private readonly long[] valuesUpTo;

    /// <summary>Makes room for marks.</summary>
    /// <param name="most">How many at most.</param>
    public DistanceMarks(int most)
    {
        mark = new float[most];
        weightUpTo = new double[most];
        valuesUpTo = new long[most];
    }

    /// <summary>Number of marks.</summary>
    public int Count { get; private set; }

    /// <summary>A mark.</summary>
    public float Mark(int index) => mark[index];

    /// <summary>Weight of the values up to a mark.</summary>
    public double WeightUpTo(int index) => weightUpTo[index];

    /// <summary>Number of values up to a mark.</summary>
    public long ValuesUpTo(int index) => valuesUpTo[index];

    /// <summary>Forgets all marks.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a mark.</summary>
    public void Add(float value)
    {
        mark[Count] = value;
        weightUpTo[Count] = valuesUpTo[Count] = 0;
        Count++;
    }

    /// <summary>The same marks with nothing weighed yet.</summary>
    public DistanceMarks Anew()
    {
        var same = new DistanceMarks(mark.Length);
        for (int m = 0; m < Count; m++)
        {
            same.Add(mark[m]);
        }

        return same;
    }

    /// <summary>Adds what the same marks have weighed elsewhere.</summary>
    /// <param name="other">The other part.</param>
    public void Add(DistanceMarks other)
    {
        for (int m = 0; m < Count; m++)
        {
            weightUpTo[m] += other.weightUpTo[m];
            valuesUpTo[m] += other.valuesUpTo[m];
        }
    }

    /// <summary>Weighs values of one weight.</summary>
    /// <param name="distance">The values.</param>
    /// <param name="weight">Their weight.</param>
    public void Weigh(ReadOnlySpan<float> distance, double weight)
    {
        for (int from = 0; from < distance.Length; from += Block)
        {
            var block = distance.Slice(from, Math.Min(Block, distance.Length - from));
            for (int m = 0; m < Count; m++)
            {
                int values = CountUpTo(block, mark[m]);
                valuesUpTo[m] += values;
                weightUpTo[m] += values * weight;
            }
        }
    }

    /// <summary>Weighs values with a weight each.</summary>
    /// <param name="distance">The values.</param>
    /// <param name="weight">The weights.</param>
    public void Weigh(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight)
    {
        for (int from = 0; from < distance.Length; from += Block)
        {
            int length = Math.Min(Block, distance.Length - from);
            var values = distance.Slice(from, length);
            var weights = weight.Slice(from, length);
            for (int m = 0; m < Count; m++)
            {
                valuesUpTo[m] += SumUpTo(values, weights, mark[m], out double sum);
                weightUpTo[m] += sum;
            }
        }
    }

    /// <summary>Adds the values above one bound and not above another, with their weights, to lists; those that weigh nothing are left out.</summary>
    /// <param name="distance">The values.</param>
    /// <param name="weight">Their weights.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="distances">Takes the values.</param>
    /// <param name="weights">Takes the weights.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWithin(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight, float low, float high, List<float> distances, List<float> weights)
    {
        for (int i = 0; i < distance.Length; i += 32)
        {
            for (uint hits = Within(distance[i..], low, high); hits != 0; hits &= hits - 1)
            {
                int at = i + BitOperations.TrailingZeroCount(hits);
                if (weight[at] > 0)
                {
                    distances.Add(distance[at]);
                    weights.Add(weight[at]);
                }
            }
        }
    }

    /// <summary>The same for values of one weight.</summary>
    /// <param name="distance">The values.</param>
    /// <param name="weight">Their weight.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="distances">Takes the values.</param>
    /// <param name="weights">Takes the weights.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWithin(ReadOnlySpan<float> distance, double weight, float low, float high, List<float> distances, List<float> weights)
    {
        for (int i = 0; i < distance.Length; i += 32)
        {
            for (uint hits = Within(distance[i..], low, high); hits != 0; hits &= hits - 1)
            {
                distances.Add(distance[i + BitOperations.TrailingZeroCount(hits)]);
                weights.Add((float)weight);
            }
        }
    }

    // One bit for each of the first 32 values that lies within the bounds.
    private static uint Within(ReadOnlySpan<float> distance, float low, float high)
    {
        uint hits = 0;
        if (distance.Length >= 32)
        {
            var least = Vector512.Create(low);
            var most = Vector512.Create(high);
            var a = Vector512.Create(distance);
            var b = Vector512.Create(distance[16..]);
            return (uint)((Vector512.GreaterThan(a, least) & Vector512.LessThanOrEqual(a, most)).ExtractMostSignificantBits()
                | ((Vector512.GreaterThan(b, least) & Vector512.LessThanOrEqual(b, most)).ExtractMostSignificantBits() << 16));
        }

        for (int i = 0; i < distance.Length; i++)
        {
            hits |= distance[i] > low && distance[i] <= high ? 1u << i : 0;
        }

        return hits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountUpTo(ReadOnlySpan<float> distance, float mark)
    {
        var most = Vector512.Create(mark);
        Vector512<int> a = default, b = default;
        int i = 0;
        for (; i + 32 <= distance.Length; i += 32)
        {
            a -= Vector512.LessThanOrEqual(Vector512.Create(distance[i..]), most).AsInt32();
            b -= Vector512.LessThanOrEqual(Vector512.Create(distance[(i + 16)..]), most).AsInt32();
        }

        int count = Vector512.Sum(a + b);
        for (; i < distance.Length; i++)
        {
            count += distance[i] <= mark ? 1 : 0;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SumUpTo(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight, float mark, out double sum)
    {
        var most = Vector512.Create(mark);
        Vector512<int> count = default;
        Vector512<float> a = default, b = default;
        int i = 0;
        for (; i + 32 <= distance.Length; i += 32)
        {
            var first = Vector512.LessThanOrEqual(Vector512.Create(distance[i..]), most);
            var second = Vector512.LessThanOrEqual(Vector512.Create(distance[(i + 16)..]), most);
            a += first & Vector512.Create(weight[i..]);
            b += second & Vector512.Create(weight[(i + 16)..]);
            count -= first.AsInt32() + second.AsInt32();
        }

        int values = Vector512.Sum(count);
        sum = (double)Vector512.Sum(a) + Vector512.Sum(b);
        for (; i < distance.Length; i++)
        {
            if (distance[i] <= mark)
            {
                values++;
                sum += weight[i];
            }
        }

        return values;
    }
}
