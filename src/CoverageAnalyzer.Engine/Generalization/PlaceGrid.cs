namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Places by square cells, to be left out one by one.</summary>
internal sealed class PlaceGrid
{
    private const int PlacesPerCell = 2;
    private const int GreatestSide = 8_192;

    private readonly int[] columns;
    private readonly int[] rows;
    private readonly int[] start; // first entry of each cell
    private readonly int[] count; // entries of each cell that are left
    private readonly int[] entries;
    private readonly int[] entryOf; // where a place stands; −1: gone
    private readonly int minX;
    private readonly int minY;
    private readonly int size = 1;
    private readonly int width = 1;
    private readonly int height = 1;

    /// <summary>Sorts places into cells.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    public PlaceGrid(int[] columns, int[] rows)
    {
        this.columns = columns;
        this.rows = rows;
        entryOf = new int[columns.Length];
        entries = new int[columns.Length];
        if (columns.Length > 0)
        {
            minX = columns.Min();
            minY = rows.Min();
            double spanX = columns.Max() - minX + 1.0, spanY = rows.Max() - minY + 1.0;
            double side = Math.Max(Math.Sqrt(spanX * spanY * PlacesPerCell / columns.Length), Math.Max(spanX, spanY) / GreatestSide);
            size = (int)Math.Max(1, Math.Ceiling(side));
            width = (int)(spanX / size) + 1;
            height = (int)(spanY / size) + 1;
        }

        start = new int[(width * height) + 1];
        count = new int[width * height];
        for (int i = 0; i < columns.Length; i++)
        {
            start[Cell(i) + 1]++;
        }

        for (int c = 1; c < start.Length; c++)
        {
            start[c] += start[c - 1];
        }

        for (int i = 0; i < columns.Length; i++)
        {
            int cell = Cell(i);
            entryOf[i] = start[cell] + count[cell]++;
            entries[entryOf[i]] = i;
        }
    }

    /// <summary>Whether a place is still there.</summary>
    /// <param name="place">The place.</param>
    public bool Holds(int place) => entryOf[place] >= 0;

    /// <summary>Leaves a place out.</summary>
    /// <param name="place">The place.</param>
    public void Remove(int place)
    {
        int cell = Cell(place), last = entries[start[cell] + --count[cell]];
        entries[entryOf[place]] = last;
        entryOf[last] = entryOf[place];
        entryOf[place] = -1;
    }

    /// <summary>Whether any place that is there lies in a triangle, its corners left out, and is one of those that count.</summary>
    /// <param name="triangle">The triangle.</param>
    /// <param name="counts">Whether a place counts.</param>
    public bool AnyIn(in GridTriangle triangle, Func<int, bool> counts)
    {
        int c0 = (triangle.MinX - minX) / size, c1 = (triangle.MaxX - minX) / size, r1 = (triangle.MaxY - minY) / size;
        for (int r = (triangle.MinY - minY) / size; r <= r1; r++)
        {
            for (int cell = (r * width) + c0; cell <= (r * width) + c1; cell++)
            {
                for (int k = start[cell]; k < start[cell] + count[cell]; k++)
                {
                    int place = entries[k];
                    if (triangle.Holds(columns[place], rows[place]) && counts(place))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private int Cell(int place) => ((rows[place] - minY) / size * width) + ((columns[place] - minX) / size);
}
