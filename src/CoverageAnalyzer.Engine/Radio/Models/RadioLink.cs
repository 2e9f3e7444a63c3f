namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What a propagation model wants to know beside the profile.</summary>
public sealed record RadioLink
{
    /// <summary>Frequency in MHz.</summary>
    public required double FrequencyMHz { get; init; }

    /// <summary>Height of the transmitting antenna's centre above the ground in m.</summary>
    public required double TransmitterHeightAboveGroundMetres { get; init; }

    /// <summary>Height of the receiving antenna's centre above the ground in m.</summary>
    public required double ReceiverHeightAboveGroundMetres { get; init; }

    /// <summary>Polarization.</summary>
    public Polarization Polarization { get; init; } = Polarization.Vertical;

    /// <summary>Share of an average year, in %, for which the loss is not exceeded.</summary>
    public double TimePercent { get; init; } = 50;

    /// <summary>Share of the places in a small area, in %, for which the loss is not exceeded.</summary>
    public double LocationPercent { get; init; } = 50;

    /// <summary>Standard deviation of the loss over the places of a small area in dB; NaN: the model's own.</summary>
    public double LocationDeviationDb { get; init; } = double.NaN;

    /// <summary>Width in m of the square whose places <see cref="LocationPercent"/> is about, where the model takes its deviation from it.</summary>
    public double LocationSquareWidthMetres { get; init; } = 100;

    /// <summary>ΔN: average fall of the radio refractivity in the lowest km of the atmosphere, N-units/km, above 0. 39.25 makes k = 4/3.</summary>
    public double RefractivityGradient { get; init; } = 39.25;

    /// <summary>N₀: refractivity at sea level, N-units.</summary>
    public double SeaLevelRefractivity { get; init; } = 325;

    /// <summary>Latitude of the transmitter in degrees.</summary>
    public double TransmitterLatitudeDegrees { get; init; }

    /// <summary>Longitude of the transmitter in degrees.</summary>
    public double TransmitterLongitudeDegrees { get; init; }

    /// <summary>Latitude of the receiver in degrees.</summary>
    public double ReceiverLatitudeDegrees { get; init; }

    /// <summary>Longitude of the receiver in degrees.</summary>
    public double ReceiverLongitudeDegrees { get; init; }

    /// <summary>Distance from the transmitter to the coast along the path in km; 500: far away.</summary>
    public double TransmitterToCoastKilometres { get; init; } = 500;

    /// <summary>Distance from the receiver to the coast along the path in km; 500: far away.</summary>
    public double ReceiverToCoastKilometres { get; init; } = 500;

    /// <summary>Effective earth radius factor k that the refractivity gradient makes: 157 / (157 − ΔN). ITU-R P.1812-8, equation (6).</summary>
    public double EffectiveEarthRadiusFactor => 157 / (157 - RefractivityGradient);
}
