using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;
using static CoverageAnalyzer.Engine.Radio.Areas.LogarithmKernel;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Loss of eight paths at once by the Irregular Terrain Model: <see cref="ItmAttenuation"/> and <see cref="ItmVariability"/>, branch by branch as the lanes need them.</summary>
/// <remarks>The equations are those of the model's own files, where they have their numbers; logarithms and powers are right to 10⁻¹³, sines to some units in the last place.</remarks>
internal sealed partial class ItmVectorLoss
{
    private const double PerNeper = 4.342944819032518; // 10 / ln 10
    private readonly double frequency, frequencyRoot, frequencyLog, waveNumber, impedance, impedanceReal, impedanceImaginary;
    private readonly double structural, transmitterHeight, receiverHeight, free, frequencyDistance;
    private readonly ItmVariability variability;
    private readonly ItmSettings settings;

    /// <summary>Prepares what all paths of a site share.</summary>
    /// <param name="link">Frequency, heights, shares.</param>
    /// <param name="settings">Ground, climate, variability.</param>
    public ItmVectorLoss(RadioLink link, ItmSettings settings)
    {
        this.settings = settings;
        variability = new ItmVariability(link, settings);
        frequencyDistance = variability.FrequencyDistanceMetres;
        frequency = link.FrequencyMHz;
        (frequencyRoot, frequencyLog, waveNumber) = (Math.Cbrt(frequency), Math.Log(frequency), frequency / ItmGround.MegahertzMetres);
        var ground = ItmGround.Impedance(frequency, link.Polarization, settings);
        (impedance, impedanceReal, impedanceImaginary) = (ground.Magnitude, ground.Real, ground.Imaginary);
        (transmitterHeight, receiverHeight) = (link.TransmitterHeightAboveGroundMetres, link.ReceiverHeightAboveGroundMetres);
        structural = transmitterHeight * receiverHeight;
        free = ItmModel.FreeSpaceDb(1, frequency);
    }

    /// <summary>Works out the losses of all receivers.</summary>
    /// <param name="receivers">The receivers, filled up to whole vectors; takes the loss, NaN where the air over a path is outside the model's range.</param>
    public void Fill(ItmReceivers receivers)
    {
        for (int i = 0; i < receivers.Count; i += ItmReceivers.Lanes)
        {
            EightDb(receivers, i).StoreUnsafe(ref receivers.LossDb[i]);
        }
    }

    private V EightDb(ItmReceivers from, int i)
    {
        V distance = Load(from.DistanceMetres, i), refractivity = Load(from.SurfaceRefractivity, i), curvature = Load(from.CurvaturePerMetre, i);
        V irregularity = Load(from.RangeMetres, i) / Share(Load(from.SpanMetres, i));
        var path = new Paths
        {
            Distance = distance,
            Refractivity = refractivity,
            Curvature = curvature,
            Radius = V.One / curvature,
            Irregularity = irregularity,
            EffectiveA = Load(from.TransmitterEffectiveMetres, i),
            EffectiveB = Load(from.ReceiverEffectiveMetres, i),
            HorizonA = Load(from.TransmitterHorizonMetres, i),
            HorizonB = Load(from.ReceiverHorizonMetres, i),
            AngleA = Load(from.TransmitterHorizonRadians, i),
            AngleB = Load(from.ReceiverHorizonRadians, i),
        };
        var open = Vector512.GreaterThan(path.HorizonA + path.HorizonB, distance * 1.5);
        if (open != V.Zero)
        {
            OverUsualGround(ref path, open);
        }

        path.SmoothA = Vector512.Sqrt(path.EffectiveA * 2 * path.Radius);
        path.SmoothB = Vector512.Sqrt(path.EffectiveB * 2 * path.Radius);
        path.Smooth = path.SmoothA + path.SmoothB;
        path.Horizons = path.HorizonA + path.HorizonB;
        path.Angle = Vector512.MaxNative(path.AngleA + path.AngleB, -path.Horizons * curvature);
        V scale = Exponential(Logarithm(path.Radius) * (2.0 / 3)) / frequencyRoot;
        var (slope, intercept) = Diffraction(path, scale);
        var sight = Vector512.LessThan(distance, path.Smooth);
        V reference = V.Zero, logDistance = Logarithm(distance);
        if (sight != V.Zero)
        {
            reference = InSight(path, slope, intercept, logDistance);
        }

        if (~sight != V.Zero)
        {
            reference = Vector512.ConditionalSelect(sight, reference, BeyondSight(path, scale, slope, intercept));
        }

        reference = Vector512.ConditionalSelect(Vector512.GreaterThan(reference, V.Zero), reference, V.Zero); // a reference that is no number is 0, as in the model
        V loss = Quantile(path, reference) + (logDistance * (2 * PerNeper)) + Vector512.Create(free);
        var known = Vector512.GreaterThanOrEqual(refractivity, Vector512.Create(150.0)) & Vector512.LessThanOrEqual(refractivity, Vector512.Create(400.0));
        return Vector512.ConditionalSelect(known, loss, Vector512.Create(double.NaN));
    }

    // ItmPathGeometry.Of where the ends see each other
    private static void OverUsualGround(ref Paths path, V open)
    {
        V a = path.EffectiveA, b = path.EffectiveB, horizonA = UsualHorizon(a, path, out V smoothA), horizonB = UsualHorizon(b, path, out V smoothB), sum = horizonA + horizonB;
        var shortOnes = Vector512.LessThanOrEqual(sum, path.Distance);
        if ((shortOnes & open) != V.Zero)
        {
            V ratio = path.Distance / sum, lift = Vector512.ConditionalSelect(shortOnes, ratio * ratio, V.One);
            (a, b) = (a * lift, b * lift);
            (horizonA, horizonB) = (UsualHorizon(a, path, out smoothA), UsualHorizon(b, path, out smoothB));
        }

        V rough = path.Irregularity * 0.65;
        path.AngleA = Vector512.ConditionalSelect(open, ((rough * ((smoothA / horizonA) - V.One)) - (a * 2)) / smoothA, path.AngleA);
        path.AngleB = Vector512.ConditionalSelect(open, ((rough * ((smoothB / horizonB) - V.One)) - (b * 2)) / smoothB, path.AngleB);
        path.EffectiveA = Vector512.ConditionalSelect(open, a, path.EffectiveA);
        path.EffectiveB = Vector512.ConditionalSelect(open, b, path.EffectiveB);
        path.HorizonA = Vector512.ConditionalSelect(open, horizonA, path.HorizonA);
        path.HorizonB = Vector512.ConditionalSelect(open, horizonB, path.HorizonB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V UsualHorizon(V effective, in Paths path, out V smooth)
    {
        smooth = Vector512.Sqrt(effective * 2 * path.Radius);
        return smooth * Exponential(Vector512.Sqrt(path.Irregularity / Vector512.MaxNative(effective, Vector512.Create(5.0))) * -0.07);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Share(V distance) => V.One - (Exponential(distance * (-1 / 50_000.0)) * 0.8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Deviation(V irregularityAt) => irregularityAt * 0.78 * Exponential(Vector512.Sqrt(Vector512.Sqrt(irregularityAt)) * -0.5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(double[] values, int i) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)i);

    /// <summary>Eight paths; A is the transmitter's end.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Paths
    {
        public V Distance, Refractivity, Curvature, Radius, Irregularity;
        public V EffectiveA, EffectiveB, HorizonA, HorizonB, AngleA, AngleB;
        public V SmoothA, SmoothB, Smooth, Horizons, Angle;
    }
}
