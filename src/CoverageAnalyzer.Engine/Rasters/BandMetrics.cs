namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>True areas and spacings of a band of rows in tables: the area of a cell is that of its row times that of its column.</summary>
/// <remarks>Kept by a worker from band to band, filled by <see cref="GridMetrics"/>.</remarks>
internal sealed class BandMetrics
{
    /// <summary>First row of the band.</summary>
    public int FirstRow { get; private set; }

    /// <summary>The row after the last.</summary>
    public int RowEnd { get; private set; }

    /// <summary>First column the tables hold.</summary>
    public int FirstColumn { get; private set; }

    /// <summary>The column after the last.</summary>
    public int ColumnEnd { get; private set; }

    /// <summary>Factor of each row.</summary>
    public double[] RowScale { get; private set; } = [];

    /// <summary>Area, before the row's factor, of the columns from <see cref="FirstColumn"/> to before each column; one entry more than columns.</summary>
    public double[] Cumulative { get; private set; } = [];

    /// <summary>Change of the area density across a column, as a share of it; empty where the density does not depend on the column.</summary>
    public double[] Gradient { get; private set; } = [];

    /// <summary>Spread of the area inside each row; empty where it is even.</summary>
    public RowProfile[] Profiles { get; private set; } = [];

    /// <summary>Factor of the square of eight times the eastward difference, each row.</summary>
    public float[] EastFactor { get; private set; } = [];

    /// <summary>Factor of the square of eight times the southward difference, each row.</summary>
    public float[] SouthFactor { get; private set; } = [];

    /// <summary>What the weighted squares come to at a gradient of 1, before the column's factor.</summary>
    public double UnitGradient { get; set; }

    /// <summary>True where <see cref="UnitGradient"/> is multiplied with the relative area of the column (conformal grids: 1/k²).</summary>
    public bool GradientFollowsArea { get; private set; }

    /// <summary>Sets the range and makes room.</summary>
    /// <param name="firstRow">First row.</param>
    /// <param name="rowEnd">The row after the last.</param>
    /// <param name="firstColumn">First column.</param>
    /// <param name="columnEnd">The column after the last.</param>
    /// <param name="profiles">Whether rows have a profile.</param>
    /// <param name="gradient">Whether columns have a gradient.</param>
    public void Reset(int firstRow, int rowEnd, int firstColumn, int columnEnd, bool profiles, bool gradient)
    {
        (FirstRow, RowEnd, FirstColumn, ColumnEnd, GradientFollowsArea) = (firstRow, rowEnd, firstColumn, columnEnd, gradient);
        int rows = rowEnd - firstRow, columns = columnEnd - firstColumn;
        if (RowScale.Length < rows)
        {
            RowScale = new double[rows];
            EastFactor = new float[rows];
            SouthFactor = new float[rows];
        }

        if (Cumulative.Length < columns + 1)
        {
            Cumulative = new double[columns + 1];
        }

        if (profiles && Profiles.Length < rows)
        {
            Profiles = new RowProfile[rows];
        }

        if (gradient && Gradient.Length < columns)
        {
            Gradient = new double[columns];
        }
    }
}
