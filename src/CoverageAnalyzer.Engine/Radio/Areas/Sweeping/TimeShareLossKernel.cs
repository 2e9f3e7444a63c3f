using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>The loss by ITU-R P.1812-8 for less than half of the time, eight paths at a time.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, equations (2)–(11), (41)–(63) and (69), over land. Ducting comes in by equation (61) only where Lminbap is below Lbd; the floor under it is
/// that of <see cref="MedianLossKernel"/>, which holds for every share of the time. Paths above it need the roughness hm and, in line of sight, the horizon's place: a pass over the points each.
/// Cost: some 20 logarithms and exponentials a path, and for paths that ducting may have a part in a pass over their points with a small factor.
/// </remarks>
internal sealed class TimeShareLossKernel
{
    private const double LeastTimePercent = 1e-300; // as in the reference, DuctingLoss
    private const double PerDecade = 1 / 2.302585092994045684;
    private readonly P1812AreaTables tables;
    private readonly double[] timeFactors; // Fi of each sample
    private readonly double[] multipath; // log₁₀(β₀ / 50) of each sample
    private readonly double[] incidence; // β₀ of each sample
    private readonly double[] distanceFactors; // Fk of each sample
    private readonly double[] exponents; // α of each sample
    private readonly double[] powers; // 10⁻⁶ d^1.13 of each sample
    private readonly double logarithm;
    private readonly double fixedLoss; // of Af (47): what no path changes
    private readonly RadialSteps steps;

    /// <summary>Works out what depends on the distance alone.</summary>
    /// <param name="tables">What depends on link and distance.</param>
    /// <param name="steps">Tables of the radials.</param>
    public TimeShareLossKernel(P1812AreaTables tables, RadialSteps steps)
    {
        (this.tables, this.steps) = (tables, steps);
        double f = tables.Parameters.FrequencyGHz, p = tables.Parameters.TimePercent;
        int room = steps.DistancesKilometres.Length;
        logarithm = Math.Log10(p / 50);
        fixedLoss = 102.45 + (20 * Math.Log10(f)) + (f < 0.5 ? 45.375 - (137 * f) + (92.5 * f * f) : 0); // (47a)
        (timeFactors, multipath, incidence, distanceFactors) = (new double[room], new double[room], new double[room], new double[room]);
        (exponents, powers) = (new double[room], new double[room]);
        for (int i = 1; i < room; i++)
        {
            double d = steps.DistancesKilometres[i], ducting = DuctingIncidence.TimePercent(tables.LatitudesDegrees[i], d, d);
            (timeFactors[i], multipath[i], incidence[i]) = (LossCombination.TimeFactor(p, ducting), Math.Log10(ducting / 50), ducting);
            (distanceFactors[i], powers[i]) = (LossCombination.DistanceFactor(d), 1e-6 * Math.Pow(d, 1.13));
            exponents[i] = Math.Max(-3.4, -0.6 - (3.5e-9 * Math.Pow(d, 3.1) * DuctingIncidence.InlandFactor(d))); // (55a)
        }
    }

    /// <summary>Works out <see cref="RadialPaths.LossDb"/> from the diffraction losses.</summary>
    /// <param name="sweep">The sweep of the radial for the median effective earth radius, which was the last it carried.</param>
    /// <param name="heights">Height of the ground at each sample in m.</param>
    /// <param name="paths">Paths with their diffraction loss for the median effective earth radius, padded.</param>
    /// <param name="ductingDiffractionDb">Their diffraction loss for the effective earth radius of β₀ % of the time.</param>
    /// <param name="locationMarginDb">What the share of the places adds on bare ground.</param>
    /// <param name="open">Takes the numbers of the paths in whose loss ducting may have a part.</param>
    /// <returns>How many these are.</returns>
    public int Evaluate(RadialSweep sweep, double[] heights, RadialPaths paths, double[] ductingDiffractionDb, double locationMarginDb, Span<int> open)
    {
        P1812Parameters p = tables.Parameters;
        double bulge = 500 / tables.MedianEarthRadiusKilometres;
        double freeSpace = 92.4 + (20 * Math.Log10(p.FrequencyGHz)), taken = Math.Max(0, tables.SpecificAttenuation - tables.ShieldingSlope);
        Span<double> near = stackalloc double[8], far = stackalloc double[8], rough = stackalloc double[8]; // dlt, dlr and hm
        var hts = Vector512.Create(heights[0] + p.TransmitterHeightAboveGroundMetres);
        Vector512<double> zero = Vector512<double>.Zero, one = Vector512<double>.One;
        int count = 0;
        for (int k = 0; k < paths.Count; k += 8)
        {
            var d = MedianLossKernel.At(paths.DistanceKilometres, k);
            var horizon = MedianLossKernel.At(paths.HorizonKilometres, k);
            var hrs = MedianLossKernel.At(paths.GroundMetres, k) + Vector512.Create(p.ReceiverHeightAboveGroundMetres);
            var rise = (hrs - hts) * 0.001;
            var lbfs = Vector512.Create(freeSpace) + ((10 * PerDecade) * LogarithmKernel.Logarithm((d * d) + (rise * rise))); // (8), (8a)
            var focus = 2.6 * (one - LogarithmKernel.Exponential(horizon * -0.1));
            var lb0p = lbfs + (focus * logarithm); // (9), (10)
            var lb0b = lbfs + (focus * MedianLossKernel.Lookup(multipath, paths.Sample, k)); // (11)
            var fi = MedianLossKernel.Lookup(timeFactors, paths.Sample, k);
            var ld50 = MedianLossKernel.At(paths.DiffractionLossDb, k);
            var ldp = ld50 + (fi * (MedianLossKernel.At(ductingDiffractionDb, k) - ld50)); // (41)
            Vector512<double> lbd50 = lbfs + ld50, lbd = lb0p + ldp; // (42), (43)
            var least = Vector512.ConditionalSelect( // (59)
                Vector512.GreaterThan(MedianLossKernel.Lookup(incidence, paths.Sample, k), Vector512.Create(p.TimePercent)), lbd, lbd50 + ((lb0b + ldp - lbd50) * fi));

            var (angleT, angleR, angle) = MedianLossKernel.Angles(paths, k, d, hrs - hts, bulge, tables.MedianEarthRadiusKilometres);
            var floor = MedianLossKernel.Lookup(tables.DuctingFloorDb, paths.Sample, k) + ((20 * PerDecade) * LogarithmKernel.Logarithm(horizon))
                + (tables.SpecificAttenuation * angle) - (taken * (Vector512.MaxNative(angleT, zero) + Vector512.MaxNative(angleR, zero)));
            var isOpen = Vector512.LessThan(floor, lbd);
            ulong under = isOpen.ExtractMostSignificantBits();
            var lbda = lbd;
            if (under != 0)
            {
                for (ulong rest = under; rest != 0; rest &= rest - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(rest);
                    (near[lane], far[lane], rough[lane]) = Shape(sweep, heights, paths, k + lane);
                    if (k + lane < paths.Count)
                    {
                        open[count++] = k + lane;
                    }
                }

                var lba = DuctedDb(paths, k, d, Vector512.Create<double>(near), Vector512.Create<double>(far), Vector512.Create<double>(rough), angleT, angleR, heights[0], hrs);
                var apart = Vector512.Abs(lba - lb0p) * (-1 / 2.5);
                var lminbap = Vector512.MaxNative(lba, lb0p)
                    + (2.5 * LogarithmKernel.Logarithm(one + LogarithmKernel.Exponential(Vector512.MaxNative(apart, Vector512.Create(-60.0))))); // (60)
                var ducted = lminbap + ((lbd - lminbap) * MedianLossKernel.Lookup(distanceFactors, paths.Sample, k));
                lbda = Vector512.ConditionalSelect(Vector512.AndNot(isOpen, Vector512.GreaterThan(lminbap, lbd)), ducted, lbd); // (61)
            }

            // 1 − ½ (1 + tanh x) = 1 / (1 + e²ˣ); beyond e⁶⁰ nothing of it is left
            var fj = one / (one + LogarithmKernel.Exponential(Vector512.MinNative((angle - Vector512.Create(0.3)) * (2 * 3 * 0.8 / 0.3), Vector512.Create(60.0)))); // (57)
            var modified = lbda + ((least - lbda) * fj); // (62)
            var scattered = MedianLossKernel.Lookup(tables.ScatterBaseDb, paths.Sample, k) + (0.573 * angle); // (44)
            var lbc = Vector512.MinNative(scattered, modified)
                - ((5 * PerDecade) * LogarithmKernel.Logarithm(one + LogarithmKernel.Exponential(Vector512.MaxNative(Vector512.Abs(scattered - modified) * (-0.2 / PerDecade), Vector512.Create(-60.0))))); // (63)
            Vector512.MaxNative(lb0p, lbc + MedianLossKernel.MarginDb(paths, k, locationMarginDb)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(paths.LossDb), (nuint)k); // (69)
        }

        return count;
    }

    // dlt, dlr and hm of a path.
    private (double Near, double Far, double Rough) Shape(RadialSweep sweep, double[] heights, RadialPaths paths, int k)
    {
        P1812Parameters p = tables.Parameters;
        int n = paths.Sample[k];
        double d = paths.DistanceKilometres[k], rise = paths.GroundMetres[k] + p.ReceiverHeightAboveGroundMetres - heights[0] - p.TransmitterHeightAboveGroundMetres;
        bool beyond = !double.IsNaN(paths.ReceiverSlope[k]);
        int lt = beyond ? paths.TransmitterHorizon[k] : sweep.NearestToRay(n, (rise / d) - (500 / tables.MedianEarthRadiusKilometres * d)), lr = beyond ? paths.ReceiverHorizon[k] : lt;
        double start = Math.Min(paths.SmoothTransmitterMetres[k], heights[0]), slope = (Math.Min(paths.SmoothReceiverMetres[k], paths.GroundMetres[k]) - start) / d; // (92a), (92b), (93)
        return (steps.DistancesKilometres[lt], d - steps.DistancesKilometres[lr], WholeLoss.RoughnessMetres(heights, steps, lt, lr, start, slope));
    }

    // Lba: ducting and layer reflection, DuctingLoss over land.
    private Vector512<double> DuctedDb(
        RadialPaths paths, int k, Vector512<double> d, Vector512<double> near, Vector512<double> far, Vector512<double> rough,
        Vector512<double> angleT, Vector512<double> angleR, double groundMetres, Vector512<double> hrs)
    {
        Vector512<double> one = Vector512<double>.One, zero = Vector512<double>.Zero, ten = Vector512.Create(10.0);
        var horizon = MedianLossKernel.At(paths.HorizonKilometres, k);
        var af = Vector512.Create(fixedLoss) + ((20 * PerDecade) * LogarithmKernel.Logarithm(horizon)) + Shielding(angleT - (0.1 * near), near) + Shielding(angleR - (0.1 * far), far); // (47)
        var angle = (d * (1000 / tables.MedianEarthRadiusKilometres)) + Vector512.MinNative(angleT, 0.1 * near) + Vector512.MinNative(angleR, 0.1 * far); // (52), (52a)
        var between = Vector512.MinNative(d - near - far, Vector512.Create(40.0)); // (56a)
        var mu3 = LogarithmKernel.Exponential(-4.6e-5 * Vector512.MaxNative(rough - ten, zero) * (Vector512.Create(43.0) + (6 * between))); // (56)
        var site = Vector512.Create(groundMetres);
        var hte = site + Vector512.Create(tables.Parameters.TransmitterHeightAboveGroundMetres) - Vector512.MinNative(MedianLossKernel.At(paths.SmoothTransmitterMetres, k), site); // (92a), (94a)
        var hre = hrs - Vector512.MinNative(MedianLossKernel.At(paths.SmoothReceiverMetres, k), MedianLossKernel.At(paths.GroundMetres, k)); // (92b), (94b)
        var ratio = d / (Vector512.Sqrt(hte) + Vector512.Sqrt(hre));
        var mu2 = LogarithmKernel.Exponential(LogarithmKernel.Logarithm((500 / tables.MedianEarthRadiusKilometres) * ratio * ratio) * MedianLossKernel.Lookup(exponents, paths.Sample, k));
        var beta = Vector512.MaxNative(MedianLossKernel.Lookup(incidence, paths.Sample, k) * Vector512.MinNative(one, mu2) * mu3, Vector512.Create(LeastTimePercent)); // (54), (55)
        Vector512<double> natural = LogarithmKernel.Logarithm(beta), log = natural * PerDecade;
        var falling = (Vector512.Create(9.51) - (4.8 * log) + (0.198 * log * log)) * MedianLossKernel.Lookup(powers, paths.Sample, k);
        var gamma = 1.076 * LogarithmKernel.Exponential((-1.012 * LogarithmKernel.Logarithm(Vector512.Create(2.0058) - log)) - falling); // (53a)
        var over = Vector512.Create(Math.Log(tables.Parameters.TimePercent)) - natural;
        var ap = Vector512.Create(-12.0) + ((Vector512.Create(1.2) + (3.7e-3 * d)) * over * PerDecade) + (12 * LogarithmKernel.Exponential(gamma * over)); // (53)
        return af + (tables.SpecificAttenuation * angle) + ap; // (46), (50)
    }

    // Ast, Asr (48).
    private Vector512<double> Shielding(Vector512<double> excess, Vector512<double> horizon)
    {
        var behind = Vector512.MaxNative(excess, Vector512<double>.Zero);
        return ((20 * PerDecade) * LogarithmKernel.Logarithm(Vector512<double>.One + (0.361 * behind * Vector512.Sqrt(tables.Parameters.FrequencyGHz * horizon)))) + (tables.ShieldingSlope * behind);
    }
}
