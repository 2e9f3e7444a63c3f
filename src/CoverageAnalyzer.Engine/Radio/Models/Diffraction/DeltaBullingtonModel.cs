using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>Free space and the complete delta-Bullington diffraction: ITU-R P.526-15, §4.5.2.</summary>
/// <remarks>
/// As <see cref="BullingtonModel"/>, with what a smooth earth loses more than Bullington says added. Land and sea count by their shares, as in ITU-R P.1812-8, equation (28).
/// </remarks>
public sealed class DeltaBullingtonModel : BullingtonModel
{
    /// <inheritdoc/>
    public override string Name => "delta-bullington";

    /// <inheritdoc/>
    public override string Source => "ITU-R P.526-15, §4.5.2";

    /// <inheritdoc/>
    public override bool UsesClutter => true;

    private protected override double DiffractionDb(
        TerrainProfile profile, double[] ground, double[] heights, RadioLink link, double earthRadiusKilometres, List<ModelQuantity> quantities)
    {
        double hts = ground[0] + link.TransmitterHeightAboveGroundMetres, hrs = ground[^1] + link.ReceiverHeightAboveGroundMetres;
        ReadOnlySpan<double> distances = profile.DistancesSpan;
        SmoothSurface smooth = SmoothSurface.Fit(distances, ground).ForDiffraction(ObstacleHeights.Of(distances, ground, hts, hrs), ground[0], ground[^1]);
        double sea = PathZones.Of(distances, profile.ZonesSpan).SeaFraction;
        var losses = DeltaBullington.Of(distances, heights, hts, hrs, smooth, earthRadiusKilometres, link.FrequencyMHz / 1000, sea, link.Polarization);
        quantities.AddRange(
        [
            new("w", sea, string.Empty, string.Empty),
            new("hstd", smooth.TransmitterMetres, "m", string.Empty),
            new("hsrd", smooth.ReceiverMetres, "m", string.Empty),
            new("Lbulla", losses.ActualDb, "dB", string.Empty),
            new("Lbulls", losses.SmoothDb, "dB", string.Empty),
            new("Ldsph", losses.SphericalDb, "dB", string.Empty),
        ]);
        return losses.LossDb;
    }
}
