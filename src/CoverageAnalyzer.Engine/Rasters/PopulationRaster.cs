using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>People per cell, held in memory.</summary>
/// <param name="Grid">The cells, in the coordinates of <paramref name="Crs"/>.</param>
/// <param name="People">People in each cell, row by row, row 0 in the north; cells without data are NaN.</param>
/// <param name="Crs">Coordinate reference system of the grid.</param>
public sealed record PopulationRaster(RasterGrid Grid, float[] People, CoordinateReferenceSystem Crs) : IPopulationRaster
{
    /// <inheritdoc/>
    public void Read(int row, int column, int rows, int columns, Span<float> people) =>
        new PeopleArray(Grid, People).Read(row, column, rows, columns, people);
}
