using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Clutter;

/// <summary>The class of land cover at every cell of an elevation model, read window by window.</summary>
/// <remarks>Safe for any number of threads; the same window gives the same classes.</remarks>
public abstract class LandCover
{
    /// <summary>The cells: those of the elevation model.</summary>
    public abstract RasterGrid Grid { get; }

    /// <summary>The classes.</summary>
    public abstract ClutterClasses Classes { get; }

    /// <summary>Codes that were met but that no class has, by the place that cells hold for them. Grows while windows are read.</summary>
    public virtual IReadOnlyDictionary<byte, int> UnknownCodes => new Dictionary<byte, int>();

    /// <summary>The class of a place on the ground, by the cell it lies in.</summary>
    /// <param name="x">Abscissa in the coordinates of the elevation model.</param>
    /// <param name="y">Ordinate.</param>
    /// <returns>Its place in <see cref="ClutterClasses.All"/>; 0 where there is none.</returns>
    public byte At(double x, double y)
    {
        double row = Math.Floor((Grid.North - y) / Grid.CellHeight), column = Math.Floor((x - Grid.West) / Grid.CellWidth);
        if (!(row >= 0 && column >= 0 && row < Grid.Rows && column < Grid.Columns))
        {
            return 0;
        }

        Span<byte> one = stackalloc byte[1];
        Read((int)row, (int)column, 1, 1, one);
        return one[0];
    }

    /// <summary>Reads a window, which may reach over the grid's edges.</summary>
    /// <param name="row">First row, 0 in the north; may be negative.</param>
    /// <param name="column">First column; may be negative.</param>
    /// <param name="rows">Rows of the window.</param>
    /// <param name="columns">Columns of the window.</param>
    /// <param name="classes">Takes the place of each cell's class in <see cref="ClutterClasses.All"/>, row by row; 0 where there is none, and outside the grid; a key of <see cref="UnknownCodes"/> where no class has the code.</param>
    public abstract void Read(int row, int column, int rows, int columns, Span<byte> classes);
}
