using System.Numerics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Follows the sight lines to the cells that the bounds of <see cref="SectorWedges"/> leave open, in double precision, where the ground may be in the way at all.</summary>
/// <remarks>Behavior: what <see cref="SightLine.Follow"/> says. Cost: one comparison a block of lines, and the heights of the blocks that may be in the way.</remarks>
internal sealed class WedgeSight
{
    private ViewshedField field = null!;
    private ViewshedSector sector = null!;
    private const double Rounding = 1e-4; // of a cell: a column so near to a line is looked at with it

    private WedgeBlocks blocks = null!;
    private float[] lineMost = [];
    private float start;
    private int stride;
    private bool isTurned;
    private int firstLine;
    private int direction;

    private float receiver;
    private double tolerance; // of heights in single precision, and where a line within 10⁻⁵ of a centre is on it

    private int cell;
    private int line;
    private double target;
    private double distance;
    private double aside;
    private double inverseDistance;
    private double inverseAside;

    /// <summary>Cells followed.</summary>
    public long CellsFollowed { get; private set; }

    /// <summary>Takes a site.</summary>
    /// <param name="placed">The ground.</param>
    /// <param name="toleranceMetres">What a height of the ground above a sight line may be wrong by in single precision.</param>
    public void Begin(ViewshedField placed, double toleranceMetres)
    {
        (field, CellsFollowed, tolerance) = (placed, 0, toleranceMetres);
        receiver = (float)placed.Request.ReceiverHeightMetres;
    }

    /// <summary>Takes a sector.</summary>
    /// <param name="sectorAtHand">The sector.</param>
    /// <param name="number">Its number in <see cref="ViewshedLevels.Sectors"/>.</param>
    /// <param name="wedgeBlocks">Greatest slopes of each wedge in each block of lines.</param>
    /// <param name="mostOfLines">Greatest slopes of each wedge on each line of the block at hand.</param>
    /// <param name="wedges">Wedges of a line there.</param>
    /// <param name="startSlope">Greatest slope before the first line.</param>
    public void Take(ViewshedSector sectorAtHand, int number, WedgeBlocks wedgeBlocks, float[] mostOfLines, int wedges, float startSlope)
    {
        (sector, blocks, lineMost, stride, isTurned, start) = (sectorAtHand, wedgeBlocks, mostOfLines, wedges, number >= 2, startSlope);
        (firstLine, direction) = (sector.Start / Math.Abs(sector.Step), Math.Sign(sector.Step));
    }

    /// <summary>Follows the sight line to a cell.</summary>
    /// <param name="cell">Cell of the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="wedge">Its wedge.</param>
    /// <param name="beside">The wedge it may be in as well, counted from that one; 0 for none.</param>
    /// <param name="slope">Slope of the cell at least.</param>
    public CellVisibility Follow(int cell, int line, int wedge, int beside, float slope)
    {
        CellsFollowed++;
        (this.cell, this.line) = (cell, line);
        target = sector.Levels[sector.Start + (line * sector.Step) + cell] + receiver;
        if (double.IsNaN(target))
        {
            return CellVisibility.Unknown;
        }

        (distance, aside) = (sector.FirstDistance + line, cell - sector.Site);
        (inverseDistance, inverseAside) = (1 / distance, 1 / aside);
        bool known = true;
        int block = line / SectorWedges.BlockLines, low = block * SectorWedges.BlockLines;
        for (int n = line - 1; n >= low; n--)
        {
            int at = ((n - low) * stride) + wedge;
            if (Math.Max(lineMost[at], lineMost[at + beside]) > slope && IsBlocked(n, ref known))
            {
                return CellVisibility.Hidden;
            }
        }

        for (int sixteen = (block - 1) >> 4; sixteen >= 0; sixteen--)
        {
            uint above = blocks.BlocksAbove(wedge, sixteen, slope) | (beside == 0 ? 0 : blocks.BlocksAbove(wedge + beside, sixteen, slope));
            above &= (2u << Math.Min(15, block - 1 - (sixteen << 4))) - 1;
            for (; above != 0; above &= above - 1)
            {
                int other = (sixteen << 4) + BitOperations.TrailingZeroCount(above);
                int lines = blocks.LinesAbove(wedge, other, slope) | (beside == 0 ? 0 : blocks.LinesAbove(wedge + beside, other, slope));
                for (; lines != 0; lines &= lines - 1)
                {
                    if (IsBlocked((other * SectorWedges.BlockLines) + BitOperations.TrailingZeroCount(lines), ref known))
                    {
                        return CellVisibility.Hidden;
                    }
                }
            }
        }

        // A column may be crossed before the nearest line.
        if (start > slope && line > 0 && IsBlocked(0, ref known))
        {
            return CellVisibility.Hidden;
        }

        return known ? CellVisibility.Visible : CellVisibility.Unknown;
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
        for (int c = first; c <= last; c++)
        {
            double column = AboveOnColumn(c);
            least = column > least || double.IsNaN(column) ? column : least;
        }

        if (least < -tolerance || least > tolerance)
        {
            return least > 0;
        }

        int across = firstLine + (direction * line);
        var sight = isTurned ? new SightLine(field, cell, across) : new SightLine(field, across, cell);
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
        return left + ((place - before) * (right - left)) - (target * (sector.FirstDistance + at) * inverseDistance);
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
        return inner + ((place - before) * (outer - inner)) - (target * share);
    }
}
