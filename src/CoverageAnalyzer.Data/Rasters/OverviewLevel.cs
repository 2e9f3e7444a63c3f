using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using CoverageAnalyzer.Data.Spilling;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>One level of a raster whose rows come by and by: packs a row of tiles when it is full, and hands each pair of rows on to the level above at half the size.</summary>
/// <remarks>Memory: one row of tiles. Packed tiles go to a temporary file, each with its place and length kept.</remarks>
/// <typeparam name="T">Type of the samples.</typeparam>
internal sealed class OverviewLevel<T>
    where T : unmanaged, INumber<T>
{
    private readonly SpillFile spill;
    private readonly CloudGeoTiffOptions options;
    private readonly T[] held; // the rows of the row of tiles at hand
    private readonly T[] halved;
    private readonly byte[][] tiles; // one a thread
    private readonly ArrayBufferWriter<byte>[] packed; // one a tile of the row
    private int rowsTaken;

    /// <summary>Makes a level and, while it does not fit in one tile, those above it.</summary>
    /// <param name="columns">Columns of the level.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="options">Tile size, rule, threads.</param>
    /// <param name="spill">Takes packed tiles.</param>
    public OverviewLevel(int columns, int rows, CloudGeoTiffOptions options, SpillFile spill)
    {
        (Columns, Rows, this.options, this.spill) = (columns, rows, options, spill);
        held = new T[(long)Math.Min(options.TileSize, rows) * columns];
        packed = [.. Enumerable.Range(0, TileColumns).Select(_ => new ArrayBufferWriter<byte>())];
        tiles = new byte[Math.Clamp(options.Threads, 1, TileColumns)][];
        for (int t = 0; t < tiles.Length; t++)
        {
            tiles[t] = new byte[options.TileSize * options.TileSize * Unsafe.SizeOf<T>()];
        }

        halved = new T[(columns + 1) / 2];
        Above = columns > options.TileSize || rows > options.TileSize ? new OverviewLevel<T>((columns + 1) / 2, (rows + 1) / 2, options, spill) : null;
    }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>The level of half the size, or null.</summary>
    public OverviewLevel<T>? Above { get; }

    /// <summary>Place in the temporary file and packed length of each tile, row by row.</summary>
    public List<(long Place, int Length)> Tiles { get; } = [];

    private int TileColumns => (Columns + options.TileSize - 1) / options.TileSize;

    /// <summary>Takes the next row from the north.</summary>
    /// <param name="row">The row.</param>
    public void TakeRow(ReadOnlySpan<T> row)
    {
        int local = rowsTaken % options.TileSize;
        row.CopyTo(held.AsSpan(local * Columns, Columns));
        rowsTaken++;
        if (Above is not null && (local % 2 == 1 || rowsTaken == Rows))
        {
            // Tiles have an even number of rows, so that both rows of a pair are held.
            int first = local - (local % 2);
            OverviewCells.Halve(held.AsSpan(first * Columns, Columns), held.AsSpan(local * Columns, Columns), options, halved);
            Above.TakeRow(halved);
        }

        if (local + 1 == options.TileSize || rowsTaken == Rows)
        {
            Pack(local + 1);
        }
    }

    private void Pack(int rows)
    {
        // Each thread has tiles of its own; they are put down in order afterwards, so that the file does not depend on the threads.
        Parallel.For(0, tiles.Length, new ParallelOptions { MaxDegreeOfParallelism = tiles.Length }, thread =>
        {
            for (int tile = thread; tile < packed.Length; tile += tiles.Length)
            {
                Pack(tile, rows, tiles[thread]);
            }
        });
        foreach (ArrayBufferWriter<byte> tile in packed)
        {
            Tiles.Add((spill.Append(tile.WrittenSpan), tile.WrittenCount));
            tile.ResetWrittenCount();
        }
    }

    private void Pack(int tile, int rows, byte[] plain)
    {
        int size = options.TileSize, left = tile * size, columns = Math.Min(size, Columns - left), rowBytes = size * Unsafe.SizeOf<T>();
        for (int r = 0; r < size; r++)
        {
            if (r < rows)
            {
                TiffRow.Predict<T>(held.AsSpan((r * Columns) + left, columns), size, plain.AsSpan(r * rowBytes, rowBytes));
            }
            else
            {
                plain.AsSpan((rows - 1) * rowBytes, rowBytes).CopyTo(plain.AsSpan(r * rowBytes));
            }
        }

        TiffLzwEncoder.Encode(plain, packed[tile]);
    }
}
