namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>Diffraction over one sharp edge.</summary>
public static class KnifeEdge
{
    /// <summary>Loss caused by one knife-edge obstacle, relative to free space.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, equation (12); ITU-R P.526-15, equation (31). Approximates the Fresnel integral.
    /// Valid for: any finite ν. At −0.78 and below the path counts as clear and the loss is exactly 0.
    /// Behavior: never negative, never falls as ν grows; 6.03 dB at ν = 0, 13.93 dB at ν = 1; NaN stays NaN.
    /// Cost: constant time, no allocation.
    /// </remarks>
    /// <param name="fresnelParameter">ν, dimensionless. Positive when the edge stands above the direct ray.</param>
    /// <returns>Diffraction loss in dB, 0 or more.</returns>
    public static double LossDb(double fresnelParameter)
    {
        if (fresnelParameter <= -0.78)
        {
            return 0;
        }

        double t = fresnelParameter - 0.1;
        return Math.Max(0, 6.9 + (20 * Math.Log10(Math.Sqrt((t * t) + 1) + t))); // (12)
    }

    /// <summary>ν of an edge that stands on the way.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (15), without the maximum. λ = 0.2998 / f with f in GHz, as the validation data of the Recommendation takes it.</remarks>
    /// <param name="heightAboveRayMetres">How far the edge stands above the straight line between the antennas in m; negative below it.</param>
    /// <param name="firstKilometres">Distance from the transmitter to the edge in km.</param>
    /// <param name="secondKilometres">Distance from the edge to the receiver in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <returns>ν, dimensionless.</returns>
    public static double FresnelParameter(double heightAboveRayMetres, double firstKilometres, double secondKilometres, double frequencyGHz) =>
        heightAboveRayMetres
        * Math.Sqrt(0.002 * (firstKilometres + secondKilometres) / (WavelengthMetres(frequencyGHz) * firstKilometres * secondKilometres)); // (15)

    /// <summary>Wavelength in m of a frequency in GHz: 0.2998 / f.</summary>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    public static double WavelengthMetres(double frequencyGHz) => 0.2998 / frequencyGHz;
}
