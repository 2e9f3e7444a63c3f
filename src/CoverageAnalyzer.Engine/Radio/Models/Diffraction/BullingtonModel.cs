using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>Free space and Bullington's diffraction: ITU-R P.526-15, §4.5.1.</summary>
/// <remarks>
/// The median atmosphere of the link's ΔN; shares of time and places do not count. Clutter of the profile stands on the ground between the ends.
/// Over smooth ground the loss beyond the horizon is too low: <see cref="DeltaBullingtonModel"/> mends that.
/// Valid for: 30 MHz to 100 GHz, antennas 0.1 to 20,000 m above the ground, paths up to 3000 km. Reciprocal.
/// </remarks>
public class BullingtonModel : PropagationModel
{
    /// <inheritdoc/>
    public override string Name => "bullington";

    /// <inheritdoc/>
    public override string Source => "ITU-R P.526-15, §4.5.1";

    /// <inheritdoc/>
    public override bool UsesClutter => true;

    /// <inheritdoc/>
    public sealed override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(link);
        if (Refusal(profile, link) is LocalizedText refusal)
        {
            return new PathLoss { LossDb = double.NaN, Refusal = refusal };
        }

        double[] ground = [.. profile.ElevationsMetres], heights = ground;
        if (profile.ClutterMetres is { } clutter)
        {
            heights = [.. ground.Zip(clutter, (h, r) => h + r)];
        }

        double hts = ground[0] + link.TransmitterHeightAboveGroundMetres, hrs = ground[^1] + link.ReceiverHeightAboveGroundMetres, f = link.FrequencyMHz / 1000;
        double free = LineOfSightLoss.FreeSpaceDb(profile.LengthKilometres, hts, hrs, f), earth = DuctingIncidence.MedianEarthRadiusKilometres(link.RefractivityGradient);
        var quantities = new List<ModelQuantity>
        {
            new("d", profile.LengthKilometres, "km", string.Empty),
            new("hts", hts, "m", string.Empty),
            new("hrs", hrs, "m", string.Empty),
            new("ae", earth, "km", string.Empty),
            new("Lbfs", free, "dB", string.Empty),
        };
        double diffraction = DiffractionDb(profile, ground, heights, link, earth, quantities);
        quantities.Add(new("Ld", diffraction, "dB", string.Empty));
        quantities.Add(new("Lb", free + diffraction, "dB", string.Empty));
        return new PathLoss { LossDb = free + diffraction, Quantities = quantities, Warnings = Warnings(profile) };
    }

    /// <summary>Diffraction loss of a path that is not refused.</summary>
    /// <param name="profile">The path.</param>
    /// <param name="ground">Heights of the ground in m above sea level.</param>
    /// <param name="heights">Heights of ground and clutter in m above sea level.</param>
    /// <param name="link">The link.</param>
    /// <param name="earthRadiusKilometres">Effective earth radius in km.</param>
    /// <param name="quantities">Takes the intermediate values.</param>
    /// <returns>dB.</returns>
    private protected virtual double DiffractionDb(
        TerrainProfile profile, double[] ground, double[] heights, RadioLink link, double earthRadiusKilometres, List<ModelQuantity> quantities)
    {
        double hts = ground[0] + link.TransmitterHeightAboveGroundMetres, hrs = ground[^1] + link.ReceiverHeightAboveGroundMetres;
        double nu = BullingtonDiffraction.FresnelParameter(profile.DistancesSpan, heights, hts, hrs, earthRadiusKilometres, link.FrequencyMHz / 1000);
        double edge = KnifeEdge.LossDb(nu), loss = BullingtonDiffraction.LossOfEdgeDb(edge, profile.LengthKilometres);
        quantities.Add(new("nu", double.IsInfinity(nu) ? double.NaN : nu, string.Empty, string.Empty));
        quantities.Add(new("Luc", edge, "dB", "(31)"));
        quantities.Add(new("Lbull", loss, "dB", string.Empty));
        return loss;
    }

    private static LocalizedText? Refusal(TerrainProfile profile, RadioLink link) =>
        RangeRefusal.Path(profile)
        ?? RangeRefusal.Outside(link.FrequencyMHz, 30, 100_000, new("Tần số", "The frequency"), "MHz", "P.526")
        ?? RangeRefusal.Outside(link.TransmitterHeightAboveGroundMetres, 0.1, 20_000, new("Độ cao ăng-ten phát so với mặt đất", "The transmitting antenna's height above the ground"), "m", "P.526")
        ?? RangeRefusal.Outside(link.ReceiverHeightAboveGroundMetres, 0.1, 20_000, new("Độ cao ăng-ten thu so với mặt đất", "The receiving antenna's height above the ground"), "m", "P.526")
        ?? RangeRefusal.Outside(link.RefractivityGradient, 0, 150, LocalizedText.Same("ΔN"), "N/km", "P.526")
        ?? RangeRefusal.Outside(profile.LengthKilometres, 0, 3000, new("Độ dài đường truyền", "The length of the path"), "km", "P.526");

    private static LocalizedText[] Warnings(TerrainProfile profile) => profile.Count >= 5
        ? []
        : [LocalizedText.Of($"Mặt cắt chỉ có {profile.Count} điểm: vật cản giữa các điểm không được tính.", $"The profile has only {profile.Count} points: obstacles between them do not count.")];
}
