using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What someone calls covered: thresholds by technology, margins, and the probability at the edge of a cell.</summary>
public sealed record ReceptionPreset
{
    /// <summary>Name as settings write it, for example <c>ofcom-connected-nations</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Least power in dBm by technology, in the order of <see cref="RadioClass"/>; NaN: that technology does not count.</summary>
    public required IReadOnlyList<double> ThresholdsDbm { get; init; }

    /// <summary>What a vehicle takes, in dB.</summary>
    public required double InVehicleDb { get; init; }

    /// <summary>What a building takes, in dB.</summary>
    public required double IndoorDb { get; init; }

    /// <summary>Probability of coverage at the edge of a cell, 0.5 where the median is meant.</summary>
    public required double EdgeProbabilityFraction { get; init; }

    /// <summary>What the figures rest on.</summary>
    public required FigureBasis Basis { get; init; }

    /// <summary>Where they stand, and how those that are derived came about.</summary>
    public required LocalizedText Source { get; init; }

    /// <summary>What is taken off the power for where the telephone is, in dB.</summary>
    /// <param name="margin">Where it is.</param>
    public double MarginDb(ReceptionMargin margin) => margin switch
    {
        ReceptionMargin.InVehicle => InVehicleDb,
        ReceptionMargin.Indoor => IndoorDb,
        _ => 0,
    };

    /// <summary>Median power outdoors in dBm from which a technology counts as covering: threshold, margin, and Q⁻¹ · σ for the edge.</summary>
    /// <param name="radio">Technology.</param>
    /// <param name="margin">Where the telephone is.</param>
    /// <param name="edgeProbabilityFraction">Probability at the edge; NaN: the preset's own.</param>
    /// <param name="locationDeviationDb">Standard deviation of the power over the places of a small area.</param>
    /// <returns>NaN where the technology does not count.</returns>
    public double NeededDbm(RadioClass radio, ReceptionMargin margin, double edgeProbabilityFraction, double locationDeviationDb)
    {
        double edge = double.IsNaN(edgeProbabilityFraction) ? EdgeProbabilityFraction : edgeProbabilityFraction;
        return ThresholdsDbm[(int)radio] + MarginDb(margin) + (NormalDeviate.Below(edge) * locationDeviationDb);
    }
}
