using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>The path of one link: its profile and what its ends are called.</summary>
public sealed record LinkPath
{
    /// <summary>Heights from transmitter to receiver.</summary>
    public required TerrainProfile Profile { get; init; }

    /// <summary>Land cover along the path of a study; null without the layer. <see cref="Profile"/> holds its heights.</summary>
    public LinkCover? Cover { get; init; }

    /// <summary>What the heights were read from, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>What the transmitter is called.</summary>
    public required LocalizedText Transmitter { get; init; }

    /// <summary>What the receiver is called.</summary>
    public required LocalizedText Receiver { get; init; }

    /// <summary>Direction from the transmitter to the receiver in degrees from north over east; NaN where the places are not known.</summary>
    public double AzimuthDegrees { get; init; } = double.NaN;

    /// <summary>Longitude and latitude of the transmitter, or null.</summary>
    public (double LongitudeDegrees, double LatitudeDegrees)? TransmitterPlace { get; init; }

    /// <summary>Longitude and latitude of the receiver, or null.</summary>
    public (double LongitudeDegrees, double LatitudeDegrees)? ReceiverPlace { get; init; }

    /// <summary>A notice of the study, or empty.</summary>
    public LocalizedText Notice { get; init; } = LocalizedText.Empty;
}
