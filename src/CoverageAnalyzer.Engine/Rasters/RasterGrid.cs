using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>An upright grid of cells, row 0 in the north.</summary>
/// <param name="West">Abscissa of the western edge of column 0.</param>
/// <param name="North">Ordinate of the northern edge of row 0.</param>
/// <param name="CellWidth">Width of a cell, above 0, in the coordinates' unit.</param>
/// <param name="CellHeight">Height of a cell, above 0.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RasterGrid(double West, double North, double CellWidth, double CellHeight, int Columns, int Rows)
{
    /// <summary>Number of cells.</summary>
    public long CellCount => (long)Columns * Rows;

    /// <summary>Abscissa of the centre of a column.</summary>
    /// <param name="column">The column.</param>
    public double CentreX(int column) => West + ((column + 0.5) * CellWidth);

    /// <summary>Ordinate of the centre of a row.</summary>
    /// <param name="row">The row.</param>
    public double CentreY(int row) => North - ((row + 0.5) * CellHeight);
}
