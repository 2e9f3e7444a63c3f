using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>A rectangle of cells of a mosaic; ends are the first row and column behind it.</summary>
/// <param name="Row">First row.</param>
/// <param name="Column">First column.</param>
/// <param name="RowEnd">Row behind the last.</param>
/// <param name="ColumnEnd">Column behind the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TileWindow(long Row, long Column, long RowEnd, long ColumnEnd)
{
    /// <summary>True where it holds no cell.</summary>
    public bool IsEmpty => RowEnd <= Row || ColumnEnd <= Column;

    /// <summary>Rows.</summary>
    public int Rows => (int)(RowEnd - Row);

    /// <summary>Columns.</summary>
    public int Columns => (int)(ColumnEnd - Column);

    /// <summary>Cells.</summary>
    public long Cells => IsEmpty ? 0 : (RowEnd - Row) * (ColumnEnd - Column);

    /// <summary>A whole tile.</summary>
    /// <param name="row">Row of its first row in the mosaic.</param>
    /// <param name="column">Column of its first column.</param>
    /// <param name="grid">Its cells.</param>
    public static TileWindow Of(int row, int column, RasterGrid grid) => new(row, column, (long)row + grid.Rows, (long)column + grid.Columns);

    /// <summary>The cells both have.</summary>
    /// <param name="other">The other one.</param>
    public TileWindow With(TileWindow other) => new(
        Math.Max(Row, other.Row), Math.Max(Column, other.Column), Math.Min(RowEnd, other.RowEnd), Math.Min(ColumnEnd, other.ColumnEnd));
}
