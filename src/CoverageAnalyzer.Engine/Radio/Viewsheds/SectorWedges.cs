namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Carries two bounds of the horizon outwards in narrow wedges of a sector, and decides by them which cells are visible and which hidden.</summary>
/// <remarks>
/// A wedge holds all directions between two rays and is less than a cell wide, so that on a line there is at most one centre of a cell between its rays.
/// Between two lines a direction crosses one column at most. The ground along a line and along a column is straight from centre to centre, and so is its slope
/// along a line; what stands in a wedge therefore lies between the least and the greatest of: the slopes where its two rays cross the line or the column,
/// and that of the centre between them. The greatest of all lines so far is no less than the horizon of any direction in the wedge, the greatest of the least
/// of each line no more. A cell above the first is visible, one below the second hidden; the few between the two are looked at by
/// <see cref="WedgeSight"/>, in double precision, and only on the blocks of lines whose bound is above the cell.
/// Errors: levels, their interpolation and the slope of a cell are right to 2⁻²⁰ of the largest number; rays lie on a line right to 1.5·10⁻⁶ of a cell, and a sight line
/// within 10⁻⁵ of a centre is on it. A slope along a column is not straight: taken so, it is wrong by a quarter of its change over the distance at most.
/// Blocks of lines whose highest ground (<see cref="SectorCeilings"/>) is below the horizon as a whole are left out. Antennas of several heights are carried by what was
/// found for the lowest (<see cref="WedgeBounds"/>).
/// Cost: some 40 steps of vectors for 15 wedges of a line; of the farthest line a cell has one wedge, of nearer ones more. In hills a third of the lines is left out.
/// </remarks>
internal sealed partial class SectorWedges
{
    /// <summary>Lines of a block.</summary>
    public const int BlockLines = 8;

    /// <summary>Wedges of a vector: its 16 rays stand around them.</summary>
    public const int Lanes = 15;

    private const double WedgesPerCell = 1.05; // above 1: no wedge holds two centres of a line
    private const int MostGroups = 6; // near the site sixteen cells have more wedges than it pays to ask
    private const float RayPlaceError = 1.5e-6f, CellPlaceError = 1.2e-5f;
    private const float BorderPart = 1e-5f; // of a wedge, and of a cell: one so near to a ray may be on either side of it

    private readonly WedgeBounds[] bounds = [.. Enumerable.Range(0, HeightStates.MostHeights).Select(_ => new WedgeBounds())]; // of each height, from the lowest
    private readonly WedgeSight sight = new();
    private readonly WedgeBlocks blocks = new(); // for the lowest antenna
    private readonly SectorCeilings ceilings = new();
    private float[] lineMost = []; // greatest slope on each line of the block at hand, for the lowest antenna
    private float[] lineLeast = []; // what every direction meets there at least, where there are more heights than one
    private float[] leastOfGroup = []; // what the highest antenna meets at least in the wedges of a vector, before the block at hand
    private float[] distances = []; // of each line, and one over it
    private float[] inverses = [];
    private double[] wedgesPerCell = [];
    private int[] nearestWedge = []; // of the cells in reach of a line and all further ones
    private int[] farthestWedge = [];

    private ViewshedSector sector = null!;
    private float receiver;
    private int heights;
    private float error;
    private float range;
    private bool hasVoids;
    private int half; // wedges on each side of the middle one
    private int stride;
    private double perWedge; // cells aside, at a distance of one

    /// <summary>Cells the bounds did not decide, in the last site.</summary>
    public long CellsFollowed => sight.CellsFollowed;

    /// <summary>Takes the ground of a site.</summary>
    /// <param name="levels">The ground as seen from the lowest antenna.</param>
    /// <param name="fields">The same from each height, from the lowest.</param>
    public void Begin(ViewshedLevels levels, ReadOnlySpan<ViewshedField> fields)
    {
        var field = fields[0];
        heights = fields.Length;
        double raise = fields[^1].AntennaElevationMetres - field.AntennaElevationMetres;
        receiver = (float)field.Request.ReceiverHeightMetres;
        float largest = Math.Max(Math.Abs(levels.Highest), Math.Abs(levels.Lowest)) + receiver + (float)raise;
        error = float.IsFinite(largest) ? largest * (2f / (1 << 20)) : 1; // once for the numbers, once for the line written into their last bits
        range = float.IsFinite(largest) ? levels.Highest - levels.Lowest : 1;
        hasVoids = levels.HasVoids;
        for (int k = 0; k < heights; k++)
        {
            bounds[k].RaiseMetres = (float)(fields[k].AntennaElevationMetres - field.AntennaElevationMetres);
        }

        // Between the site and the nearest line of a sector: four cells, or those on both sides of a row or a column the site is on.
        var window = field.Window;
        float nearest = float.NegativeInfinity;
        for (int row = Math.Max(0, (int)Math.Ceiling(window.SiteRow) - 1); row <= Math.Min(window.Rows - 1, (int)Math.Floor(window.SiteRow) + 1); row++)
        {
            for (int column = Math.Max(0, (int)Math.Ceiling(window.SiteColumn) - 1); column <= Math.Min(window.Columns - 1, (int)Math.Floor(window.SiteColumn) + 1); column++)
            {
                float level = (float)field.LevelMetres(row, column);
                nearest = float.IsNaN(level) || float.IsPositiveInfinity(nearest) ? float.PositiveInfinity : Math.Max(nearest, level);
            }
        }

        sight.Begin(fields, error, error + (range * CellPlaceError), nearest);
    }

    /// <summary>Finds what is visible in a sector.</summary>
    /// <param name="sectorAtHand">The sector.</param>
    /// <param name="number">Its number in <see cref="ViewshedLevels.Sectors"/>.</param>
    /// <param name="status">Takes what was found; cells beyond the sector take anything.</param>
    public void Sweep(ViewshedSector sectorAtHand, int number, byte[] status)
    {
        sector = sectorAtHand;
        int lines = sector.Lines;
        if (lines == 0)
        {
            return;
        }

        half = (int)Math.Ceiling((sector.FirstDistance + lines) * WedgesPerCell);
        int groups = (((2 * half) + 1) / Lanes) + 1, count = (lines + BlockLines - 1) / BlockLines;
        perWedge = 1.0 / half;
        stride = (groups * Lanes) + 16;
        Grow(ref lineMost, stride * BlockLines);
        Grow(ref lineLeast, heights > 1 ? stride * BlockLines : 0);
        Grow(ref leastOfGroup, groups);
        FindDistances();
        FindReach();
        blocks.Take(groups, count, sector.FirstDistance);
        sight.Take(sector, number, blocks, lineMost, inverses, stride);
        foreach (var bound in bounds.AsSpan(0, heights))
        {
            bound.Take(stride, sight.StartSlope(bound.RaiseMetres));
        }

        for (int block = 0; block < count; block++)
        {
            int first = block * BlockLines, end = Math.Min(first + BlockLines, lines);
            if (farthestWedge[first] < 0)
            {
                continue;
            }

            int nearestGroup = nearestWedge[first] / Lanes, farthestGroup = farthestWedge[first] / Lanes;
            ceilings.Take(sector, first, end, Columns(nearestGroup, first, end).Left, Columns(farthestGroup, first, end).Right, hasVoids);
            for (int group = nearestGroup; group <= farthestGroup; group++)
            {
                CarryAll(group, first, end, block);
            }

            Decide(first, end, status);
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }

    private void FindDistances()
    {
        Grow(ref distances, sector.Lines);
        Grow(ref inverses, sector.Lines);
        Grow(ref wedgesPerCell, sector.Lines);
        for (int n = 0; n < sector.Lines; n++)
        {
            double distance = sector.FirstDistance + n;
            (distances[n], inverses[n], wedgesPerCell[n]) = ((float)distance, (float)(1 / distance), half / distance);
        }
    }

    /// <summary>Finds which wedges each line and the further ones need.</summary>
    private void FindReach()
    {
        Grow(ref nearestWedge, sector.Lines);
        Grow(ref farthestWedge, sector.Lines);
        int low = int.MaxValue, high = -1, last = (2 * half) + 1;
        for (int n = sector.Lines - 1; n >= 0; n--)
        {
            if (sector.First[n] < sector.End[n])
            {
                double perCell = wedgesPerCell[n];
                low = Math.Min(low, Math.Max(0, (int)(((sector.First[n] - sector.Site) * perCell) + half + 0.5) - 1));
                high = Math.Max(high, Math.Min(last, (int)(((sector.End[n] - 1 - sector.Site) * perCell) + half + 0.5) + 1));
            }

            (nearestWedge[n], farthestWedge[n]) = (low, high);
        }
    }

    /// <summary>Carries the bounds of 15 wedges of all heights over a block of lines.</summary>
    /// <remarks>What the highest antenna does not see no lower one sees, nor does it hide anything from one: what hides it is in the way as well.</remarks>
    private void CarryAll(int group, int first, int end, int block)
    {
        int wedge = group * Lanes;
        float horizon = leastOfGroup[group] = bounds[heights - 1].LeastOfAll(wedge);
        (double left, double right) = Columns(group, first, end);
        if (first > 0 && IsBelow(ceilings.Between(left, right), first, end, horizon))
        {
            blocks.Clear(group, block);
            foreach (var bound in bounds.AsSpan(0, heights))
            {
                bound.Keep(wedge, end - first);
            }

            return;
        }

        Carry(bounds[0], group, first, end, block);
        foreach (var bound in bounds.AsSpan(1, heights - 1))
        {
            bound.Raise(wedge, end - first, lineMost, lineLeast, inverses.AsSpan(first));
        }
    }

    /// <summary>First and last place along the lines of a block that 15 wedges may look at.</summary>
    private (double Left, double Right) Columns(int group, int first, int end)
    {
        double left = ((group * Lanes) - half - 0.5) * perWedge, right = left + (Lanes * perWedge), near = distances[Math.Max(0, first - 1)], far = distances[end - 1];
        return (sector.Site + (left * (left > 0 ? near : far)) - 1, sector.Site + (right * (right > 0 ? far : near)) + 2);
    }

    /// <summary>Whether ground up to a level, with receivers on it, is below a horizon of the highest antenna anywhere in a block of lines, whatever the errors.</summary>
    private bool IsBelow(float level, int first, int end, float horizon)
    {
        float top = level + receiver - bounds[heights - 1].RaiseMetres + (2 * (error + (range * CellPlaceError)));
        return top * (top > 0 ? inverses[first - 1] : inverses[end - 1]) * (1 + (top > 0 ? 1e-6f : -1e-6f)) < horizon;
    }
}
