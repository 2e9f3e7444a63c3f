using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Outlines of the areas a network covers, leaves uncertain, or leaves in the shadow of terrain.</summary>
/// <param name="Polygons">The areas in WGS 84 degrees, one polygon with its holes a unit; class after class.</param>
/// <param name="Classes">What each area is.</param>
/// <param name="AreaSquareKilometres">True area of each.</param>
/// <param name="CellsAcross">Cells of the elevation model along the side of a cell that was outlined: 1, or more for a large model.</param>
/// <param name="LeastCells">Areas, and holes, of fewer outlined cells than this were left out.</param>
public sealed record RadioAreas(PolygonSet Polygons, IReadOnlyList<RadioOutlineClass> Classes, IReadOnlyList<double> AreaSquareKilometres, int CellsAcross, int LeastCells);
