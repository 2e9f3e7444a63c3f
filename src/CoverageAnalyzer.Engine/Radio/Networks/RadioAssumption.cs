namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What is taken for a figure of a site that nobody states.</summary>
public enum RadioAssumption
{
    /// <summary>The least coverage that is plausible: low masts, little power, high frequencies.</summary>
    Low = 0,

    /// <summary>What is usual.</summary>
    Expected = 1,

    /// <summary>The most coverage that is plausible.</summary>
    High = 2,
}
