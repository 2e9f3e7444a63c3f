using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    private readonly Corner[] corners = new Corner[reciprocals.Length];
    private int top = -1;

    /// <summary>Forgets all points.</summary>
    public void Clear() => top = -1;

    /// <summary>Adds the next point.</summary>
    /// <param name="sample">Its place: more than those of all points before.</param>
    /// <param name="heightMetres">Its height.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int sample, double heightMetres)
    {
        Corner[] all = corners;
        int t = top;
        while (t > 0 && all[t].At(sample) <= heightMetres)
        {
            t--;
        }

        double slope = double.PositiveInfinity;
        if (t >= 0)
        {
            ref Corner last = ref all[t];
            slope = (heightMetres - last.HeightMetres) * reciprocals[sample - last.Sample];
        }

        top = ++t;
        all[t] = new Corner { HeightMetres = heightMetres, Slope = slope, Place = sample, Sample = sample };
    }

    /// <summary>Finds the corner that stands highest as seen from a receiver behind all points.</summary>
    /// <param name="sample">Place of the receiver.</param>
    /// <param name="heightMetres">Height of its antenna.</param>
    /// <returns>Number of the corner; −1 where there is no point yet.</returns>
    /// <remarks>Corner k − 1 is higher in sight than corner k just where the receiver stands above the edge between them, prolonged; that holds for all corners outside the tangent point and for none inside.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Tangent(int sample, double heightMetres)
    {
        Corner[] all = corners;
        int k = top, last = Math.Max(0, top - Walk);
        while (k > last && all[k].At(sample) < heightMetres)
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
        Corner[] all = corners;
        int k = corner, last = Math.Max(0, corner - Walk);
        while (k > last && all[k].Slope < slope)
        {
            k--;
        }

        return k > 0 && k == last ? HalvedFarthest(k, slope) : k;
    }

    /// <summary>Height of a corner.</summary>
    public double HeightMetres(int corner) => corners[corner].HeightMetres;

    /// <summary>Place of a corner.</summary>
    public int Sample(int corner) => corners[corner].Sample;

    private int HalvedTangent(int high, int sample, double heightMetres)
    {
        int low = 0; // the answer is in [low, high]
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (corners[middle].At(sample) < heightMetres)
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
            if (corners[middle].Slope < slope)
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

    /// <summary>A corner and the edge that ends at it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Corner
    {
        public double HeightMetres, Slope, Place; // the slope is that of the edge, per sample; the place is the sample's number
        public int Sample;

        /// <summary>Height of the edge, prolonged to a sample.</summary>
        public readonly double At(double sample) => HeightMetres + (Slope * (sample - Place));
    }
}
