namespace CoverageAnalyzer.Engine.Radio.Profiles;

/// <summary>Heights along a ray from a transmitter (first point) to a receiver (last point).</summary>
/// <remarks>
/// A height that is not known is NaN, and a path with one is <see cref="IsUnknown"/>: no model gives a loss for it. Distances are those on the ellipsoid.
/// The arrays are kept, not copied, and are not to be changed afterwards.
/// </remarks>
public sealed class TerrainProfile
{
    private readonly double[] distances;
    private readonly double[] elevations;
    private readonly double[]? clutter;
    private readonly RadioClimaticZone[]? zones;

    /// <summary>Makes a profile.</summary>
    /// <param name="distancesKilometres">Distance of each point from the transmitter in km: 0 first, then rising.</param>
    /// <param name="elevationsMetres">Height of the ground above sea level in m at each point; NaN where it is not known.</param>
    /// <param name="clutterMetres">Height of what stands on the ground (trees, houses) in m at each point, 0 or more; null: nothing anywhere.</param>
    /// <param name="zones">Zone of each point; null: inland everywhere.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, distances do not rise from 0, or a clutter height is below 0 or not a number.</exception>
    public TerrainProfile(double[] distancesKilometres, double[] elevationsMetres, double[]? clutterMetres = null, RadioClimaticZone[]? zones = null)
    {
        ArgumentNullException.ThrowIfNull(distancesKilometres);
        ArgumentNullException.ThrowIfNull(elevationsMetres);
        int n = distancesKilometres.Length;
        if (elevationsMetres.Length != n || (clutterMetres?.Length ?? n) != n || (zones?.Length ?? n) != n)
        {
            throw new ArgumentException($"{n} distances need as many heights, clutter heights and zones.", nameof(elevationsMetres));
        }

        for (int i = 0; i < n; i++)
        {
            if (!(i == 0 ? distancesKilometres[0] == 0 : distancesKilometres[i] > distancesKilometres[i - 1] && double.IsFinite(distancesKilometres[i])))
            {
                throw new ArgumentException($"Distance {i} is {distancesKilometres[i]} km; distances start at 0 and rise.", nameof(distancesKilometres));
            }

            if (clutterMetres is not null && !(clutterMetres[i] >= 0 && double.IsFinite(clutterMetres[i])))
            {
                throw new ArgumentException($"Clutter height {i} is {clutterMetres[i]} m; it must be 0 or more.", nameof(clutterMetres));
            }
        }

        (distances, elevations, clutter, this.zones) = (distancesKilometres, elevationsMetres, clutterMetres, zones);
        DistancesKilometres = distancesKilometres;
        ElevationsMetres = elevationsMetres;
        ClutterMetres = clutterMetres;
        Zones = zones;
        IsUnknown = Array.Exists(elevationsMetres, h => !double.IsFinite(h));
    }

    /// <summary>Distance of each point from the transmitter in km.</summary>
    public IReadOnlyList<double> DistancesKilometres { get; }

    /// <summary>Height of the ground above sea level in m at each point; NaN where it is not known.</summary>
    public IReadOnlyList<double> ElevationsMetres { get; }

    /// <summary>Height of what stands on the ground in m at each point; null: nothing anywhere.</summary>
    public IReadOnlyList<double>? ClutterMetres { get; }

    /// <summary>Zone of each point; null: inland everywhere.</summary>
    public IReadOnlyList<RadioClimaticZone>? Zones { get; }

    /// <summary>Number of points.</summary>
    public int Count => DistancesKilometres.Count;

    /// <summary>Length of the path in km; 0 for a path of one point.</summary>
    public double LengthKilometres => Count == 0 ? 0 : DistancesKilometres[Count - 1];

    /// <summary>Whether a height is not known.</summary>
    public bool IsUnknown { get; }

    /// <summary><see cref="DistancesKilometres"/> for kernels.</summary>
    public ReadOnlySpan<double> DistancesSpan => distances;

    /// <summary><see cref="ElevationsMetres"/> for kernels.</summary>
    public ReadOnlySpan<double> ElevationsSpan => elevations;

    /// <summary><see cref="ClutterMetres"/> for kernels; empty: nothing anywhere.</summary>
    public ReadOnlySpan<double> ClutterSpan => clutter;

    /// <summary><see cref="Zones"/> for kernels; empty: inland everywhere.</summary>
    public ReadOnlySpan<RadioClimaticZone> ZonesSpan => zones;
}
