using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>People per cell of a grid whose place on the earth is known.</summary>
public interface IPopulationRaster : IPeopleCells
{
    /// <summary>Coordinate reference system of the grid.</summary>
    CoordinateReferenceSystem Crs { get; }
}
