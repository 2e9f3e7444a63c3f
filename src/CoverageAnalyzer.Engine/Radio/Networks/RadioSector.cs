namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>One emitter of a site as its file states it; what is NaN is not stated and takes a default.</summary>
public sealed record RadioSector
{
    /// <summary>Technology.</summary>
    public RadioClass Radio { get; init; }

    /// <summary>Direction of the antenna in degrees clockwise from north; NaN: the same all round.</summary>
    public double AzimuthDegrees { get; init; } = double.NaN;

    /// <summary>Tilt of the antenna itself below the horizon in degrees; NaN counts as 0. It lowers the front and lifts the back.</summary>
    public double MechanicalTiltDegrees { get; init; } = double.NaN;

    /// <summary>Tilt of the beam within the antenna in degrees below the horizon; NaN counts as 0. It is the same all round.</summary>
    public double ElectricalTiltDegrees { get; init; } = double.NaN;

    /// <summary>Gain of the antenna in dBi.</summary>
    public double GainDbi { get; init; } = double.NaN;

    /// <summary>Power at the transmitter in dBm, of the whole carrier.</summary>
    public double TransmitPowerDbm { get; init; } = double.NaN;

    /// <summary>Power that leaves the antenna in its main direction, in dBm; wins over power and gain.</summary>
    public double EirpDbm { get; init; } = double.NaN;

    /// <summary>Frequency in MHz.</summary>
    public double FrequencyMHz { get; init; } = double.NaN;

    /// <summary>Width of the carrier in MHz.</summary>
    public double BandwidthMHz { get; init; } = double.NaN;

    /// <summary>Height of the antenna's centre above ground in m.</summary>
    public double HeightAboveGroundMetres { get; init; } = double.NaN;

    /// <summary>Name of the antenna's pattern, or empty: the formula of TR 38.901 where there is an azimuth.</summary>
    public string PatternName { get; init; } = string.Empty;

    /// <summary>Whether the row states no more than its technology.</summary>
    public bool IsBare => !StatesMoreThanHeight && double.IsNaN(HeightAboveGroundMetres);

    /// <summary>Whether the row states something of its antenna or carrier, beside the height, which it shares with its mast.</summary>
    public bool StatesMoreThanHeight => !double.IsNaN(AzimuthDegrees) || !double.IsNaN(MechanicalTiltDegrees) || !double.IsNaN(ElectricalTiltDegrees) || !double.IsNaN(GainDbi)
        || !double.IsNaN(TransmitPowerDbm) || !double.IsNaN(EirpDbm) || !double.IsNaN(FrequencyMHz) || !double.IsNaN(BandwidthMHz) || PatternName.Length > 0;
}
