namespace CoverageAnalyzer.Engine.Radio.Profiles;

/// <summary>What the ground under a place of a path is for the bending of rays; numbers are those of ITU-R terrain profiles.</summary>
public enum RadioClimaticZone
{
    /// <summary>Sea and other large bodies of water.</summary>
    Sea = 1,

    /// <summary>Land up to 50 km from the sea and not above 100 m.</summary>
    CoastalLand = 3,

    /// <summary>All other land.</summary>
    Inland = 4,
}
