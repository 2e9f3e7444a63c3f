using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Weighted percentiles of distances by weighing what lies below a few marks, instead of sorting.</summary>
/// <remarks>
/// Each pass over the values weighs those up to some marks, all marks block by block while a block is in the cache
/// (<see cref="DistanceMarks"/>). The first pass lays marks evenly, or where a sample has the percentiles; then each percentile's bracket is narrowed around where a straight line
/// between its ends would have the percentile, by a factor of 8 or so a pass. Where a bracket holds few enough values they are collected, and
/// narrowed further among themselves; only the last few are sorted.
/// A pass may be cut into parts that are weighed or collected at the same time; they are added in their order.
/// Cost: two to six passes over the values, each half a nanosecond for 8 values and a mark.
/// </remarks>
internal sealed class DistancePercentiles
{
    private const int FirstMarks = 12;
    private const int FewEnoughToCollect = 1 << 14;
    private const int FewEnoughToSort = 24;
    private const int MostPasses = 60;

    private readonly double[] fraction;
    private readonly Bracket[] brackets;
    private readonly DistanceMarks marks;
    private readonly List<float>[] distances;
    private readonly List<float>[] weights;
    private readonly long fewEnough;
    private double total = double.NaN;
    private int passes;

    /// <summary>Starts the first pass.</summary>
    /// <param name="maximumMetres">No distance is above this.</param>
    /// <param name="fractions">The percentiles wanted, as fractions (0–1).</param>
    /// <param name="first">Marks of the first pass, where a sample has them; else evenly.</param>
    /// <param name="values">About how many values there are: a thirtieth of them is few enough to collect.</param>
    public DistancePercentiles(double maximumMetres, ReadOnlySpan<double> fractions, ReadOnlySpan<double> first, long values)
    {
        fraction = fractions.ToArray();
        fewEnough = Math.Max(FewEnoughToCollect, values / 30);
        float most = (float)maximumMetres;
        brackets = new Bracket[fraction.Length];
        Array.Fill(brackets, new Bracket(-1, most, 0, double.NaN, long.MaxValue));
        distances = [.. fraction.Select(_ => new List<float>())];
        weights = [.. fraction.Select(_ => new List<float>())];
        marks = new DistanceMarks(Math.Max(FirstMarks, Math.Max(first.Length, 4 * fraction.Length)) + 2);
        foreach (double mark in first)
        {
            if (mark < most)
            {
                marks.Add((float)mark);
            }
        }

        for (int i = 1; i < FirstMarks && first.IsEmpty; i++)
        {
            marks.Add(most * i / FirstMarks);
        }

        marks.Add(most);
        marks.Add(float.PositiveInfinity);
    }

    private DistancePercentiles(DistancePercentiles whole)
    {
        (fraction, brackets, fewEnough, total, passes) = (whole.fraction, whole.brackets, whole.fewEnough, whole.total, whole.passes);
        marks = whole.marks.Anew();
        distances = [.. fraction.Select(_ => new List<float>())];
        weights = [.. fraction.Select(_ => new List<float>())];
    }

    /// <summary>What takes a part of the values of this pass, on any thread, and is given back by <see cref="Add"/>.</summary>
    public DistancePercentiles Part() => new(this);

    /// <summary>Adds what a part has weighed or collected.</summary>
    /// <param name="part">The part.</param>
    public void Add(DistancePercentiles part)
    {
        marks.Add(part.marks);
        for (int f = 0; f < distances.Length; f++)
        {
            distances[f].AddRange(part.distances[f]);
            weights[f].AddRange(part.weights[f]);
        }
    }

    /// <summary>True where anything has a weight; known after the first pass.</summary>
    public bool HasWeight => total > 0;

    /// <summary>Takes distances of the same weight.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Their weight.</param>
    public void Weigh(ReadOnlySpan<float> distance, double weight) => marks.Weigh(distance, weight);

    /// <summary>Takes distances with a weight each.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Weights, not negative.</param>
    public void Weigh(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight) => marks.Weigh(distance, weight);

    /// <summary>Ends a pass.</summary>
    /// <returns>True where one more pass with the same values is needed; false where they can be collected.</returns>
    public bool Narrow()
    {
        passes++;
        if (double.IsNaN(total))
        {
            total = marks.WeightUpTo(marks.Count - 1);
            if (!(total > 0))
            {
                return false;
            }
        }

        for (int f = 0; f < brackets.Length; f++)
        {
            brackets[f] = brackets[f].Within(marks, fraction[f] * total);
        }

        marks.Clear();
        for (int f = 0; f < brackets.Length && passes < MostPasses; f++)
        {
            if (brackets[f].Values > fewEnough)
            {
                brackets[f].AddMarks(fraction[f] * total, marks);
            }
        }

        return marks.Count > 0;
    }

    /// <summary>Last pass: distances of the same weight.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Their weight.</param>
    public void Collect(ReadOnlySpan<float> distance, double weight)
    {
        for (int f = 0; f < brackets.Length; f++)
        {
            DistanceMarks.AddWithin(distance, weight, brackets[f].Low, brackets[f].High, distances[f], weights[f]);
        }
    }

    /// <summary>Last pass: distances with a weight each.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Weights.</param>
    public void Collect(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight)
    {
        for (int f = 0; f < brackets.Length; f++)
        {
            DistanceMarks.AddWithin(distance, weight, brackets[f].Low, brackets[f].High, distances[f], weights[f]);
        }
    }

    /// <summary>The percentile: the smallest distance whose weight and that of all smaller ones reach the fraction of the total.</summary>
    /// <param name="index">Which of the fractions given.</param>
    public double ResultMetres(int index)
    {
        Bracket bracket = brackets[index];
        double target = fraction[index] * total;
        Span<float> distance = CollectionsMarshal.AsSpan(distances[index]), weight = CollectionsMarshal.AsSpan(weights[index]);
        double before = bracket.Below;
        bracket = bracket with { Below = 0, Values = distance.Length, ValuesBelow = 0, UpTo = bracket.UpTo - before };
        for (int pass = 0; pass < MostPasses && bracket.Values > FewEnoughToSort; pass++)
        {
            marks.Clear();
            bracket.AddMarks(target - before, marks);
            if (marks.Count == 0)
            {
                break;
            }

            marks.Weigh(distance, weight);
            bracket = bracket.Within(marks, target - before);
        }

        List<float> near = [], weighing = [];
        DistanceMarks.AddWithin(distance, weight, bracket.Low, bracket.High, near, weighing);
        List<(float Distance, float Weight)> values = [.. near.Zip(weighing)];

        values.Sort();
        double sum = before + bracket.Below;
        foreach (var (metres, part) in values)
        {
            sum += part;
            if (sum >= target)
            {
                return metres;
            }
        }

        return values.Count > 0 ? values[^1].Distance : bracket.High; // where rounding left the sum short of the target
    }

    /// <summary>Where a percentile lies: above Low and not above High.</summary>
    private readonly record struct Bracket(float Low, float High, double Below, double UpTo, long Values, long ValuesBelow = 0)
    {
        public Bracket Within(DistanceMarks marks, double target)
        {
            Bracket narrowed = this;
            for (int m = 0; m < marks.Count; m++)
            {
                if (marks.Mark(m) > narrowed.Low && marks.Mark(m) <= narrowed.High)
                {
                    narrowed = narrowed.With(marks.Mark(m), marks.WeightUpTo(m), marks.ValuesUpTo(m), target);
                }
            }

            return narrowed;
        }

        private Bracket With(float mark, double upTo, long values, double target)
        {
            long most = Values == long.MaxValue ? values : Values + ValuesBelow;
            return upTo >= target && (upTo > 0 || mark == High)
                ? this with { High = mark, UpTo = upTo, Values = values - ValuesBelow }
                : this with { Low = mark, Below = upTo, ValuesBelow = values, Values = most - values };
        }

        public void AddMarks(double target, DistanceMarks marks)
        {
            float next = MathF.BitIncrement(Low);
            if (next >= High)
            {
                return; // one value, however often it is there
            }

            double width = (double)High - Low, share = UpTo > Below ? (target - Below) / (UpTo - Below) : 0.5;
            double guess = Low + (width * Math.Clamp(share, 0, 1)), near = width / 16;
            foreach (double step in (ReadOnlySpan<double>)[-4, -1, 1, 4])
            {
                float mark = (float)(guess + (step * near));
                if (mark >= next && mark < High)
                {
                    marks.Add(mark);
                }
            }

            if (marks.Count == 0)
            {
                marks.Add((float)(Low + (width / 2)) is var middle && middle < High && middle > Low ? middle : next);
            }
        }
    }
}
