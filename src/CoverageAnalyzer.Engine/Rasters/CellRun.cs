using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Cells of one row that lie wholly in a unit.</summary>
/// <param name="Unit">The unit's number in its band.</param>
/// <param name="Row">The row, from the band's first.</param>
/// <param name="Column">First column, from the block's first.</param>
/// <param name="End">The column after the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellRun(int Unit, int Row, int Column, int End);
