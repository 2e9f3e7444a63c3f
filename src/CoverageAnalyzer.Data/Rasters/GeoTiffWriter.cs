using System.Buffers;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Writes an upright single-band GeoTIFF: tiles, LZW with a predictor, cell edges as the grid states them.</summary>
/// <remarks>
/// Source: TIFF 6.0 (sections 13 to 15), OGC GeoTIFF 1.1, Adobe Photoshop TIFF Technical Note 3 (floating-point predictor); nodata as GDAL
/// writes it (tag 42113).
/// Behavior: the same raster gives the same bytes on every machine.
/// Valid for: a coordinate system with an EPSG code; a packed image of less than 2 GB. Larger ones, and those whose rows come by and by:
/// <see cref="CloudGeoTiffWriter{T}"/>.
/// Shape: rows × columns, row 0 in the north. Cells of a tile beyond the grid repeat its last column and row.
/// </remarks>
public static class GeoTiffWriter
{
    /// <summary>Writes whole numbers of 16 bits with a sign, for example heights in metres.</summary>
    /// <param name="target">Takes the file.</param>
    /// <param name="grid">The cells, in the coordinates of <paramref name="crs"/>.</param>
    /// <param name="values">One value a cell, row by row.</param>
    /// <param name="crs">Coordinate reference system; must have an EPSG code.</param>
    /// <param name="options">How to store them, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The values do not fill the grid, the system has no EPSG code, or the tile size is not allowed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Stream target, RasterGrid grid, ReadOnlyMemory<short> values, CoordinateReferenceSystem crs, GeoTiffWriterOptions? options = null) =>
        Write(target, grid, values.Span, crs, options, 2, isFloat: false);

    /// <summary>Writes floating-point numbers of 32 bits; NaN is written as it is, and readers take it for no data.</summary>
    /// <param name="target">Takes the file.</param>
    /// <param name="grid">The cells, in the coordinates of <paramref name="crs"/>.</param>
    /// <param name="values">One value a cell, row by row.</param>
    /// <param name="crs">Coordinate reference system; must have an EPSG code.</param>
    /// <param name="options">How to store them, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The values do not fill the grid, the system has no EPSG code, or the tile size is not allowed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Stream target, RasterGrid grid, ReadOnlyMemory<float> values, CoordinateReferenceSystem crs, GeoTiffWriterOptions? options = null) =>
        Write(target, grid, values.Span, crs, options, 4, isFloat: true);

    private static void Write<T>(
        Stream target, RasterGrid grid, ReadOnlySpan<T> values, CoordinateReferenceSystem crs, GeoTiffWriterOptions? options, int bytesPerSample, bool isFloat)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(target);
        options ??= new GeoTiffWriterOptions();
        if (grid.Columns < 1 || grid.Rows < 1 || values.Length != grid.CellCount)
        {
            throw new ArgumentException($"A grid of {grid.Columns} × {grid.Rows} cells needs {grid.CellCount} values, not {values.Length}.", nameof(grid));
        }

        TiffTags.CheckTileSize(options.TileSize);
        int epsg = TiffTags.EpsgOf(crs);
        var packed = new ArrayBufferWriter<byte>();
        List<long> starts = Tiles(grid, options.TileSize, bytesPerSample, values, packed);
        const int headerBytes = 8;
        int headBytes = headerBytes;
        var tags = new TiffTagList();
        tags.Add(256, TiffTagList.Long, grid.Columns);
        tags.Add(257, TiffTagList.Long, grid.Rows);
        tags.Add(258, TiffTagList.Short, 8 * bytesPerSample);
        tags.Add(259, TiffTagList.Short, 5); // LZW
        tags.Add(262, TiffTagList.Short, 1); // black is zero
        if (options.Description.Length > 0)
        {
            tags.AddText(270, options.Description);
        }

        tags.Add(277, TiffTagList.Short, 1);
        tags.Add(284, TiffTagList.Short, 1);
        tags.Add(317, TiffTagList.Short, TiffTags.Predictor(isFloat));
        tags.Add(322, TiffTagList.Long, options.TileSize);
        tags.Add(323, TiffTagList.Long, options.TileSize);
        tags.AddOffsets(324, starts.Count, () => starts.Select(s => headBytes + s));
        tags.Add(325, TiffTagList.Long, [.. starts.Select((s, i) => (double)((i + 1 < starts.Count ? starts[i + 1] : packed.WrittenCount) - s))]);
        tags.Add(339, TiffTagList.Short, isFloat ? 3 : 2); // sample format
        TiffTags.AddPlace(tags, grid, crs.IsGeographic, epsg);
        TiffTags.AddNoData(tags, options.NoData);
        headBytes += tags.Size(isBig: false);
        byte[] directory = new byte[headBytes - headerBytes];
        tags.Write(directory, headerBytes, 0, isBig: false);
        target.Write(TiffTagList.Header(headerBytes, isBig: false));
        target.Write(directory);
        target.Write(packed.WrittenSpan);
    }

    /// <summary>Packs all tiles, and says where each begins in what was packed.</summary>
    private static List<long> Tiles<T>(RasterGrid grid, int size, int bytesPerSample, ReadOnlySpan<T> values, ArrayBufferWriter<byte> packed)
        where T : unmanaged
    {
        var starts = new List<long>();
        byte[] tile = new byte[size * size * bytesPerSample];
        int rowBytes = size * bytesPerSample;
        for (int top = 0; top < grid.Rows; top += size)
        {
            for (int left = 0; left < grid.Columns; left += size)
            {
                for (int r = 0; r < size; r++)
                {
                    int row = Math.Min(top + r, grid.Rows - 1);
                    TiffRow.Predict(values.Slice(checked((row * grid.Columns) + left), Math.Min(size, grid.Columns - left)), size, tile.AsSpan(r * rowBytes, rowBytes));
                }

                starts.Add(packed.WrittenCount);
                TiffLzwEncoder.Encode(tile, packed);
            }
        }

        return starts;
    }
}
