using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Which cells of a row have their centre in at least one circle on the ground.</summary>
/// <remarks>
/// Metres from the site are counted with the spacing of cells at its row, eastward at the mean of its row and the cell's, so that the edge of a circle of
/// 10 km lies right to a metre or two; the exact areas of circles are those of <see cref="Coverage.DiscUnionCoverage"/>, this is for comparing cells.
/// Cost: a few operations per circle and row it reaches; rows come in ascending order.
/// </remarks>
internal sealed class CircleRows
{
    private readonly GridMetrics metrics;
    private readonly RadioCircles circles;
    private readonly int[] firstRow;
    private readonly int[] rowEnd;
    private readonly int[] byFirstRow; // circles by their first row
    private readonly List<int> open = []; // circles that reach the row at hand
    private int next;

    /// <summary>Sorts the circles.</summary>
    /// <param name="circles">The circles.</param>
    /// <param name="metrics">What the cells measure.</param>
    public CircleRows(RadioCircles circles, GridMetrics metrics)
    {
        (this.circles, this.metrics) = (circles, metrics);
        RasterGrid grid = metrics.Grid;
        int count = circles.X.Length;
        firstRow = new int[count];
        rowEnd = new int[count];
        for (int i = 0; i < count; i++)
        {
            double row = (grid.North - circles.Y[i]) / grid.CellHeight;
            if (!double.IsFinite(row) || !double.IsFinite(circles.X[i]))
            {
                continue; // no place in the grid's system: reaches no row
            }

            double reach = circles.RadiusMetres[i] / metrics.NorthSpacingMetres(Inside(row, grid.Rows), Column(i));
            firstRow[i] = (int)Math.Clamp(Math.Floor(row - reach), 0, grid.Rows);
            rowEnd[i] = (int)Math.Clamp(Math.Ceiling(row + reach) + 1, 0, grid.Rows);
        }

        byFirstRow = [.. Enumerable.Range(0, count).Where(i => firstRow[i] < rowEnd[i]).OrderBy(i => firstRow[i])];
    }

    /// <summary>Marks the cells of the next row.</summary>
    /// <param name="row">The row, higher than the last one asked for.</param>
    /// <param name="inside">Takes 1 for a cell in a circle, 0 for another.</param>
    public void Fill(int row, Span<byte> inside)
    {
        inside.Clear();
        while (next < byFirstRow.Length && firstRow[byFirstRow[next]] <= row)
        {
            open.Add(byFirstRow[next++]);
        }

        RasterGrid grid = metrics.Grid;
        for (int k = open.Count - 1; k >= 0; k--)
        {
            int i = open[k];
            if (rowEnd[i] <= row)
            {
                open[k] = open[^1];
                open.RemoveAt(open.Count - 1);
                continue;
            }

            int column = Column(i);
            double siteRow = (grid.North - circles.Y[i]) / grid.CellHeight, siteColumn = (circles.X[i] - grid.West) / grid.CellWidth;
            double north = (row + 0.5 - siteRow) * metrics.NorthSpacingMetres(Inside(siteRow, grid.Rows), column);
            double square = (circles.RadiusMetres[i] * circles.RadiusMetres[i]) - (north * north);
            if (square >= 0)
            {
                double half = Math.Sqrt(square) / metrics.EastSpacingMetres(Inside((siteRow + row + 0.5) / 2, grid.Rows), column);
                int from = (int)Math.Clamp(Math.Ceiling(siteColumn - half - 0.5), 0, grid.Columns), end = (int)Math.Clamp(Math.Floor(siteColumn + half - 0.5) + 1, 0, grid.Columns);
                if (from < end)
                {
                    inside[from..end].Fill(1);
                }
            }
        }
    }

    private int Column(int i) => Inside((circles.X[i] - metrics.Grid.West) / metrics.Grid.CellWidth, metrics.Grid.Columns);

    private static int Inside(double place, int count) => (int)Math.Clamp(place, 0, count - 1);
}
