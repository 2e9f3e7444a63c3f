namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What carries the signal over a path by the Irregular Terrain Model; the numbers are those of the published model.</summary>
public enum ItmMode
{
    /// <summary>Within the horizons of a smooth earth.</summary>
    LineOfSight = 1,

    /// <summary>Around obstacles and the bulge of the earth.</summary>
    Diffraction = 2,

    /// <summary>By scatter in the air above both horizons.</summary>
    Troposcatter = 3,
}
