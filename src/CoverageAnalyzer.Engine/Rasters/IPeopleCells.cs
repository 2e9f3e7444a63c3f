namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>People per cell of a grid, had a window at a time: from memory, or from a file that is never held whole.</summary>
/// <remarks>Any number of threads may read at once; the same window has the same people every time.</remarks>
public interface IPeopleCells
{
    /// <summary>The cells.</summary>
    RasterGrid Grid { get; }

    /// <summary>Reads a window that lies inside the grid.</summary>
    /// <param name="row">Its first row.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="people">Takes people row by row, <paramref name="rows"/> × <paramref name="columns"/> of them; NaN where there are no data.</param>
    void Read(int row, int column, int rows, int columns, Span<float> people);
}
