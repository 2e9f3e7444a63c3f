using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>The delta-Bullington loss of the paths of a radial, eight at a time.</summary>
/// <remarks>Source: ITU-R P.1812-8, §4.3.1 to §4.3.4 and equations (89) to (91), over land. Cost: some 15 roots, logarithms and exponentials a path, fewer where a whole eight has no loss.</remarks>
internal sealed class DiffractionKernel
{
    private const double PerDecade = 1 / 2.302585092994045684;
    private readonly SphericalEarthKernel sphere;
    private readonly double step;
    private readonly double bulge;
    private readonly double scale;

    /// <summary>Works out what is the same for all paths.</summary>
    /// <param name="frequencyGigahertz">Frequency.</param>
    /// <param name="polarization">Polarization.</param>
    /// <param name="effectiveEarthRadiusKilometres">aₚ.</param>
    /// <param name="stepKilometres">Distance between samples.</param>
    public DiffractionKernel(double frequencyGigahertz, Polarization polarization, double effectiveEarthRadiusKilometres, double stepKilometres)
    {
        double wavelength = KnifeEdge.WavelengthMetres(frequencyGigahertz);
        sphere = new SphericalEarthKernel(frequencyGigahertz, polarization, effectiveEarthRadiusKilometres, wavelength);
        (step, bulge, scale) = (stepKilometres, 500 / effectiveEarthRadiusKilometres, 0.002 / wavelength);
    }

    /// <summary>Works out <see cref="RadialPaths.DiffractionLossDb"/>.</summary>
    /// <param name="paths">What the sweep found, padded.</param>
    /// <param name="groundMetres">Height of the ground at the transmitter.</param>
    /// <param name="transmitterMetres">Height of the transmitting antenna above the ground.</param>
    /// <param name="receiverMetres">Height of the receiving antenna above the ground.</param>
    public void Evaluate(RadialPaths paths, double groundMetres, double transmitterMetres, double receiverMetres)
    {
        var zero = Vector512<double>.Zero;
        var ground = Vector512.Create(groundMetres);
        var hts = Vector512.Create(groundMetres + transmitterMetres);
        for (int k = 0; k < paths.Count; k += 8)
        {
            var d = At(paths.DistanceKilometres, k);
            var hn = At(paths.GroundMetres, k);
            var hrs = hn + Vector512.Create(receiverMetres);
            var srim = At(paths.DiffractionReceiverSlope, k);
            var beyond = Vector512.Equals(srim, srim);
            var nu = At(paths.ClearanceParameter, k);
            if (beyond != zero)
            {
                var stim = At(paths.DiffractionTransmitterSlope, k) + (bulge * d); // (13)
                var point = (hrs - hts + (srim * d)) / (stim + srim); // (18)
                var rest = d - point;
                var above = hts + (stim * point) - (((hts * rest) + (hrs * point)) / d);
                nu = Vector512.ConditionalSelect(beyond, above * Vector512.Sqrt(scale * d / (point * rest)), nu); // (19)
            }

            var (a, b) = SmoothHeights(paths, k, ground, hts, hn, hrs);
            var spherical = sphere.LossDb(a, b, d);
            var loss = BullingtonDb(nu, d);
            if (Vector512.GreaterThanAny(spherical, zero)) // else nothing is added, whatever Lbulls is
            {
                var last = Vector512.ConvertToDouble(Vector512.Create(
                    (long)paths.Sample[k], paths.Sample[k + 1], paths.Sample[k + 2], paths.Sample[k + 3], paths.Sample[k + 4], paths.Sample[k + 5], paths.Sample[k + 6], paths.Sample[k + 7]));
                var smooth = BullingtonDb(SmoothPathKernel.DiffractionParameter(a, b, d, last, step, bulge, scale), d);
                loss += Vector512.MaxNative(spherical - smooth, zero); // (39)
            }

            loss.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(paths.DiffractionLossDb), (nuint)k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> At(double[] values, int k) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)k);

    /// <summary>Heights of the antennas above the smooth surface of the diffraction model, equations (37), (90) and (91).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Transmitter, Vector512<double> Receiver) SmoothHeights(
        RadialPaths paths, int k, Vector512<double> ground, Vector512<double> hts, Vector512<double> hn, Vector512<double> hrs)
    {
        var obstruction = At(paths.ObstructionMetres, k);
        var fromTransmitter = At(paths.TransmitterObstructionSlope, k);
        var fromReceiver = At(paths.ReceiverObstructionSlope, k);
        var share = obstruction / (fromTransmitter + fromReceiver);
        var hst = Vector512.MinNative(At(paths.SmoothTransmitterMetres, k) - (share * fromTransmitter), ground);
        var hsr = Vector512.MinNative(At(paths.SmoothReceiverMetres, k) - (share * fromReceiver), hn);
        return (hts - hst, hrs - hsr);
    }

    /// <summary>Loss of the Bullington construction from its diffraction parameter, equations (12) and (21).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> BullingtonDb(Vector512<double> nu, Vector512<double> d)
    {
        var counts = Vector512.GreaterThan(nu, Vector512.Create(-0.78));
        if (counts == Vector512<double>.Zero)
        {
            return Vector512<double>.Zero;
        }

        var one = Vector512<double>.One;
        var t = nu - Vector512.Create(0.1);
        var edge = Vector512.Create(6.9) + ((20 * PerDecade) * LogarithmKernel.Logarithm(Vector512.Sqrt((t * t) + one) + t)); // (12)
        edge = Vector512.MaxNative(edge, Vector512<double>.Zero) & counts;
        return edge + ((one - LogarithmKernel.Exponential(edge * (-1.0 / 6))) * (Vector512.Create(10.0) + (0.02 * d))); // (21)
    }
}
