using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Free space, and one knife edge in the place of the worst obstacle.</summary>
/// <remarks>
/// Source: ITU-R P.526-15, section 4.1, equations (26) and (31).
/// Valid for: one obstacle that stands alone. Where others rise above the lines from its top to the antennas the loss is too small, and that is flagged.
/// Cost: two passes over the points.
/// </remarks>
public sealed class KnifeEdgeModel : PropagationModel
{
    /// <inheritdoc/>
    public override string Name => "knife-edge";

    /// <inheritdoc/>
    public override string Source => "ITU-R P.526-15";

    /// <inheritdoc/>
    public override bool UsesClutter => true;

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ModelCheck check = ModelCheck.Of("ITU-R P.526", profile, link);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        PathClearance clearance = LineOfSightModel.ClearanceOf(profile, link);
        double slant = FreeSpaceModel.SlantKilometres(profile, link), free = FreeSpaceModel.LossDb(link.FrequencyMHz, slant), edge = KnifeEdge.LossDb(clearance.Nu);
        double second = SecondNu(profile, link, clearance);
        if (edge > 0 && second > 0)
        {
            check.Warn(LocalizedText.Of(
                $"Có hơn một vật cản (ν của vật cản thứ hai là {second:N2}): mô hình một lưỡi dao cho suy hao quá nhỏ.",
                $"There is more than one obstacle (the second has ν {second:N2}): a single knife edge makes the loss too small."));
        }

        return check.Answer(free + edge, 0, link,
        [
            .. FreeSpaceModel.Quantities(slant, PathClearance.SpeedOfLight / link.FrequencyMHz, free),
            .. LineOfSightModel.Quantities(clearance),
            new("J", edge, "dB", "P.526 (31)"),
            new("nu2", second, string.Empty, "P.526 (26)"),
        ]);
    }

    // Greatest ν on the two parts of the path, from the obstacle's top to the antennas; −∞ shows as NaN where there is none.
    private static double SecondNu(TerrainProfile profile, RadioLink link, PathClearance clearance)
    {
        int at = clearance.ObstacleIndex;
        if (at < 0)
        {
            return double.NaN;
        }

        double k = link.EffectiveEarthRadiusFactor, top = profile.ElevationsMetres[at] + (profile.ClutterMetres?[at] ?? 0);
        double before = PathClearance.Between(profile, link.FrequencyMHz, 0, clearance.TransmitterElevationMetres, at, top, k).Nu;
        double behind = PathClearance.Between(profile, link.FrequencyMHz, at, top, profile.Count - 1, clearance.ReceiverElevationMetres, k).Nu;
        double greatest = Math.Max(before, behind);
        return double.IsNegativeInfinity(greatest) ? double.NaN : greatest;
    }
}
