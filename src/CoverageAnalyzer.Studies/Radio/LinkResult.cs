using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Reports.Profiles;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>One link worked out by one model or several.</summary>
/// <param name="Path">The path.</param>
/// <param name="Link">Frequency, heights, climate.</param>
/// <param name="Models">What each model says, in the order asked.</param>
public sealed record LinkResult(LinkPath Path, RadioLink Link, IReadOnlyList<LinkModelResult> Models)
{
    /// <summary>How the ray clears the ground; null where a height is not known or there is no path.</summary>
    public PathClearance? Clearance { get; init; }

    /// <summary>EIRP towards the receiver in dBm; NaN: not stated.</summary>
    public double EirpDbm { get; init; } = double.NaN;

    /// <summary>Whether no model gives a loss.</summary>
    public bool IsRefused => Models.All(m => m.Loss.Refusal is not null);

    /// <summary>Height of the worst obstacle's top above sea level in m; NaN without one.</summary>
    public double ObstacleElevationMetres => Clearance is { ObstacleIndex: >= 0 and var i }
        ? Path.Profile.ElevationsMetres[i] + (Path.Profile.ClutterMetres?[i] ?? 0)
        : double.NaN;

    /// <summary>The link as a picture shows it; null for a path of one point or with an end of unknown height.</summary>
    public ProfileView? View => Path.Profile.Count < 2 || !double.IsFinite(Path.Profile.ElevationsMetres[0] + Path.Profile.ElevationsMetres[^1]) ? null : new ProfileView
    {
        Profile = Path.Profile,
        FrequencyMHz = Link.FrequencyMHz,
        TransmitterHeightAboveGroundMetres = Link.TransmitterHeightAboveGroundMetres,
        ReceiverHeightAboveGroundMetres = Link.ReceiverHeightAboveGroundMetres,
        EffectiveEarthRadiusFactor = Link.EffectiveEarthRadiusFactor,
        Transmitter = Path.Transmitter,
        Receiver = Path.Receiver,
        Notice = Path.Notice,
    };
}
