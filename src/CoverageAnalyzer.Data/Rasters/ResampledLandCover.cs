using System.Buffers;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Land cover of any grid on the cells of an elevation model: each cell has the class at its centre.</summary>
/// <remarks>
/// Centres are projected exactly at every sixteenth row and column of a block and between them bilinearly, which is right to a hundredth of a cell up to 1 km wide.
/// Memory: the blocks of 256 × 256 cells used last, one byte a cell, 64 MiB at most. Cost: some 15 ns a cell the first time, a copy afterwards.
/// </remarks>
internal sealed class ResampledLandCover : LandCover
{
    private const int Side = 256;
    private const int Mesh = 16;
    private const long MostCacheBytes = 64 << 20;
    private const long MostCellsRead = 4_000_000; // of the raster at once, however fine it is

    private readonly DigitalElevationModel codes;
    private readonly CoordinateReferenceSystem crs;
    private readonly BlockCache blocks = new(MostCacheBytes);
    private readonly int blocksAcross;
    private readonly Dictionary<int, byte> unknown = [];
    private readonly Lock gate = new();

    /// <summary>Puts a raster on cells.</summary>
    /// <param name="codes">The raster: a code a cell, NaN for none.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="crs">Their coordinate system.</param>
    /// <param name="classes">The classes.</param>
    public ResampledLandCover(DigitalElevationModel codes, RasterGrid grid, CoordinateReferenceSystem crs, ClutterClasses classes)
    {
        (this.codes, this.crs, Grid, Classes) = (codes, crs, grid, classes);
        blocksAcross = (grid.Columns + Side - 1) / Side;
    }

    /// <inheritdoc/>
    public override RasterGrid Grid { get; }

    /// <inheritdoc/>
    public override ClutterClasses Classes { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<byte, int> UnknownCodes
    {
        get
        {
            lock (gate)
            {
                return unknown.GroupBy(u => u.Value).ToDictionary(g => g.Key, g => g.Min(u => u.Key));
            }
        }
    }

    /// <summary>Gives the memory of blocks back.</summary>
    public void Clear() => blocks.Clear();

    /// <inheritdoc/>
    public override void Read(int row, int column, int rows, int columns, Span<byte> classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes.Length, (long)rows * columns, nameof(classes));
        int firstRow = Math.Max(0, row), endRow = Math.Min(Grid.Rows, row + rows), firstColumn = Math.Max(0, column), endColumn = Math.Min(Grid.Columns, column + columns);
        if (firstRow != row || endRow != row + rows || firstColumn != column || endColumn != column + columns)
        {
            classes[..(rows * columns)].Clear();
        }

        for (int blockRow = firstRow / Side; blockRow * Side < endRow; blockRow++)
        {
            for (int blockColumn = firstColumn / Side; blockColumn * Side < endColumn; blockColumn++)
            {
                CachedBlock held = blocks.Rent(0, (blockRow * blocksAcross) + blockColumn, Side * Side, Fill);
                try
                {
                    int left = Math.Max(firstColumn, blockColumn * Side), right = Math.Min(endColumn, (blockColumn + 1) * Side);
                    for (int r = Math.Max(firstRow, blockRow * Side); r < Math.Min(endRow, (blockRow + 1) * Side); r++)
                    {
                        held.Samples.AsSpan(((r - (blockRow * Side)) * Side) + left - (blockColumn * Side), right - left).CopyTo(classes[(((r - row) * columns) + left - column)..]);
                    }
                }
                finally
                {
                    blocks.Return(held);
                }
            }
        }
    }

    private void Fill(int block, byte[] cells)
    {
        (int blockRow, int blockColumn) = Math.DivRem(block, blocksAcross);
        int row = blockRow * Side, column = blockColumn * Side;
        Array.Clear(cells);
        Fill(cells, row, column, 0, 0, Math.Min(Side, Grid.Rows - row), Math.Min(Side, Grid.Columns - column));
    }

    // Fills a part of a block; one for which too much of the raster would have to be read is halved.
    private void Fill(byte[] cells, int row, int column, int top, int left, int rows, int columns)
    {
        var places = new ProjectedMesh(Grid, crs, codes.Grid, codes.Crs, row + top, column + left, rows, columns, Mesh);
        long firstRow = Math.Max(0, places.LeastRow), endRow = Math.Min(codes.Grid.Rows, places.GreatestRow + 1);
        long firstColumn = Math.Max(0, places.LeastColumn), endColumn = Math.Min(codes.Grid.Columns, places.GreatestColumn + 1);
        if (endRow <= firstRow || endColumn <= firstColumn)
        {
            return;
        }

        if ((endRow - firstRow) * (endColumn - firstColumn) > MostCellsRead && rows * columns > 1)
        {
            bool cutsRows = rows >= columns;
            int half = (cutsRows ? rows : columns) / 2;
            Fill(cells, row, column, top, left, cutsRows ? half : rows, cutsRows ? columns : half);
            Fill(cells, row, column, cutsRows ? top + half : top, cutsRows ? left : left + half, cutsRows ? rows - half : rows, cutsRows ? columns : columns - half);
            return;
        }

        int across = (int)(endColumn - firstColumn), count = (int)(endRow - firstRow) * across;
        float[] read = ArrayPool<float>.Shared.Rent(count);
        try
        {
            codes.Read((int)firstRow, (int)firstColumn, (int)(endRow - firstRow), across, read.AsSpan(0, count));
            float lastCode = float.NaN;
            byte lastPlace = 0;
            for (int r = 0; r < rows; r++)
            {
                Span<byte> target = cells.AsSpan(((top + r) * Side) + left, columns);
                for (int c = 0; c < columns; c++)
                {
                    (double y, double x) = places.At(r, c);
                    if (!(y >= firstRow && y < endRow && x >= firstColumn && x < endColumn))
                    {
                        continue;
                    }

                    float code = read[(((int)y - (int)firstRow) * across) + (int)x - (int)firstColumn];
                    if (code != lastCode && !float.IsNaN(code))
                    {
                        (lastCode, lastPlace) = (code, PlaceOf((int)code));
                    }

                    target[c] = float.IsNaN(code) ? (byte)0 : lastPlace;
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(read);
        }
    }

    // Codes that no class has are told apart as far as bytes reach; nothing stands there, whichever it is.
    private byte PlaceOf(int code)
    {
        byte place = Classes.PlaceOf(code);
        if (place > 0)
        {
            return place;
        }

        lock (gate)
        {
            if (!unknown.TryGetValue(code, out place))
            {
                place = (byte)Math.Min(byte.MaxValue, Classes.All.Count + unknown.Count);
                unknown.Add(code, place);
            }

            return place;
        }
    }
}
