namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>The three losses that make the delta-Bullington loss.</summary>
/// <param name="ActualDb">Lbulla: Bullington over the ground as it is, in dB.</param>
/// <param name="SmoothDb">Lbulls: Bullington over the smooth surface, in dB.</param>
/// <param name="SphericalDb">Ldsph: spherical earth over the smooth surface, in dB.</param>
public readonly record struct DeltaBullington(double ActualDb, double SmoothDb, double SphericalDb)
{
    /// <summary>Ld: the whole diffraction loss in dB.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equation (39); ITU-R P.526-15, §4.5.2.</remarks>
    public double LossDb => ActualDb + Math.Max(SphericalDb - SmoothDb, 0); // (39)

    /// <summary>Works out the three losses of a profile.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, §4.3.4, equations (37) to (39); ITU-R P.526-15, §4.5.2. The same from both ends.
    /// Over a smooth earth Lbulla is Lbulls, so that the loss is Ldsph wherever that is no less than Lbulls. Cost: two to four passes over the points, no allocation.
    /// </remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="heightsMetres">Heights of ground and clutter in m above sea level; those of the two ends do not count.</param>
    /// <param name="transmitterMetres">hts in m above sea level.</param>
    /// <param name="receiverMetres">hrs in m above sea level.</param>
    /// <param name="smooth">hstd and hsrd: the smooth surface for diffraction.</param>
    /// <param name="earthRadiusKilometres">ap, effective earth radius in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <param name="seaFraction">ω, 0 to 1.</param>
    /// <param name="polarization">Polarization.</param>
    public static DeltaBullington Of(
        ReadOnlySpan<double> distancesKilometres,
        ReadOnlySpan<double> heightsMetres,
        double transmitterMetres,
        double receiverMetres,
        SmoothSurface smooth,
        double earthRadiusKilometres,
        double frequencyGHz,
        double seaFraction,
        Polarization polarization)
    {
        double transmitter = transmitterMetres - smooth.TransmitterMetres, receiver = receiverMetres - smooth.ReceiverMetres; // (37a), (37b), (38a), (38b)
        return new(
            BullingtonDiffraction.LossDb(distancesKilometres, heightsMetres, transmitterMetres, receiverMetres, earthRadiusKilometres, frequencyGHz),
            BullingtonDiffraction.LossDb(distancesKilometres, [], transmitter, receiver, earthRadiusKilometres, frequencyGHz),
            SphericalEarthDiffraction.LossDb(distancesKilometres[^1], transmitter, receiver, earthRadiusKilometres, frequencyGHz, seaFraction, polarization));
    }
}
