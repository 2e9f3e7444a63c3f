namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>Anomalous propagation: ducts near the surface and reflection by layers.</summary>
public static class DuctingLoss
{
    /// <summary>Lba: basic transmission loss during periods of ducting and layer reflection, not exceeded for p % of the time.</summary>
    /// <remarks>Source: ITU-R P.1812-8, §4.5, equations (46) to (56). Cost: constant time, no allocation.</remarks>
    /// <param name="path">The path.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="timePercent">p in %.</param>
    /// <returns>dB.</returns>
    public static double LossDb(in DuctingPath path, double frequencyGHz, double timePercent)
    {
        double d = path.PathKilometres, dlt = path.TransmitterHorizonKilometres, dlr = path.ReceiverHorizonKilometres, f = frequencyGHz, root = Math.Cbrt(f);
        double wavelength = f < 0.5 ? 45.375 - (137 * f) + (92.5 * f * f) : 0; // Alf (47a)
        double fixedLoss = 102.45 + (20 * Math.Log10(f * (dlt + dlr))) + wavelength
            + ShieldingDb(path.TransmitterHorizonMilliradians - (0.1 * dlt), dlt, f, root)
            + ShieldingDb(path.ReceiverHorizonMilliradians - (0.1 * dlr), dlr, f, root)
            + CouplingDb(path.TransmitterToCoastKilometres, dlt, path.SeaFraction, path.TransmitterMetres)
            + CouplingDb(path.ReceiverToCoastKilometres, dlr, path.SeaFraction, path.ReceiverMetres); // Af (47)
        double specific = 5e-5 * path.MedianEarthRadiusKilometres * root; // γd (51)
        double angle = (1000 * d / path.MedianEarthRadiusKilometres)
            + Math.Min(path.TransmitterHorizonMilliradians, 0.1 * dlt) + Math.Min(path.ReceiverHorizonMilliradians, 0.1 * dlr); // θ' (52), (52a)
        return fixedLoss + (specific * angle) + TimeVariabilityDb(path, timePercent); // (46), (50)
    }

    // Ap: what the share of the time takes off or adds.
    private static double TimeVariabilityDb(in DuctingPath path, double timePercent)
    {
        double d = path.PathKilometres;
        double between = Math.Min(d - path.TransmitterHorizonKilometres - path.ReceiverHorizonKilometres, 40); // dI (56a)
        double roughness = path.RoughnessMetres > 10 ? Math.Exp(-4.6e-5 * (path.RoughnessMetres - 10) * (43 + (6 * between))) : 1; // μ3 (56)
        double tau = DuctingIncidence.InlandFactor(path.LongestInlandKilometres); // (3)
        double alpha = Math.Max(-3.4, -0.6 - (3.5e-9 * Math.Pow(d, 3.1) * tau)); // (55a)
        double roots = Math.Sqrt(path.TransmitterEffectiveMetres) + Math.Sqrt(path.ReceiverEffectiveMetres);
        double geometry = Math.Min(1, Math.Pow(500 / path.MedianEarthRadiusKilometres * (d / roots) * (d / roots), alpha)); // μ2 (55)
        double beta = Math.Max(path.DuctingTimePercent * geometry * roughness, LeastTimePercent); // (54)
        double log = Math.Log10(beta);
        double gamma = 1.076 / Math.Pow(2.0058 - log, 1.012)
            * Math.Exp(-(9.51 - (4.8 * log) + (0.198 * log * log)) * 1e-6 * Math.Pow(d, 1.13)); // Γ (53a)
        double ratio = timePercent / beta;
        return -12 + ((1.2 + (3.7e-3 * d)) * Math.Log10(ratio)) + (12 * Math.Pow(ratio, gamma)); // (53)
    }

    // β goes to 0 behind very rough ground; its logarithm is to stay a number. Nothing that counts is lost: Lba is hundreds of dB there.
    private const double LeastTimePercent = 1e-300;

    // Ast, Asr: diffraction of a terminal behind its own horizon.
    private static double ShieldingDb(double excessMilliradians, double horizonKilometres, double f, double rootOfFrequency) =>
        excessMilliradians > 0
            ? (20 * Math.Log10(1 + (0.361 * excessMilliradians * Math.Sqrt(f * horizonKilometres)))) + (0.264 * excessMilliradians * rootOfFrequency) // (48)
            : 0;

    // Act, Acr: better coupling into a duct over sea near the coast.
    private static double CouplingDb(double coastKilometres, double horizonKilometres, double seaFraction, double antennaMetres) =>
        seaFraction >= 0.75 && coastKilometres <= horizonKilometres && coastKilometres <= 5
            ? -3 * Math.Exp(-0.25 * coastKilometres * coastKilometres) * (1 + Math.Tanh(0.07 * (50 - antennaMetres))) // (49)
            : 0;
}
