using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;
using static CoverageAnalyzer.Engine.Radio.Areas.LogarithmKernel;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <content>From the reference attenuation to a quantile: <see cref="ItmVariability"/>.</content>
internal sealed partial class ItmVectorLoss
{
    // ItmVariability.LossDb
    private V Quantile(in Paths path, V reference)
    {
        V scale = Vector512.Sqrt(path.EffectiveA * 18e6) + Vector512.Sqrt(path.EffectiveB * 18e6) + Vector512.Create(frequencyDistance), far = Vector512.Create(130_000.0);
        V effective = Vector512.ConditionalSelect(Vector512.LessThan(path.Distance, scale), far * path.Distance / scale, far + path.Distance - scale);
        V loss = reference - Curve(variability.Curves.Median, effective);
        if (!variability.IsMedian)
        {
            loss -= OverShares(effective, path.Irregularity * Share(path.Distance));
        }

        var gain = Vector512.LessThan(loss, V.Zero);
        V nine = Vector512.Create(29.0);
        return Vector512.ConditionalSelect(gain, loss * (nine - loss) / (nine - (loss * 10)), loss);
    }

    // ItmVariability.QuantileDb
    private V OverShares(V effectiveDistance, V irregularityAt)
    {
        double time = variability.TimeDeviate, location = variability.LocationDeviate, situation = variability.SituationDeviate, square = situation * situation;
        var curves = variability.Curves;
        V situationDeviation = settings.WithoutSituationVariability ? V.Zero : Vector512.Create(5.0) + (Exponential(effectiveDistance * -1e-5) * 3); // σ_S (5.10)
        V rough = irregularityAt * waveNumber, locationDeviation = settings.WithoutLocationVariability ? V.Zero : rough * 10 / (rough + Vector512.Create(13.0)); // σ_L (5.9)
        V timeDeviation = Curve(time < 0 ? curves.Below : curves.Above, effectiveDistance) * variability.TimeFactor; // σ_T (5.6) to (5.8)
        V byTime = timeDeviation * time, byLocation = locationDeviation * location;
        V rest = (situationDeviation * situationDeviation) + (byTime * byTime / (7.8 + square)) + (byLocation * byLocation / (24 + square)); // (5.11)
        V location2 = locationDeviation * locationDeviation, time2 = timeDeviation * timeDeviation;
        return settings.Variability switch
        {
            ItmVariabilityMode.SingleMessage => Vector512.Sqrt(time2 + location2 + rest) * situation,
            ItmVariabilityMode.Individual => byTime + (Vector512.Sqrt(location2 + rest) * situation),
            ItmVariabilityMode.Mobile => (Vector512.Sqrt(time2 + location2) * time) + (Vector512.Sqrt(rest) * situation),
            _ => byTime + byLocation + (Vector512.Sqrt(rest) * situation),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Curve(in ItmClimateCurves.ByDistance curve, V distance)
    {
        V peak = (distance - Vector512.Create(curve.X2)) / curve.X3, rise = distance / curve.X1;
        rise *= rise;
        return (Vector512.Create(curve.C1) + (Vector512.Create(curve.C2) / (V.One + (peak * peak)))) * rise / (V.One + rise);
    }
}
