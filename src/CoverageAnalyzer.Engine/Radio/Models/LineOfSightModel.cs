using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Line of sight over the effective earth, with the clearance of the first Fresnel zone.</summary>
/// <remarks>
/// Source: ITU-R P.526-15 (Fresnel ellipsoid, effective earth), ITU-R P.525-4 (loss).
/// Behavior: the loss is that of free space whether the path is clear or not; the quantity <see cref="VisibleSymbol"/> says which (1 or 0), and who asks for service takes a
/// hidden path as not served. A path that is visible with less than 60 % of the zone's radius free is flagged: diffraction adds loss there.
/// Cost: one pass over the points.
/// </remarks>
public sealed class LineOfSightModel : PropagationModel
{
    /// <summary>Symbol of the quantity that is 1 where the antennas see each other and 0 where not.</summary>
    public const string VisibleSymbol = "visible";

    /// <inheritdoc/>
    public override string Name => "line-of-sight";

    /// <inheritdoc/>
    public override string Source => "ITU-R P.526-15, P.525-4";

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ModelCheck check = ModelCheck.Of("ITU-R P.526", profile, link);
        if (check.Refusal is not null)
        {
            return check.Refused();
        }

        PathClearance clearance = ClearanceOf(profile, link);
        double slant = FreeSpaceModel.SlantKilometres(profile, link), loss = FreeSpaceModel.LossDb(link.FrequencyMHz, slant);
        if (!clearance.IsVisible)
        {
            check.Warn(LocalizedText.Of(
                $"Tia bị che ở km {clearance.ObstacleKilometres:N2}: vật cản cao hơn tia {-clearance.ClearanceMetres:N1} m. Suy hao không gian tự do không đạt được.",
                $"The ray is blocked at {clearance.ObstacleKilometres:N2} km: the obstacle stands {-clearance.ClearanceMetres:N1} m above it. The free-space loss is not reached."));
        }
        else if (clearance.FreeZoneFraction < 1)
        {
            check.Warn(LocalizedText.Of(
                $"Nhìn thấy nhau, nhưng ở km {clearance.ObstacleKilometres:N2} chỉ {clearance.ClearanceFraction * 100:N0} % bán kính vùng Fresnel thứ nhất thông thoáng (cần 60 %): suy hao thật lớn hơn.",
                $"Visible, but at {clearance.ObstacleKilometres:N2} km only {clearance.ClearanceFraction * 100:N0} % of the first Fresnel zone's radius is free (60 % is needed): the true loss is greater."));
        }

        return check.Answer(loss, 0, link, [.. FreeSpaceModel.Quantities(slant, PathClearance.SpeedOfLight / link.FrequencyMHz, loss), .. Quantities(clearance)]);
    }

    /// <summary>Clearance with the antennas and the earth of a link.</summary>
    internal static PathClearance ClearanceOf(TerrainProfile profile, RadioLink link) => PathClearance.Of(
        profile, link.FrequencyMHz, link.TransmitterHeightAboveGroundMetres, link.ReceiverHeightAboveGroundMetres, link.EffectiveEarthRadiusFactor);

    /// <summary>The clearance as quantities.</summary>
    internal static ModelQuantity[] Quantities(PathClearance clearance)
    {
        bool has = clearance.ObstacleIndex >= 0;
        return
        [
            new("ae", clearance.EffectiveEarthRadiusKilometres, "km", string.Empty),
            new("hts", clearance.TransmitterElevationMetres, "m", string.Empty),
            new("hrs", clearance.ReceiverElevationMetres, "m", string.Empty),
            new("d1", clearance.ObstacleKilometres, "km", string.Empty),
            new("clearance", clearance.ClearanceMetres, "m", string.Empty),
            new("R1", clearance.FresnelMetres, "m", "P.526 (2)"),
            new("clearance/R1", has ? clearance.ClearanceFraction : double.NaN, string.Empty, string.Empty),
            new("free60", clearance.FreeZoneFraction * 100, "%", string.Empty),
            new("nu", has ? clearance.Nu : double.NaN, string.Empty, "P.526 (26)"),
            new(VisibleSymbol, clearance.IsVisible ? 1 : 0, string.Empty, string.Empty),
        ];
    }
}
