namespace CoverageAnalyzer.Engine.Radio.Clutter;

/// <summary>Land cover on the cells of a window of an elevation model.</summary>
public sealed class WindowClutter
{
    private readonly int rows;
    private readonly int columns;

    /// <summary>Puts classes on a window.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="cells">Place of each cell's class, row by row.</param>
    /// <param name="rows">Rows of the window.</param>
    /// <param name="columns">Columns of the window.</param>
    /// <exception cref="ArgumentException">The cells do not fit the window.</exception>
    public WindowClutter(ClutterClasses classes, ReadOnlyMemory<byte> cells, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (cells.Length != rows * columns)
        {
            throw new ArgumentException($"{cells.Length} classes do not fit {rows} × {columns} cells.", nameof(cells));
        }

        (Classes, Cells) = (classes, cells);
        (this.rows, this.columns) = (rows, columns);
    }

    /// <summary>The classes.</summary>
    public ClutterClasses Classes { get; }

    /// <summary>Place of each cell's class in <see cref="ClutterClasses.All"/>, row by row.</summary>
    public ReadOnlyMemory<byte> Cells { get; }

    /// <summary>Whether something stands in a cell of the window. Cost: one look at each cell.</summary>
    public bool HasHeight()
    {
        ReadOnlySpan<double> heights = Classes.HeightsMetres;
        foreach (byte place in Cells.Span)
        {
            if (heights[place] > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Height of what stands at a place: that of the cell it lies in, for classes do not blend.</summary>
    /// <param name="row">Place in rows of the window.</param>
    /// <param name="column">Place in columns of the window.</param>
    /// <returns>R in m; 0 outside the window.</returns>
    public double HeightMetres(double row, double column)
    {
        int r = (int)Math.Floor(row + 0.5), c = (int)Math.Floor(column + 0.5);
        return r >= 0 && c >= 0 && r < rows && c < columns ? Classes.HeightsMetres[Cells.Span[(r * columns) + c]] : 0;
    }
}
