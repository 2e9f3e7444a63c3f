namespace CoverageAnalyzer.Studies.Samples;

/// <summary>What is known of a commune: figures, no boundary.</summary>
internal sealed record CommuneFact
{
    /// <summary>Commune code of the source, with its leading zeros.</summary>
    public required string Code { get; init; }

    /// <summary>Name without its type, for example <c>Hướng Hiệp</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Xã, Phường or Thị trấn.</summary>
    public required string Type { get; init; }

    /// <summary>District with its type, for example <c>Huyện Hướng Hóa</c>.</summary>
    public required string District { get; init; }

    /// <summary>Centre in the plane.</summary>
    public required Place Centre { get; init; }

    /// <summary>A place inside the commune, about where people live.</summary>
    public required Place Inside { get; init; }

    /// <summary>Area of the land statistics, in hectares.</summary>
    public required double StatisticalAreaHectares { get; init; }

    /// <summary>Area measured on a map, in hectares.</summary>
    public required double MeasuredAreaHectares { get; init; }

    /// <summary>True where the statistic is known to be wrong.</summary>
    public required bool IsStatisticDefective { get; init; }

    /// <summary>Population of the source.</summary>
    public required int Population { get; init; }

    /// <summary>The open side the commune reaches: <c>sea</c>, <c>land border</c>, or empty.</summary>
    public required string OpenSide { get; init; }

    /// <summary>Length of that side, in km.</summary>
    public required double OpenSideKilometres { get; init; }

    /// <summary>Codes of the communes it borders on.</summary>
    public required IReadOnlyList<string> Neighbors { get; init; }

    /// <summary>Full name, for example <c>Xã Hướng Hiệp</c>.</summary>
    public string FullName => Type + " " + Name;

    /// <summary>The area the schematic cell is given, in hectares: the statistic, or the measured one where the statistic is defective.</summary>
    public double AreaHectares => IsStatisticDefective ? MeasuredAreaHectares : StatisticalAreaHectares;
}
