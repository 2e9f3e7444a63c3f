using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>All figures of one commune. A number that was not computed is NaN or null, never 0.</summary>
public sealed record CommuneIndicators
{
    /// <summary>The commune.</summary>
    public required Commune Commune { get; init; }

    /// <summary>Area the average radius uses: stated or polygon area, as the study says.</summary>
    public double AreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>People used: the file's, or else the population raster's.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Counted postal points in the commune; null without a postal layer.</summary>
    public int? PostalPoints { get; init; }

    /// <summary>√(A/(π·N)) in km per point; NaN where there is no point.</summary>
    public double AverageServiceRadiusKilometres { get; init; } = double.NaN;

    /// <summary>People per counted postal point; NaN where there is no point.</summary>
    public double PeoplePerPostalPoint { get; init; } = double.NaN;

    /// <summary>Area-weighted mean distance to the nearest counted point.</summary>
    public double NearestPostalMeanKilometres { get; init; } = double.NaN;

    /// <summary>Distance that 90 % of the area does not exceed.</summary>
    public double NearestPostalP90Kilometres { get; init; } = double.NaN;

    /// <summary>Greatest distance in the commune.</summary>
    public double NearestPostalMaximumKilometres { get; init; } = double.NaN;

    /// <summary>Population-weighted mean distance to the nearest counted point.</summary>
    public double NearestPostalPopulationMeanKilometres { get; init; } = double.NaN;

    /// <summary>Share of people (0–1) within the study's maximum distance of a point.</summary>
    public double PopulationWithinPostalLimitFraction { get; init; } = double.NaN;

    /// <summary>BTS sites in the commune; null without a BTS layer.</summary>
    public int? BtsSites { get; init; }

    /// <summary>Share of the area (0–1) within the radius of at least one site.</summary>
    public double MobileCoveredAreaFraction { get; init; } = double.NaN;

    /// <summary>Share of the people (0–1) within the radius of at least one site.</summary>
    public double MobileCoveredPopulationFraction { get; init; } = double.NaN;

    /// <summary>People outside the radius of every site.</summary>
    public double MobileUncoveredPopulation { get; init; } = double.NaN;

    /// <summary>Mean height above sea level.</summary>
    public double MeanElevationMetres { get; init; } = double.NaN;

    /// <summary>Share of the area (0–1) at 200 m or higher.</summary>
    public double ShareAbove200MetresFraction { get; init; } = double.NaN;

    /// <summary>Share of the area (0–1) at 600 m or higher.</summary>
    public double ShareAbove600MetresFraction { get; init; } = double.NaN;

    /// <summary>Share of the area (0–1) with a slope of 15 percent or more.</summary>
    public double ShareSlope15PercentFraction { get; init; } = double.NaN;

    /// <summary>Mountainous commune by the rule set in force.</summary>
    public Verdict Mountainous { get; init; }

    /// <summary>Highland commune by the rule set in force.</summary>
    public Verdict Highland { get; init; }

    /// <summary>Island commune.</summary>
    public Verdict Island { get; init; }

    /// <summary>Land-border commune.</summary>
    public Verdict Border { get; init; }

    /// <summary>Commune on the sea.</summary>
    public Verdict SeaBorder { get; init; }

    /// <summary>Deep-lying or remote commune, by the study's own rule.</summary>
    public Verdict Remote { get; init; }

    /// <summary>Qualifies for the public-utility telecom programme by the rule set.</summary>
    public Verdict Programme { get; init; }

    /// <summary>Its terrain; null without an elevation model.</summary>
    public UnitTerrain? Terrain { get; init; }

    /// <summary>How it lies; null where not computed.</summary>
    public CommuneSituation? Situation { get; init; }

    /// <summary>Postal gap.</summary>
    public GapLevel PostalGap { get; init; }

    /// <summary>Mobile gap.</summary>
    public GapLevel MobileGap { get; init; }

    /// <summary>Place among the communes with a gap, by uncovered people over both services, 1 = most; null without a gap.</summary>
    public int? GapRank { get; init; }

    /// <summary>Why it counts as a gap, one sentence each; empty without a gap.</summary>
    public IReadOnlyList<LocalizedText> Reasons { get; init; } = [];

    /// <summary>Postal points per 100 km² of the area the radius uses; NaN where unknown.</summary>
    public double PostalPointsPer100SquareKilometres => PostalPoints is int n ? 100 * n / AreaSquareKilometres : double.NaN;

    /// <summary>BTS sites per 100 km² of the area the radius uses; NaN where unknown.</summary>
    public double BtsSitesPer100SquareKilometres => BtsSites is int n ? 100 * n / AreaSquareKilometres : double.NaN;
}
