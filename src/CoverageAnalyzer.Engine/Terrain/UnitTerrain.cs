namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>The terrain of one unit (commune, village): areas are on the ellipsoid, cells cut by the boundary count by the part inside.</summary>
public sealed record UnitTerrain
{
    /// <summary>Area of the unit by the cells of the elevation model, those without a height and those outside the model included.</summary>
    public required double AreaSquareKilometres { get; init; }

    /// <summary>Part of it whose height is not known: voids, missing tiles, outside the model.</summary>
    public required double UnknownAreaSquareKilometres { get; init; }

    /// <summary>Mean height over the known area; NaN where nothing is known.</summary>
    public double MeanElevationMetres { get; init; } = double.NaN;

    /// <summary>Lowest height of a cell that lies in the unit in part or whole; NaN where nothing is known.</summary>
    public double MinimumElevationMetres { get; init; } = double.NaN;

    /// <summary>Highest height of such a cell.</summary>
    public double MaximumElevationMetres { get; init; } = double.NaN;

    /// <summary>Area at or above each height asked for, in their order, in km²; a part of the known area.</summary>
    public IReadOnlyList<double> AtOrAboveHeightSquareKilometres { get; init; } = [];

    /// <summary>Area with at least each slope asked for, in their order, in km²; a part of the known area.</summary>
    public IReadOnlyList<double> AtOrAboveSlopeSquareKilometres { get; init; } = [];

    /// <summary>Cells that lie in the unit in part or whole whose height was not to be believed, and counts as unknown.</summary>
    public long ImplausibleCells { get; init; }

    /// <summary>Share (0–1) of the area whose height is not known; 1 for a unit without area.</summary>
    public double UnknownFraction => AreaSquareKilometres > 0 ? UnknownAreaSquareKilometres / AreaSquareKilometres : 1;
}
