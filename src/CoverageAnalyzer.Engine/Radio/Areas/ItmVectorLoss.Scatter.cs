using System.Runtime.Intrinsics;
using static CoverageAnalyzer.Engine.Radio.Areas.LogarithmKernel;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <content>Loss beyond the horizons: the line of diffraction or that of scatter, <see cref="Models.ItmTroposcatter"/>.</content>
internal sealed partial class ItmVectorLoss
{
    private static readonly V FourthPower = Vector512.Create(25.0, 80, 177, 395, 705, 705, 705, 705);
    private static readonly V Square = Vector512.Create(24.0, 45, 68, 80, 105, 105, 105, 105);

    private V BeyondSight(in Paths path, V scale, V slope, V intercept)
    {
        V diffracted = (slope * path.Distance) + intercept, least = Vector512.MaxNative(path.Smooth, path.Horizons + (scale * (1.088 * frequencyLog)));
        V step = Vector512.Create(200_000.0), d5 = path.Horizons + step, d6 = d5 + step;
        if (Vector512.GreaterThan(path.Distance, least) == V.Zero)
        {
            return diffracted; // scatter never begins before
        }

        V far = Gain(path, d6), near = Gain(path, d5), weak = Vector512.Create(15.0);
        near = Vector512.ConditionalSelect(Vector512.GreaterThan(far, weak) | (Vector512.GreaterThan(near, weak) & Vector512.GreaterThanOrEqual(far, V.Zero)), far, near);
        V a5 = Scattered(path, d5, near), a6 = Scattered(path, d6, far), scatterSlope = (a6 - a5) / step;
        V change = Vector512.Max(least, (a5 - intercept - (scatterSlope * d5)) / (slope - scatterSlope));
        V scattered = (scatterSlope * path.Distance) + ((slope - scatterSlope) * change) + intercept;
        var beyond = Vector512.GreaterThan(path.Distance, change) & Vector512.LessThan(a5, Vector512.Create(1000.0));
        return Vector512.ConditionalSelect(beyond, scattered, diffracted);
    }

    private V Scattered(in Paths path, V length, V gain)
    {
        V angle = path.Angle + (length * path.Curvature), reach = angle * length, log = Logarithm(reach) * PerNeper;
        var near = Vector512.LessThanOrEqual(reach, Vector512.Create(10_000.0));
        var middle = Vector512.LessThanOrEqual(reach, Vector512.Create(70_000.0));
        V field = Vector512.Create(71.8) + (reach * 0.157e-3) + (log * 0.5);
        field = Vector512.ConditionalSelect(middle, Vector512.Create(104.6) + (reach * 0.212e-3) - (log * 0.25), field);
        field = Vector512.ConditionalSelect(near, Vector512.Create(133.4) + (reach * 0.332e-3) - log, field);
        V square = angle * angle;
        return field + (Logarithm(square * square * (waveNumber * 47.7)) * PerNeper)
            - ((path.Refractivity - Vector512.Create(301.0)) * 0.1 * Exponential(reach * (-1 / 40_000.0))) + gain;
    }

    private V Gain(in Paths path, V length)
    {
        V difference = Vector512.Abs(path.HorizonA - path.HorizonB), angle = path.AngleA + path.AngleB + (length * path.Curvature);
        V ratio = Vector512.ConditionalSelect(Vector512.LessThan(path.HorizonA, path.HorizonB), path.EffectiveA / path.EffectiveB, path.EffectiveB / path.EffectiveA);
        V first = angle * path.EffectiveA * (2 * waveNumber), second = angle * path.EffectiveB * (2 * waveNumber), tenth = Vector512.Create(0.1);
        V asymmetry = (length - difference) / (length + difference), q = Vector512.MinNative(Vector512.MaxNative(tenth, ratio / asymmetry), Vector512.Create(10.0));
        V s = Vector512.MaxNative(tenth, asymmetry), crossing = (length - difference) * (length + difference) * angle * 0.25 / length;
        V decay = Vector512.MinNative(Vector512.Create(1.7), crossing / 8000), n = path.Refractivity;
        decay *= decay;
        V efficiency = crossing / 1755.6 * (V.One + ((Vector512.Create(0.031) - (n * 2.32e-3) + (n * n * 5.67e-6)) * Exponential(-(decay * decay * decay))));
        V both = (Curves(first, efficiency) + Curves(second, efficiency)) * 0.5, eta = Vector512.MaxNative(efficiency, V.One);
        const double perSquare = PerNeper * PerNeper / 100; // log₁₀ · log₁₀
        V shift = Vector512.MinNative(both, (Vector512.Create(0.6) - (Logarithm(eta) * (PerNeper / 10))) * 6 * Logarithm(s) * Logarithm(q) * perSquare);
        V gain = Vector512.MaxNative(both + shift, V.Zero);
        var flat = Vector512.LessThan(efficiency, V.One);
        if (flat != V.Zero)
        {
            V root = Vector512.Create(Math.Sqrt(2)), product = (V.One + (root / first)) * (V.One + (root / second)), sum = first + second;
            V none = Logarithm(product * product * sum / (sum + (root * 2))) * PerNeper;
            gain = Vector512.ConditionalSelect(flat, (efficiency * gain) + ((V.One - efficiency) * none), gain);
        }

        var defined = Vector512.GreaterThanOrEqual(first, Vector512.Create(0.2)) | Vector512.GreaterThanOrEqual(second, Vector512.Create(0.2));
        return Vector512.ConditionalSelect(defined, gain, Vector512.Create(double.NaN));
    }

    private static V Curves(V r, V efficiency)
    {
        V eta = Vector512.MinNative(Vector512.MaxNative(efficiency, V.One), Vector512.Create(5.0)), floor = Vector512.Floor(eta), part = eta - floor;
        var below = Vector512.ConvertToInt64(floor - V.One);
        V inverse = V.One / (r * r);
        V lower = CurveAt(below, inverse), upper = CurveAt(below + Vector512<long>.One, inverse);
        return ((V.One - part) * lower) + (part * upper);
    }

    private static V CurveAt(Vector512<long> curve, V inverse) =>
        Logarithm(V.One + (Vector512.Shuffle(FourthPower, curve) * inverse * inverse) + (Vector512.Shuffle(Square, curve) * inverse)) * PerNeper;
}
