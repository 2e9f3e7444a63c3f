namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Edges by the square cells they pass through: two edges that meet share a cell.</summary>
internal sealed class EdgeBuckets
{
    private readonly int[] start;
    private readonly int[] edges;

    private EdgeBuckets(int[] start, int[] edges)
    {
        this.start = start;
        this.edges = edges;
    }

    /// <summary>Number of cells.</summary>
    public int CellCount => start.Length - 1;

    /// <summary>The edges that pass through a cell, ascending.</summary>
    /// <param name="cell">The cell.</param>
    public ReadOnlySpan<int> In(int cell) => edges.AsSpan(start[cell], start[cell + 1] - start[cell]);

    /// <summary>Sorts edges into cells about one and a half mean edges wide.</summary>
    /// <param name="all">The edges.</param>
    public static EdgeBuckets Of(ReadOnlySpan<Edge> all)
    {
        long minColumn = long.MaxValue, minRow = long.MaxValue, maxColumn = 0, maxRow = 0;
        double length = 0;
        foreach (ref readonly Edge e in all)
        {
            minColumn = Math.Min(minColumn, e.MinColumn);
            maxColumn = Math.Max(maxColumn, e.MaxColumn);
            minRow = Math.Min(minRow, e.MinRow);
            maxRow = Math.Max(maxRow, e.MaxRow);
            length += Math.Max(e.MaxColumn - e.MinColumn, e.MaxRow - e.MinRow);
        }

        if (all.IsEmpty)
        {
            return new EdgeBuckets([0], []);
        }

        double width = maxColumn - minColumn + 1, height = maxRow - minRow + 1;
        double size = Math.Max(Math.Max(1.5 * length / all.Length, Math.Sqrt(width * height / (4.0 * all.Length))), Math.Max(width, height) / 16_384);
        int columns = (int)(width / size) + 1, rows = (int)(height / size) + 1;
        var cellStart = new int[(columns * rows) + 1];
        int[] entries = [];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int e = 0; e < all.Length; e++)
            {
                ref readonly Edge edge = ref all[e];
                double x0 = edge.From.Column - minColumn, y0 = edge.From.Row - minRow;
                double x1 = edge.To.Column - minColumn, y1 = edge.To.Row - minRow;
                int c0 = (int)(x0 / size), c1 = (int)(x1 / size);
                double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
                for (int c = c0; c <= c1; c++)
                {
                    // Rows the edge passes within this column, one grid step wider on each side against rounding.
                    double ya = c == c0 ? y0 : y0 + (slope * ((c * size) - x0)), yb = c == c1 ? y1 : y0 + (slope * (((c + 1) * size) - x0));
                    int r0 = (int)Math.Clamp((Math.Min(ya, yb) - 1) / size, 0, rows - 1), r1 = (int)Math.Clamp((Math.Max(ya, yb) + 1) / size, 0, rows - 1);
                    for (int r = r0; r <= r1; r++)
                    {
                        if (pass == 0)
                        {
                            cellStart[(r * columns) + c + 1]++;
                        }
                        else
                        {
                            entries[cellStart[(r * columns) + c]++] = e;
                        }
                    }
                }
            }

            if (pass == 0)
            {
                for (int i = 1; i < cellStart.Length; i++)
                {
                    cellStart[i] += cellStart[i - 1];
                }

                entries = new int[cellStart[^1]];
            }
            else
            {
                Array.Copy(cellStart, 0, cellStart, 1, cellStart.Length - 1); // filling moved each cellStart to the next cell's
                cellStart[0] = 0;
            }
        }

        return new EdgeBuckets(cellStart, entries);
    }
}
