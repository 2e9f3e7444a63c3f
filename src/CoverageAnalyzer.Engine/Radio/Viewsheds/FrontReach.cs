using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Which cells of a window the fronts go over: those in reach that the model has; and what the bulge of the earth takes off them, in single precision.</summary>
/// <remarks>
/// A cell beyond the model's edge is not known and lies in the way of none inside: the model is a rectangle and the site is in it. So the edge is no void.
/// </remarks>
internal sealed class FrontReach
{
    private int[] inner = [];
    private int[] outer = [];

    /// <summary>The ground around the site.</summary>
    public ViewshedField Field { get; private set; } = null!;

    /// <summary>Rows of the window that are in the model and may have cells in reach.</summary>
    public (int First, int End) Rows { get; private set; }

    /// <summary>Columns of the window that are in the model.</summary>
    public (int First, int End) Columns { get; private set; }

    /// <summary>Bulge of the earth at the column of the site, in m, a value a row; above the whole metres of <see cref="WholeMetres"/> that are taken off first.</summary>
    public float[] Constants { get; private set; } = [];

    /// <summary>What the square of the columns from the site adds, in m, a value a row.</summary>
    public float[] Factors { get; private set; } = [];

    /// <summary>The level of the antenna in whole metres: taken off first, which is exact for heights in whole metres.</summary>
    public float WholeMetres { get; private set; }

    /// <summary>Takes a site.</summary>
    /// <param name="field">The ground around it.</param>
    public void Take(ViewshedField field)
    {
        Field = field;
        var window = field.Window;
        RasterGrid grid = window.Model.Grid;
        Rows = (Math.Max(field.RowsInReach.First, -window.FirstRow), Math.Min(field.RowsInReach.End, grid.Rows - window.FirstRow));
        Columns = (Math.Max(0, -window.FirstColumn), Math.Min(window.Columns, grid.Columns - window.FirstColumn));
        if (inner.Length < window.Rows)
        {
            const int spare = 16; // read beyond the last row, as a vector
            (inner, outer, Constants, Factors) = (new int[window.Rows], new int[window.Rows], new float[window.Rows + spare], new float[window.Rows + spare]);
        }

        double whole = Math.Floor(field.AntennaElevationMetres);
        WholeMetres = (float)whole;
        for (int row = 0; row < window.Rows; row++)
        {
            (double atSite, double perSquare) = field.BulgeMetres(row);
            (Constants[row], Factors[row]) = ((float)(atSite + field.AntennaElevationMetres - whole), (float)perSquare);
            (int first, int end) = InReach(row);
            double aside = Math.Abs(row - window.SiteRow);
            inner[row] = Math.Clamp((int)Math.Ceiling(window.SiteColumn - aside), first, end);
            outer[row] = aside == 0 ? inner[row] : Math.Clamp((int)Math.Floor(window.SiteColumn + aside) + 1, inner[row], end); // the row of the site belongs to the east and the west
        }
    }

    /// <summary>Columns of a row that are in reach and in the model.</summary>
    /// <param name="row">Row of the window.</param>
    public (int First, int End) InReach(int row)
    {
        (int first, int end) = Field.InReach(row);
        first = Math.Max(first, Columns.First);
        return row < Rows.First || row >= Rows.End ? (0, 0) : (first, Math.Max(first, Math.Min(end, Columns.End)));
    }

    /// <summary>Columns of a row that the western or the eastern sector looks at.</summary>
    /// <param name="row">Row of the window.</param>
    /// <param name="isEast">Which of the two.</param>
    public (int First, int End) Beside(int row, bool isEast)
    {
        (int first, int end) = InReach(row);
        return isEast ? (outer[row], end) : (first, inner[row]);
    }
}
