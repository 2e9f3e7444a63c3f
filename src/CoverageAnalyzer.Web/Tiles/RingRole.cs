namespace CoverageAnalyzer.Web.Tiles;

/// <summary>What a ring is to its unit.</summary>
internal enum RingRole : byte
{
    /// <summary>The greatest outer ring.</summary>
    Main,

    /// <summary>The greatest outer ring of a unit with nothing around it.</summary>
    Island,

    /// <summary>Another outer ring.</summary>
    Part,

    /// <summary>A hole of the outer ring before it.</summary>
    Hole,
}
