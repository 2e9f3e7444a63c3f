namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>What a percentile of distances is taken over.</summary>
public enum DistanceWeight
{
    /// <summary>Area on the ground.</summary>
    Area,

    /// <summary>People.</summary>
    People,
}
