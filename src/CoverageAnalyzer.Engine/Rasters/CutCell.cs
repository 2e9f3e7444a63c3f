using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>A cell that lies in a unit in part.</summary>
/// <param name="Unit">The unit's number in its band.</param>
/// <param name="Row">The row, from the band's first.</param>
/// <param name="Column">The column, from the block's first.</param>
/// <param name="Fraction">The part of the cell's true area that lies in the unit, above 0 and below 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CutCell(int Unit, int Row, int Column, double Fraction);
