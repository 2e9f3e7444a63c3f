using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Discs in the analysis plane under a grid that says at once where a single disc covers a whole cell.</summary>
/// <remarks>
/// Behavior: discs that are not finite or have a radius of 0 or less are left out; of discs with one and the same centre only the
/// largest is kept. The kept discs stand in an order that depends on the discs alone, not on the order they were given in.
/// A grid cell is either <em>closed</em> (some disc holds all of it, which one is known) or <em>open</em> (the discs that reach into it are listed).
/// Most places near many sites fall into closed cells, so what follows rarely looks at a disc.
/// Cost: O(n + cells), with at most 16 n + 4,096 cells or thereabouts.
/// </remarks>
public sealed class DiscIndex
{
    /// <summary>Relative margin by which a cell counts as inside a disc, or as reached by it, with certainty in spite of rounding.</summary>
    private const double Margin = 1e-9;

    private readonly double inverseCell;
    private readonly double originColumn; // whole numbers: of the grid's cells, counted from the origin of the plane
    private readonly double originRow;

    /// <summary>Makes the index.</summary>
    /// <param name="x">Easting of each centre in metres.</param>
    /// <param name="y">Northing of each centre in metres.</param>
    /// <param name="radius">Radius of each disc in the plane in metres; see <see cref="GroundDisc"/>.</param>
    /// <exception cref="ArgumentException">The three do not have one length.</exception>
    public DiscIndex(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius)
        : this(x, y, radius, DiscGrid.Of(x, y, radius))
    {
    }

    /// <summary>Makes the index of some discs on the grid of more.</summary>
    /// <param name="x">Easting of each centre in metres.</param>
    /// <param name="y">Northing of each centre in metres.</param>
    /// <param name="radius">Radius of each disc in the plane in metres.</param>
    /// <param name="grid">The grid, of these and maybe other discs.</param>
    /// <exception cref="ArgumentException">The three do not have one length.</exception>
    public DiscIndex(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, DiscGrid grid)
    {
        if (x.Length != y.Length || x.Length != radius.Length)
        {
            throw new ArgumentException($"Centres and radii differ in number: {x.Length}, {y.Length}, {radius.Length}.", nameof(radius));
        }

        CellSize = grid.CellMetres;
        LargestRadius = grid.LargestRadiusMetres;
        var used = new List<int>(x.Length);
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        for (int i = 0; i < x.Length; i++)
        {
            double r = radius[i];
            if (DiscGrid.IsUsed(x[i], y[i], r))
            {
                used.Add(i);
                minX = Math.Min(minX, x[i] - r);
                maxX = Math.Max(maxX, x[i] + r);
                minY = Math.Min(minY, y[i] - r);
                maxY = Math.Max(maxY, y[i] + r);
            }
        }

        if (used.Count == 0)
        {
            X = Y = Radius = [];
            Coverer = [];
            CellStart = [0];
            CellDiscs = [];
            ReachesOpenCell = [];
            return;
        }

        inverseCell = 1 / CellSize;
        originColumn = Math.Floor(minX * inverseCell);
        originRow = Math.Floor(minY * inverseCell);
        Columns = (int)(Math.Floor(maxX * inverseCell) - originColumn) + 1;
        Rows = (int)(Math.Floor(maxY * inverseCell) - originRow) + 1;

        int[] order = Order(CollectionsMarshal.AsSpan(used), x, y, radius);
        X = new double[order.Length];
        Y = new double[order.Length];
        Radius = new double[order.Length];
        for (int k = 0; k < order.Length; k++)
        {
            X[k] = x[order[k]];
            Y[k] = y[order[k]];
            Radius[k] = radius[order[k]];
        }

        Coverer = new int[Rows * Columns];
        Coverer.AsSpan().Fill(-1);
        CloseCells();
        CellStart = new int[Coverer.Length + 1];
        ReachesOpenCell = new bool[X.Length];
        CellDiscs = ListDiscs();
    }

    /// <summary>Number of discs kept.</summary>
    public int Count => X.Length;

    internal double[] X { get; }

    internal double[] Y { get; }

    internal double[] Radius { get; }

    /// <summary>Radius of the largest disc, 0 without any.</summary>
    internal double LargestRadius { get; }

    /// <summary>Northing of the lower side of a row.</summary>
    internal double BottomOf(int row) => (originRow + row) * CellSize;

    internal double CellSize { get; }

    internal int Columns { get; }

    internal int Rows { get; }

    /// <summary>Per cell the disc that holds all of it, or −1 where the cell is open.</summary>
    internal int[] Coverer { get; }

    /// <summary>First entry of each cell in <see cref="CellDiscs"/>; closed cells have none.</summary>
    internal int[] CellStart { get; }

    /// <summary>Per open cell the discs that reach into it, ascending.</summary>
    internal int[] CellDiscs { get; }

    /// <summary>Per disc whether it reaches into an open cell; where it does not, its circle is covered all round.</summary>
    internal bool[] ReachesOpenCell { get; }

    /// <summary>Says whether a place lies within at least one disc; the circle itself is not within.</summary>
    /// <param name="x">Easting in metres.</param>
    /// <param name="y">Northing in metres.</param>
    public bool Covers(double x, double y)
    {
        int column = ColumnOf(x), row = RowOf(y);
        if ((uint)column >= (uint)Columns || (uint)row >= (uint)Rows)
        {
            return false;
        }

        int cell = (row * Columns) + column;
        return Coverer[cell] >= 0 || CoveredByListed(cell, x, y);
    }

    /// <summary>Says of many places whether each lies within at least one disc.</summary>
    /// <remarks>Cost: neighbouring places that follow each other, as the cells of a raster row do, are tested together.</remarks>
    /// <param name="x">Eastings in metres.</param>
    /// <param name="y">Northings in metres, as many.</param>
    /// <param name="covered">Takes the answers, as many.</param>
    /// <exception cref="ArgumentException">The three do not have one length.</exception>
    public void Covers(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<bool> covered)
    {
        if (x.Length != y.Length || x.Length != covered.Length)
        {
            throw new ArgumentException($"Places and answers differ in number: {x.Length}, {y.Length}, {covered.Length}.", nameof(covered));
        }

        for (int from = 0; from < x.Length;)
        {
            int column = ColumnOf(x[from]), row = RowOf(y[from]), to = from + 1;
            while (to < x.Length && ColumnOf(x[to]) == column && RowOf(y[to]) == row)
            {
                to++;
            }

            Span<bool> answers = covered[from..to];
            if ((uint)column >= (uint)Columns || (uint)row >= (uint)Rows)
            {
                answers.Clear();
            }
            else if (Coverer[(row * Columns) + column] >= 0)
            {
                answers.Fill(true);
            }
            else
            {
                CoverRun((row * Columns) + column, x[from..to], y[from..to], answers);
            }

            from = to;
        }
    }

    /// <summary>Column of a place: −1 or the number of columns where it lies beside the grid.</summary>
    internal int ColumnOf(double x) => CellOf(Math.Floor(x * inverseCell) - originColumn, Columns);

    /// <summary>Row of a place: −1 or the number of rows where it lies below or above the grid.</summary>
    internal int RowOf(double y) => CellOf(Math.Floor(y * inverseCell) - originRow, Rows);

    /// <summary>Rows a disc reaches.</summary>
    internal (int First, int Last) RowsOf(int disc)
    {
        double reach = (Radius[disc] * (1 + Margin)) + SlackOf(disc);
        return (Math.Max(0, RowOf(Y[disc] - reach)), Math.Min(Rows - 1, RowOf(Y[disc] + reach)));
    }

    /// <summary>Columns of one row that a disc reaches (outer) and those it certainly holds whole (inner; empty where last is before first).</summary>
    internal (int OuterFirst, int OuterLast, int InnerFirst, int InnerLast) SpansOf(int disc, int row)
    {
        double r = Radius[disc], slack = SlackOf(disc), outer = (r * (1 + Margin)) + slack, inner = (r * (1 - Margin)) - slack;
        double below = BottomOf(row) - Y[disc], above = below + CellSize;
        double near = below > 0 ? below : above < 0 ? -above : 0;
        double far = Math.Max(Math.Abs(below), Math.Abs(above));
        near = Math.Max(0, near - slack);
        double outerHalf = Math.Sqrt(Math.Max(0, (outer - near) * (outer + near))) + slack;
        int outerFirst = Math.Max(0, ColumnOf(X[disc] - outerHalf)), outerLast = Math.Min(Columns - 1, ColumnOf(X[disc] + outerHalf));
        if (far >= inner)
        {
            return (outerFirst, outerLast, outerLast + 1, outerLast);
        }

        double innerHalf = Math.Sqrt((inner - far) * (inner + far));
        int innerFirst = (int)(Math.Ceiling((X[disc] - innerHalf) * inverseCell) - originColumn);
        int innerLast = (int)(Math.Floor((X[disc] + innerHalf) * inverseCell) - originColumn) - 1;
        return innerFirst > innerLast
            ? (outerFirst, outerLast, outerLast + 1, outerLast)
            : (outerFirst, outerLast, Math.Max(outerFirst, innerFirst), Math.Min(outerLast, innerLast));
    }

    // Room for the rounding of places of this size.
    private double SlackOf(int disc) => (Math.Max(Math.Abs(X[disc]), Math.Abs(Y[disc])) + Radius[disc] + CellSize) * 1e-14;

    // NaN falls beside the grid.
    private static int CellOf(double position, int count) => position >= 0 ? position < count ? (int)position : count : -1;

    private bool CoveredByListed(int cell, double x, double y)
    {
        for (int k = CellStart[cell]; k < CellStart[cell + 1]; k++)
        {
            int disc = CellDiscs[k];
            double dx = x - X[disc], dy = y - Y[disc];
            if ((dx * dx) + (dy * dy) < Radius[disc] * Radius[disc])
            {
                return true;
            }
        }

        return false;
    }

    private void CoverRun(int cell, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<bool> covered)
    {
        int lanes = Vector<double>.Count, i = 0;
        for (; i + lanes <= x.Length; i += lanes)
        {
            var px = new Vector<double>(x[i..]);
            var py = new Vector<double>(y[i..]);
            Vector<long> hit = Vector<long>.Zero;
            for (int k = CellStart[cell]; k < CellStart[cell + 1] && !Vector.EqualsAll(hit, Vector<long>.AllBitsSet); k++)
            {
                int disc = CellDiscs[k];
                Vector<double> dx = px - new Vector<double>(X[disc]), dy = py - new Vector<double>(Y[disc]);
                hit |= Vector.LessThan((dx * dx) + (dy * dy), new Vector<double>(Radius[disc] * Radius[disc]));
            }

            for (int lane = 0; lane < lanes; lane++)
            {
                covered[i + lane] = hit[lane] != 0;
            }
        }

        for (; i < x.Length; i++)
        {
            covered[i] = CoveredByListed(cell, x[i], y[i]);
        }
    }

    private int[] Order(ReadOnlySpan<int> used, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius)
    {
        var keys = new int[used.Length];
        int[] order = used.ToArray();
        for (int k = 0; k < order.Length; k++)
        {
            keys[k] = (RowOf(y[order[k]]) * Columns) + ColumnOf(x[order[k]]);
        }

        Array.Sort(keys, order);
        int kept = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && keys[to] == keys[from])
            {
                to++;
            }

            SortCell(order.AsSpan(from, to - from), x, y, radius);
            for (int k = from; k < to; k++)
            {
                if (k == from || x[order[k]] != x[order[kept - 1]] || y[order[k]] != y[order[kept - 1]])
                {
                    order[kept++] = order[k];
                }
            }

            from = to;
        }

        return order[..kept];
    }

    // Within a cell by x, y and the larger radius first, so that the largest of concentric discs is the one kept.
    private static void SortCell(Span<int> discs, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius)
    {
        if (discs.Length < 2)
        {
            return;
        }

        var places = new (double X, double Y, double NegativeRadius)[discs.Length];
        for (int k = 0; k < discs.Length; k++)
        {
            places[k] = (x[discs[k]], y[discs[k]], -radius[discs[k]]);
        }

        places.AsSpan().Sort(discs);
    }

    private void CloseCells()
    {
        for (int disc = 0; disc < X.Length; disc++)
        {
            (int firstRow, int lastRow) = RowsOf(disc);
            for (int row = firstRow; row <= lastRow; row++)
            {
                (_, _, int first, int last) = SpansOf(disc, row);
                if (first <= last)
                {
                    Coverer.AsSpan((row * Columns) + first, last - first + 1).Fill(disc);
                }
            }
        }
    }

    private int[] ListDiscs()
    {
        var found = new List<(int Cell, int Disc)>();
        for (int disc = 0; disc < X.Length; disc++)
        {
            int before = found.Count;
            (int firstRow, int lastRow) = RowsOf(disc);
            for (int row = firstRow; row <= lastRow; row++)
            {
                (int outerFirst, int outerLast, int innerFirst, int innerLast) = SpansOf(disc, row);
                int cell = row * Columns;
                for (int column = outerFirst; column <= outerLast; column++)
                {
                    if (column == innerFirst && innerFirst <= innerLast)
                    {
                        column = innerLast;
                    }
                    else if (Coverer[cell + column] < 0)
                    {
                        found.Add((cell + column, disc));
                        CellStart[cell + column + 1]++;
                    }
                }
            }

            ReachesOpenCell[disc] = found.Count > before;
        }

        for (int cell = 0; cell < Coverer.Length; cell++)
        {
            CellStart[cell + 1] += CellStart[cell];
        }

        var filled = new int[Coverer.Length];
        var discs = new int[found.Count];
        foreach ((int cell, int disc) in found)
        {
            discs[CellStart[cell] + filled[cell]++] = disc;
        }

        return discs;
    }
}
