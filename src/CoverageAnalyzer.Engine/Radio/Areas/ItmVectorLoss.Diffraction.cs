using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static CoverageAnalyzer.Engine.Radio.Areas.LogarithmKernel;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <content>Line of diffraction: <see cref="Models.ItmDiffraction"/>, <see cref="Models.ItmKnifeEdges"/> and <see cref="Models.ItmRoundedEarth"/> at two lengths.</content>
internal sealed partial class ItmVectorLoss
{
    private const double FourThirdsOfRadiusMetres = 4.0 / 3 * 6_370_000;

    private (V Slope, V Intercept) Diffraction(in Paths path, V scale)
    {
        V deviation = Deviation(path.Irregularity * Share(path.Smooth));
        V clutter = Vector512.MinNative(Vector512.Create(15.0), Logarithm(V.One + (deviation * (1e-5 * structural * frequency))) * (PerNeper / 2));
        V heights = Vector512.Sqrt(V.One + (((path.EffectiveA * path.EffectiveB) - Vector512.Create(structural)) / (structural + 10)));
        V apart = (path.Angle * path.Radius) + path.Horizons;
        V gains = Terminal(path.EffectiveA, path.HorizonA, out V xA) + Terminal(path.EffectiveB, path.HorizonB, out V xB), x = xA + xB;
        V d3 = Vector512.MaxNative(path.Smooth, path.Horizons + (scale * 5)), d4 = d3 + (scale * 10);
        V a3 = AtLength(path, d3, heights, apart, x, gains), a4 = AtLength(path, d4, heights, apart, x, gains), slope = (a4 - a3) / (d4 - d3);
        return (slope, a3 + clutter - (slope * d3));
    }

    private V AtLength(in Paths path, V length, V heights, V apart, V terminals, V gains)
    {
        V angle = path.Angle + (length * path.Curvature), beyond = length - path.Horizons;
        V edge = angle * angle * beyond * (0.0795775 * waveNumber);
        V edges = Fresnel(edge * path.HorizonA / (beyond + path.HorizonA)) + Fresnel(edge * path.HorizonB / (beyond + path.HorizonB));
        V x = Reduced(angle * FourThirdsOfRadiusMetres / beyond, beyond, out _) + terminals;
        V rounded = (x * 0.05751) - (Logarithm(x) * PerNeper) - gains - Vector512.Create(20.0);
        V roughness = Vector512.MinNative(path.Irregularity * Share(length) * waveNumber, Vector512.Create(6283.2)), q = (heights + (apart / length)) * roughness;
        V share = Vector512.Create(25.1) / (Vector512.Create(25.1) + Vector512.Sqrt(q));
        return (share * rounded) + ((V.One - share) * edges);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fresnel(V squared)
    {
        V near = Vector512.Create(6.02) + (Vector512.Sqrt(squared) * 9.11) - (squared * 1.27);
        var far = Vector512.GreaterThanOrEqual(squared, Vector512.Create(5.76));
        return far == V.Zero ? near : Vector512.ConditionalSelect(far, Vector512.Create(12.953) + (Logarithm(squared) * PerNeper), near);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Reduced(V cubed, V metres, out V k)
    {
        V ratio = Exponential(Logarithm(cubed) * (1.0 / 3));
        k = ratio * (0.017778 / (frequencyRoot * impedance));
        return (Vector512.Create(1.607) - k) * ratio * ratio * metres * (frequencyRoot / 1000);
    }

    // x and height gain of a terminal
    private V Terminal(V effective, V horizon, out V x)
    {
        x = Reduced(effective * (2 * FourThirdsOfRadiusMetres) / (horizon * horizon), horizon, out V k);
        V near = Vector512.Create(200.0), logX = Logarithm(x), far = (logX * 17.372) - Vector512.Create(117.0), w = -Logarithm(k);
        var high = Vector512.LessThan(k, Vector512.Create(1e-5)) | Vector512.GreaterThan(x * w * w * w, Vector512.Create(5495.0));
        V low = (x * x * 2.5e-5 / k) - (w * 8.686) - Vector512.Create(15.0), rise = Vector512.ConditionalSelect(Vector512.GreaterThan(x, V.One), far, Vector512.Create(-117.0));
        V gain = Vector512.ConditionalSelect(high, rise, low);
        var large = Vector512.GreaterThanOrEqual(x, near);
        if (large != V.Zero)
        {
            V straight = (x * 0.05751) - (logX * 4.343), part = x * 0.0134 * Exponential(x * -0.005), between = ((V.One - part) * straight) + (part * far);
            gain = Vector512.ConditionalSelect(large, Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(2000.0)), between, straight), gain);
        }

        return gain;
    }
}
