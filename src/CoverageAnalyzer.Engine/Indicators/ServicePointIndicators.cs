using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>The service area of one counted point: the places nearer to it than to any other, inside the province.</summary>
public sealed record ServicePointIndicators
{
    /// <summary>The point.</summary>
    public required ServicePoint Point { get; init; }

    /// <summary>Area of its service area in km²; NaN for a point that is not counted.</summary>
    public double ServiceAreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>People in its service area.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Radius of the disc of the same area, √(A/π), in km.</summary>
    public double EffectiveRadiusKilometres { get; init; } = double.NaN;
}
