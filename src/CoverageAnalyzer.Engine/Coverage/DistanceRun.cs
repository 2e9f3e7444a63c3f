using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Cells of one unit that stand side by side in one row, with the same area on the ground.</summary>
/// <param name="Row">Row of the grid.</param>
/// <param name="Column">First column.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="Start">Place of the first cell in the field's arrays.</param>
/// <param name="CellAreaSquareMetres">Area of a cell on the ground.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DistanceRun(int Row, int Column, int Cells, int Start, double CellAreaSquareMetres)
{
    /// <summary>The column after the last.</summary>
    public int End => Column + Cells;
}
