namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A unit of the schematic map with its boundary.</summary>
internal sealed record SchematicUnit
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name without its type.</summary>
    public required string Name { get; init; }

    /// <summary>Xã, Phường, Thị trấn or Huyện đảo.</summary>
    public required string Type { get; init; }

    /// <summary>Name as people write it, with its type.</summary>
    public required string FullName { get; init; }

    /// <summary>District with its type.</summary>
    public required string District { get; init; }

    /// <summary>Population, or null where it is not known.</summary>
    public required int? Population { get; init; }

    /// <summary>The area statistic the study states, in hectares.</summary>
    public required double AreaHectares { get; init; }

    /// <summary>About where people live: where the density of points is greatest. In the plane.</summary>
    public required Place Settlement { get; init; }

    /// <summary>The boundary as it is written: longitude and latitude in degrees, counter-clockwise, closed.</summary>
    public required (double LongitudeDegrees, double LatitudeDegrees)[] Ring { get; init; }

    /// <summary>Settlements of the real neighbors, where roads lead to; in the plane.</summary>
    public required Place[] RoadsTo { get; init; }
}
