using System.Runtime.Intrinsics;
using static CoverageAnalyzer.Engine.Radio.Areas.LogarithmKernel;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <content>Loss within the horizons of a smooth earth: <see cref="Models.ItmLineOfSight"/> and the curve through it.</content>
internal sealed partial class ItmVectorLoss
{
    private V InSight(in Paths path, V slope, V intercept, V logDistance)
    {
        V d2 = path.Smooth, a2 = (d2 * slope) + intercept;
        V d0 = path.EffectiveA * path.EffectiveB * (0.04 * frequency), fourth = path.Horizons * 0.25, capped = Vector512.MinNative(d0, path.Horizons * 0.5);
        var rising = Vector512.GreaterThanOrEqual(intercept, V.Zero);
        V d1 = Vector512.ConditionalSelect(rising, capped + ((path.Horizons - capped) * 0.25), Vector512.MaxNative(-intercept / slope, fourth));
        d0 = Vector512.ConditionalSelect(rising, capped, d0);
        V share = V.One / (V.One + (path.Irregularity * frequency / Vector512.MaxNative(Vector512.Create(10_000.0), d2)));
        V a1 = InSightAt(path, d1, slope, intercept, share);
        V k1 = V.Zero, k2 = V.Zero, curved = V.Zero;
        var apart = Vector512.LessThan(d0, d1);
        if (apart != V.Zero)
        {
            V a0 = InSightAt(path, d0, slope, intercept, share), log0 = Logarithm(d0), q = Logarithm(d2) - log0, whole = d2 - d0, part = d1 - d0;
            V bend = ((whole * (a1 - a0)) - (part * (a2 - a0))) / ((whole * (Logarithm(d1) - log0)) - (part * q));
            bend = Vector512.ConditionalSelect(Vector512.GreaterThan(bend, V.Zero), bend, V.Zero);
            curved = apart & (Vector512.GreaterThan(intercept, V.Zero) | Vector512.GreaterThan(bend, V.Zero));
            V straight = (a2 - a0 - (bend * q)) / whole;
            var falling = Vector512.LessThan(straight, V.Zero);
            V steep = Vector512.MaxNative(a2 - a0, V.Zero) / q;
            k2 = Vector512.ConditionalSelect(falling, steep, bend);
            k1 = Vector512.ConditionalSelect(falling, Vector512.ConditionalSelect(Vector512.Equals(steep, V.Zero), slope, V.Zero), straight);
        }

        V line = Vector512.MaxNative(a2 - a1, V.Zero) / (d2 - d1);
        k1 = Vector512.ConditionalSelect(curved, k1, Vector512.ConditionalSelect(Vector512.Equals(line, V.Zero), slope, line));
        k2 = Vector512.ConditionalSelect(curved, k2, V.Zero);
        return a2 + (k1 * (path.Distance - d2)) + (k2 * (logDistance - Logarithm(d2)));
    }

    private V InSightAt(in Paths path, V length, V slope, V intercept, V share)
    {
        V sum = path.EffectiveA + path.EffectiveB, deviation = Deviation(path.Irregularity * Share(length));
        V sine = sum / Vector512.Sqrt((length * length) + (sum * sum));
        V damping = Exponential(-Vector512.MinNative(Vector512.Create(10.0), deviation * waveNumber * sine));
        V plus = sine + Vector512.Create(impedanceReal), divisor = (plus * plus) + Vector512.Create(impedanceImaginary * impedanceImaginary);
        damping /= divisor;
        V real = ((sine * sine) - Vector512.Create(impedance * impedance)) * damping, imaginary = sine * (-2 * impedanceImaginary) * damping;
        V power = (real * real) + (imaginary * imaginary);
        var weak = Vector512.LessThan(power, Vector512.Create(0.25)) | Vector512.LessThan(power, sine);
        V lift = Vector512.ConditionalSelect(weak, Vector512.Sqrt(sine / power), V.One);
        (real, imaginary) = (real * lift, imaginary * lift);
        V phase = path.EffectiveA * path.EffectiveB * (2 * waveNumber) / length;
        phase = Vector512.ConditionalSelect(
            Vector512.GreaterThan(phase, Vector512.Create(Math.PI / 2)), Vector512.Create(Math.PI) - (Vector512.Create(Math.PI * Math.PI / 4) / phase), phase);
        var (sin, cos) = Vector512.SinCos(phase);
        (real, imaginary) = (real + cos, imaginary - sin);
        V rays = Logarithm((real * real) + (imaginary * imaginary)) * -PerNeper;
        return (share * rays) + ((V.One - share) * ((slope * length) + intercept));
    }
}
