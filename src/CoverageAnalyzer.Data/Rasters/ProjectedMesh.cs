using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Where the centres of some cells of one grid lie in another: projected exactly at a mesh, bilinearly between.</summary>
internal sealed class ProjectedMesh
{
    private readonly double[] rows; // place in rows of the other grid, at the nodes of the mesh
    private readonly double[] columns;
    private readonly int across;
    private readonly int mesh;

    /// <summary>Projects the mesh.</summary>
    /// <param name="grid">Grid of the cells.</param>
    /// <param name="crs">Its coordinate system.</param>
    /// <param name="other">The other grid.</param>
    /// <param name="otherCrs">Its coordinate system.</param>
    /// <param name="row">First row of the cells.</param>
    /// <param name="column">First column.</param>
    /// <param name="rowCount">Rows, 1 or more.</param>
    /// <param name="columnCount">Columns, 1 or more.</param>
    /// <param name="mesh">Cells from node to node.</param>
    public ProjectedMesh(
        RasterGrid grid, CoordinateReferenceSystem crs, RasterGrid other, CoordinateReferenceSystem otherCrs, int row, int column, int rowCount, int columnCount, int mesh)
    {
        this.mesh = mesh;
        across = ((columnCount - 1 + mesh - 1) / mesh) + 1;
        int down = ((rowCount - 1 + mesh - 1) / mesh) + 1;
        (rows, columns) = (new double[across * down], new double[across * down]);
        for (int i = 0; i < rows.Length; i++)
        {
            columns[i] = grid.West + ((column + (i % across * mesh) + 0.5) * grid.CellWidth);
            rows[i] = grid.North - ((row + (i / across * mesh) + 0.5) * grid.CellHeight);
        }

        if (crs != otherCrs)
        {
            crs.ToWgs84(columns, rows);
            otherCrs.FromWgs84(columns, rows);
        }

        double leastRow = double.PositiveInfinity, greatestRow = double.NegativeInfinity, leastColumn = double.PositiveInfinity, greatestColumn = double.NegativeInfinity;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (other.North - rows[i]) / other.CellHeight;
            columns[i] = (columns[i] - other.West) / other.CellWidth;
            if (double.IsFinite(rows[i] + columns[i])) // where the projection gives no place there is none in the other grid
            {
                (leastRow, greatestRow) = (Math.Min(leastRow, rows[i]), Math.Max(greatestRow, rows[i]));
                (leastColumn, greatestColumn) = (Math.Min(leastColumn, columns[i]), Math.Max(greatestColumn, columns[i]));
            }
        }

        (LeastRow, GreatestRow, LeastColumn, GreatestColumn) = (Whole(leastRow), Whole(greatestRow), Whole(leastColumn), Whole(greatestColumn));
    }

    /// <summary>The first row of the other grid that a centre may lie in.</summary>
    public long LeastRow { get; }

    /// <summary>The last one.</summary>
    public long GreatestRow { get; }

    /// <summary>The first column.</summary>
    public long LeastColumn { get; }

    /// <summary>The last one.</summary>
    public long GreatestColumn { get; }

    /// <summary>Place of a centre in rows and columns of the other grid, 0 at its northern and western edge; NaN where there is none.</summary>
    /// <param name="row">Row of the cell, from the first.</param>
    /// <param name="column">Column of the cell.</param>
    public (double Row, double Column) At(int row, int column)
    {
        int r = row / mesh, c = column / mesh, at = (r * across) + c;
        double south = (double)(row - (r * mesh)) / mesh, east = (double)(column - (c * mesh)) / mesh;
        return (Between(rows, at, south, east), Between(columns, at, south, east));
    }

    private double Between(double[] nodes, int at, double south, double east)
    {
        double upper = east == 0 ? nodes[at] : nodes[at] + ((nodes[at + 1] - nodes[at]) * east);
        if (south == 0)
        {
            return upper;
        }

        double lower = east == 0 ? nodes[at + across] : nodes[at + across] + ((nodes[at + across + 1] - nodes[at + across]) * east);
        return upper + ((lower - upper) * south);
    }

    // Far outside any grid is as good as farther.
    private static long Whole(double place) => (long)Math.Floor(Math.Clamp(place, -1e12, 1e12));
}
