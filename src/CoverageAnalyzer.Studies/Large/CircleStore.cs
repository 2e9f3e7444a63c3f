using CoverageAnalyzer.Data.Spilling;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>The circles that decide what is covered, of more than fit in memory, and their index for some places at a time.</summary>
/// <remarks>
/// All indices lie on the grid of all circles, and hold the circles that reach the places and those that reach these: what is measured with
/// them is what would be measured with all, to the last bit. The circles that decide nothing go first (<see cref="DiscIndex.Essential"/>),
/// part by part and then of parts put together, so that of a million sites in a city some hundreds are left.
/// </remarks>
internal sealed class CircleStore
{
    private const double WorthFraction = 0.9; // another round of leaving out must leave out a tenth
    private const int BytesPerCell = 12;

    private readonly SpillFile file;
    private readonly List<CirclePiece> pieces;
    private readonly long bytes;

    private CircleStore(SpillFile file, List<CirclePiece> pieces, DiscGrid grid, long bytes)
    {
        this.file = file;
        this.pieces = pieces;
        this.bytes = bytes;
        Grid = grid;
    }

    /// <summary>The grid of all circles.</summary>
    public DiscGrid Grid { get; }

    /// <summary>Circles that decide.</summary>
    public long Count => pieces.Sum(p => (long)p.Count);

    /// <summary>Leaves out the circles that decide nothing.</summary>
    /// <param name="file">Where the circles wait; those left are put at its end.</param>
    /// <param name="all">All circles.</param>
    /// <param name="wanted">The rectangle around all places that will be asked about.</param>
    /// <param name="bytes">Bytes that may be taken at once.</param>
    /// <param name="threads">Threads that may work at once.</param>
    /// <param name="cancellation">Stops between parts.</param>
    public static CircleStore Of(SpillFile file, IReadOnlyList<CirclePiece> all, Bounds wanted, long bytes, int threads, CancellationToken cancellation)
    {
        var sum = new DiscGridSum();
        foreach (CirclePiece piece in all)
        {
            sum.Add(piece.Sum);
        }

        DiscGrid grid = sum.Grid;

        // What reaches the wanted places, and what reaches that, and a cell to spare each time.
        Bounds near = wanted.Grown((2 * sum.LargestRadiusMetres) + (4 * grid.CellMetres));
        var store = new CircleStore(file, [.. all.Where(p => p.Count > 0 && p.Around.Intersects(near))], grid, bytes);
        var left = new CirclePiece?[store.pieces.Count];
        LargeWork.Run(left.Length, threads, i => left[i] = store.Reduced([store.pieces[i]], near, bytes / threads), cancellation);
        store.Keep(left);
        long before;
        do
        {
            before = store.Count;
            List<List<CirclePiece>> groups = store.Groups(bytes / LargeSites.BytesPerRow);
            if (groups.Count == store.pieces.Count)
            {
                break;
            }

            left = [.. groups.Select(g =>
            {
                cancellation.ThrowIfCancellationRequested();
                return g.Count == 1 ? g[0] : store.Reduced(g, near, bytes);
            })];
            store.Keep(left);
        }
        while (store.pieces.Count > 1 && store.Count < before * WorthFraction);
        return store;
    }

    /// <summary>Visits places by blocks, each with an index of the circles that matter to it.</summary>
    /// <param name="places">Bounds of each place.</param>
    /// <param name="threads">Threads that make an index.</param>
    /// <param name="visit">Takes the numbers of the places, ascending, and the index.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public void Visit(IReadOnlyList<Bounds> places, int threads, Action<int[], DiscIndex> visit, CancellationToken cancellation) =>
        VisitBlock([.. Enumerable.Range(0, places.Count)], places, threads, visit, cancellation);

    private static Bounds AroundAll(IEnumerable<Bounds> places) =>
        places.Aggregate(Bounds.Empty, (all, b) => b.IsEmpty ? all : all.Including(b.MinX, b.MinY).Including(b.MaxX, b.MaxY));

    private void VisitBlock(int[] block, IReadOnlyList<Bounds> places, int threads, Action<int[], DiscIndex> visit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (block.Length == 0)
        {
            return;
        }

        Bounds around = AroundAll(block.Select(u => places[u]));
        List<SiteCircle>? circles = around.IsEmpty ? [] : Near(around, block.Length == 1 ? long.MaxValue : bytes);
        if (circles is null)
        {
            // Cut across the longer side, at the middle one of the places.
            bool wide = around.Width >= around.Height;
            int[] sorted = [.. block.OrderBy(u => wide ? places[u].MinX + places[u].MaxX : places[u].MinY + places[u].MaxY)];
            int middle = sorted.Length / 2;
            VisitBlock([.. sorted[..middle].Order()], places, threads, visit, cancellation);
            VisitBlock([.. sorted[middle..].Order()], places, threads, visit, cancellation);
            return;
        }

        visit(block, IndexOf(circles, threads));
    }

    /// <summary>The circles that reach a rectangle, and those that reach these; null where they and their cells take too much.</summary>
    private List<SiteCircle>? Near(Bounds around, long most)
    {
        Bounds reach = around, wide = around.Grown(Grid.CellMetres);
        long found = 0;
        ForEach(wide, circle =>
        {
            Bounds square = circle.Around(Grid.CellMetres);
            if (square.Intersects(around))
            {
                found++;
                reach = reach.Including(square.MinX, square.MinY).Including(square.MaxX, square.MaxY);
            }
        });
        if (found * LargeSites.BytesPerRow > most)
        {
            return null;
        }

        var circles = new List<SiteCircle>();
        Bounds all = Bounds.Empty;
        bool fits = true;
        ForEach(reach.Grown(Grid.CellMetres), circle =>
        {
            if (fits && circle.Around(Grid.CellMetres).Intersects(reach))
            {
                circles.Add(circle);
                Bounds square = circle.Around(0);
                all = all.Including(square.MinX, square.MinY).Including(square.MaxX, square.MaxY);
                fits = (long)circles.Count * LargeSites.BytesPerRow <= most;
            }
        });
        return fits && (circles.Count * (double)LargeSites.BytesPerRow) + CellBytes(all) <= most ? circles : null;
    }

    private double CellBytes(Bounds around) => around.IsEmpty ? 0 : ((around.Width / Grid.CellMetres) + 2) * ((around.Height / Grid.CellMetres) + 2) * BytesPerCell;

    private void ForEach(Bounds near, Action<SiteCircle> take)
    {
        foreach (CirclePiece piece in pieces.Where(p => p.Around.Intersects(near)))
        {
            foreach (SiteCircle circle in Read(piece))
            {
                take(circle);
            }
        }
    }

    private SiteCircle[] Read(CirclePiece piece)
    {
        var circles = new SiteCircle[piece.Count];
        file.Read(piece.Offset, circles.AsSpan());
        return circles;
    }

    private DiscIndex IndexOf(IReadOnlyList<SiteCircle> circles, int threads)
    {
        double[] x = new double[circles.Count], y = new double[x.Length], radius = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i], radius[i]) = (circles[i].X, circles[i].Y, circles[i].RadiusMetres);
        }

        return new DiscIndex(x, y, radius, Grid, threads);
    }

    /// <summary>The circles of some parts that decide, on the disk; null where none does.</summary>
    private CirclePiece? Reduced(IReadOnlyList<CirclePiece> parts, Bounds near, long most)
    {
        List<SiteCircle> circles = [];
        foreach (CirclePiece part in parts)
        {
            circles.AddRange(Read(part).Where(c => c.Around(0).Intersects(near)));
        }

        Bounds around = AroundAll(circles.Select(c => c.Around(0)));
        if ((circles.Count * (double)LargeSites.BytesPerRow) + CellBytes(around) <= 2 * most) // on a grid too fine for this part all stay
        {
            (double[] x, double[] y, double[] radius) = IndexOf(circles, 1).Essential();
            circles = [.. x.Select((easting, i) => new SiteCircle(easting, y[i], radius[i]))];
        }

        return circles.Count == 0 ? null : new CirclePiece(file.Append<SiteCircle>(circles.ToArray()), circles.Count, around);
    }

    private void Keep(CirclePiece?[] left)
    {
        pieces.Clear();
        pieces.AddRange(left.Where(p => p is not null)!);
    }

    // Neighbours follow each other, for the parts come tile by tile.
    private List<List<CirclePiece>> Groups(long most)
    {
        var groups = new List<List<CirclePiece>>();
        long held = long.MaxValue;
        foreach (CirclePiece piece in pieces)
        {
            if (held + piece.Count > most || held == long.MaxValue)
            {
                groups.Add([]);
                held = 0;
            }

            groups[^1].Add(piece);
            held += piece.Count;
        }

        return groups;
    }
}
