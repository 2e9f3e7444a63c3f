namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>How the losses of the mechanisms make one loss.</summary>
public static class LossCombination
{
    /// <summary>Fi: how far between the median and β₀ % the asked share of the time lies.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (40) and (40a). 1 where p is at most β₀; 0 within 10⁻⁹ at 50 %.</remarks>
    /// <param name="timePercent">p in %, up to 50.</param>
    /// <param name="ductingTimePercent">β₀ in %.</param>
    public static double TimeFactor(double timePercent, double ductingTimePercent) =>
        timePercent > ductingTimePercent ? InverseNormal.At(timePercent / 100) / InverseNormal.At(ductingTimePercent / 100) : 1;

    /// <summary>Fj: 1 for straight paths, 0 for those that turn by many mrad.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (57), Θ = 0.3 mrad, ξ = 0.8.</remarks>
    /// <param name="angularDistanceMilliradians">θ in mrad.</param>
    public static double AngleFactor(double angularDistanceMilliradians) =>
        1 - (0.5 * (1 + Math.Tanh(3 * 0.8 * (angularDistanceMilliradians - 0.3) / 0.3))); // (57)

    /// <summary>Fk: 1 for short paths, 0 for those far above 20 km.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (58), dsw = 20 km, κ = 0.5.</remarks>
    /// <param name="pathKilometres">d in km.</param>
    public static double DistanceFactor(double pathKilometres) =>
        1 - (0.5 * (1 + Math.Tanh(3 * 0.5 * (pathKilometres - 20) / 20))); // (58)

    /// <summary>Ldp: diffraction loss not exceeded for p % of the time.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (41); at 50 % the median itself.</remarks>
    /// <param name="medianLossDb">Ld50 in dB.</param>
    /// <param name="ductingLossDb">Ldβ in dB.</param>
    /// <param name="timeFactor">Fi.</param>
    /// <param name="timePercent">p in %.</param>
    public static double DiffractionLossDb(double medianLossDb, double ductingLossDb, double timeFactor, double timePercent) =>
        timePercent == 50 ? medianLossDb : medianLossDb + (timeFactor * (ductingLossDb - medianLossDb)); // (41)

    /// <summary>Lminb0p: least loss by line of sight and diffraction over sea.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (59).</remarks>
    /// <param name="lineOfSightLossDb">Lb0p in dB.</param>
    /// <param name="ductingLineOfSightLossDb">Lb0β in dB.</param>
    /// <param name="medianDiffractedLossDb">Lbd50 in dB.</param>
    /// <param name="diffractionLossDb">Ldp in dB.</param>
    /// <param name="seaFraction">ω, 0 to 1.</param>
    /// <param name="timeFactor">Fi.</param>
    /// <param name="timePercent">p in %.</param>
    /// <param name="ductingTimePercent">β₀ in %.</param>
    public static double LeastDiffractedLossDb(
        double lineOfSightLossDb, double ductingLineOfSightLossDb, double medianDiffractedLossDb, double diffractionLossDb, double seaFraction, double timeFactor, double timePercent, double ductingTimePercent)
    {
        double overLand = (1 - seaFraction) * diffractionLossDb;
        return timePercent < ductingTimePercent
            ? lineOfSightLossDb + overLand
            : medianDiffractedLossDb + ((ductingLineOfSightLossDb + overLand - medianDiffractedLossDb) * timeFactor); // (59)
    }

    /// <summary>Lminbap: least loss by line of sight and ducting, a soft maximum of the two.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (60): η ln(e^(Lba/η) + e^(Lb0p/η)), η = 2.5, in a form that does not overflow.</remarks>
    /// <param name="ductingLossDb">Lba in dB.</param>
    /// <param name="lineOfSightLossDb">Lb0p in dB.</param>
    public static double LeastDuctedLossDb(double ductingLossDb, double lineOfSightLossDb)
    {
        const double eta = 2.5;
        return Math.Max(ductingLossDb, lineOfSightLossDb) + (eta * Math.Log(1 + Math.Exp(-Math.Abs(ductingLossDb - lineOfSightLossDb) / eta))); // (60)
    }

    /// <summary>Lbda: diffraction, with ducting where that is less.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (61).</remarks>
    /// <param name="diffractedLossDb">Lbd in dB.</param>
    /// <param name="leastDuctedLossDb">Lminbap in dB.</param>
    /// <param name="distanceFactor">Fk.</param>
    public static double DuctedLossDb(double diffractedLossDb, double leastDuctedLossDb, double distanceFactor) =>
        leastDuctedLossDb > diffractedLossDb ? diffractedLossDb : leastDuctedLossDb + ((diffractedLossDb - leastDuctedLossDb) * distanceFactor); // (61)

    /// <summary>Lbam: with the line of sight taken in.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (62).</remarks>
    /// <param name="ductedLossDb">Lbda in dB.</param>
    /// <param name="leastDiffractedLossDb">Lminb0p in dB.</param>
    /// <param name="angleFactor">Fj.</param>
    public static double ModifiedLossDb(double ductedLossDb, double leastDiffractedLossDb, double angleFactor) =>
        ductedLossDb + ((leastDiffractedLossDb - ductedLossDb) * angleFactor); // (62)

    /// <summary>Lbc: with troposcatter; the two add by power, somewhat sharpened.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (63): −5 log(10^(−0.2 Lbs) + 10^(−0.2 Lbam)), in a form that does not underflow.</remarks>
    /// <param name="scatteredLossDb">Lbs in dB.</param>
    /// <param name="modifiedLossDb">Lbam in dB.</param>
    public static double CombinedLossDb(double scatteredLossDb, double modifiedLossDb) =>
        Math.Min(scatteredLossDb, modifiedLossDb) - (5 * Math.Log10(1 + Math.Pow(10, -0.2 * Math.Abs(scatteredLossDb - modifiedLossDb)))); // (63)

    /// <summary>Ep: field strength of 1 kW effective radiated from an isotropic antenna.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (70).</remarks>
    /// <param name="lossDb">Lb in dB.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <returns>dBµV/m.</returns>
    public static double FieldStrength(double lossDb, double frequencyGHz) => 199.36 + (20 * Math.Log10(frequencyGHz)) - lossDb; // (70)
}
