using System.Numerics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Follows the sight lines to the cells that the bounds of <see cref="SectorWedges"/> leave open, in double precision, where the ground may be in the way at all.</summary>
/// <remarks>Behavior: what <see cref="SightLine.Follow"/> says. Cost: one comparison a block of lines, and the heights of the blocks that may be in the way.</remarks>
internal sealed class WedgeSight
{
    private const double Rounding = 1e-4; // of a cell: a column so near to a line is looked at with it

    private readonly ViewshedField[] fields = new ViewshedField[HeightStates.MostHeights];
    private readonly float[] raises = new float[HeightStates.MostHeights]; // how much higher each antenna is than the lowest, whose levels the sectors have
    private ViewshedSector sector = null!;
    private WedgeBlocks blocks = null!;
    private float[] lineMost = [];
    private float[] inverses = [];
    private float nearest; // highest ground around the site
    private int stride;
    private bool isTurned;
    private int firstLine;
    private int direction;

    private double receiver;
    private float error;
    private double tolerance; // of heights in single precision, and where a line within 10⁻⁵ of a centre is on it

    private int cell;
    private int line;
    private double level;
    private double distance;
    private double aside;
    private double inverseDistance;
    private double inverseAside;
    private int height; // from which the cell is looked at
    private float raise;
    private double target;
    private float slope; // to the cell, at least

    /// <summary>Cells followed.</summary>
    public long CellsFollowed { get; private set; }

    /// <summary>Takes a site.</summary>
    /// <param name="placed">The ground as seen from each height, from the lowest.</param>
    /// <param name="errorMetres">What a level may be wrong by in single precision.</param>
    /// <param name="toleranceMetres">What a height of the ground above a sight line may be wrong by.</param>
    /// <param name="nearestMetres">Level of the highest ground around the site, from the lowest antenna; positive infinity where it is not known.</param>
    public void Begin(ReadOnlySpan<ViewshedField> placed, float errorMetres, double toleranceMetres, float nearestMetres)
    {
        placed.CopyTo(fields);
        for (int k = 0; k < placed.Length; k++)
        {
            raises[k] = (float)(placed[k].AntennaElevationMetres - placed[0].AntennaElevationMetres);
        }

        (CellsFollowed, error, tolerance, nearest) = (0, errorMetres, toleranceMetres, nearestMetres);
        receiver = placed[0].Request.ReceiverHeightMetres;
    }

    /// <summary>Takes a sector.</summary>
    /// <param name="sectorAtHand">The sector.</param>
    /// <param name="number">Its number in <see cref="ViewshedLevels.Sectors"/>.</param>
    /// <param name="wedgeBlocks">Greatest slopes of each wedge in each block of lines, for the lowest antenna.</param>
    /// <param name="mostOfLines">Greatest slopes of each wedge on each line of the block at hand.</param>
    /// <param name="inverseDistances">One over the distance of each line.</param>
    /// <param name="wedges">Wedges of a line there.</param>
    public void Take(ViewshedSector sectorAtHand, int number, WedgeBlocks wedgeBlocks, float[] mostOfLines, float[] inverseDistances, int wedges)
    {
        (sector, blocks, lineMost, inverses, stride, isTurned) = (sectorAtHand, wedgeBlocks, mostOfLines, inverseDistances, wedges, number >= 2);
        (firstLine, direction) = (sector.Start / Math.Abs(sector.Step), Math.Sign(sector.Step));
    }

    /// <summary>A slope that no ground exceeds before the nearest line: a column may be crossed there, between two of the four cells around the site.</summary>
    /// <param name="raiseMetres">How much higher the antenna is than the lowest.</param>
    public float StartSlope(float raiseMetres)
    {
        float above = nearest - raiseMetres + error;
        return above < 0 ? above / (float)sector.FirstDistance * (1 - 1e-6f) : float.PositiveInfinity;
    }

    /// <summary>Follows the sight line to a cell from one height after another, until one sees it.</summary>
    /// <param name="cellOfLine">Cell of the line.</param>
    /// <param name="lineOfCell">The line.</param>
    /// <param name="wedge">Its wedge.</param>
    /// <param name="beside">The wedge it may be in as well, counted from that one; 0 for none.</param>
    /// <param name="first">The lowest height that may see it.</param>
    /// <param name="end">The height after the last that may not.</param>
    /// <param name="visibility">What that height has of the cell.</param>
    /// <returns>The lowest height the cell is not hidden from, or <paramref name="end"/>.</returns>
    public int Follow(int cellOfLine, int lineOfCell, int wedge, int beside, int first, int end, out CellVisibility visibility)
    {
        CellsFollowed++;
        (cell, line) = (cellOfLine, lineOfCell);
        level = sector.Levels[sector.Start + (line * sector.Step) + cell] + receiver;
        (distance, aside) = (sector.FirstDistance + line, cell - sector.Site);
        (inverseDistance, inverseAside) = (1 / distance, 1 / aside);
        LookFrom(first);
        bool known = true;
        visibility = CellVisibility.Hidden;
        int block = line / SectorWedges.BlockLines, low = block * SectorWedges.BlockLines;
        for (int n = line - 1; n >= low; n--)
        {
            int at = ((n - low) * stride) + wedge;
            if (Math.Max(lineMost[at], lineMost[at + beside]) - (raise * inverses[n]) > slope && IsHidden(n, end, ref known))
            {
                return end;
            }
        }

        for (int sixteen = (block - 1) >> 4; sixteen >= 0; sixteen--)
        {
            uint above = blocks.BlocksAbove(wedge, sixteen, slope, raise) | (beside == 0 ? 0 : blocks.BlocksAbove(wedge + beside, sixteen, slope, raise));
            above &= (2u << Math.Min(15, block - 1 - (sixteen << 4))) - 1;
            for (; above != 0; above &= above - 1)
            {
                int other = (sixteen << 4) + BitOperations.TrailingZeroCount(above);
                int lines = blocks.LinesAbove(wedge, other, slope, raise) | (beside == 0 ? 0 : blocks.LinesAbove(wedge + beside, other, slope, raise));
                for (; lines != 0; lines &= lines - 1)
                {
                    if (IsHidden((other * SectorWedges.BlockLines) + BitOperations.TrailingZeroCount(lines), end, ref known))
                    {
                        return end;
                    }
                }
            }
        }

        if (line > 0 && StartSlope(raise) > slope && IsHidden(0, end, ref known))
        {
            return end;
        }

        visibility = known ? CellVisibility.Visible : CellVisibility.Unknown;
        return height;
    }

    private void LookFrom(int number)
    {
        (height, raise) = (number, raises[number]);
        target = level - raise;
        slope = (float)((target - error) * inverseDistance);
    }

    /// <summary>Whether the ground at a line hides the cell from all heights; looks from the lowest that it does not hide it from.</summary>
    private bool IsHidden(int at, int end, ref bool known)
    {
        while (IsBlocked(at, ref known))
        {
            if (height + 1 == end)
            {
                return true;
            }

            LookFrom(height + 1);
        }

        return false;
    }

    /// <summary>Whether the ground is in the way on a line, or on a column between the lines before and after it: its bound may be that of the centre of a cell, for the columns on both sides.</summary>
    private bool IsBlocked(int at, ref bool known)
    {
        double place = sector.Site + (aside * ((sector.FirstDistance + at) * inverseDistance)), perLine = aside * inverseDistance;
        double near = at == 0 ? sector.Site : place - perLine, far = place + perLine;
        int first, last;
        if (aside > 0)
        {
            (first, last) = (Math.Max((int)Math.Ceiling(near - Rounding), (int)Math.Floor(sector.Site) + 1), Math.Min((int)Math.Floor(far + Rounding), cell - 1));
        }
        else
        {
            (first, last) = (Math.Max((int)Math.Ceiling(far - Rounding), cell + 1), Math.Min((int)Math.Floor(near + Rounding), (int)Math.Ceiling(sector.Site) - 1));
        }

        // In single precision first: what is not near the sight line need not be looked at anew.
        double least = AboveOnLine(at, place);
        for (int c = first; c <= last && !(least > tolerance); c++)
        {
            double column = AboveOnColumn(c);
            least = column > least || double.IsNaN(column) ? column : least;
        }

        if (least < -tolerance || least > tolerance)
        {
            return least > 0;
        }

        int across = firstLine + (direction * line);
        var sight = isTurned ? new SightLine(fields[height], cell, across) : new SightLine(fields[height], across, cell);
        bool isBlocked = sight.IsBlocked(firstLine + (direction * at), !isTurned, ref known);
        for (int c = first; c <= last && !isBlocked; c++)
        {
            isBlocked = sight.IsBlocked(c, isTurned, ref known);
        }

        return isBlocked;
    }

    /// <summary>How far the ground on a line is above the sight line.</summary>
    private double AboveOnLine(int at, double place)
    {
        int before = (int)place, index = sector.Start + (at * sector.Step) + before;
        double left = sector.Levels[index], right = sector.Levels[index + 1];
        return left - raise + ((place - before) * (right - left)) - (target * (sector.FirstDistance + at) * inverseDistance);
    }

    /// <summary>How far the ground on a column is above the sight line; NaN before the first line.</summary>
    private double AboveOnColumn(int column)
    {
        double share = (column - sector.Site) * inverseAside, place = (share * distance) - sector.FirstDistance;
        if (!(place >= 0))
        {
            return double.NaN;
        }

        int before = (int)place, index = sector.Start + (before * sector.Step) + column;
        double inner = sector.Levels[index], outer = sector.Levels[index + sector.Step];
        return inner - raise + ((place - before) * (outer - inner)) - (target * share);
    }
}
