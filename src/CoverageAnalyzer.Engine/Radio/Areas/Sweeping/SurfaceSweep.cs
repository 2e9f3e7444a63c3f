using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Carries a radial outwards over ground with clutter, for the Bullington construction: the one part of ITU-R P.1812-8 in which clutter counts.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, §3.2.1 and equations (13)–(20) with gᵢ = hᵢ + Rᵢ for the points between the terminals, which themselves stand on bare ground. Horizons, obstruction heights
/// and smooth surface are those of the bare ground, from <see cref="RadialSweep"/>. The same two structures as there, on g: a running maximum and a hull.
/// Cost: constant a sample in the mean, and one hull query or one search for the largest ν a receiver.
/// </remarks>
internal sealed class SurfaceSweep
{
    private readonly RadialSteps steps;
    private readonly UpperHull hull;
    private readonly RadialClearance clearance;
    private readonly double[] flattened;
    private readonly double[] slopes;

    /// <summary>Makes the working memory.</summary>
    /// <param name="steps">Tables of the radials.</param>
    public SurfaceSweep(RadialSteps steps)
    {
        this.steps = steps;
        int room = steps.DistancesKilometres.Length;
        (hull, clearance) = (new UpperHull(steps.Reciprocals), new RadialClearance(steps));
        (flattened, slopes) = (new double[room], new double[room]);
    }

    /// <summary>Finds slopes and ν of each path, in place of those of the bare ground.</summary>
    /// <param name="ground">Height of the ground at each sample in m.</param>
    /// <param name="surface">Height of ground and clutter at each sample in m.</param>
    /// <param name="receivers">Samples at which receivers stand, rising; the first one at 2 or more.</param>
    /// <param name="transmitterMetres">Height of the transmitting antenna above the ground.</param>
    /// <param name="receiverMetres">Height of the receiving antenna above the ground.</param>
    /// <param name="effectiveEarthRadiusKilometres">aₚ.</param>
    /// <param name="wavelengthMetres">λ.</param>
    /// <param name="paths">What the sweep over the bare ground found; takes the answers in its <see cref="RadialPaths.Surface"/>.</param>
    public void Carry(
        double[] ground, double[] surface, ReadOnlySpan<int> receivers, double transmitterMetres, double receiverMetres, double effectiveEarthRadiusKilometres, double wavelengthMetres, RadialPaths paths)
    {
        if (receivers.IsEmpty)
        {
            return;
        }

        RadialSurface found = paths.Surface!;
        double hts = ground[0] + transmitterMetres, bulge = 500 / effectiveEarthRadiusKilometres, perKilometre = 1 / steps.StepKilometres, highest = double.NegativeInfinity;
        double clearanceScale = Math.Sqrt(0.002 / wavelengthMetres * steps.StepKilometres);
        Flatten(surface, receivers[^1] + 1, hts, bulge);
        clearance.Begin(slopes, receivers[^1] + 1);
        hull.Clear();
        int n = 1;
        for (int k = 0; k < receivers.Length; k++)
        {
            int receiver = receivers[k];
            for (; n < receiver; n++)
            {
                hull.Push(n, flattened[n]);
                highest = Math.Max(highest, slopes[n]);
            }

            double d = steps.DistancesKilometres[receiver], hrs = ground[receiver] + receiverMetres, direct = ((hrs - hts) * steps.InverseDistances[receiver]) - (bulge * d);
            found.TransmitterSlope[k] = highest;
            if (highest < direct) // (14)
            {
                found.ReceiverSlope[k] = double.NaN;
                paths.ClearanceParameter[k] = clearance.LargestParameter(receiver, direct, clearanceScale * steps.Roots[receiver]); // (15)
                continue;
            }

            double zr = hrs - (bulge * d * d);
            int corner = hull.Tangent(receiver, zr);
            found.ReceiverSlope[k] = ((hull.HeightMetres(corner) - zr) * steps.Reciprocals[receiver - hull.Sample(corner)] * perKilometre) - (bulge * d); // (17)
            paths.ClearanceParameter[k] = -0.78;
        }

        paths.Pad();
    }

    private void Flatten(double[] surface, int count, double hts, double bulge)
    {
        ref double g = ref MemoryMarshal.GetArrayDataReference(surface);
        ref double d = ref MemoryMarshal.GetArrayDataReference(steps.DistancesKilometres);
        ref double inverse = ref MemoryMarshal.GetArrayDataReference(steps.InverseDistances);
        ref double z = ref MemoryMarshal.GetArrayDataReference(flattened);
        ref double s = ref MemoryMarshal.GetArrayDataReference(slopes);
        for (nuint i = 0; i < (nuint)count; i += 8)
        {
            var height = Vector512.LoadUnsafe(ref g, i);
            var distance = Vector512.LoadUnsafe(ref d, i);
            var drop = bulge * distance;
            (height - (drop * distance)).StoreUnsafe(ref z, i);
            (((height - Vector512.Create(hts)) * Vector512.LoadUnsafe(ref inverse, i)) - drop).StoreUnsafe(ref s, i);
        }

        slopes[0] = double.NegativeInfinity;
    }
}
