namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>Scatter by the turbulence of the lower atmosphere.</summary>
public static class Troposcatter
{
    /// <summary>Lbs: basic transmission loss of troposcatter not exceeded for p % of the time.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (44) and (45). Valid for: p up to 50 %. Behavior: rises with distance, angle and p.</remarks>
    /// <param name="pathKilometres">Length of the path in km.</param>
    /// <param name="angularDistanceMilliradians">θ in mrad.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="timePercent">p in %, up to 50.</param>
    /// <param name="seaLevelRefractivity">N₀ in N-units.</param>
    /// <returns>dB.</returns>
    public static double LossDb(double pathKilometres, double angularDistanceMilliradians, double frequencyGHz, double timePercent, double seaLevelRefractivity)
    {
        double half = Math.Log10(frequencyGHz / 2), frequency = (25 * Math.Log10(frequencyGHz)) - (2.5 * half * half); // Lf (45)
        return 190.1 + frequency + (20 * Math.Log10(pathKilometres)) + (0.573 * angularDistanceMilliradians)
            - (0.15 * seaLevelRefractivity) - (10.125 * Math.Pow(Math.Log10(50 / timePercent), 0.7)); // (44)
    }
}
