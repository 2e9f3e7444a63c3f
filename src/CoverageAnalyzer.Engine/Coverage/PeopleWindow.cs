using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The part of the people per cell that one thread looks at.</summary>
/// <param name="source">The cells.</param>
internal sealed class PeopleWindow(IPeopleCells source)
{
    /// <summary>A window around a unit of a few cells is not read whole above this: such a unit is a thread across a large raster.</summary>
    private const long MostAround = 1 << 20;

    private readonly PeopleArray? held = source as PeopleArray ?? (source is PopulationRaster raster ? new PeopleArray(raster.Grid, raster.People) : null);
    private float[] people = [];
    private int firstRow;
    private int firstColumn;
    private int rows;
    private int columns;

    /// <summary>Turns to some rows and columns; without a copy where the cells are in memory.</summary>
    /// <param name="row">First row.</param>
    /// <param name="column">First column.</param>
    /// <param name="rowEnd">The row after the last.</param>
    /// <param name="columnEnd">The column after the last.</param>
    public void MoveTo(int row, int column, int rowEnd, int columnEnd)
    {
        if (held is not null)
        {
            return;
        }

        (firstRow, firstColumn, rows, columns) = (row, column, rowEnd - row, columnEnd - column);
        int cells = checked(rows * columns);
        if (people.Length < cells)
        {
            people = GC.AllocateUninitializedArray<float>(cells);
        }

        source.Read(row, column, rows, columns, people.AsSpan(0, cells));
    }

    /// <summary>Turns to the cells around a place of the plane and another one.</summary>
    /// <param name="west">Least abscissa.</param>
    /// <param name="south">Least ordinate.</param>
    /// <param name="east">Greatest abscissa.</param>
    /// <param name="north">Greatest ordinate.</param>
    public void MoveAround(double west, double south, double east, double north)
    {
        RasterGrid grid = source.Grid;
        int row = (int)Math.Clamp(Row(north), 0, grid.Rows), rowEnd = (int)Math.Clamp(Row(south) + 1, 0, grid.Rows);
        int column = (int)Math.Clamp(Column(west), 0, grid.Columns), columnEnd = (int)Math.Clamp(Column(east) + 1, 0, grid.Columns);
        if (row < rowEnd && column < columnEnd && (long)(rowEnd - row) * (columnEnd - column) <= MostAround)
        {
            MoveTo(row, column, rowEnd, columnEnd);
        }
        else
        {
            rows = columns = 0;
        }
    }

    /// <summary>People of cells side by side in the window.</summary>
    /// <param name="row">Their row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="cells">How many.</param>
    public ReadOnlySpan<float> Run(int row, int column, int cells) => held is not null
        ? held.People.Span.Slice((row * held.Grid.Columns) + column, cells)
        : people.AsSpan(((row - firstRow) * columns) + column - firstColumn, cells);

    /// <summary>People of the cell a place lies in, wherever that is; NaN outside of the grid.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    public float At(double x, double y)
    {
        RasterGrid grid = source.Grid;
        double column = Column(x), row = Row(y);
        if (!(column >= 0 && column < grid.Columns && row >= 0 && row < grid.Rows))
        {
            return float.NaN;
        }

        if (held is not null || (row >= firstRow && row < firstRow + rows && column >= firstColumn && column < firstColumn + columns))
        {
            return Run((int)row, (int)column, 1)[0];
        }

        float one = 0;
        source.Read((int)row, (int)column, 1, 1, new Span<float>(ref one));
        return one;
    }

    private double Column(double x) => Math.Floor((x - source.Grid.West) / source.Grid.CellWidth);

    private double Row(double y) => Math.Floor((source.Grid.North - y) / source.Grid.CellHeight);
}
