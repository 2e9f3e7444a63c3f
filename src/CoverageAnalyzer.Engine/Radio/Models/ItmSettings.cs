namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What the Irregular Terrain Model wants to know beside profile and link.</summary>
/// <remarks>
/// The defaults are for Việt Nam. Climate: NBS Technical Note 101 gives <em>maritime subtropical</em> to lowlands within and near the tropics under
/// monsoons, and <em>equatorial</em> only to the ten degrees beside the equator; Việt Nam lies between 8° and 23° N under monsoons.
/// Ground: average ground of NTIA Report 82-100, table 2 (relative permittivity 15, conductivity 0.005 S/m).
/// </remarks>
public sealed record ItmSettings
{
    /// <summary>Relative permittivity of the ground, 1 or more: poor 4, average 15, good 25, water 81.</summary>
    public double GroundRelativePermittivity { get; init; } = 15;

    /// <summary>Conductivity of the ground in S/m, above 0: poor 0.001, average 0.005, good 0.02, fresh water 0.01, sea 5.</summary>
    public double GroundConductivitySiemensPerMetre { get; init; } = 0.005;

    /// <summary>Radio climate.</summary>
    public ItmClimate Climate { get; init; } = ItmClimate.MaritimeSubtropical;

    /// <summary>Which variations go together.</summary>
    public ItmVariabilityMode Variability { get; init; } = ItmVariabilityMode.Broadcast;

    /// <summary>Leaves out the variation from place to place: for links between well-known places.</summary>
    public bool WithoutLocationVariability { get; init; }

    /// <summary>Leaves out the direct variation from situation to situation: for interference.</summary>
    public bool WithoutSituationVariability { get; init; }

    /// <summary>Share of like situations, in %, for which the loss is not exceeded. Also the confidence in the variant of confidence and reliability.</summary>
    public double SituationPercent { get; init; } = 50;
}
