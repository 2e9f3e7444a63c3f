using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>The unit each cell of a grid belongs to by its centre, kept as spans along the rows.</summary>
/// <remarks>
/// A cell whose centre lies in two overlapping units belongs to the one with the lowest index, so that sums over the units count
/// no cell twice. A centre on an edge belongs to exactly one of the two neighbours (<see cref="CommuneLocator"/> gives the same
/// answer). Memory: 12 bytes a span, some four spans per unit and row it crosses, whatever the number of columns.
/// </remarks>
public sealed class UnitRaster
{
    private const int RowsPerPiece = 128;

    private readonly int[] rowStart;
    private readonly UnitSpan[] spans;
    private readonly int[] cells;

    private UnitRaster(RasterGrid grid, int[] rowStart, UnitSpan[] spans, int unitCount)
    {
        Grid = grid;
        this.rowStart = rowStart;
        this.spans = spans;
        cells = new int[unitCount];
        foreach (var span in spans)
        {
            cells[span.Unit] += span.Cells;
        }
    }

    /// <summary>The cells.</summary>
    public RasterGrid Grid { get; }

    /// <summary>Number of units.</summary>
    public int UnitCount => cells.Length;

    /// <summary>All spans, row by row from the north, inside a row from the west.</summary>
    public ReadOnlySpan<UnitSpan> Spans => spans;

    /// <summary>Rasterizes the units.</summary>
    /// <param name="polygons">The units, in the coordinates of the grid.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    public static UnitRaster Rasterize(PolygonSet polygons, RasterGrid grid, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var (rowStart, all) = PolygonScanline.Spans(polygons, grid, 0, polygons.UnitCount, threads);
        var overlaps = new bool[grid.Rows];
        ParallelWork.Run(
            (grid.Rows + RowsPerPiece - 1) / RowsPerPiece,
            threads,
            () => false,
            (piece, _) =>
            {
                for (int row = piece * RowsPerPiece; row < Math.Min(grid.Rows, (piece + 1) * RowsPerPiece); row++)
                {
                    overlaps[row] = Overlap(all.AsSpan(rowStart[row]..rowStart[row + 1]));
                }
            },
            CancellationToken.None);
        if (Array.IndexOf(overlaps, true) < 0)
        {
            return new UnitRaster(grid, rowStart, all, polygons.UnitCount);
        }

        var kept = new List<UnitSpan>(all.Length);
        int[] keptStart = new int[rowStart.Length];
        int[]? painted = null;
        for (int row = 0; row < grid.Rows; row++)
        {
            var inRow = all.AsSpan(rowStart[row]..rowStart[row + 1]);
            if (overlaps[row])
            {
                painted ??= new int[grid.Columns];
                Resolve(inRow, painted, kept);
            }
            else
            {
                kept.AddRange(inRow);
            }

            keptStart[row + 1] = kept.Count;
        }

        return new UnitRaster(grid, keptStart, [.. kept], polygons.UnitCount);
    }

    /// <summary>The spans of one row, from the west.</summary>
    /// <param name="row">The row.</param>
    public ReadOnlySpan<UnitSpan> Row(int row) => spans.AsSpan(rowStart[row]..rowStart[row + 1]);

    /// <summary>The unit of a cell; −1 where its centre lies in none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public int UnitAt(int row, int column)
    {
        var inRow = Row(row);
        int low = 0, high = inRow.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (inRow[middle].End <= column)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < inRow.Length && inRow[low].Column <= column ? inRow[low].Unit : -1;
    }

    /// <summary>Number of cells of a unit.</summary>
    /// <param name="unit">The unit.</param>
    public int CellsOf(int unit) => cells[unit];

    /// <summary>Writes the unit of each cell of a row, −1 for none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="units">Takes one value a column.</param>
    public void CopyRow(int row, Span<int> units)
    {
        units[..Grid.Columns].Fill(-1);
        foreach (var span in Row(row))
        {
            units[span.Column..span.End].Fill(span.Unit);
        }
    }

    /// <summary>Brings the spans of a row into the order of their columns and says whether two share a cell.</summary>
    private static bool Overlap(Span<UnitSpan> inRow)
    {
        inRow.Sort(static (a, b) => a.Column != b.Column ? a.Column.CompareTo(b.Column) : a.Unit.CompareTo(b.Unit));
        for (int i = 1; i < inRow.Length; i++)
        {
            if (inRow[i].Column < inRow[i - 1].End)
            {
                return true;
            }
        }

        return false;
    }

    private static void Resolve(Span<UnitSpan> inRow, int[] painted, List<UnitSpan> kept)
    {
        inRow.Sort(static (a, b) => b.Unit.CompareTo(a.Unit)); // painted last, kept: the lowest index
        int first = int.MaxValue, end = 0;
        foreach (var span in inRow)
        {
            first = Math.Min(first, span.Column);
            end = Math.Max(end, span.End);
        }

        painted.AsSpan(first..end).Fill(-1);
        foreach (var span in inRow)
        {
            painted.AsSpan(span.Column..span.End).Fill(span.Unit);
        }

        for (int column = first; column < end;)
        {
            int unit = painted[column], start = column;
            while (column < end && painted[column] == unit)
            {
                column++;
            }

            if (unit >= 0)
            {
                kept.Add(new UnitSpan(start, column, unit));
            }
        }
    }
}
