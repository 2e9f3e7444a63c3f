using System.Buffers;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Tiles of one lattice as one model. Where tiles overlap, the first one that has a height wins; where there is none, the height is NaN.</summary>
/// <remarks>Tiles are found by the part of the lattice they lie in: the cost of a window does not grow with the number of tiles elsewhere.</remarks>
internal sealed class ElevationMosaic : DigitalElevationModel
{
    private readonly IReadOnlyList<ElevationTile> tiles;
    private readonly TileWindow[] windows;
    private readonly Dictionary<(long Row, long Column), List<int>> buckets = [];
    private readonly int bucketRows;
    private readonly int bucketColumns;

    /// <summary>Makes a mosaic.</summary>
    /// <param name="tiles">The tiles, one or more, in the order in which they win.</param>
    /// <exception cref="InputFileException">They do not lie on one lattice.</exception>
    public ElevationMosaic(IReadOnlyList<ElevationTile> tiles)
    {
        this.tiles = tiles;
        (Grid, windows) = TileLattice.Of(tiles);
        Crs = tiles[0].Crs;
        (bucketRows, bucketColumns) = (tiles.Max(t => t.Grid.Rows), tiles.Max(t => t.Grid.Columns));
        for (int i = 0; i < windows.Length; i++)
        {
            foreach ((long Row, long Column) key in BucketsOf(windows[i]))
            {
                if (!buckets.TryGetValue(key, out List<int>? inside))
                {
                    buckets[key] = inside = [];
                }

                inside.Add(i);
            }
        }
    }

    /// <inheritdoc/>
    public override RasterGrid Grid { get; }

    /// <inheritdoc/>
    public override CoordinateReferenceSystem Crs { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Rows or columns are negative, or more than there is room for.</exception>
    /// <exception cref="InputFileException">A file cannot be read, or is damaged there.</exception>
    public override void Read(int row, int column, int rows, int columns, Span<float> heightsMetres)
    {
        if (rows < 0 || columns < 0 || (long)rows * columns > heightsMetres.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rows), rows, $"A window of {rows} × {columns} cells needs as many places; there are {heightsMetres.Length}.");
        }

        var window = new TileWindow(row, column, (long)row + rows, (long)column + columns);
        if (window.IsEmpty)
        {
            return;
        }

        List<int> found = TilesIn(window);
        if (found.Count != 1 || windows[found[0]].With(window) != window)
        {
            heightsMetres[..(rows * columns)].Fill(float.NaN);
        }

        for (int i = 0; i < found.Count; i++)
        {
            ReadTile(found, i, window, heightsMetres);
        }
    }

    private void ReadTile(List<int> found, int number, TileWindow window, Span<float> heightsMetres)
    {
        int index = found[number];
        TileWindow own = windows[index], part = own.With(window);
        var kept = new List<(TileWindow Part, float[] Heights)>();
        long cells = 0;
        for (int before = 0; before < number && cells < part.Cells; before++)
        {
            TileWindow shared = windows[found[before]].With(part);
            if (!shared.IsEmpty)
            {
                cells += shared.Cells;
                kept.Add((shared, []));
            }
        }

        if (cells >= part.Cells && kept.Count > 0)
        {
            kept = [(part, [])]; // the earlier tiles cover all of it, one way or another
        }

        for (int i = 0; i < kept.Count; i++)
        {
            kept[i] = (kept[i].Part, Keep(kept[i].Part, window, heightsMetres));
        }

        long at = ((part.Row - window.Row) * window.Columns) + part.Column - window.Column;
        tiles[index].Read(
            (int)(part.Row - own.Row), (int)(part.Column - own.Column), part.Rows, part.Columns, heightsMetres[(int)at..], window.Columns);
        foreach ((TileWindow shared, float[] heights) in kept)
        {
            Restore(shared, window, heights, heightsMetres);
        }
    }

    private static float[] Keep(TileWindow part, TileWindow window, Span<float> heightsMetres)
    {
        float[] kept = ArrayPool<float>.Shared.Rent(part.Rows * part.Columns);
        for (int r = 0; r < part.Rows; r++)
        {
            RowOf(part, r, window, heightsMetres).CopyTo(kept.AsSpan(r * part.Columns));
        }

        return kept;
    }

    private static void Restore(TileWindow part, TileWindow window, float[] kept, Span<float> heightsMetres)
    {
        for (int r = 0; r < part.Rows; r++)
        {
            Span<float> row = RowOf(part, r, window, heightsMetres);
            for (int c = 0; c < row.Length; c++)
            {
                float earlier = kept[(r * part.Columns) + c];
                row[c] = float.IsNaN(earlier) ? row[c] : earlier;
            }
        }

        ArrayPool<float>.Shared.Return(kept);
    }

    private static Span<float> RowOf(TileWindow part, int row, TileWindow window, Span<float> heightsMetres) =>
        heightsMetres.Slice((int)(((part.Row + row - window.Row) * window.Columns) + part.Column - window.Column), part.Columns);

    /// <summary>The tiles that share cells with a window, in their order.</summary>
    private List<int> TilesIn(TileWindow window)
    {
        TileWindow inside = window.With(new TileWindow(0, 0, Grid.Rows, Grid.Columns));
        if (inside.IsEmpty)
        {
            return [];
        }

        if (windows.Length == 1)
        {
            return [0];
        }

        long count = ((inside.RowEnd / bucketRows) - (inside.Row / bucketRows) + 1) * ((inside.ColumnEnd / bucketColumns) - (inside.Column / bucketColumns) + 1);
        IEnumerable<int> candidates = count > buckets.Count
            ? Enumerable.Range(0, windows.Length)
            : BucketsOf(inside).SelectMany(b => buckets.TryGetValue(b, out List<int>? tilesThere) ? tilesThere : []).Distinct().Order();
        return [.. candidates.Where(i => !windows[i].With(inside).IsEmpty)];
    }

    private IEnumerable<(long Row, long Column)> BucketsOf(TileWindow window)
    {
        for (long row = window.Row / bucketRows; row <= (window.RowEnd - 1) / bucketRows; row++)
        {
            for (long column = window.Column / bucketColumns; column <= (window.ColumnEnd - 1) / bucketColumns; column++)
            {
                yield return (row, column);
            }
        }
    }
}
