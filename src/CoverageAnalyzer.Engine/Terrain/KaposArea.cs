namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Area of a unit in each mountain class; true areas, cells on the boundary by their part.</summary>
public sealed record KaposArea
{
    /// <summary>Area of the unit.</summary>
    public required double AreaSquareKilometres { get; init; }

    /// <summary>Part of it without a height: voids, outside the model.</summary>
    public required double UnknownAreaSquareKilometres { get; init; }

    /// <summary>Area of K1 … K7, in this order.</summary>
    public required IReadOnlyList<double> ClassSquareKilometres { get; init; }

    /// <summary>Area of all classes together.</summary>
    public double MountainSquareKilometres => ClassSquareKilometres.Sum();
}
