using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Says, row by row of a band, which cells lie wholly in a unit and what part of each other cell does; exact, without clipping.</summary>
/// <remarks>
/// Green's theorem cell by cell: the area of a polygon in a cell is the sum, over the pieces of its edges in the row, of the area east of the piece. A piece
/// inside the cell gives ∫(1 − ξ) dσ, one further west the whole ∫dσ (ξ: place in the cell, 0 at its western edge; σ: share of the row's true area
/// north of a place, <see cref="RowProfile"/>). So each piece is entered once, at its own cell, and a sweep from the west adds up the rest; cells between two
/// entries are wholly in or wholly out and are passed over as one run. The idea is that of exact anti-aliasing of glyphs (area and cover accumulation).
/// On a conformal grid the density changes across a cell by a share g, which adds g ∫ ξ(1 − ξ)/2 dσ.
/// Every edge is walked from north to south whichever way the ring runs, and shares are multiples of 2⁻⁴⁵, so that two neighbors share each
/// cell without gap or overlap. Parts below 2⁻⁴⁰ of a cell are rounding and count as none.
/// Rings count by their direction (<see cref="PolygonSet"/>): parts that overlap each other count once at most.
/// The sums of a row lie in words of 64 columns with a bit for each cell that has any, so that nothing is sorted and no cell is looked at in vain.
/// Cost: one step per cell an edge crosses; memory for the words edges run through.
/// </remarks>
internal sealed class PolygonFractions
{
    private const double Whole = 1.0 / (1L << 40);
    private const int WordBits = 6; // a word: 64 columns of one row

    private readonly RasterGrid grid;
    private readonly double inverseWidth;
    private readonly double inverseHeight;
    private readonly double toleranceX;
    private readonly double toleranceY;
    private readonly int words;
    private readonly int[] slots; // rows × words: place of the word's sums and 1 more, 0 where no edge runs
    private readonly int[] firstWord = new int[CellBlock.Rows];
    private readonly int[] wordEnd = new int[CellBlock.Rows];

    private Sums[] sums = new Sums[256 << WordBits]; // all 0 where no bit says otherwise
    private ulong[] crossed = new ulong[256]; // one bit a cell that has sums
    private int used;
    private long edges;
    private long pieces;
    private long crossedCells;
    private BandMetrics band = null!;
    private bool hasProfile;
    private bool hasGradient;

    /// <summary>Prepares for one set on one grid.</summary>
    /// <param name="bounds">Bounds of all units.</param>
    /// <param name="grid">The cells.</param>
    public PolygonFractions(Bounds bounds, RasterGrid grid)
    {
        this.grid = grid;
        words = (grid.Columns >> WordBits) + 1;
        slots = new int[CellBlock.Rows * words];
        inverseWidth = 1 / grid.CellWidth;
        inverseHeight = 1 / grid.CellHeight;

        // A place this near to a border between two cells is on it: the rounding of coordinates of this size.
        double x = Math.Max(Math.Abs(grid.West), Math.Max(Math.Abs(bounds.MinX), Math.Abs(bounds.MaxX)));
        double y = Math.Max(Math.Abs(grid.North), Math.Max(Math.Abs(bounds.MinY), Math.Abs(bounds.MaxY)));
        toleranceX = Math.Min(1e-6, 1e-13 + (8 * 2.3e-16 * x * inverseWidth));
        toleranceY = Math.Min(1e-6, 1e-13 + (8 * 2.3e-16 * y * inverseHeight));
    }

    /// <summary>Adds the cells of one unit in a band.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="metrics">The band's rows and columns; the columns hold the unit.</param>
    /// <param name="cover">Takes the cells.</param>
    public void Append(PolygonSet polygons, int unit, BandMetrics metrics, CellCover cover)
    {
        band = metrics;
        hasProfile = metrics.Profiles.Length > 0;
        hasGradient = metrics.Gradient.Length > 0;
        used = 0;
        Array.Fill(firstWord, int.MaxValue);
        Array.Clear(wordEnd);
        double north = grid.North - ((band.FirstRow - 1) * grid.CellHeight), south = grid.North - ((band.RowEnd + 1) * grid.CellHeight);
        double[] x = polygons.X, y = polygons.Y;
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            if (!PolygonScanline.IsFinite(polygons, r))
            {
                continue;
            }

            bool known = false; // whether the last vertex has its place in the grid
            double fromColumn = 0, fromRow = 0;
            for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
            {
                double y0 = y[i - 1], y1 = y[i];
                if (y0 == y1 || (y0 > north && y1 > north) || (y0 < south && y1 < south))
                {
                    known = false;
                    continue;
                }

                if (!known)
                {
                    (fromColumn, fromRow) = (ColumnAt(x[i - 1]), RowAt(y0));
                    known = true;
                }

                double toColumn = ColumnAt(x[i]), toRow = RowAt(y1);
                edges++;
                if (y0 > y1)
                {
                    Edge(fromColumn, fromRow, toColumn, toRow, 1);
                }
                else
                {
                    Edge(toColumn, toRow, fromColumn, fromRow, -1);
                }

                (fromColumn, fromRow) = (toColumn, toRow);
            }
        }

        if (used > 0)
        {
            for (int row = 0; row < band.RowEnd - band.FirstRow; row++)
            {
                if (wordEnd[row] > 0)
                {
                    Sweep(row, cover);
                }
            }
        }
    }

    /// <summary>Adds what was done since the last report.</summary>
    /// <param name="tally">Takes it, or null.</param>
    public void Report(OperationTally? tally)
    {
        tally?.Add(ZonalOperations.Edges, edges);
        tally?.Add(ZonalOperations.Pieces, pieces);
        tally?.Add(ZonalOperations.CrossedCells, crossedCells);
        edges = pieces = crossedCells = 0;
    }

    private double ColumnAt(double x) => Snapped((x - grid.West) * inverseWidth, toleranceX);

    private double RowAt(double y) => Snapped((grid.North - y) * inverseHeight, toleranceY);

    private static double Snapped(double place, double tolerance)
    {
        double nearest = Math.Round(place);
        return Math.Abs(place - nearest) <= tolerance ? nearest : place;
    }

    /// <summary>Enters an edge that runs from north to south.</summary>
    private void Edge(double x0, double v0, double x1, double v1, double sign)
    {
        double v = Math.Max(v0, band.FirstRow), end = Math.Min(v1, band.RowEnd);
        if (!(v < end))
        {
            return;
        }

        double slope = (x1 - x0) / (v1 - v0), least = Math.Min(x0, x1), most = Math.Max(x0, x1);
        double x = v == v0 ? x0 : Math.Clamp(x0 + ((v - v0) * slope), least, most);
        for (int row = (int)v; v < end; row++)
        {
            double next = Math.Min(row + 1, end);
            double nextX = next == v1 ? x1 : Math.Clamp(x0 + ((next - v0) * slope), least, most);
            InRow(row, x, v - row, nextX, next - row, sign);
            (v, x) = (next, nextX);
        }
    }

    private void InRow(int row, double xa, double ta, double xb, double tb, double sign)
    {
        if (xa > xb)
        {
            (xa, ta, xb, tb, sign) = (xb, tb, xa, ta, -sign);
        }

        if (xa >= grid.Columns)
        {
            return;
        }

        double above = Above(row, ta);
        if (xb <= 0)
        {
            Enter(row, 0, sign * (Above(row, tb) - above), 0, 0, ta, tb);
            return;
        }

        double rise = (tb - ta) / (xb - xa);
        if (xa < 0)
        {
            double t = ta - (xa * rise), at = Above(row, t);
            Enter(row, 0, sign * (at - above), 0, 0, ta, t);
            (xa, ta, above) = (0, t, at);
        }

        int column = (int)xa;
        while (xb > column + 1)
        {
            double t = Between(ta + ((column + 1 - xa) * rise), ta, tb), at = Above(row, t);
            Enter(row, column, sign * (at - above), xa - column, 1, ta, t);
            column++;
            (xa, ta, above) = (column, t, at);
            if (column >= grid.Columns)
            {
                return;
            }
        }

        Enter(row, column, sign * (Above(row, tb) - above), xa - column, xb - column, ta, tb);
    }

    private static double Between(double t, double a, double b) => a < b ? Math.Clamp(t, a, b) : Math.Clamp(t, b, a);

    private double Above(int row, double t) => hasProfile ? band.Profiles[row - band.FirstRow].Above(t) : RowProfile.Round(t);

    /// <summary>Enters a piece at its cell.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="cover">∫dσ, with its sign.</param>
    /// <param name="from">ξ at one end.</param>
    /// <param name="to">ξ at the other.</param>
    /// <param name="ta">Place in the row at the first end.</param>
    /// <param name="tb">Place in the row at the other end.</param>
    private void Enter(int row, int column, double cover, double from, double to, double ta, double tb)
    {
        double east = 1 - ((from + to) / 2);
        double area = cover * east;
        if (hasProfile)
        {
            if (from != to && ta != tb)
            {
                double curve = band.Profiles[row - band.FirstRow].Curvature(ta, tb) * (to - from);
                area -= (ta < tb) == (cover > 0) ? curve : -curve;
            }
        }
        else if (hasGradient)
        {
            double squares = ((from * from) + (from * to) + (to * to)) / 3;
            area += cover * band.Gradient[column - band.FirstColumn] * (((from + to) / 2) - squares) / 2;
        }

        area = RowProfile.Round(area);
        pieces++;
        int local = row - band.FirstRow, word = column >> WordBits;
        ref int slot = ref slots[(local * words) + word];
        if (slot == 0)
        {
            slot = Open(local, word);
        }

        ref var sum = ref sums[((slot - 1) << WordBits) + (column & 63)];
        sum.Cover += cover;
        sum.Area += area;
        crossed[slot - 1] |= 1UL << (column & 63);
    }

    private int Open(int row, int word)
    {
        if (used == crossed.Length)
        {
            Array.Resize(ref crossed, 2 * used);
            Array.Resize(ref sums, 2 * used << WordBits);
        }

        firstWord[row] = Math.Min(firstWord[row], word);
        wordEnd[row] = Math.Max(wordEnd[row], word + 1);
        return ++used;
    }

    private void Sweep(int row, CellCover cover)
    {
        double west = 0; // cover of everything west of the cell
        int runStart = 0, runEnd = 0, next = -1;
        for (int word = firstWord[row]; word < wordEnd[row]; word++)
        {
            ref int slot = ref slots[(row * words) + word];
            if (slot == 0)
            {
                continue;
            }

            ref ulong bits = ref crossed[slot - 1];
            ref Sums first = ref sums[(slot - 1) << WordBits];
            crossedCells += BitOperations.PopCount(bits);
            for (; bits != 0; bits &= bits - 1)
            {
                int bit = BitOperations.TrailingZeroCount(bits), column = (word << WordBits) + bit;
                if (next >= 0 && next < column)
                {
                    Emit(row, next, column, west, ref runStart, ref runEnd, cover);
                }

                ref Sums sum = ref Unsafe.Add(ref first, bit);
                Emit(row, column, column + 1, west + sum.Area, ref runStart, ref runEnd, cover);
                west += sum.Cover;
                sum = default;
                next = column + 1;
            }

            slot = 0;
        }

        if (next >= 0 && next < grid.Columns)
        {
            Emit(row, next, grid.Columns, west, ref runStart, ref runEnd, cover);
        }

        if (runStart < runEnd)
        {
            cover.Add(row, runStart, runEnd);
        }
    }

    private static void Emit(int row, int column, int end, double fraction, ref int runStart, ref int runEnd, CellCover cover)
    {
        if (fraction <= Whole)
        {
            return;
        }

        if (fraction < 1 - Whole)
        {
            for (; column < end; column++)
            {
                cover.Add(row, column, fraction);
            }

            return;
        }

        if (runEnd == column && runStart < runEnd)
        {
            runEnd = end;
            return;
        }

        if (runStart < runEnd)
        {
            cover.Add(row, runStart, runEnd);
        }

        (runStart, runEnd) = (column, end);
    }

    /// <summary>What the pieces in a cell come to.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Sums
    {
        public double Cover;
        public double Area;
    }
}
