namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Weighted percentiles of distances by counting instead of sorting.</summary>
/// <remarks>
/// One pass adds the weights up in classes of equal width, a second one collects the few values of the classes in which a wanted
/// percentile lies; only those are sorted. A class that holds too many is divided again.
/// </remarks>
internal sealed class DistancePercentiles
{
    private const int Classes = 2048;
    private const int FewEnoughToSort = 8192;

    private readonly double[] classWeight = new double[Classes];
    private readonly byte[] wanted = new byte[Classes];
    private readonly float perMetre;
    private readonly List<(float Distance, double Weight)>[] collected;
    private readonly double[] target;
    private readonly double[] below;

    /// <summary>Starts the first pass.</summary>
    /// <param name="maximumMetres">No distance is above this.</param>
    /// <param name="fractions">The percentiles wanted, as fractions (0–1); at most 8.</param>
    public DistancePercentiles(double maximumMetres, ReadOnlySpan<double> fractions)
    {
        perMetre = maximumMetres > 0 ? (float)((Classes - 1) / maximumMetres) : 0;
        target = fractions.ToArray();
        below = new double[fractions.Length];
        collected = new List<(float, double)>[fractions.Length];
        for (int i = 0; i < collected.Length; i++)
        {
            collected[i] = [];
        }
    }

    /// <summary>First pass: distances of the same weight.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Their weight.</param>
    public void Count(ReadOnlySpan<float> distance, double weight)
    {
        foreach (float d in distance)
        {
            classWeight[ClassOf(d)] += weight;
        }
    }

    /// <summary>First pass: distances with a weight each.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Weights.</param>
    public void Count(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight)
    {
        for (int i = 0; i < distance.Length; i++)
        {
            classWeight[ClassOf(distance[i])] += weight[i];
        }
    }

    /// <summary>Ends the first pass.</summary>
    /// <returns>False where there is no weight at all, and so no percentile.</returns>
    public bool EndCount()
    {
        double total = 0;
        foreach (double weight in classWeight)
        {
            total += weight;
        }

        if (!(total > 0))
        {
            return false;
        }

        for (int f = 0; f < target.Length; f++)
        {
            target[f] *= total;
            double sum = 0;
            int at = 0, last = 0;
            for (; at < Classes; at++)
            {
                if (classWeight[at] > 0)
                {
                    last = at;
                    if (sum + classWeight[at] >= target[f])
                    {
                        break;
                    }

                    sum += classWeight[at];
                }
            }

            below[f] = at < Classes ? sum : sum - classWeight[last];
            wanted[last] |= (byte)(1 << f);
        }

        return true;
    }

    /// <summary>Second pass, with the same values as the first.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Their weight.</param>
    public void Collect(ReadOnlySpan<float> distance, double weight)
    {
        foreach (float d in distance)
        {
            byte mask = wanted[ClassOf(d)];
            if (mask != 0)
            {
                Collect(mask, d, weight);
            }
        }
    }

    /// <summary>Second pass, with the same values as the first.</summary>
    /// <param name="distance">Metres.</param>
    /// <param name="weight">Weights.</param>
    public void Collect(ReadOnlySpan<float> distance, ReadOnlySpan<float> weight)
    {
        for (int i = 0; i < distance.Length; i++)
        {
            byte mask = wanted[ClassOf(distance[i])];
            if (mask != 0)
            {
                Collect(mask, distance[i], weight[i]);
            }
        }
    }

    /// <summary>The percentile: the smallest distance whose weight and that of all smaller ones reach the fraction of the total.</summary>
    /// <param name="fraction">Which of the fractions given.</param>
    public double ResultMetres(int fraction)
    {
        var values = collected[fraction];
        double sum = below[fraction];
        while (values.Count > FewEnoughToSort)
        {
            float least = values.Min(v => v.Distance), greatest = values.Max(v => v.Distance);
            if (least == greatest)
            {
                return least;
            }

            // Divide by value; both parts are smaller, so this ends.
            float middle = least + ((greatest - least) / 2);
            middle = middle < greatest ? middle : least;
            double lower = values.Where(v => v.Distance <= middle).Sum(v => v.Weight);
            bool inLower = sum + lower >= target[fraction];
            sum += inLower ? 0 : lower;
            values = values.FindAll(v => v.Distance <= middle == inLower);
        }

        values.Sort();
        foreach (var (distance, weight) in values)
        {
            sum += weight;
            if (sum >= target[fraction])
            {
                return distance;
            }
        }

        return values.Count > 0 ? values[^1].Distance : double.NaN; // the last one, where rounding left the sum short of the total
    }

    private int ClassOf(float distance) => Math.Min((int)(distance * perMetre), Classes - 1);

    private void Collect(byte mask, float distance, double weight)
    {
        if (weight > 0)
        {
            for (int f = 0; f < collected.Length; f++)
            {
                if ((mask & (1 << f)) != 0)
                {
                    collected[f].Add((distance, weight));
                }
            }
        }
    }
}
