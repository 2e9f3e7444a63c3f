namespace CoverageAnalyzer.Engine.Rules;

/// <summary>How a fact is compared with a threshold.</summary>
public enum Comparison
{
    /// <summary>At the threshold or above it.</summary>
    AtLeast,

    /// <summary>At the threshold or below it.</summary>
    AtMost,

    /// <summary>Above the threshold.</summary>
    MoreThan,

    /// <summary>Below the threshold.</summary>
    LessThan,

    /// <summary>At the threshold.</summary>
    EqualTo,
}
