namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What has to be said beside a fact's name.</summary>
public enum FactParameter
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A height.</summary>
    Height,

    /// <summary>A slope.</summary>
    Slope,

    /// <summary>A distance.</summary>
    Distance,
}
