using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What is to be worked out of a network.</summary>
public sealed record RadioNetworkRequest
{
    /// <summary>Makes the prediction that one thread uses; the same answers from each.</summary>
    public required Func<AreaPrediction> MakePrediction { get; init; }

    /// <summary>Reach on the ground in m.</summary>
    public required double ReachMetres { get; init; }

    /// <summary>What is taken where a site states nothing.</summary>
    public required BtsDefaults Defaults { get; init; }

    /// <summary>What counts as covered.</summary>
    public required ReceptionPreset Preset { get; init; }

    /// <summary>Where the telephone is.</summary>
    public ReceptionMargin Margin { get; init; }

    /// <summary>Probability at the edge of a cell; NaN: the preset's.</summary>
    public double EdgeProbabilityFraction { get; init; } = double.NaN;

    /// <summary>Standard deviation over the places of a small area in dB, for the probability at the edge. 5.5: ITU-R P.1546-6, annex 5, section 12, wide bands.</summary>
    public double LocationDeviationDb { get; init; } = 5.5;

    /// <summary>Height of the receiver above ground in m; NaN: that of the defaults.</summary>
    public double ReceiverHeightAboveGroundMetres { get; init; } = double.NaN;

    /// <summary>Share of an average year, in %, for which the loss is not exceeded.</summary>
    public double TimePercent { get; init; } = 50;

    /// <summary>ΔN: fall of the refractivity in the lowest km, N-units/km.</summary>
    public double RefractivityGradient { get; init; } = 39.25;

    /// <summary>N₀: refractivity at sea level, N-units.</summary>
    public double SeaLevelRefractivity { get; init; } = 325;

    /// <summary>Added to every predicted power, in dB: what measured points showed the model to be off by.</summary>
    public double PowerOffsetDb { get; init; }

    /// <summary>Antenna patterns by the name sectors use; null: none.</summary>
    public IReadOnlyDictionary<string, AntennaPattern>? Patterns { get; init; }

    /// <summary>Rows a band has at most.</summary>
    public int BandRows { get; init; } = 64;
}
