using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Cells of one row, one beside the other, whose centres lie in one unit.</summary>
/// <param name="Column">The first column.</param>
/// <param name="End">The column after the last.</param>
/// <param name="Unit">The unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UnitSpan(int Column, int End, int Unit)
{
    /// <summary>Number of cells.</summary>
    public int Cells => End - Column;
}
