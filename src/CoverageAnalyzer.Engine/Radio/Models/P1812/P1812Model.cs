using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>ITU-R P.1812-8: path-specific prediction for point-to-area services, 30 MHz to 6 GHz.</summary>
/// <remarks>
/// Source: Recommendation ITU-R P.1812-8 (09/2025), Annex 1. Clutter heights of the profile stand on the ground between the two ends (§3.2.1); the terminals
/// stand on bare ground. Building entry loss is left out. Reciprocal at 50 % of the places: the same loss from both ends when zones and distances to the coast are turned too.
/// Valid for and refusals: <see cref="P1812Limits"/>.
/// </remarks>
public sealed class P1812Model : PropagationModel
{
    /// <inheritdoc/>
    public override string Name => "p1812";

    /// <inheritdoc/>
    public override string Source => "ITU-R P.1812-8";

    /// <inheritdoc/>
    public override bool UsesClutter => true;

    /// <inheritdoc/>
    public override PathLoss Predict(TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(link);
        if (P1812Limits.Refusal(profile, link) is LocalizedText refusal)
        {
            return new PathLoss { LossDb = double.NaN, Refusal = refusal };
        }

        P1812Parameters parameters = P1812Parameters.Of(link, profile.LengthKilometres);
        (P1812Path path, P1812Losses losses) = Losses(profile, parameters);
        return new PathLoss
        {
            LossDb = losses.LossDb,
            Warnings = P1812Limits.Warnings(profile, link),
            Quantities = P1812Quantities.Of(path, losses, parameters),
        };
    }

    /// <inheritdoc/>
    public override double LossDb(TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return P1812Limits.Refusal(profile, link) is null ? Losses(profile, P1812Parameters.Of(link, profile.LengthKilometres)).Losses.LossDb : double.NaN;
    }

    /// <summary>Works out a profile that is known to be within the limits.</summary>
    /// <param name="profile">Two points or more, all heights known.</param>
    /// <param name="parameters">The parameters.</param>
    public static (P1812Path Path, P1812Losses Losses) Losses(TerrainProfile profile, in P1812Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ReadOnlySpan<double> distances = profile.DistancesSpan, elevations = profile.ElevationsSpan, clutter = profile.ClutterSpan;
        var path = P1812Path.Of(distances, elevations, PathZones.Of(distances, profile.ZonesSpan), clutter.IsEmpty ? 0 : clutter[^1], parameters);
        if (clutter.IsEmpty)
        {
            return (path, P1812Losses.Of(distances, elevations, path, parameters));
        }

        double[] heights = new double[distances.Length]; // g
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = elevations[i] + clutter[i];
        }

        return (path, P1812Losses.Of(distances, heights, path, parameters));
    }
}
