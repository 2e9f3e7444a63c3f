namespace CoverageAnalyzer.Studies.Files;

/// <summary>Which area the average service radius uses.</summary>
public enum AreaKind
{
    /// <summary>The area the commune file states (a land statistic).</summary>
    Statistical,

    /// <summary>The polygon's area on the ellipsoid.</summary>
    Polygon,
}
