using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>What a picture of a radio path shows.</summary>
public sealed record ProfileView
{
    /// <summary>Heights of the ground from transmitter to receiver; the first and the last one known.</summary>
    public required TerrainProfile Profile { get; init; }

    /// <summary>Frequency in MHz, which makes the Fresnel zone.</summary>
    public required double FrequencyMHz { get; init; }

    /// <summary>Transmitter above ground in m.</summary>
    public required double TransmitterHeightAboveGroundMetres { get; init; }

    /// <summary>Receiver above ground in m.</summary>
    public required double ReceiverHeightAboveGroundMetres { get; init; }

    /// <summary>Effective earth radius factor k.</summary>
    public required double EffectiveEarthRadiusFactor { get; init; }

    /// <summary>What the transmitter is called.</summary>
    public required LocalizedText Transmitter { get; init; }

    /// <summary>What the receiver is called.</summary>
    public required LocalizedText Receiver { get; init; }

    /// <summary>A notice of the study that goes with whatever is shown of it, or empty.</summary>
    public LocalizedText Notice { get; init; } = LocalizedText.Empty;
}
