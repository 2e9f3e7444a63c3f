namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A setting of the study that a class break may follow.</summary>
public enum MapTarget
{
    /// <summary>Target of the average service radius, km.</summary>
    AverageServiceRadius,

    /// <summary>Greatest acceptable distance to a postal point, km.</summary>
    PostalLimit,

    /// <summary>Study-wide radius of a BTS site, km.</summary>
    MobileRadius,

    /// <summary>Least covered share (0–1) that counts as served.</summary>
    MinimumCoveredShare,
}
