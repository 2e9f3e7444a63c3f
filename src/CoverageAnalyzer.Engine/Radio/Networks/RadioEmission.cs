namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>A sector with every figure settled under one assumption.</summary>
/// <param name="Radio">Technology.</param>
/// <param name="HeightAboveGroundMetres">Height of the antenna's centre.</param>
/// <param name="FrequencyMHz">Frequency.</param>
/// <param name="MeasuredEirpDbm">What coverage is measured by (carrier, pilot or resource element), as it leaves the antenna in its main direction.</param>
/// <param name="Pattern">Pattern; null: the same all round.</param>
/// <param name="AzimuthDegrees">Main direction; 0 without a pattern.</param>
/// <param name="MechanicalTiltDegrees">Tilt of the antenna.</param>
/// <param name="ElectricalTiltDegrees">Tilt of the beam.</param>
public sealed record RadioEmission(
    RadioClass Radio, double HeightAboveGroundMetres, double FrequencyMHz, double MeasuredEirpDbm,
    AntennaPattern? Pattern, double AzimuthDegrees, double MechanicalTiltDegrees, double ElectricalTiltDegrees)
{
    /// <summary>Settles what a sector does not state.</summary>
    /// <remarks>
    /// Behavior: a stated EIRP wins; else stated power plus stated gain (or the pattern's own), defaults for what of them is missing. An azimuth
    /// without a pattern takes the formula of TR 38.901; a sector without an azimuth sends the same all round, whatever pattern it names.
    /// </remarks>
    /// <param name="sector">The sector.</param>
    /// <param name="defaults">The defaults.</param>
    /// <param name="assumption">Which of them.</param>
    /// <param name="patterns">Patterns by name; null: none.</param>
    public static RadioEmission Of(RadioSector sector, BtsDefaults defaults, RadioAssumption assumption, IReadOnlyDictionary<string, AntennaPattern>? patterns = null)
    {
        ArgumentNullException.ThrowIfNull(sector);
        ArgumentNullException.ThrowIfNull(defaults);
        BtsClassDefaults usual = defaults.Of(sector.Radio);
        double Or(double stated, AssumedFigure otherwise) => double.IsNaN(stated) ? otherwise.Under(assumption) : stated;
        AntennaPattern? pattern = null;
        if (!double.IsNaN(sector.AzimuthDegrees))
        {
            pattern = patterns is not null && sector.PatternName.Length > 0 && patterns.TryGetValue(sector.PatternName, out AntennaPattern? named) ? named : AntennaPattern.ThreeGpp;
        }

        double gain = double.IsNaN(sector.GainDbi) && pattern is not null ? pattern.GainDbi : sector.GainDbi;
        double eirp = double.IsNaN(sector.EirpDbm)
            ? Or(sector.TransmitPowerDbm, usual.TransmitPowerDbm) - usual.FeederLossDb.Under(assumption) + Or(gain, usual.GainDbi)
            : sector.EirpDbm;
        return new(
            sector.Radio,
            Or(sector.HeightAboveGroundMetres, usual.HeightAboveGroundMetres),
            Or(sector.FrequencyMHz, usual.FrequencyMHz),
            eirp - ResourceBlocks.ShareLossDb(sector.Radio, Or(sector.BandwidthMHz, usual.BandwidthMHz)),
            pattern,
            pattern is null ? 0 : sector.AzimuthDegrees,
            pattern is null || double.IsNaN(sector.MechanicalTiltDegrees) ? 0 : sector.MechanicalTiltDegrees,
            pattern is null || double.IsNaN(sector.ElectricalTiltDegrees) ? 0 : sector.ElectricalTiltDegrees);
    }

    /// <summary>What leaves the antenna in a direction, in dBm.</summary>
    /// <param name="bearingDegrees">Clockwise from north.</param>
    /// <param name="belowDegrees">Below the horizon.</param>
    public double TowardsDbm(double bearingDegrees, double belowDegrees)
    {
        if (Pattern is null)
        {
            return MeasuredEirpDbm;
        }

        double offset = bearingDegrees - AzimuthDegrees;
        double tilt = ElectricalTiltDegrees + (MechanicalTiltDegrees == 0 ? 0 : MechanicalTiltDegrees * Math.Cos(offset * Math.PI / 180));
        return MeasuredEirpDbm - Pattern.LossDb(offset, belowDegrees - tilt);
    }
}
