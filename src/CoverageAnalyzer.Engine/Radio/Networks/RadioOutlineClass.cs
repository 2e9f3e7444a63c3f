namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What an area of <see cref="RadioOutlines"/> is.</summary>
public enum RadioOutlineClass
{
    /// <summary>Covered under all assumptions.</summary>
    Covered,

    /// <summary>Covered under some assumptions only.</summary>
    Uncertain,

    /// <summary>Within a circle of coverage by distance, yet covered under none of the assumptions: in the shadow of terrain.</summary>
    Shadow,

    /// <summary>Not known, for want of heights.</summary>
    Unknown,
}
