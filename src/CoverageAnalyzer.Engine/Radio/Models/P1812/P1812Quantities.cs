namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>The intermediate values of ITU-R P.1812-8 under their symbols.</summary>
/// <remarks>
/// Symbols in plain letters: b for β, w for ω, th for θ. Where the Recommendation has a symbol for two earth radii or two stages, a suffix tells them apart:
/// 50 the median, b the effective earth radius of β₀ %; <c>hst_fit</c> is (87), <c>hst</c> the corrected (92a); <c>htc</c> is the antenna above sea level,
/// <c>htc_d</c> above the smooth surface of diffraction (37a). <c>Lbulla</c>, <c>Lbulls</c> and <c>Ldsph</c> without suffix are those of β₀ %, as published logs print them.
/// </remarks>
internal static class P1812Quantities
{
    /// <summary>All values in the order the Recommendation comes to them.</summary>
    public static IReadOnlyList<ModelQuantity> Of(in P1812Path path, in P1812Losses losses, in P1812Parameters parameters) =>
    [
        new("d", path.PathKilometres, "km", string.Empty),
        new("dlt", path.Horizons.TransmitterKilometres, "km", "(80)"),
        new("dlr", path.Horizons.ReceiverKilometres, "km", "(83)"),
        new("th_t", path.Horizons.TransmitterMilliradians, "mrad", "(79)"),
        new("th_r", path.Horizons.ReceiverMilliradians, "mrad", "(82)"),
        new("th", path.Horizons.AngularDistanceMilliradians, "mrad", "(84)"),
        new("hts", path.TransmitterMetres, "m", string.Empty),
        new("hrs", path.ReceiverMetres, "m", string.Empty),
        new("htc", path.TransmitterMetres, "m", string.Empty),
        new("hrc", path.ReceiverMetres, "m", string.Empty),
        new("w", path.Zones.SeaFraction, string.Empty, string.Empty),
        new("dtm", path.Zones.LongestLandKilometres, "km", string.Empty),
        new("dlm", path.Zones.LongestInlandKilometres, "km", string.Empty),
        new("phi", parameters.LatitudeDegrees, "deg", string.Empty),
        new("b0", losses.DuctingTimePercent, "%", "(5)"),
        new("ae", losses.MedianEarthRadiusKilometres, "km", "(7a)"),
        new("hst_fit", path.Fitted.TransmitterMetres, "m", "(87)"),
        new("hsr_fit", path.Fitted.ReceiverMetres, "m", "(88)"),
        new("hst", path.ForDucting.TransmitterMetres, "m", "(92a)"),
        new("hsr", path.ForDucting.ReceiverMetres, "m", "(92b)"),
        new("hstd", path.ForDiffraction.TransmitterMetres, "m", "(91)"),
        new("hsrd", path.ForDiffraction.ReceiverMetres, "m", "(91)"),
        new("htc_d", path.TransmitterMetres - path.ForDiffraction.TransmitterMetres, "m", "(37a)"),
        new("hrc_d", path.ReceiverMetres - path.ForDiffraction.ReceiverMetres, "m", "(37b)"),
        new("hte", path.TransmitterEffectiveMetres, "m", "(94a)"),
        new("hre", path.ReceiverEffectiveMetres, "m", "(94b)"),
        new("hm", path.RoughnessMetres, "m", "(95)"),
        new("Fi", losses.TimeFactor, string.Empty, "(40)"),
        new("Fj", losses.AngleFactor, string.Empty, "(57)"),
        new("Fk", losses.DistanceFactor, string.Empty, "(58)"),
        new("Lbfs", losses.FreeSpaceDb, "dB", "(8)"),
        new("Lb0p", losses.LineOfSightDb, "dB", "(10)"),
        new("Lb0b", losses.DuctingLineOfSightDb, "dB", "(11)"),
        new("Lbulla50", losses.Median.ActualDb, "dB", "(21)"),
        new("Lbulls50", losses.Median.SmoothDb, "dB", "(21)"),
        new("Ldsph50", losses.Median.SphericalDb, "dB", "(27)"),
        new("Ld50", losses.Median.LossDb, "dB", "(39)"),
        new("Lbulla", losses.Ducting.ActualDb, "dB", "(21)"),
        new("Lbulls", losses.Ducting.SmoothDb, "dB", "(21)"),
        new("Ldsph", losses.Ducting.SphericalDb, "dB", "(27)"),
        new("Ldb", losses.Ducting.LossDb, "dB", "(39)"),
        new("Ldp", losses.DiffractionDb, "dB", "(41)"),
        new("Lbd50", losses.MedianDiffractedDb, "dB", "(42)"),
        new("Lbd", losses.DiffractedDb, "dB", "(43)"),
        new("Lminb0p", losses.LeastDiffractedDb, "dB", "(59)"),
        new("Lba", losses.AnomalousDb, "dB", "(46)"),
        new("Lminbap", losses.LeastDuctedDb, "dB", "(60)"),
        new("Lbda", losses.DuctedDb, "dB", "(61)"),
        new("Lbam", losses.ModifiedDb, "dB", "(62)"),
        new("Lbs", losses.ScatteredDb, "dB", "(44)"),
        new("Lbc", losses.CombinedDb, "dB", "(63)"),
        new("sigmaL", losses.LocationDeviationDb, "dB", "§4.7"),
        new("Lloc", losses.LocationMarginDb, "dB", "§4.9"),
        new("Lb", losses.LossDb, "dB", "(69)"),
        new("Ep", LossCombination.FieldStrength(losses.LossDb, parameters.FrequencyGHz), "dBuV/m", "(70)"),
    ];
}
