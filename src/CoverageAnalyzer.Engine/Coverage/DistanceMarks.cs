using System.Numerics;
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

    /// <summary>The first value from a place on that is above one bound and not above the other; −1 where there is none.</summary>
    /// <param name="distance">The values.</param>
    /// <param name="from">Where to start.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public static int NextWithin(ReadOnlySpan<float> distance, int from, float low, float high)
    {
        var least = Vector256.Create(low);
        var most = Vector256.Create(high);
        int i = from;
        for (; i + 8 <= distance.Length; i += 8)
        {
            var d = Vector256.Create(distance[i..]);
            uint hits = (Vector256.GreaterThan(d, least) & Vector256.LessThanOrEqual(d, most)).ExtractMostSignificantBits();
            if (hits != 0)
            {
                return i + BitOperations.TrailingZeroCount(hits);
            }
        }

        for (; i < distance.Length; i++)
        {
            if (distance[i] > low && distance[i] <= high)
            {
                return i;
            }
        }

        return -1;
    }

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
