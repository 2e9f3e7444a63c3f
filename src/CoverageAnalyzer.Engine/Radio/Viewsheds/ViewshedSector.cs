namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>A quarter of the ground around a site, cut into lines (rows in the north and south, columns in the east and west) that lie ever further out.</summary>
/// <remarks>A cell belongs to the sector in which it is at least as many lines out as it is cells aside; on a diagonal that is the northern or southern one.</remarks>
internal sealed class ViewshedSector
{
    /// <summary>Levels, line after line.</summary>
    public float[] Levels { get; private set; } = [];

    /// <summary>Place of the nearest line in <see cref="Levels"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Steps from a line to the next further out, in <see cref="Levels"/>.</summary>
    public int Step { get; private set; }

    /// <summary>Lines.</summary>
    public int Lines { get; private set; }

    /// <summary>How far out the nearest line is, above 0 and up to 1; each other is 1 further.</summary>
    public double FirstDistance { get; private set; }

    /// <summary>Place of the site along a line.</summary>
    public double Site { get; private set; }

    /// <summary>Cells of a line.</summary>
    public int Cells { get; private set; }

    /// <summary>First cell of each line that is in the sector and in reach.</summary>
    public int[] First { get; private set; } = [];

    /// <summary>The cell after the last.</summary>
    public int[] End { get; private set; } = [];

    /// <summary>Sets where the sector lies.</summary>
    public void Place(float[] levels, int stride, int line, int direction, int lines, double firstDistance, double site, int cells)
    {
        (Levels, Start, Step, Lines, FirstDistance, Site, Cells) = (levels, line * stride, direction * stride, Math.Max(0, lines), firstDistance, site, cells);
        if (First.Length < Lines)
        {
            (First, End) = (new int[Lines], new int[Lines]);
        }
    }

    /// <summary>Cuts the lines to what is in reach.</summary>
    /// <param name="field">The ground.</param>
    /// <param name="isTurned">Whether lines are columns.</param>
    public void Limit(ViewshedField field, bool isTurned)
    {
        (int firstRow, int endRow) = field.RowsInReach;
        for (int n = 0; n < Lines; n++)
        {
            double distance = FirstDistance + n;
            int first = Math.Max(0, (int)Math.Ceiling(Site - distance)), end = Math.Min(Cells, (int)Math.Floor(Site + distance) + 1);
            (int reachFirst, int reachEnd) = isTurned ? field.RowsNear(distance) : field.InReach((Start + (n * Step)) / Math.Abs(Step));
            if (isTurned)
            {
                (reachFirst, reachEnd) = (Math.Max(reachFirst, firstRow), Math.Min(reachEnd, endRow));
            }

            if (reachFirst >= reachEnd)
            {
                Lines = n;
                return;
            }

            first = Math.Max(first, reachFirst);
            (First[n], End[n]) = (first, Math.Max(first, Math.Min(end, reachEnd))); // a line nearer than half a cell may have none
        }
    }
}
