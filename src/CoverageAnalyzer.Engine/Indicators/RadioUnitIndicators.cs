using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Mobile coverage of a commune, or of the whole study, as the terrain allows it, beside what circles say. What was not computed is NaN.</summary>
public sealed record RadioUnitIndicators
{
    /// <summary>True area of the polygon, which the shares of area are of.</summary>
    public required double PolygonAreaSquareKilometres { get; init; }

    /// <summary>People; NaN where unknown.</summary>
    public required double Population { get; init; }

    /// <summary>The area over the states.</summary>
    public required RadioStatusFractions Area { get; init; }

    /// <summary>The people over the states.</summary>
    public required RadioStatusFractions People { get; init; }

    /// <summary>Share of the area (0–1) within the radius of at least one site.</summary>
    public double CircleAreaFraction { get; init; } = double.NaN;

    /// <summary>Share of the people (0–1) within the radius of at least one site.</summary>
    public double CirclePeopleFraction { get; init; } = double.NaN;

    /// <summary>Share of the area (0–1) within such a radius, yet covered under none of the assumptions.</summary>
    public double ShadowAreaFraction { get; init; } = double.NaN;

    /// <summary>Share of the people (0–1) within such a radius, yet covered under none of the assumptions.</summary>
    public double ShadowPeopleFraction { get; init; } = double.NaN;

    /// <summary>Share of the people (0–1) within such a radius and covered under some assumptions only.</summary>
    public double PossibleShadowPeopleFraction { get; init; } = double.NaN;

    /// <summary>Share of the people (0–1) beyond every radius, yet covered under all assumptions.</summary>
    public double BeyondPeopleFraction { get; init; } = double.NaN;

    /// <summary>People covered under all assumptions.</summary>
    public double CoveredPopulation => Population * People.CoveredFraction;

    /// <summary>People covered under some assumptions only.</summary>
    public double UncertainPopulation => Population * People.UncertainFraction;

    /// <summary>People covered under none.</summary>
    public double UncoveredPopulation => Population * People.UncoveredFraction;

    /// <summary>People of whom it is not known.</summary>
    public double UnknownPopulation => Population * People.UnknownFraction;

    /// <summary>People within the radius of at least one site.</summary>
    public double CirclePopulation => Population * CirclePeopleFraction;

    /// <summary>People within such a radius, yet covered under none of the assumptions: in the shadow of terrain.</summary>
    public double ShadowPopulation => Population * ShadowPeopleFraction;

    /// <summary>People within such a radius and covered under some assumptions only.</summary>
    public double PossibleShadowPopulation => Population * PossibleShadowPeopleFraction;

    /// <summary>People beyond every radius, yet covered under all assumptions.</summary>
    public double BeyondPopulation => Population * BeyondPeopleFraction;

    /// <summary>Covered share of people as the terrain allows it, less that of circles: below 0 where terrain takes coverage away.</summary>
    public double PeopleDifferenceFraction => People.CoveredFraction - CirclePeopleFraction;

    /// <summary>Covered share of the area as the terrain allows it, less that of circles.</summary>
    public double AreaDifferenceFraction => Area.CoveredFraction - CircleAreaFraction;
}
