using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Profiles;

/// <summary>How the straight ray of a path and its first Fresnel zone clear the ground over the effective earth.</summary>
/// <remarks>
/// Source: ITU-R P.526-15, sections 2 (Fresnel ellipsoids, equation (2)) and 4.1 (ν, equation (26)); effective earth radius aₑ = 6371·k km.
/// Heights are counted from the chord between the feet of the two ends at sea level: the earth rises between them by x (d − x) / (2 aₑ).
/// What stands on the ground (clutter) counts between the ends, not at them, where the antennas stand.
/// Behavior: without a point between the ends there is no obstacle and the path is clear.
/// Cost: one pass over the points, no allocation.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PathClearance
{
    /// <summary>Mean radius of the earth in km.</summary>
    public const double EarthRadiusKilometres = 6371;

    /// <summary>Speed of light in m per µs: wavelength in m is this over MHz.</summary>
    public const double SpeedOfLight = 299.792458;

    /// <summary>Share of the first Fresnel zone's radius that is to be free where diffraction is to be left aside.</summary>
    public const double FreeFraction = 0.6;

    /// <summary>Effective earth radius in km.</summary>
    public required double EffectiveEarthRadiusKilometres { get; init; }

    /// <summary>Height of the transmitting antenna above sea level in m.</summary>
    public required double TransmitterElevationMetres { get; init; }

    /// <summary>Height of the receiving antenna above sea level in m.</summary>
    public required double ReceiverElevationMetres { get; init; }

    /// <summary>Point with the least clearance in radii of the Fresnel zone; −1: there is no point between the ends.</summary>
    public required int ObstacleIndex { get; init; }

    /// <summary>Where the worst obstacle stands in km from the transmitter; NaN: there is none.</summary>
    public required double ObstacleKilometres { get; init; }

    /// <summary>From the obstacle's top up to the ray in m; below 0 it stands in the ray.</summary>
    public required double ClearanceMetres { get; init; }

    /// <summary>Radius of the first Fresnel zone at the obstacle in m.</summary>
    public required double FresnelMetres { get; init; }

    /// <summary>Clearance in radii of the first Fresnel zone; +∞ without an obstacle.</summary>
    public double ClearanceFraction => ObstacleIndex < 0 ? double.PositiveInfinity : ClearanceMetres / FresnelMetres;

    /// <summary>ν of a knife edge in the obstacle's place: −√2 times the clearance in Fresnel radii; −∞ without an obstacle.</summary>
    public double Nu => -Math.Sqrt(2) * ClearanceFraction;

    /// <summary>Whether the ray touches nothing; grazing counts as visible.</summary>
    public bool IsVisible => ClearanceFraction >= 0;

    /// <summary>How much of the inner 60 % of the zone's radius is free at the worst place, 0–1.</summary>
    public double FreeZoneFraction => Math.Clamp(ClearanceFraction / FreeFraction, 0, 1);

    /// <summary>How far the obstacle enters the first Fresnel zone from below in m, 0 where it does not reach it.</summary>
    public double IntrusionMetres => ObstacleIndex < 0 ? 0 : Math.Max(0, FresnelMetres - ClearanceMetres);

    /// <summary>Looks along a path.</summary>
    /// <param name="profile">Heights, all known, of a path longer than 0.</param>
    /// <param name="frequencyMHz">Frequency in MHz.</param>
    /// <param name="transmitterMetres">Transmitter above ground in m.</param>
    /// <param name="receiverMetres">Receiver above ground in m.</param>
    /// <param name="effectiveEarthRadiusFactor">k.</param>
    public static PathClearance Of(TerrainProfile profile, double frequencyMHz, double transmitterMetres, double receiverMetres, double effectiveEarthRadiusFactor)
    {
        ArgumentNullException.ThrowIfNull(profile);
        int last = profile.Count - 1;
        return Between(profile, frequencyMHz, 0, profile.ElevationsMetres[0] + transmitterMetres, last, profile.ElevationsMetres[last] + receiverMetres, effectiveEarthRadiusFactor);
    }

    /// <summary>Radius of the first Fresnel zone. ITU-R P.526-15, equation (2) with n = 1.</summary>
    /// <param name="frequencyMHz">Frequency in MHz.</param>
    /// <param name="fromKilometres">Distance from one end in km.</param>
    /// <param name="lengthKilometres">Length of the path in km.</param>
    /// <returns>Metres.</returns>
    public static double FresnelMetresAt(double frequencyMHz, double fromKilometres, double lengthKilometres) =>
        Math.Sqrt(SpeedOfLight / frequencyMHz * 1000 * Math.Max(0, fromKilometres * (lengthKilometres - fromKilometres)) / lengthKilometres);

    /// <summary>How far the curved earth stands above the chord between the ends.</summary>
    /// <param name="fromKilometres">Distance from one end in km.</param>
    /// <param name="lengthKilometres">Length of the path in km.</param>
    /// <param name="effectiveEarthRadiusKilometres">Effective earth radius in km.</param>
    /// <returns>Metres.</returns>
    public static double BulgeMetresAt(double fromKilometres, double lengthKilometres, double effectiveEarthRadiusKilometres) =>
        500 * fromKilometres * (lengthKilometres - fromKilometres) / effectiveEarthRadiusKilometres;

    /// <summary>Looks along a part of a path, between two points with ends at given heights above sea level.</summary>
    internal static PathClearance Between(
        TerrainProfile profile, double frequencyMHz, int from, double fromElevationMetres, int to, double toElevationMetres, double effectiveEarthRadiusFactor)
    {
        double radius = EarthRadiusKilometres * effectiveEarthRadiusFactor, start = profile.DistancesKilometres[from], length = profile.DistancesKilometres[to] - start;
        int worst = -1;
        double least = double.PositiveInfinity, clearance = double.NaN, zone = double.NaN;
        for (int i = from + 1; i < to; i++)
        {
            double x = profile.DistancesKilometres[i] - start;
            double top = profile.ElevationsMetres[i] + (profile.ClutterMetres?[i] ?? 0) + BulgeMetresAt(x, length, radius);
            double free = fromElevationMetres + ((toElevationMetres - fromElevationMetres) * x / length) - top, fresnel = FresnelMetresAt(frequencyMHz, x, length);
            if (free / fresnel < least)
            {
                (worst, least, clearance, zone) = (i, free / fresnel, free, fresnel);
            }
        }

        return new PathClearance
        {
            EffectiveEarthRadiusKilometres = radius,
            TransmitterElevationMetres = fromElevationMetres,
            ReceiverElevationMetres = toElevationMetres,
            ObstacleIndex = worst,
            ObstacleKilometres = worst < 0 ? double.NaN : profile.DistancesKilometres[worst],
            ClearanceMetres = clearance,
            FresnelMetres = zone,
        };
    }
}
