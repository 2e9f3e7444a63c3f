namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>A quarter of the ground around a site, cut into lines (rows in the north and south, columns in the east and west) that lie ever further out, as far as the model has cells in reach.</summary>
/// <remarks>A cell belongs to the sector in which it is at least as many lines out as it is cells aside; on a diagonal that is the northern or southern one.</remarks>
internal sealed class FrontSector
{
    /// <summary>Row or column of the window that is the nearest line.</summary>
    public int Nearest { get; private set; }

    /// <summary>Rows or columns from a line to the next further out, −1 or 1.</summary>
    public int Step { get; private set; }

    /// <summary>Lines.</summary>
    public int Lines { get; private set; }

    /// <summary>How far out the nearest line is, above 0 and up to 1; each other is 1 further.</summary>
    public double FirstDistance { get; private set; }

    /// <summary>Place of the site along a line.</summary>
    public double Site { get; private set; }

    /// <summary>First cell of each line.</summary>
    public int[] First { get; private set; } = [];

    /// <summary>The cell after the last of each line; none where a line is nearer than the cells on both sides of the site.</summary>
    public int[] End { get; private set; } = [];

    /// <summary>Sets where the sector lies.</summary>
    /// <param name="reach">The cells in reach.</param>
    /// <param name="isTurned">Whether lines are columns.</param>
    /// <param name="step">Whether they go towards row or column 0 (−1) or from it (1).</param>
    public void Place(FrontReach reach, bool isTurned, int step)
    {
        var window = reach.Field.Window;
        var (site, aside) = isTurned ? (window.SiteColumn, window.SiteRow) : (window.SiteRow, window.SiteColumn);
        var ((firstLine, endLine), (firstCell, endCell)) = isTurned ? (reach.Columns, reach.Rows) : (reach.Rows, reach.Columns);
        (Step, Site) = (step, aside);
        Nearest = step < 0 ? (int)Math.Ceiling(site) - 1 : (int)Math.Floor(site) + 1;
        FirstDistance = Math.Abs(site - Nearest);
        Lines = Math.Max(0, step < 0 ? Nearest + 1 - firstLine : endLine - Nearest);
        if (First.Length < Lines)
        {
            (First, End) = (new int[Lines], new int[Lines]);
        }

        for (int n = 0; n < Lines; n++)
        {
            double distance = FirstDistance + n;
            (int near, int far) = isTurned ? reach.Field.RowsNear(distance) : reach.Field.InReach(Nearest + (n * step));
            (near, far) = (Math.Max(near, firstCell), Math.Min(far, endCell));
            if (near >= far)
            {
                Lines = n;
                return;
            }

            near = Math.Max(near, (int)Math.Ceiling(Site - distance));
            (First[n], End[n]) = (near, Math.Max(near, Math.Min(far, (int)Math.Floor(Site + distance) + 1)));
        }
    }
}
