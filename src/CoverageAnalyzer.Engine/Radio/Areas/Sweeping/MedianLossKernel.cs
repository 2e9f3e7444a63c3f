using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>The loss by ITU-R P.1812-8 for half of the time, eight paths at a time, wherever ducting has no part in it.</summary>
/// <remarks>
/// At 50 % of the time Esp is 0 and Ldp is Ld50, so that Lbd = Lbfs + Ld. Ducting comes in by equation (61) only where Lminbap is below Lbd, and Lminbap ≥ Lba by equation (60).
/// A floor under Lba needs neither the roughness hm nor, in line of sight, the horizon's place: with x = θt − 0.1 dlt above 0, Ast ≥ 0.264 f^⅓ x while equation (52a) takes γd x off,
/// with x ≤ θt; in line of sight dlt + dlr = d; and Ap is least for μ2 = μ3 = 1. Where that floor is at or above Lbd, Lbda = Lbd exactly; the other paths are pointed out, to be worked out whole.
/// Then Lminb0p − Lbda = Esβ · Fi, Fi = I(0.5) / I(β₀/100), is left out of equation (62): below 10⁻⁷ dB, since |I(0.5)| is below 10⁻⁹ and β₀ at most 46.8 %.
/// </remarks>
/// <param name="tables">What depends on link and distance.</param>
internal sealed class MedianLossKernel(P1812AreaTables tables)
{
    private const double PerDecade = 1 / 2.302585092994045684;

    /// <summary>Works out <see cref="RadialPaths.LossDb"/> from the diffraction losses.</summary>
    /// <param name="paths">Paths with their diffraction loss, padded.</param>
    /// <param name="groundMetres">Height of the ground at the transmitter.</param>
    /// <param name="locationMarginDb">What the share of the places adds on bare ground.</param>
    /// <param name="open">Takes the numbers of the paths in whose loss ducting may have a part.</param>
    /// <returns>How many these are.</returns>
    public int Evaluate(RadialPaths paths, double groundMetres, double locationMarginDb, Span<int> open)
    {
        P1812Parameters p = tables.Parameters;
        double bulge = 500 / tables.MedianEarthRadiusKilometres;
        double freeSpace = 92.4 + (20 * Math.Log10(p.FrequencyGHz)), taken = Math.Max(0, tables.SpecificAttenuation - tables.ShieldingSlope);
        var hts = Vector512.Create(groundMetres + p.TransmitterHeightAboveGroundMetres);
        var zero = Vector512<double>.Zero;
        int count = 0;
        for (int k = 0; k < paths.Count; k += 8)
        {
            var d = At(paths.DistanceKilometres, k);
            var hrs = At(paths.GroundMetres, k) + Vector512.Create(p.ReceiverHeightAboveGroundMetres);
            var rise = (hrs - hts) * 0.001;
            var lbfs = Vector512.Create(freeSpace) + ((10 * PerDecade) * LogarithmKernel.Logarithm((d * d) + (rise * rise))); // (8), (8a)
            var lbd = lbfs + At(paths.DiffractionLossDb, k); // (42), (43)

            var (angleT, angleR, angle) = Angles(paths, k, d, hrs - hts, bulge, tables.MedianEarthRadiusKilometres);
            var floor = Lookup(tables.DuctingFloorDb, paths.Sample, k) + ((20 * PerDecade) * LogarithmKernel.Logarithm(At(paths.HorizonKilometres, k)))
                + (tables.SpecificAttenuation * angle) - (taken * (Vector512.MaxNative(angleT, zero) + Vector512.MaxNative(angleR, zero)));
            ulong under = Vector512.LessThan(floor, lbd).ExtractMostSignificantBits();
            while (under != 0)
            {
                int which = k + System.Numerics.BitOperations.TrailingZeroCount(under);
                under &= under - 1;
                if (which < paths.Count)
                {
                    open[count++] = which;
                }
            }

            var scattered = Lookup(tables.ScatterBaseDb, paths.Sample, k) + (0.573 * angle); // (44)
            var apart = Vector512.Abs(scattered - lbd);
            var lbc = Vector512.MinNative(scattered, lbd);
            if (Vector512.LessThanAny(apart, Vector512.Create(45.0))) // beyond, less than 10⁻⁸ dB are left out
            {
                lbc -= (5 * PerDecade) * LogarithmKernel.Logarithm(Vector512<double>.One + LogarithmKernel.Exponential(apart * (-0.2 / PerDecade))); // (63)
            }

            Vector512.MaxNative(lbfs, lbc + MarginDb(paths, k, locationMarginDb)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(paths.LossDb), (nuint)k); // (69)
        }

        return count;
    }

    /// <summary>What the share of the places adds to eight paths: of the clutter at the receiver, where there is some.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="k">Number of the first.</param>
    /// <param name="bareDb">What it adds on bare ground.</param>
    internal static Vector512<double> MarginDb(RadialPaths paths, int k, double bareDb) =>
        paths.Surface is { } surface ? At(surface.LocationMarginDb, k) : Vector512.Create(bareDb);

    /// <summary>θt, θr and θ of eight paths in mrad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<double> Transmitter, Vector512<double> Receiver, Vector512<double> Whole) Angles(
        RadialPaths paths, int k, Vector512<double> d, Vector512<double> rise, double bulge, double effectiveEarthRadiusKilometres)
    {
        var srim = At(paths.ReceiverSlope, k);
        var beyond = Vector512.Equals(srim, srim);
        Vector512<double> direct = rise / d, drop = bulge * d;
        var angleT = Milliradians(Vector512.ConditionalSelect(beyond, At(paths.TransmitterSlope, k), direct - drop)); // (76), (78)
        var angleR = Milliradians(Vector512.ConditionalSelect(beyond, srim - drop, -direct - drop)); // (81), (82)
        return (angleT, angleR, (d * (1000 / effectiveEarthRadiusKilometres)) + angleT + angleR); // (84)
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> At(double[] values, int k) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)k);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Lookup(double[] table, int[] places, int k) => Vector512.Create(
        table[places[k]], table[places[k + 1]], table[places[k + 2]], table[places[k + 3]], table[places[k + 4]], table[places[k + 5]], table[places[k + 6]], table[places[k + 7]]);

    /// <summary>1000 arctan(slope / 1000): the angle is halved twice, then the series is good to 10⁻¹² of it up to slopes of 1 in 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Milliradians(Vector512<double> slopeMetresPerKilometre)
    {
        var one = Vector512<double>.One;
        var x = slopeMetresPerKilometre * 0.001;
        x /= one + Vector512.Sqrt(one + (x * x));
        x /= one + Vector512.Sqrt(one + (x * x));
        var y = x * x;
        var sum = Vector512.Create(-1.0 / 19);
        sum = (sum * y) + Vector512.Create(1.0 / 17);
        sum = (sum * y) - Vector512.Create(1.0 / 15);
        sum = (sum * y) + Vector512.Create(1.0 / 13);
        sum = (sum * y) - Vector512.Create(1.0 / 11);
        sum = (sum * y) + Vector512.Create(1.0 / 9);
        sum = (sum * y) - Vector512.Create(1.0 / 7);
        sum = (sum * y) + Vector512.Create(1.0 / 5);
        sum = (sum * y) - Vector512.Create(1.0 / 3);
        sum = (sum * y) + one;
        return 4000 * x * sum;
    }
}
