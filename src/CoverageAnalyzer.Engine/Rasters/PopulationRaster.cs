using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>People per cell.</summary>
/// <param name="Grid">The cells, in the coordinates of <paramref name="Crs"/>.</param>
/// <param name="People">People in each cell, row by row, row 0 in the north; cells without data are NaN.</param>
/// <param name="Crs">Coordinate reference system of the grid.</param>
public sealed record PopulationRaster(RasterGrid Grid, float[] People, CoordinateReferenceSystem Crs);
