using System.Runtime.CompilerServices;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Upper convex hull of the points of a radial, grown outwards sample by sample.</summary>
/// <remarks>
/// Source: the monotone chain of A. M. Andrew (1979). Places are counted in samples from the site. Of all points before a receiver, the one that stands highest
/// in the receiver's sight is the hull's tangent point: it is found among the few corners, not among all samples.
/// Cost: constant a sample in the mean; a query walks a few corners and then halves.
/// </remarks>
/// <param name="reciprocals">1 / k for k up to the number of samples.</param>
internal sealed class UpperHull(double[] reciprocals)
{
    private const int Walk = 6; // corners tried one by one before halving
    private readonly double[] heights = new double[reciprocals.Length];
    private readonly double[] slopes = new double[reciprocals.Length]; // of the edge that ends at the corner, per sample
    private readonly int[] samples = new int[reciprocals.Length];
    private int top = -1;

    /// <summary>Forgets all points.</summary>
    public void Clear() => top = -1;

    /// <summary>Adds the next point.</summary>
    /// <param name="sample">Its place: more than those of all points before.</param>
    /// <param name="heightMetres">Its height.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int sample, double heightMetres)
    {
        int t = top;
        while (t > 0 && heights[t] + (slopes[t] * (sample - samples[t])) <= heightMetres)
        {
            t--;
        }

        double slope = t < 0 ? double.PositiveInfinity : (heightMetres - heights[t]) * reciprocals[sample - samples[t]];
        top = ++t;
        heights[t] = heightMetres;
        samples[t] = sample;
        slopes[t] = slope;
    }

    /// <summary>Finds the corner that stands highest as seen from a receiver behind all points.</summary>
    /// <param name="sample">Place of the receiver.</param>
    /// <param name="heightMetres">Height of its antenna.</param>
    /// <returns>Number of the corner; −1 where there is no point yet.</returns>
    /// <remarks>Corner k − 1 is higher in sight than corner k just where the receiver stands above the edge between them, prolonged; that holds for all corners outside the tangent point and for none inside.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Tangent(int sample, double heightMetres)
    {
        int k = top, last = Math.Max(0, top - Walk);
        while (k > last && heights[k] + (slopes[k] * (sample - samples[k])) < heightMetres)
        {
            k--;
        }

        return k > 0 && k == last ? HalvedTangent(k, sample, heightMetres) : k;
    }

    /// <summary>Finds the corner that stands highest above lines of a slope, at a corner or before it.</summary>
    /// <param name="slope">Metres a sample.</param>
    /// <param name="corner">Where to begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Farthest(double slope, int corner)
    {
        int k = corner, last = Math.Max(0, corner - Walk);
        while (k > last && slopes[k] < slope)
        {
            k--;
        }

        return k > 0 && k == last ? HalvedFarthest(k, slope) : k;
    }

    /// <summary>Height of a corner.</summary>
    public double HeightMetres(int corner) => heights[corner];

    /// <summary>Place of a corner.</summary>
    public int Sample(int corner) => samples[corner];

    private int HalvedTangent(int high, int sample, double heightMetres)
    {
        int low = 0; // the answer is in [low, high]
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (heights[middle] + (slopes[middle] * (sample - samples[middle])) < heightMetres)
            {
                high = middle - 1;
            }
            else
            {
                low = middle;
            }
        }

        return low;
    }

    private int HalvedFarthest(int high, double slope)
    {
        int low = 0;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (slopes[middle] < slope)
            {
                high = middle - 1;
            }
            else
            {
                low = middle;
            }
        }

        return low;
    }
}
