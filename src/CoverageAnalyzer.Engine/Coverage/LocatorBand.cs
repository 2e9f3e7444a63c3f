using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Makes the cells and records of one band of rows after the other; what a thread keeps from band to band.</summary>
/// <remarks>
/// The edges of the band are noted under every cell they come near (incidents), rather one too many than one too few. Where an edge crosses the lower
/// side of a cell its unit begins or ends there for the corners from this one on, so one walk along the row knows what every corner lies in.
/// Where rounding could decide which corners lie left of an edge, <see cref="EdgeSide"/> does: the answer is that of the even-odd rule without rounding.
/// Cost: one step per incident and one per 8 cells or so without any.
/// </remarks>
internal sealed class LocatorBand
{
    private const int Crosses = int.MinValue; // mark of an edge: it crosses the lower side of the cell

    private readonly LocatorGrid grid;
    private readonly PolygonSet polygons;
    private readonly LocatorRings rings;
    private readonly LocatorCell cell;
    private readonly double padX;
    private readonly double padY;
    private readonly double columnTolerance;
    private readonly double west;
    private readonly int[] head;
    private Incident[] incidents = new Incident[1 << 14];
    private int incidentCount;
    private int firstRow;
    private int rowEnd;

    /// <summary>Prepares for the bands of a grid.</summary>
    /// <param name="grid">The grid to fill.</param>
    /// <param name="polygons">The units.</param>
    /// <param name="rings">Their rings.</param>
    public LocatorBand(LocatorGrid grid, PolygonSet polygons, LocatorRings rings)
    {
        this.grid = grid;
        this.polygons = polygons;
        this.rings = rings;
        cell = new LocatorCell(grid);
        var bounds = grid.Bounds;
        double greatestX = Math.Max(Math.Abs(bounds.MinX), Math.Abs(bounds.MaxX));
        padX = (1e-6 * grid.Corners.CellWidth) + (8 * 2.3e-16 * greatestX);
        padY = (1e-6 * grid.Corners.CellHeight) + (8 * 2.3e-16 * Math.Max(Math.Abs(bounds.MinY), Math.Abs(bounds.MaxY)));

        // A crossing is right to a few units in the last place of the largest abscissa; beyond this it may fall on either side of a corner.
        double greatest = Math.Max(greatestX, Math.Abs(grid.Corners.CentreX(grid.Columns)));
        columnTolerance = 1e-9 + (16 * 2.3e-16 * greatest * grid.InverseWidth);
        west = grid.Corners.CentreX(0);
        head = new int[Math.Min(grid.Rows, 1 << grid.BandShift) * grid.Columns];
    }

    /// <summary>Makes one band.</summary>
    /// <param name="band">Its number.</param>
    public void Make(int band)
    {
        firstRow = band << grid.BandShift;
        rowEnd = Math.Min(grid.Rows, firstRow + (1 << grid.BandShift));
        Collect();
        Link(incidents, incidentCount, head);
        cell.Begin(incidents);
        for (int row = firstRow; row < rowEnd; row++)
        {
            MakeRow(row);
        }

        grid.Records[band] = cell.TakeRecords();
    }

    /// <summary>Hangs the incidents of each cell on its head, those of the lowest unit first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Link(Incident[] incidents, int count, int[] head)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            ref var incident = ref incidents[i];
            ref int first = ref head[incident.Next];
            incident.Next = first;
            first = i + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MakeRow(int row)
    {
        int columns = grid.Columns;
        var heads = head.AsSpan((row - firstRow) * columns, columns);
        var cells = grid.CellUnit.AsSpan(row * columns, columns);
        cell.BeginRow(row);
        for (int column = 0; column < columns; column++)
        {
            int empty = heads[column..].IndexOfAnyExcept(0);
            empty = empty < 0 ? columns - column : empty;
            if (empty > 0)
            {
                cells.Slice(column, empty).Fill(cell.WithoutEdges());
                column += empty;
                if (column == columns)
                {
                    break;
                }
            }

            cells[column] = cell.Make(column, heads[column] - 1);
            heads[column] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect()
    {
        incidentCount = 0;
        var corners = grid.Corners;

        // Half a cell on either side; what comes closer is looked at edge by edge.
        double top = firstRow == 0 ? double.PositiveInfinity : corners.CentreY(firstRow - 1) + (corners.CellHeight / 2);
        double bottom = rowEnd == grid.Rows ? double.NegativeInfinity : corners.CentreY(rowEnd - 1) - (corners.CellHeight / 2);
        double[] xy = grid.XY;
        for (int unit = 0; unit < rings.UnitMinY.Length; unit++)
        {
            if (!(rings.UnitMinY[unit] <= top && rings.UnitMaxY[unit] >= bottom))
            {
                continue;
            }

            for (int ring = polygons.UnitStart[unit]; ring < polygons.UnitStart[unit + 1]; ring++)
            {
                int end = polygons.RingStart[ring + 1] - 1, i = polygons.RingStart[ring];
                if (i >= end || !rings.IsFinite(ring))
                {
                    continue;
                }

                double x0 = xy[2 * i], y0 = xy[(2 * i) + 1];
                for (; i < end; i++)
                {
                    double x1 = xy[(2 * i) + 2], y1 = xy[(2 * i) + 3];
                    if (y0 <= y1)
                    {
                        if (y0 <= top && y1 >= bottom && (x0 != x1 || y0 != y1))
                        {
                            AddEdge(unit, i, x0, y0, x1, y1);
                        }
                    }
                    else if (y1 <= top && y0 >= bottom)
                    {
                        AddEdge(unit, i, x1, y1, x0, y0);
                    }

                    (x0, y0) = (x1, y1);
                }
            }
        }
    }

    /// <summary>Notes the cells of the band an edge comes near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddEdge(int unit, int edge, double lowX, double lowY, double highX, double highY)
    {
        int first = RowOf(highY + padY), last = RowOf(lowY - padY);
        double left = Math.Min(lowX, highX), right = Math.Max(lowX, highX), slope = (highX - lowX) / (highY - lowY);
        bool isOneRow = first == last;
        first = Math.Max(first, firstRow);
        last = Math.Min(last, rowEnd - 1);
        double margin = Math.Abs(slope) * padY, above = isOneRow ? lowX : AtRow(first - 1);
        for (int row = first; row <= last; row++)
        {
            double side = grid.Corners.CentreY(row), at = AtRow(row), from = left, to = right;
            if (!isOneRow)
            {
                from = Math.Max(left, Math.Min(above, at) - margin);
                to = Math.Min(right, Math.Max(above, at) + margin);
                above = at;
            }

            int column = ColumnOf(from - padX), lastColumn = ColumnOf(to + padX), crossing = -1;
            if (lowY <= side && side < highY)
            {
                // The edge owns its lower end.
                crossing = CornersLeftOf(at, side, lowX, lowY, highX, highY);
                column = Math.Min(column, crossing);
                lastColumn = Math.Max(lastColumn, Math.Min(crossing, grid.Columns - 1));
            }

            int cellInBand = ((row - firstRow) * grid.Columns) + column, end = incidentCount + (lastColumn - column) + 1;
            if (end > incidents.Length)
            {
                Array.Resize(ref incidents, Math.Max(2 * incidents.Length, end));
            }

            ref var to0 = ref MemoryMarshal.GetArrayDataReference(incidents);
            for (int i = incidentCount; i < end; i++)
            {
                Unsafe.Add(ref to0, i) = new Incident(cellInBand++, unit, column++ == crossing ? edge | Crosses : edge);
            }

            incidentCount = end;
        }

        double AtRow(int row)
        {
            double side = grid.Corners.CentreY(row);
            return side >= highY ? highX : side <= lowY ? lowX : lowX + ((side - lowY) * slope);
        }
    }

    /// <summary>How many corners of a row lie strictly left of an edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CornersLeftOf(double x, double y, double lowX, double lowY, double highX, double highY)
    {
        double at = (x - west) * grid.InverseWidth;
        int column = at <= 0 ? 0 : at >= grid.Columns ? grid.Columns : (int)Math.Ceiling(at);
        return Math.Abs(at - Math.Round(at)) > columnTolerance + (1e-12 * Math.Abs(at)) ? column : ExactCornersLeftOf(column, y, lowX, lowY, highX, highY);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ExactCornersLeftOf(int column, double y, double lowX, double lowY, double highX, double highY)
    {
        while (column > 0 && !EdgeSide.IsLeft(grid.Corners.CentreX(column - 1), y, lowX, lowY, highX, highY))
        {
            column--;
        }

        while (column < grid.Columns && EdgeSide.IsLeft(grid.Corners.CentreX(column), y, lowX, lowY, highX, highY))
        {
            column++;
        }

        return column;
    }

    // The ends of an edge lie within the bounds, so at most a cell beside the grid; an extent that overflows has one cell.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ColumnOf(double x) =>
        Math.Min(Math.Max(double.ConvertToIntegerNative<int>((x - grid.Bounds.MinX) * grid.InverseWidth), 0), grid.Columns - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOf(double y) =>
        Math.Min(Math.Max(double.ConvertToIntegerNative<int>((grid.Bounds.MaxY - y) * grid.InverseHeight), 0), grid.Rows - 1);

    /// <summary>An edge that comes near a cell.</summary>
    /// <param name="Next">The cell, counted in the band; once linked, 1 + the next incident of the same cell, or 0.</param>
    /// <param name="Unit">Whose edge it is.</param>
    /// <param name="MarkedEdge">The edge by its first vertex, with a mark.</param>
    [StructLayout(LayoutKind.Auto)]
    internal record struct Incident(int Next, int Unit, int MarkedEdge)
    {
        /// <summary>The edge by its first vertex.</summary>
        public readonly int Edge => MarkedEdge & ~Crosses;

        /// <summary>True where it crosses the lower side of the cell.</summary>
        public readonly bool IsCrossing => MarkedEdge < 0;
    }
}
