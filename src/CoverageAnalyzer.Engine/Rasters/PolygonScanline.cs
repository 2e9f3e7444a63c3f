using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Says, row by row of a grid, which cell centres lie in which unit; overlapping units are all kept.</summary>
/// <remarks>
/// Each edge is crossed by the centre lines of some rows; a crossing is turned into the number of columns whose centre lies strictly
/// left of it. Where rounding could decide that number, <see cref="EdgeSide"/> does. So the answer is that of the even-odd rule
/// with a half-open edge, place by place, without rounding.
/// Cost: one step per crossing of an edge with a row, whatever the number of cells between.
/// </remarks>
internal sealed class PolygonScanline
{
    private const int UnitsPerPiece = 64;

    private readonly RasterGrid grid;
    private readonly double inverseWidth;
    private readonly double inverseHeight;
    private readonly double columnTolerance;

    private int[] crossingRow = new int[256];
    private int[] crossingColumn = new int[256];
    private int crossings;
    private int firstRow;
    private int rowEnd;

    /// <summary>Prepares for one set on one grid.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="grid">The cells; any size.</param>
    public PolygonScanline(PolygonSet polygons, RasterGrid grid)
        : this(polygons, grid, 0, polygons.UnitCount)
    {
    }

    /// <summary>Prepares for some units of a set on one grid.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="grid">The cells; any size.</param>
    /// <param name="firstUnit">The first unit that will be asked for.</param>
    /// <param name="unitEnd">The unit after the last.</param>
    public PolygonScanline(PolygonSet polygons, RasterGrid grid, int firstUnit, int unitEnd)
    {
        this.grid = grid;
        inverseWidth = 1 / grid.CellWidth;
        inverseHeight = 1 / grid.CellHeight;
        double greatest = Math.Max(Math.Abs(grid.West), Math.Abs(grid.CentreX(grid.Columns)));
        foreach (double x in polygons.X.AsSpan(polygons.RingStart[polygons.UnitStart[firstUnit]]..polygons.RingStart[polygons.UnitStart[unitEnd]]))
        {
            double size = Math.Abs(x);
            greatest = size > greatest && size < double.PositiveInfinity ? size : greatest;
        }

        // A crossing is right to a few units in the last place of the largest abscissa; beyond this it may fall on either side of a centre.
        columnTolerance = 1e-9 + (16 * 2.3e-16 * greatest * inverseWidth);
    }

    /// <summary>The spans, row by row; inside a row by unit, then by column.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="grid">The cells; any size.</param>
    /// <param name="firstUnit">The first unit wanted.</param>
    /// <param name="unitEnd">The unit after the last.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <returns>The first span of each row with one more entry at the end, and the spans.</returns>
    public static (int[] RowStart, UnitSpan[] Spans) Spans(PolygonSet polygons, RasterGrid grid, int firstUnit, int unitEnd, int threads = 1)
    {
        int[] rowStart = new int[grid.Rows + 1];
        if (grid.Columns <= 0 || grid.Rows <= 0)
        {
            return (rowStart, []);
        }

        var found = new (List<int> Rows, List<UnitSpan> Spans)[(unitEnd - firstUnit + UnitsPerPiece - 1) / UnitsPerPiece];
        ParallelWork.Run(
            found.Length,
            threads,
            () => new PolygonScanline(polygons, grid, firstUnit, unitEnd),
            (piece, scanline) =>
            {
                found[piece] = ([], []);
                for (int unit = firstUnit + (piece * UnitsPerPiece); unit < Math.Min(unitEnd, firstUnit + ((piece + 1) * UnitsPerPiece)); unit++)
                {
                    scanline.Append(polygons, unit, 0, grid.Rows, found[piece].Rows, found[piece].Spans);
                }
            },
            CancellationToken.None);
        foreach (var (rows, _) in found)
        {
            foreach (int row in rows)
            {
                rowStart[row + 1]++;
            }
        }

        for (int row = 0; row < grid.Rows; row++)
        {
            rowStart[row + 1] += rowStart[row];
        }

        int[] next = rowStart[..^1];
        var placed = new UnitSpan[rowStart[^1]];
        foreach (var (rows, spans) in found)
        {
            for (int i = 0; i < spans.Count; i++)
            {
                placed[next[rows[i]]++] = spans[i];
            }
        }

        return (rowStart, placed);
    }

    /// <summary>Appends the spans of one unit in some rows, row by row, inside a row by column.</summary>
    /// <param name="polygons">The units the scanline was made for.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="first">The first row wanted, 0 or more.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="rows">Takes the row of each span.</param>
    /// <param name="spans">Takes the spans.</param>
    public void Append(PolygonSet polygons, int unit, int first, int end, List<int> rows, List<UnitSpan> spans)
    {
        firstRow = first;
        rowEnd = end;
        CollectCrossings(polygons, unit);
        AppendSpans(unit, rows, spans);
    }

    /// <summary>False where a ring has a coordinate that is not a number or not finite; such a ring encloses nothing.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="ring">The ring.</param>
    public static bool IsFinite(PolygonSet polygons, int ring)
    {
        double sum = 0;
        for (int i = polygons.RingStart[ring]; i < polygons.RingStart[ring + 1]; i++)
        {
            sum += (polygons.X[i] * 0) + (polygons.Y[i] * 0); // NaN where one is NaN or infinite
        }

        return sum == 0;
    }

    private void CollectCrossings(PolygonSet polygons, int unit)
    {
        crossings = 0;
        double[] x = polygons.X, y = polygons.Y;
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            if (!IsFinite(polygons, r))
            {
                continue;
            }

            for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
            {
                if (y[i - 1] < y[i])
                {
                    Cross(x[i - 1], y[i - 1], x[i], y[i]);
                }
                else if (y[i - 1] > y[i])
                {
                    Cross(x[i], y[i], x[i - 1], y[i - 1]);
                }
            }
        }
    }

    private void Cross(double lowX, double lowY, double highX, double highY)
    {
        int first = FirstRowBelow(highY);
        int end = FirstRowBelow(lowY); // centres at lowY itself still cross: the edge owns its lower end
        if (first >= end)
        {
            return;
        }

        double slope = (highX - lowX) / (highY - lowY);
        double west = grid.CentreX(0);
        for (int row = first; row < end; row++)
        {
            double y = grid.CentreY(row);
            double at = (lowX - west + ((y - lowY) * slope)) * inverseWidth;
            int column = at <= 0 ? 0 : at >= grid.Columns ? grid.Columns : (int)Math.Ceiling(at);
            if (!(Math.Abs(at - Math.Round(at)) > columnTolerance + (1e-12 * Math.Abs(at))))
            {
                while (column > 0 && !EdgeSide.IsLeft(grid.CentreX(column - 1), y, lowX, lowY, highX, highY))
                {
                    column--;
                }

                while (column < grid.Columns && EdgeSide.IsLeft(grid.CentreX(column), y, lowX, lowY, highX, highY))
                {
                    column++;
                }
            }

            if (column > 0)
            {
                Append(row, column);
            }
        }
    }

    /// <summary>The first row wanted, from the north, whose centre lies below <paramref name="limit"/>.</summary>
    private int FirstRowBelow(double limit)
    {
        double at = ((grid.North - limit) * inverseHeight) - 0.5;
        int row = at < firstRow ? firstRow : at >= rowEnd ? rowEnd : (int)at + 1;
        while (row > firstRow && grid.CentreY(row - 1) < limit)
        {
            row--;
        }

        while (row < rowEnd && grid.CentreY(row) >= limit)
        {
            row++;
        }

        return row;
    }

    private void Append(int row, int column)
    {
        if (crossings == crossingRow.Length)
        {
            Array.Resize(ref crossingRow, 2 * crossings);
            Array.Resize(ref crossingColumn, 2 * crossings);
        }

        crossingRow[crossings] = row;
        crossingColumn[crossings++] = column;
    }

    private void AppendSpans(int unit, List<int> rows, List<UnitSpan> spans)
    {
        if (crossings == 0)
        {
            return;
        }

        var row = crossingRow.AsSpan(0, crossings);
        int first = int.MaxValue, last = 0;
        foreach (int r in row)
        {
            first = Math.Min(first, r);
            last = Math.Max(last, r);
        }

        int[] start = new int[last - first + 2];
        foreach (int r in row)
        {
            start[r - first + 1]++;
        }

        for (int r = 0; r + 1 < start.Length; r++)
        {
            start[r + 1] += start[r];
        }

        int[] next = start[..^1];
        int[] columns = new int[crossings];
        for (int i = 0; i < crossings; i++)
        {
            columns[next[crossingRow[i] - first]++] = crossingColumn[i];
        }

        for (int r = first; r <= last; r++)
        {
            var inRow = columns.AsSpan(start[r - first]..start[r - first + 1]);
            inRow.Sort();

            // Every crossing turns the columns left of it over, so spans are found from the right, two crossings at a time;
            // an odd one out (the ring leaves the grid on the left) reaches to column 0.
            int at = inRow.Length % 2;
            if (at == 1)
            {
                Emit(unit, r, 0, inRow[0], rows, spans);
            }

            for (; at + 1 < inRow.Length; at += 2)
            {
                Emit(unit, r, inRow[at], inRow[at + 1], rows, spans);
            }
        }
    }

    private static void Emit(int unit, int row, int column, int end, List<int> rows, List<UnitSpan> spans)
    {
        if (column >= end)
        {
            return;
        }

        if (spans.Count > 0 && spans[^1] is var last && last.Unit == unit && rows[^1] == row && last.End == column)
        {
            spans[^1] = last with { End = end }; // two parts that meet between two columns
            return;
        }

        rows.Add(row);
        spans.Add(new UnitSpan(column, end, unit));
    }
}
