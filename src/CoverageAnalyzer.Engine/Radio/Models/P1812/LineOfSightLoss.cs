namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>Free space, with what focusing and multipath take off for small parts of the time.</summary>
public static class LineOfSightLoss
{
    /// <summary>Lbfs: basic transmission loss of free space over the slant distance.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (8) and (8a).</remarks>
    /// <param name="pathKilometres">Length of the path in km.</param>
    /// <param name="transmitterMetres">hts in m above sea level.</param>
    /// <param name="receiverMetres">hrs in m above sea level.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <returns>dB.</returns>
    public static double FreeSpaceDb(double pathKilometres, double transmitterMetres, double receiverMetres, double frequencyGHz)
    {
        double rise = (transmitterMetres - receiverMetres) / 1000;
        return 92.4 + (20 * Math.Log10(frequencyGHz)) + (10 * Math.Log10((pathKilometres * pathKilometres) + (rise * rise))); // (8), (8a)
    }

    /// <summary>Correction for multipath and focusing, Esp or Esβ: 0 at 50 %, below 0 for less.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (9a) and (9b). Added to free space it makes Lb0p (10) and Lb0β (11).</remarks>
    /// <param name="horizonKilometres">dlt + dlr in km; the length of the path in line of sight.</param>
    /// <param name="timePercent">p or β₀ in %.</param>
    /// <returns>dB.</returns>
    public static double MultipathDb(double horizonKilometres, double timePercent) =>
        2.6 * (1 - Math.Exp(-0.1 * horizonKilometres)) * Math.Log10(timePercent / 50); // (9)
}
