using System.Numerics;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Loss within sight: two rays, and the line of diffraction carried inwards.</summary>
internal static class ItmLineOfSight
{
    /// <summary>A_los: loss beyond free space in dB at some length. Equations (4.43) to (4.51) of The Algorithm.</summary>
    /// <param name="path">Path.</param>
    /// <param name="distanceMetres">s: length that the loss is asked for.</param>
    /// <param name="slopeDbPerMetre">m_d: slope of the line of diffraction.</param>
    /// <param name="interceptDb">A_ed: its value at 0.</param>
    public static double LossDb(ItmPath path, double distanceMetres, double slopeDbPerMetre, double interceptDb)
    {
        double k = path.WaveNumberPerMetre, sum = path.Transmitter.EffectiveHeightMetres + path.Receiver.EffectiveHeightMetres;
        double deviation = ItmTerrainIrregularity.DeviationMetres(ItmTerrainIrregularity.AtMetres(distanceMetres, path.TerrainIrregularityMetres));
        double sine = sum / Math.Sqrt((distanceMetres * distanceMetres) + (sum * sum)); // sin ψ (4.46)
        var reflection = (sine - path.GroundImpedance) / (sine + path.GroundImpedance) * Math.Exp(-Math.Min(10, k * deviation * sine)); // R′ (4.47)
        double power = (reflection.Real * reflection.Real) + (reflection.Imaginary * reflection.Imaginary);
        if (power < 0.25 || power < sine)
        {
            reflection *= Math.Sqrt(sine / power); // (4.48)
        }

        double phase = 2 * k * path.Transmitter.EffectiveHeightMetres * path.Receiver.EffectiveHeightMetres / distanceMetres; // δ′ (4.49)
        if (phase > Math.PI / 2)
        {
            phase = Math.PI - (Math.PI / 2 * (Math.PI / 2) / phase); // (4.50)
        }

        double real = Math.Cos(phase) + reflection.Real, imaginary = reflection.Imaginary - Math.Sin(phase);
        double twoRays = -10 * Math.Log10((real * real) + (imaginary * imaginary)); // (4.51)
        double diffracted = (slopeDbPerMetre * distanceMetres) + interceptDb; // (4.45)
        double share = 1 / (1 + (path.FrequencyMHz * path.TerrainIrregularityMetres / Math.Max(10_000, path.SmoothHorizonSumMetres))); // w (4.43)
        return (share * twoRays) + ((1 - share) * diffracted); // (4.44)
    }
}
