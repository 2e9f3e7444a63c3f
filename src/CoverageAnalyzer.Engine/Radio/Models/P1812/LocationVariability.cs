namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>How the loss scatters over the places of a small square.</summary>
public static class LocationVariability
{
    /// <summary>σL: standard deviation of the loss over the places of a square.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, §4.7: (0.52 + 0.024 f) wa^0.28, falling to 0 from the top of the clutter to 10 m above it. Valid for: outdoor receivers on land.
    /// </remarks>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="receiverMetres">Height of the receiving antenna above the ground in m.</param>
    /// <param name="clutterMetres">R, height of the clutter at the receiver in m.</param>
    /// <param name="squareWidthMetres">wa, width of the square in m.</param>
    /// <returns>dB.</returns>
    public static double DeviationDb(double frequencyGHz, double receiverMetres, double clutterMetres, double squareWidthMetres)
    {
        double height = Math.Clamp(1 - ((receiverMetres - clutterMetres) / 10), 0, 1); // u(h)
        return (0.52 + (0.024 * frequencyGHz)) * Math.Pow(squareWidthMetres, 0.28) * height;
    }

    /// <summary>Lloc: what is added to the median of the places so that pL % of them have no more loss.</summary>
    /// <remarks>Source: ITU-R P.1812-8, §4.9: −I(pL/100)·σL; 0 at 50 % within 10⁻⁸ dB.</remarks>
    /// <param name="locationPercent">pL in %.</param>
    /// <param name="deviationDb">σL in dB.</param>
    /// <returns>dB.</returns>
    public static double MarginDb(double locationPercent, double deviationDb) => -InverseNormal.At(locationPercent / 100) * deviationDb;
}
