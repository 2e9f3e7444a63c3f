namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>One sight line, in double precision, over the rows and the columns between the site and a cell: what all exact viewsheds mean.</summary>
internal readonly struct SightLine
{
    private readonly ViewshedField field;
    private readonly double siteRow;
    private readonly double siteColumn;
    private readonly double down; // rows from the site to the cell
    private readonly double across; // columns
    private readonly double target;

    /// <summary>Takes the sight line to a cell.</summary>
    /// <param name="field">The ground as seen from the antenna.</param>
    /// <param name="row">Row of the cell.</param>
    /// <param name="column">Column of the cell.</param>
    public SightLine(ViewshedField field, int row, int column)
    {
        this.field = field;
        (siteRow, siteColumn) = (field.Window.SiteRow, field.Window.SiteColumn);
        (down, across) = (row - siteRow, column - siteColumn);
        target = field.LevelMetres(row, column) + field.Request.ReceiverHeightMetres;
    }

    /// <summary>Whether the height of the cell is known.</summary>
    public bool IsTargetKnown => !double.IsNaN(target);

    /// <summary>Follows the sight line to a cell, over every row and every column on the way.</summary>
    /// <remarks>
    /// Behavior: hidden where any known height is in the way, whatever else is not known. A cell whose centre the line does not touch does not count.
    /// Cost: two heights a row and two a column on the way.
    /// </remarks>
    /// <param name="field">The ground as seen from the antenna.</param>
    /// <param name="row">Row of the cell.</param>
    /// <param name="column">Column of the cell.</param>
    public static CellVisibility Follow(ViewshedField field, int row, int column)
    {
        var sight = new SightLine(field, row, column);
        if (!sight.IsTargetKnown)
        {
            return CellVisibility.Unknown;
        }

        bool known = true;
        int step = sight.down > 0 ? -1 : 1;
        for (int r = row + step; sight.down > 0 ? r > sight.siteRow : r < sight.siteRow; r += step)
        {
            if (sight.IsBlocked(r, isRow: true, ref known))
            {
                return CellVisibility.Hidden;
            }
        }

        step = sight.across > 0 ? -1 : 1;
        for (int c = column + step; sight.across > 0 ? c > sight.siteColumn : c < sight.siteColumn; c += step)
        {
            if (sight.IsBlocked(c, isRow: false, ref known))
            {
                return CellVisibility.Hidden;
            }
        }

        return known ? CellVisibility.Visible : CellVisibility.Unknown;
    }

    /// <summary>Whether the ground is above the sight line on a row or a column between the site and the cell.</summary>
    /// <param name="at">The row or the column.</param>
    /// <param name="isRow">Which of the two.</param>
    /// <param name="isKnown">Becomes false where the ground is not known.</param>
    public bool IsBlocked(int at, bool isRow, ref bool isKnown)
    {
        double along = isRow ? (at - siteRow) / down : (at - siteColumn) / across, place = isRow ? siteColumn + (along * across) : siteRow + (along * down);
        int before = (int)Math.Floor(place);
        double level = isRow ? Between(at, before, at, before + 1, place - before) : Between(before, at, before + 1, at, place - before);
        isKnown &= !double.IsNaN(level);
        return level > along * target;
    }

    // On the centre of a cell, but for rounding, that cell alone counts: its neighbor may be unknown, or outside the window.
    private double Between(int row, int column, int nextRow, int nextColumn, double part)
    {
        const double onCentre = 1e-5;
        if (part < onCentre)
        {
            return field.LevelMetres(row, column);
        }

        double next = field.LevelMetres(nextRow, nextColumn);
        if (part > 1 - onCentre)
        {
            return next;
        }

        double level = field.LevelMetres(row, column);
        return level + (part * (next - level));
    }
}
