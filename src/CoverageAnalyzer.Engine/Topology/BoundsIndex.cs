using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Finds the bounds that meet a query rectangle: a plain grid with about one cell a unit.</summary>
internal sealed class BoundsIndex
{
    private readonly Bounds[] bounds;
    private readonly Bounds all = Bounds.Empty;
    private readonly int columns;
    private readonly int rows;
    private readonly List<int>?[] cells;

    /// <summary>Makes the index.</summary>
    /// <param name="bounds">The bounds; empty ones are never found.</param>
    public BoundsIndex(Bounds[] bounds)
    {
        this.bounds = bounds;
        foreach (Bounds b in bounds.Where(b => !b.IsEmpty))
        {
            all = all.Including(b.MinX, b.MinY).Including(b.MaxX, b.MaxY);
        }

        columns = rows = Math.Clamp((int)Math.Sqrt(bounds.Length), 1, 1_024);
        cells = new List<int>?[columns * rows];
        for (int u = 0; u < bounds.Length; u++)
        {
            if (!bounds[u].IsEmpty)
            {
                (int c0, int r0, int c1, int r1) = Span(bounds[u]);
                for (int r = r0; r <= r1; r++)
                {
                    for (int c = c0; c <= c1; c++)
                    {
                        (cells[(r * columns) + c] ??= []).Add(u);
                    }
                }
            }
        }
    }

    /// <summary>The units whose bounds meet a rectangle, ascending.</summary>
    /// <param name="query">The rectangle.</param>
    /// <param name="found">Is emptied and takes them.</param>
    public void Find(Bounds query, List<int> found)
    {
        found.Clear();
        if (all.IsEmpty || query.IsEmpty)
        {
            return;
        }

        (int c0, int r0, int c1, int r1) = Span(query);
        for (int r = r0; r <= r1; r++)
        {
            for (int c = c0; c <= c1; c++)
            {
                foreach (int u in cells[(r * columns) + c] ?? [])
                {
                    if (bounds[u].Intersects(query))
                    {
                        found.Add(u);
                    }
                }
            }
        }

        found.Sort();
        int kept = 0;
        for (int i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private (int C0, int R0, int C1, int R1) Span(Bounds b) =>
        (Cell(b.MinX, all.MinX, all.Width, columns), Cell(b.MinY, all.MinY, all.Height, rows),
            Cell(b.MaxX, all.MinX, all.Width, columns), Cell(b.MaxY, all.MinY, all.Height, rows));

    private static int Cell(double value, double from, double extent, int count) =>
        extent > 0 ? (int)Math.Clamp((value - from) / extent * count, 0, count - 1) : 0;
}
