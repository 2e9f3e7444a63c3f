namespace CoverageAnalyzer.Data.Tables;

/// <summary>What a column of numbers holds, as far as that tells a thousand from a decimal.</summary>
public enum NumberKind
{
    /// <summary>Nothing is known beforehand.</summary>
    Any,

    /// <summary>A count (people, points, measurements): never with decimals.</summary>
    WholeCount,

    /// <summary>An angle: 107.048 cannot be 107,048 degrees.</summary>
    Degrees,

    /// <summary>A coordinate: degrees, or metres of a projection. 107.048 is 107,048 only in a column of metres.</summary>
    Coordinate,
}
