namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>Diffraction over a smooth earth.</summary>
public static class SphericalEarthDiffraction
{
    /// <summary>Loss over a smooth spherical earth, relative to free space.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, §4.3.2, equations (22) to (27); ITU-R P.526-15, §3.2.
    /// Behavior: exactly 0 where the ray clears the earth by the required height; the first term of the residue series from the marginal distance on,
    /// which a little before deep shadow may be slightly negative over sea. The same from both ends.
    /// Cost: constant time, no allocation.
    /// </remarks>
    /// <param name="pathKilometres">Length of the path in km, above 0.</param>
    /// <param name="transmitterMetres">hte, height of the transmitting antenna above the smooth surface in m, above 0.</param>
    /// <param name="receiverMetres">hre, height of the receiving antenna above the smooth surface in m, above 0.</param>
    /// <param name="earthRadiusKilometres">ap, effective earth radius in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="seaFraction">ω, share of the path over sea, 0 to 1.</param>
    /// <param name="polarization">Polarization.</param>
    /// <returns>Ldsph in dB.</returns>
    public static double LossDb(
        double pathKilometres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres, double frequencyGHz, double seaFraction, Polarization polarization)
    {
        double d = pathKilometres, hte = transmitterMetres, hre = receiverMetres, ap = earthRadiusKilometres;
        double horizon = Math.Sqrt(2 * ap) * (Math.Sqrt(0.001 * hte) + Math.Sqrt(0.001 * hre)); // dlos (22)
        if (d >= horizon)
        {
            return FirstTermDiffraction.LossDb(d, hte, hre, ap, frequencyGHz, seaFraction, polarization);
        }

        double nearest = NearestApproachKilometres(d, hte, hre, ap); // dse1 (24a)
        double other = d - nearest; // dse2 (24b)
        double clearance = (((hte - (500 * nearest * nearest / ap)) * other) + ((hre - (500 * other * other / ap)) * nearest)) / d; // hse (23)
        double required = 17.456 * Math.Sqrt(nearest * other * KnifeEdge.WavelengthMetres(frequencyGHz) / d); // hreq (25)
        if (clearance > required)
        {
            return 0;
        }

        double roots = Math.Sqrt(hte) + Math.Sqrt(hre), marginal = 500 * (d / roots) * (d / roots); // aem (26)
        double firstTerm = FirstTermDiffraction.LossDb(d, hte, hre, marginal, frequencyGHz, seaFraction, polarization);
        return firstTerm <= 0 ? 0 : (1 - (clearance / required)) * firstTerm; // (27)
    }

    /// <summary>Distance from the transmitter to where the ray comes nearest to the smooth earth.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (24a) to (24e). Valid for paths in line of sight over the smooth earth.</remarks>
    /// <inheritdoc cref="LossDb" path="/param"/>
    /// <returns>dse1 in km.</returns>
    public static double NearestApproachKilometres(double pathKilometres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres)
    {
        double d = pathKilometres, sum = transmitterMetres + receiverMetres;
        double c = (transmitterMetres - receiverMetres) / sum; // (24d)
        double m = 250 * d * d / (earthRadiusKilometres * sum); // (24e)
        double m1 = m + 1, cosine = 1.5 * c * Math.Sqrt(3 * m / (m1 * m1 * m1)); // within ±1 but for rounding
        double b = 2 * Math.Sqrt(m1 / (3 * m)) * Math.Cos((Math.PI / 3) + (Math.Acos(Math.Clamp(cosine, -1, 1)) / 3)); // (24c)
        return d / 2 * (1 + b);
    }
}
