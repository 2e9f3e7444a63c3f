using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Discs in the analysis plane under a grid that says at once where a single disc covers a whole cell.</summary>
/// <remarks>
/// Behavior: discs that are not finite or have a radius of 0 or less are left out; of discs with one and the same centre only the
/// largest is kept. The kept discs stand in an order that depends on the discs alone, not on the order they were given in.
/// A grid cell is either <em>closed</em> (some disc holds all of it, which one is known) or <em>open</em> (the discs that reach into it are listed).
/// Most places near many sites fall into closed cells, so what follows rarely looks at a disc.
/// Cost: O(n + cells), with at most 16 n + 4,096 cells or thereabouts.
/// </remarks>
public sealed partial class DiscIndex
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
    /// <param name="threads">Threads to use; the index is the same for any number.</param>
    /// <exception cref="ArgumentException">The three do not have one length.</exception>
    public DiscIndex(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, int threads = 1)
        : this(x, y, radius, DiscGrid.Of(x, y, radius), threads)
    {
    }

    /// <summary>Makes the index of some discs on the grid of more.</summary>
    /// <param name="x">Easting of each centre in metres.</param>
    /// <param name="y">Northing of each centre in metres.</param>
    /// <param name="radius">Radius of each disc in the plane in metres.</param>
    /// <param name="grid">The grid, of these and maybe other discs.</param>
    /// <param name="threads">Threads to use; the index is the same for any number.</param>
    /// <exception cref="ArgumentException">The three do not have one length.</exception>
    public DiscIndex(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, DiscGrid grid, int threads = 1)
    {
        if (x.Length != y.Length || x.Length != radius.Length)
        {
            throw new ArgumentException($"Centres and radii differ in number: {x.Length}, {y.Length}, {radius.Length}.", nameof(radius));
        }

        CellSize = grid.CellMetres;
        LargestRadius = grid.LargestRadiusMetres;
        int used = 0;
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        for (int i = 0; i < x.Length; i++)
        {
            double px = x[i], py = y[i], r = radius[i];
            if (DiscGrid.IsUsed(px, py, r))
            {
                used++;
                minX = px - r < minX ? px - r : minX;
                maxX = px + r > maxX ? px + r : maxX;
                minY = py - r < minY ? py - r : minY;
                maxY = py + r > maxY ? py + r : maxY;
            }
        }

        if (used == 0)
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
        Coverer = new int[Rows * Columns];
        CellStart = new int[Coverer.Length + 1];
        (X, Y, Radius) = Ordered(used, x, y, radius, threads);
        int[] bands = Bands(threads);
        CloseCells(bands, threads);
        ReachesOpenCell = new bool[X.Length];
        CellDiscs = ListDiscs(bands, threads);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ColumnOf(double x) => CellOf(Math.Floor(x * inverseCell) - originColumn, Columns);

    /// <summary>Row of a place: −1 or the number of rows where it lies below or above the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        double r = Radius[disc], slack = SlackOf(disc), outer = (r * (1 + Margin)) + slack, inner = InnerRadiusOf(disc);
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

        (int innerFirst, int innerLast) = HeldColumns(disc, row, inner);
        return innerFirst > innerLast
            ? (outerFirst, outerLast, outerLast + 1, outerLast)
            : (outerFirst, outerLast, Math.Max(outerFirst, innerFirst), Math.Min(outerLast, innerLast));
    }

    /// <summary>Columns of one row that a disc certainly holds whole; last before first where there are none.</summary>
    private (int First, int Last) HeldColumns(int disc, int row, double inner)
    {
        double below = BottomOf(row) - Y[disc], above = below + CellSize, far = Math.Max(Math.Abs(below), Math.Abs(above));
        if (far >= inner)
        {
            return (1, 0);
        }

        double half = Math.Sqrt((inner - far) * (inner + far));
        int first = (int)(Math.Ceiling((X[disc] - half) * inverseCell) - originColumn);
        int last = (int)(Math.Floor((X[disc] + half) * inverseCell) - originColumn) - 1;
        return (Math.Max(0, first), Math.Min(Columns - 1, last));
    }

    /// <summary>Radius within which places count as inside a disc with certainty.</summary>
    private double InnerRadiusOf(int disc) => (Radius[disc] * (1 - Margin)) - SlackOf(disc);

    // Room for the rounding of places of this size.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double SlackOf(int disc) => (Math.Max(Math.Abs(X[disc]), Math.Abs(Y[disc])) + Radius[disc] + CellSize) * 1e-14;

    // NaN falls beside the grid.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
}
