using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>All figures of one village. A number that was not computed is NaN, never 0.</summary>
public sealed record VillageIndicators
{
    /// <summary>The village.</summary>
    public required Village Village { get; init; }

    /// <summary>Distance on the ground to the nearest counted postal point; NaN without a postal layer.</summary>
    public double NearestPostalKilometres { get; init; } = double.NaN;

    /// <summary>Distance on the ground to the nearest BTS site; NaN without a BTS layer.</summary>
    public double NearestBtsKilometres { get; init; } = double.NaN;

    /// <summary>Whether its place lies within the coverage radius of a site.</summary>
    public Verdict MobileCovered { get; init; }

    /// <summary>Whether its place lies within the study's distance of a counted postal point.</summary>
    public Verdict WithinPostalLimit { get; init; }

    /// <summary>Its terrain; null where the layer has points only, or without an elevation model.</summary>
    public UnitTerrain? Terrain { get; init; }

    /// <summary>Height at its place; NaN without an elevation model.</summary>
    public double ElevationMetres { get; init; } = double.NaN;

    /// <summary>Mountainous village by the rule set.</summary>
    public Verdict Mountainous { get; init; }

    /// <summary>Which services it lacks and why, one sentence each.</summary>
    public IReadOnlyList<LocalizedText> Reasons { get; init; } = [];
}
