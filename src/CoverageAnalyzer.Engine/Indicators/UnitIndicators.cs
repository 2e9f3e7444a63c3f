namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>The figures of a district or of the province: its communes rolled up. What is unknown is NaN or null.</summary>
public sealed record UnitIndicators
{
    /// <summary>Name of the district or province.</summary>
    public required string Name { get; init; }

    /// <summary>Number of communes.</summary>
    public int Communes { get; init; }

    /// <summary>Area the average radius uses.</summary>
    public double AreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>Sum of the polygons' areas on the ellipsoid.</summary>
    public double PolygonAreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>People.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Counted postal points.</summary>
    public int? PostalPoints { get; init; }

    /// <summary>√(A/(π·N)) in km per point.</summary>
    public double AverageServiceRadiusKilometres { get; init; } = double.NaN;

    /// <summary>Points the target radius needs in this unit; null without a target or area.</summary>
    public int? PointsNeededForTarget { get; init; }

    /// <summary>People per counted postal point.</summary>
    public double PeoplePerPostalPoint { get; init; } = double.NaN;

    /// <summary>Communes that have no counted point.</summary>
    public int? CommunesWithoutPostalPoint { get; init; }

    /// <summary>Area-weighted mean distance to the nearest point.</summary>
    public double NearestPostalMeanKilometres { get; init; } = double.NaN;

    /// <summary>Distance that 90 % of the area does not exceed.</summary>
    public double NearestPostalP90Kilometres { get; init; } = double.NaN;

    /// <summary>Greatest distance.</summary>
    public double NearestPostalMaximumKilometres { get; init; } = double.NaN;

    /// <summary>Population-weighted mean distance to the nearest point.</summary>
    public double NearestPostalPopulationMeanKilometres { get; init; } = double.NaN;

    /// <summary>Share of people (0–1) within the study's maximum distance.</summary>
    public double PopulationWithinPostalLimitFraction { get; init; } = double.NaN;

    /// <summary>BTS sites.</summary>
    public int? BtsSites { get; init; }

    /// <summary>Share of the area (0–1) within the radius of a site.</summary>
    public double MobileCoveredAreaFraction { get; init; } = double.NaN;

    /// <summary>Share of the people (0–1) within the radius of a site.</summary>
    public double MobileCoveredPopulationFraction { get; init; } = double.NaN;

    /// <summary>People outside the radius of every site.</summary>
    public double MobileUncoveredPopulation { get; init; } = double.NaN;

    /// <summary>Communes with a postal gap (partial or full).</summary>
    public int? CommunesLackingPostal { get; init; }

    /// <summary>Communes with a mobile gap (partial or full).</summary>
    public int? CommunesLackingMobile { get; init; }

    /// <summary>Mountainous communes; null where not computed.</summary>
    public int? MountainousCommunes { get; init; }

    /// <summary>Postal points per 100 km²; NaN where unknown.</summary>
    public double PostalPointsPer100SquareKilometres => PostalPoints is int n ? 100 * n / AreaSquareKilometres : double.NaN;

    /// <summary>BTS sites per 100 km²; NaN where unknown.</summary>
    public double BtsSitesPer100SquareKilometres => BtsSites is int n ? 100 * n / AreaSquareKilometres : double.NaN;
}
