namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>First term of the residue series for diffraction over a smooth earth.</summary>
public static class FirstTermDiffraction
{
    /// <summary>First-term part of the spherical-earth diffraction loss over land and sea by their shares.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, §4.3.3, equations (28) to (36); ITU-R P.526-15, §3.1.1. Land: relative permittivity 22, conductivity 0.003 S/m; sea: 80, 5 S/m.
    /// Valid for: the horizon and beyond; it may be negative where it is not made for. Cost: constant time, no allocation; sea or land left out when its share is 0.
    /// </remarks>
    /// <param name="pathKilometres">Length of the path in km, above 0.</param>
    /// <param name="transmitterMetres">hte in m, above 0.</param>
    /// <param name="receiverMetres">hre in m, above 0.</param>
    /// <param name="earthRadiusKilometres">adft, effective earth radius in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="seaFraction">ω, share of the path over sea, 0 to 1.</param>
    /// <param name="polarization">Polarization.</param>
    /// <returns>Ldft in dB.</returns>
    public static double LossDb(
        double pathKilometres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres, double frequencyGHz, double seaFraction, Polarization polarization)
    {
        double land = seaFraction >= 1 ? 0 : LossOverDb(22, 0.003, pathKilometres, transmitterMetres, receiverMetres, earthRadiusKilometres, frequencyGHz, polarization);
        double sea = seaFraction <= 0 ? 0 : LossOverDb(80, 5, pathKilometres, transmitterMetres, receiverMetres, earthRadiusKilometres, frequencyGHz, polarization);
        return (seaFraction * sea) + ((1 - seaFraction) * land); // (28)
    }

    /// <summary>First-term loss over ground of given electrical properties.</summary>
    /// <param name="permittivity">εr, relative permittivity.</param>
    /// <param name="conductivity">σ in S/m.</param>
    /// <param name="pathKilometres">Length of the path in km.</param>
    /// <param name="transmitterMetres">hte in m.</param>
    /// <param name="receiverMetres">hre in m.</param>
    /// <param name="earthRadiusKilometres">adft in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="polarization">Polarization.</param>
    /// <returns>Ldft in dB.</returns>
    public static double LossOverDb(
        double permittivity, double conductivity, double pathKilometres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres, double frequencyGHz, Polarization polarization)
    {
        double adft = earthRadiusKilometres, f = frequencyGHz, loss = 18 * conductivity / f, e1 = permittivity - 1;
        double admittance = 0.036 / Math.Cbrt(adft * f) / Math.Sqrt(Math.Sqrt((e1 * e1) + (loss * loss))); // K horizontal (29a)
        if (polarization == Polarization.Vertical)
        {
            admittance *= Math.Sqrt((permittivity * permittivity) + (loss * loss)); // (29b)
        }

        double k2 = admittance * admittance, k4 = k2 * k2;
        double beta = (1 + (1.6 * k2) + (0.67 * k4)) / (1 + (4.5 * k2) + (1.53 * k4)); // (30)
        double x = 21.88 * beta * Math.Cbrt(f / (adft * adft)) * pathKilometres; // (31)
        double height = 0.9575 * beta * Math.Cbrt(f * f / adft); // (32)
        double distanceTerm = x >= 1.6 ? 11 + (10 * Math.Log10(x)) - (17.6 * x) : (-20 * Math.Log10(x)) - (5.6488 * Math.Pow(x, 1.425)); // (33)
        double least = 2 + (20 * Math.Log10(admittance));
        return -distanceTerm - HeightGainDb(beta * height * transmitterMetres, least) - HeightGainDb(beta * height * receiverMetres, least); // (36)
    }

    private static double HeightGainDb(double b, double leastDb)
    {
        double gain = b > 2
            ? (17.6 * Math.Sqrt(b - 1.1)) - (5 * Math.Log10(b - 1.1)) - 8
            : 20 * Math.Log10(b + (0.1 * b * b * b)); // (34), B by (35)
        return Math.Max(gain, leastDb);
    }
}
