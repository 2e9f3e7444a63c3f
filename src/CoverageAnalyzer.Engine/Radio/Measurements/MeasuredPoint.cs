using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>A received power that somebody measured at a place.</summary>
public sealed record MeasuredPoint
{
    /// <summary>Least power that can have been measured, in dBm: below the noise of any receiver of a telephone.</summary>
    public const double LeastPowerDbm = -160;

    /// <summary>Greatest power that can have been measured, in dBm.</summary>
    public const double GreatestPowerDbm = 0;

    /// <summary>Where it stands in the input.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Longitude in degrees, WGS 84.</summary>
    public required double LongitudeDegrees { get; init; }

    /// <summary>Latitude in degrees, WGS 84.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>Measured power in dBm: RSRP for LTE and NR, RSCP for UMTS, RxLev for GSM.</summary>
    public required double PowerDbm { get; init; }

    /// <summary>When, as the file has it, or empty.</summary>
    public string Time { get; init; } = string.Empty;

    /// <summary>Operator of the network that was measured, or empty.</summary>
    public string Operator { get; init; } = string.Empty;

    /// <summary>Technology that was measured, as the file has it, or empty.</summary>
    public string Radio { get; init; } = string.Empty;

    /// <summary>Clutter class of the place (forest, town …), as the file has it, or empty.</summary>
    public string ClutterClass { get; init; } = string.Empty;

    /// <summary>Offset of the class in dB, where the class is that of the land cover; NaN: the file names the class, or there is none.</summary>
    public double LandCoverOffsetDb { get; init; } = double.NaN;
}
