using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What a file with a grid of numbers holds, whatever the numbers stand for.</summary>
/// <param name="Format">Format for people.</param>
/// <param name="Grid">The cells.</param>
/// <param name="Crs">Coordinate system.</param>
/// <param name="CrsWords">Coordinate system and how it was decided.</param>
/// <param name="Note">Number and size of the cells, unit that was converted.</param>
/// <param name="LeastValue">The least number; NaN where no cell has one.</param>
/// <param name="GreatestValue">The greatest number; NaN where no cell has one.</param>
/// <param name="VoidCells">Cells without a number.</param>
public sealed record RasterSummary(
    string Format,
    RasterGrid Grid,
    CoordinateReferenceSystem Crs,
    LocalizedText CrsWords,
    LocalizedText Note,
    double LeastValue,
    double GreatestValue,
    long VoidCells);
