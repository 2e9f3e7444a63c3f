namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>What the ducting loss wants to know of a path.</summary>
/// <param name="PathKilometres">d in km.</param>
/// <param name="TransmitterHorizonKilometres">dlt in km.</param>
/// <param name="ReceiverHorizonKilometres">dlr in km.</param>
/// <param name="TransmitterHorizonMilliradians">θt in mrad.</param>
/// <param name="ReceiverHorizonMilliradians">θr in mrad.</param>
/// <param name="TransmitterToCoastKilometres">dct in km.</param>
/// <param name="ReceiverToCoastKilometres">dcr in km.</param>
/// <param name="LongestInlandKilometres">dlm in km.</param>
/// <param name="TransmitterMetres">hts in m above sea level.</param>
/// <param name="ReceiverMetres">hrs in m above sea level.</param>
/// <param name="TransmitterEffectiveMetres">hte in m above the smooth surface.</param>
/// <param name="ReceiverEffectiveMetres">hre in m above the smooth surface.</param>
/// <param name="RoughnessMetres">hm in m.</param>
/// <param name="SeaFraction">ω, 0 to 1.</param>
/// <param name="MedianEarthRadiusKilometres">ae in km.</param>
/// <param name="DuctingTimePercent">β₀ in %.</param>
public readonly record struct DuctingPath(
    double PathKilometres,
    double TransmitterHorizonKilometres,
    double ReceiverHorizonKilometres,
    double TransmitterHorizonMilliradians,
    double ReceiverHorizonMilliradians,
    double TransmitterToCoastKilometres,
    double ReceiverToCoastKilometres,
    double LongestInlandKilometres,
    double TransmitterMetres,
    double ReceiverMetres,
    double TransmitterEffectiveMetres,
    double ReceiverEffectiveMetres,
    double RoughnessMetres,
    double SeaFraction,
    double MedianEarthRadiusKilometres,
    double DuctingTimePercent);
