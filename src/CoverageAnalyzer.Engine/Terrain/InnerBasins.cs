using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Finds what is not mountain, smaller than a limit and enclosed by mountain: class K7.</summary>
/// <remarks>
/// Cells of class 0 that share an edge belong together; a part is enclosed where all its other neighbors are mountain, so none that reaches the
/// edge of the window or a cell without a height. Runs of cells are joined row by row with a disjoint-set forest.
/// </remarks>
internal static class InnerBasins
{
    /// <summary>Marks the basins.</summary>
    /// <param name="classes">Classes, changed from 0 to 7 in basins.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="firstRow">Row of the model of the first row.</param>
    /// <param name="firstColumn">Column of the model of the first column.</param>
    /// <param name="metrics">Areas of the model's cells.</param>
    /// <param name="limitSquareMetres">Parts of this area or more are none.</param>
    public static void Mark(short[] classes, int rows, int columns, int firstRow, int firstColumn, GridMetrics metrics, double limitSquareMetres)
    {
        List<(int Row, int Column, int End)> runs = [];
        List<int> parent = [];
        List<double> area = [];
        int aboveStart = 0, aboveEnd = 0;
        for (int row = 0; row < rows; row++)
        {
            int start = runs.Count, above = aboveStart;
            var inRow = classes.AsSpan(row * columns, columns);
            for (int column = 0; column < columns; column++)
            {
                if (inRow[column] != 0)
                {
                    continue;
                }

                int first = column;
                while (column < columns && inRow[column] == 0)
                {
                    column++;
                }

                int run = runs.Count;
                runs.Add((row, first, column));
                parent.Add(run);
                bool open = row == 0 || row == rows - 1 || first == 0 || column == columns
                    || inRow[first - 1] < 0 || inRow[column] < 0
                    || classes.AsSpan(((row - 1) * columns) + first, column - first).Contains((short)-1)
                    || classes.AsSpan(((row + 1) * columns) + first, column - first).Contains((short)-1);
                double cells = metrics.CellAreaSquareMetres(firstRow + row, firstColumn + ((first + column) / 2)) * (column - first);
                area.Add(open ? double.PositiveInfinity : cells);
                while (above < aboveEnd && runs[above].End <= first)
                {
                    above++;
                }

                for (int other = above; other < aboveEnd && runs[other].Column < column; other++)
                {
                    Join(parent, area, run, other);
                }
            }

            (aboveStart, aboveEnd) = (start, runs.Count);
        }

        for (int run = 0; run < runs.Count; run++)
        {
            if (area[Root(parent, run)] < limitSquareMetres)
            {
                var (row, first, end) = runs[run];
                classes.AsSpan((row * columns) + first, end - first).Fill(7);
            }
        }
    }

    private static void Join(List<int> parent, List<double> area, int a, int b)
    {
        (a, b) = (Root(parent, a), Root(parent, b));
        if (a != b)
        {
            (a, b) = (Math.Min(a, b), Math.Max(a, b));
            parent[b] = a;
            area[a] += area[b];
        }
    }

    private static int Root(List<int> parent, int run)
    {
        while (parent[run] != run)
        {
            run = parent[run] = parent[parent[run]];
        }

        return run;
    }
}
