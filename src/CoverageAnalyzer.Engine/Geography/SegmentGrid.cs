using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>The segments of boundaries or lines by the square cells they pass through, to find those near a place.</summary>
/// <remarks>
/// Cells are about twice as many as segments, whatever the extent. Segments with a coordinate that is not finite are left out.
/// Cost: a query looks at the segments of the cells it meets. One thread asks at a time; <see cref="Another"/> serves a further one.
/// </remarks>
internal sealed class SegmentGrid
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] ends;
    private readonly int[] seen;
    private readonly Bounds all;
    private readonly double size = 1;
    private readonly int columns = 1;
    private readonly int rows = 1;
    private readonly int[] cellStart;
    private readonly int[] entries = [];
    private int turn;

    private SegmentGrid(double[] x, double[] y, int[] starts)
    {
        this.x = x;
        this.y = y;
        var found = new List<int>(x.Length);
        var bounds = Bounds.Empty;
        double length = 0;
        for (int line = 0; line + 1 < starts.Length; line++)
        {
            for (int i = starts[line] + 1; i < starts[line + 1]; i++)
            {
                if (double.IsFinite(x[i - 1] + y[i - 1] + x[i] + y[i]))
                {
                    found.Add(i);
                    bounds = bounds.Including(x[i - 1], y[i - 1]).Including(x[i], y[i]);
                    length += Math.Max(Math.Abs(x[i] - x[i - 1]), Math.Abs(y[i] - y[i - 1]));
                }
            }
        }

        ends = [.. found];
        seen = new int[x.Length];
        all = bounds;
        if (ends.Length > 0)
        {
            double extent = Math.Max(all.Width, all.Height);
            size = Math.Max(Math.Max(Math.Sqrt(all.Width * all.Height / (2.0 * ends.Length)), length / ends.Length), extent / 32_768);
            size = size > 0 ? size : 1;
            columns = (int)(all.Width / size) + 1;
            rows = (int)(all.Height / size) + 1;
        }

        cellStart = new int[(columns * rows) + 1];
        Walk(cellStart.AsSpan(1), null);
        for (int c = 1; c < cellStart.Length; c++)
        {
            cellStart[c] += cellStart[c - 1];
        }

        entries = new int[cellStart[^1]];
        Walk(cellStart.AsSpan()[..^1].ToArray(), entries);
    }

    private SegmentGrid(SegmentGrid other)
    {
        (x, y, ends, all, size) = (other.x, other.y, other.ends, other.all, other.size);
        (columns, rows, cellStart, entries) = (other.columns, other.rows, other.cellStart, other.entries);
        seen = new int[x.Length];
    }

    /// <summary>The segments of all rings; a segment is named by its second vertex.</summary>
    /// <param name="polygons">The units.</param>
    public static SegmentGrid Of(PolygonSet polygons) => new(polygons.X, polygons.Y, polygons.RingStart);

    /// <summary>The segments of all lines.</summary>
    /// <param name="lines">The lines.</param>
    public static SegmentGrid Of(PolylineSet lines) => new(lines.X, lines.Y, lines.LineStart);

    /// <summary>The same segments for another thread.</summary>
    public SegmentGrid Another() => new(this);

    /// <summary>All segments, ascending.</summary>
    public ReadOnlySpan<int> All => ends;

    /// <summary>A segment.</summary>
    /// <param name="end">Its second vertex.</param>
    public Segment At(int end) => new(x[end - 1], y[end - 1], x[end], y[end]);

    /// <summary>The segments whose bounds meet a rectangle, each once.</summary>
    /// <param name="query">The rectangle.</param>
    /// <param name="found">Is emptied and takes them.</param>
    public void Find(Bounds query, List<int> found)
    {
        found.Clear();
        if (!all.Intersects(query))
        {
            return;
        }

        turn++;
        int c0 = Column(query.MinX), c1 = Column(query.MaxX), r1 = Row(query.MaxY);
        for (int r = Row(query.MinY); r <= r1; r++)
        {
            for (int cell = (r * columns) + c0; cell <= (r * columns) + c1; cell++)
            {
                for (int k = cellStart[cell]; k < cellStart[cell + 1]; k++)
                {
                    int end = entries[k];
                    if (seen[end] != turn)
                    {
                        seen[end] = turn;
                        if (Math.Min(x[end - 1], x[end]) <= query.MaxX && Math.Max(x[end - 1], x[end]) >= query.MinX
                            && Math.Min(y[end - 1], y[end]) <= query.MaxY && Math.Max(y[end - 1], y[end]) >= query.MinY)
                        {
                            found.Add(end);
                        }
                    }
                }
            }
        }
    }

    private int Column(double at) => (int)Math.Clamp((at - all.MinX) / size, 0, columns - 1);

    private int Row(double at) => (int)Math.Clamp((at - all.MinY) / size, 0, rows - 1);

    /// <summary>Counts up in every cell each segment passes, column by column the rows it crosses there, a hair wider against rounding.</summary>
    /// <param name="counts">Of each cell: how many segments, or where its next one is entered.</param>
    /// <param name="into">Takes the segments, or null to count them.</param>
    private void Walk(Span<int> counts, int[]? into)
    {
        double hair = size * 1e-6;
        foreach (int end in ends)
        {
            bool onward = x[end - 1] <= x[end];
            (double x0, double y0, double x1, double y1) = onward ? (x[end - 1], y[end - 1], x[end], y[end]) : (x[end], y[end], x[end - 1], y[end - 1]);
            int c0 = Column(x0 - hair), c1 = Column(x1 + hair);
            double slope = x1 - x0 > hair ? (y1 - y0) / (x1 - x0) : 0, low = Math.Min(y0, y1), high = Math.Max(y0, y1);
            for (int c = c0; c <= c1; c++)
            {
                double ya = c == c0 || slope == 0 ? y0 : Math.Clamp(y0 + (slope * (all.MinX + (c * size) - x0)), low, high);
                double yb = c == c1 || slope == 0 ? y1 : Math.Clamp(y0 + (slope * (all.MinX + ((c + 1) * size) - x0)), low, high);
                int r1 = Row(Math.Max(ya, yb) + hair);
                for (int r = Row(Math.Min(ya, yb) - hair); r <= r1; r++)
                {
                    int at = counts[(r * columns) + c]++;
                    if (into is not null)
                    {
                        into[at] = end;
                    }
                }
            }
        }
    }
}
