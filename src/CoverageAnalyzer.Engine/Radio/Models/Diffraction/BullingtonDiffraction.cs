namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>The Bullington construction: one equivalent edge for all the obstacles of a path.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, §4.3.1, equations (13) to (21); ITU-R P.526-15, §4.5.1.
/// Heights are m above sea level, distances km, the effective earth radius km, slopes m/km. Points between the two ends are obstacles;
/// a path without any is clear.
/// </remarks>
public static class BullingtonDiffraction
{
    /// <summary>Loss of the whole construction from the loss of its edge.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (21). Behavior: 0 for 0, rises with the edge's loss and the length.</remarks>
    /// <param name="edgeLossDb">Luc, the knife-edge loss of the equivalent edge in dB, 0 or more.</param>
    /// <param name="pathKilometres">Length of the path in km.</param>
    /// <returns>Lbull in dB.</returns>
    public static double LossOfEdgeDb(double edgeLossDb, double pathKilometres) =>
        edgeLossDb + ((1 - Math.Exp(-edgeLossDb / 6)) * (10 + (0.02 * pathKilometres))); // (21)

    /// <summary>ν of the Bullington point of a path beyond the horizon.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (18) and (19).</remarks>
    /// <param name="transmitterSlope">Stim, the highest slope seen from the transmitter in m/km, at least that to the receiver.</param>
    /// <param name="receiverSlope">Srim, the highest slope seen from the receiver in m/km.</param>
    /// <param name="transmitterMetres">hts, height of the transmitting antenna above sea level in m.</param>
    /// <param name="receiverMetres">hrs, height of the receiving antenna above sea level in m.</param>
    /// <param name="pathKilometres">Length of the path in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <returns>νb, 0 or more but for rounding.</returns>
    public static double TranshorizonFresnelParameter(
        double transmitterSlope, double receiverSlope, double transmitterMetres, double receiverMetres, double pathKilometres, double frequencyGHz)
    {
        double d = pathKilometres, hts = transmitterMetres, hrs = receiverMetres;
        double point = (hrs - hts + (receiverSlope * d)) / (transmitterSlope + receiverSlope); // (18)
        double above = hts + (transmitterSlope * point) - (((hts * (d - point)) + (hrs * point)) / d);
        return KnifeEdge.FresnelParameter(above, point, d - point, frequencyGHz); // (19)
    }

    /// <summary>Bullington loss of a profile.</summary>
    /// <remarks>
    /// Behavior: 0 or more; the same from both ends. Cost: one pass over the points, two beyond the horizon; no allocation.
    /// </remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="heightsMetres">Heights of ground and clutter in m above sea level, one a distance; empty: 0 everywhere. Those of the two ends do not count.</param>
    /// <param name="transmitterMetres">hts, height of the transmitting antenna above sea level in m.</param>
    /// <param name="receiverMetres">hrs, height of the receiving antenna above sea level in m.</param>
    /// <param name="earthRadiusKilometres">ap, effective earth radius in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <returns>Lbull in dB.</returns>
    public static double LossDb(
        ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> heightsMetres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres, double frequencyGHz)
    {
        double nu = FresnelParameter(distancesKilometres, heightsMetres, transmitterMetres, receiverMetres, earthRadiusKilometres, frequencyGHz);
        return LossOfEdgeDb(KnifeEdge.LossDb(nu), distancesKilometres[^1]); // (16), (20), (21)
    }

    /// <summary>ν of the edge that stands for the whole profile: that of the worst point in line of sight, of the Bullington point beyond the horizon.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (13) to (19). Negative infinity where no point lies between the ends.</remarks>
    /// <inheritdoc cref="LossDb" path="/param"/>
    /// <returns>ν, dimensionless.</returns>
    public static double FresnelParameter(
        ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> heightsMetres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres, double frequencyGHz)
    {
        double total = distancesKilometres[^1], hts = transmitterMetres, hrs = receiverMetres, bulge = 500 / earthRadiusKilometres; // 500 Ce
        bool flat = heightsMetres.IsEmpty;
        int last = distancesKilometres.Length - 1;
        ReadOnlySpan<double> heights = flat ? distancesKilometres : heightsMetres[..distancesKilometres.Length];
        double highest = double.NegativeInfinity; // Stim
        for (int i = 1; i < last; i++)
        {
            double d = distancesKilometres[i], h = flat ? 0 : heights[i];
            highest = Math.Max(highest, (h + (bulge * d * (total - d)) - hts) / d); // (13)
        }

        if (highest < (hrs - hts) / total) // (14): line of sight
        {
            double worst = double.NegativeInfinity, scale = 0.002 * total / KnifeEdge.WavelengthMetres(frequencyGHz);
            for (int i = 1; i < last; i++)
            {
                double d = distancesKilometres[i], rest = total - d, h = flat ? 0 : heights[i];
                double above = h + (bulge * d * rest) - (((hts * rest) + (hrs * d)) / total);
                worst = Math.Max(worst, above * Math.Sqrt(scale / (d * rest))); // (15)
            }

            return worst;
        }

        double back = double.NegativeInfinity; // Srim
        for (int i = 1; i < last; i++)
        {
            double d = distancesKilometres[i], rest = total - d, h = flat ? 0 : heights[i];
            back = Math.Max(back, (h + (bulge * d * rest) - hrs) / rest); // (17)
        }

        return TranshorizonFresnelParameter(highest, back, hts, hrs, total, frequencyGHz);
    }
}
