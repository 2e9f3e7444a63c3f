namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Distances on the ground to the nearest point, summed up over one or more units, by cells or exactly. What is unknown is NaN.</summary>
public sealed record NearestPointSummary
{
    /// <summary>Number of places measured: cells of the grid, or of the finer grid of a small unit; 0 where the area was measured without cells.</summary>
    public long Cells { get; init; }

    /// <summary>Area on the ground of those cells, or of the units themselves.</summary>
    public double AreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>Area-weighted mean distance.</summary>
    public double MeanKilometres { get; init; } = double.NaN;

    /// <summary>The smallest distance such that 90 % of the area or more is no farther.</summary>
    public double P90Kilometres { get; init; } = double.NaN;

    /// <summary>Greatest distance: at a cell centre, or anywhere where the area was measured without cells.</summary>
    public double MaximumKilometres { get; init; } = double.NaN;

    /// <summary>People the two figures below are weighted with: those of the cells, or of the unit where the cells have none.</summary>
    public double People { get; init; } = double.NaN;

    /// <summary>People in the cells; NaN where there is no raster of people.</summary>
    public double PeopleInCells { get; init; } = double.NaN;

    /// <summary>Population-weighted mean distance.</summary>
    public double PopulationMeanKilometres { get; init; } = double.NaN;

    /// <summary>Share of people (0–1) within the limit.</summary>
    public double PopulationWithinLimitFraction { get; init; } = double.NaN;

    /// <summary>Share of the area (0–1) within the limit.</summary>
    public double AreaWithinLimitFraction { get; init; } = double.NaN;
}
