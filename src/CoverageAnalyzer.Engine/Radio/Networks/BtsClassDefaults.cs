namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What is taken for the cells of one radio class where their site states nothing.</summary>
public sealed record BtsClassDefaults
{
    /// <summary>Height of the antenna's centre above ground in m.</summary>
    public required AssumedFigure HeightAboveGroundMetres { get; init; }

    /// <summary>Power at the transmitter in dBm, of the whole carrier.</summary>
    public required AssumedFigure TransmitPowerDbm { get; init; }

    /// <summary>Loss between transmitter and antenna in dB.</summary>
    public required AssumedFigure FeederLossDb { get; init; }

    /// <summary>Gain of the antenna in dBi.</summary>
    public required AssumedFigure GainDbi { get; init; }

    /// <summary>Frequency in MHz.</summary>
    public required AssumedFigure FrequencyMHz { get; init; }

    /// <summary>Width of the carrier in MHz.</summary>
    public required AssumedFigure BandwidthMHz { get; init; }

    /// <summary>Power that leaves the antenna in its main direction under an assumption, in dBm.</summary>
    /// <param name="assumption">The assumption.</param>
    public double EirpDbm(RadioAssumption assumption) => TransmitPowerDbm.Under(assumption) - FeederLossDb.Under(assumption) + GainDbi.Under(assumption);
}
