namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What a network does for a cell, over the low, expected and high assumptions of what is not known of its sites.</summary>
public enum RadioCoverageStatus : byte
{
    /// <summary>Covered under none of the assumptions.</summary>
    Uncovered = 0,

    /// <summary>Covered under some assumptions only.</summary>
    Uncertain = 1,

    /// <summary>Covered under all assumptions.</summary>
    Covered = 2,

    /// <summary>Not covered as far as is known, but heights on the way from a site that could cover it are not known.</summary>
    Unknown = 3,
}
