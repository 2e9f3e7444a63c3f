using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Writes an upright single-band GeoTIFF: tiles, LZW with a predictor, cell edges as the grid states them.</summary>
/// <remarks>
/// Source: TIFF 6.0 (sections 13 to 15), OGC GeoTIFF 1.1, Adobe Photoshop TIFF Technical Note 3 (floating-point predictor); nodata as GDAL
/// writes it (tag 42113).
/// Behavior: the same raster gives the same bytes on every machine.
/// Valid for: a coordinate system with an EPSG code; a packed image of less than 2 GB.
/// Shape: rows × columns, row 0 in the north. Cells of a tile beyond the grid repeat its last column and row.
/// </remarks>
public static class GeoTiffWriter
{
    private const int Short = 3, Long = 4, Ascii = 2, Double = 12;

    /// <summary>Writes whole numbers of 16 bits with a sign, for example heights in metres.</summary>
    /// <param name="target">Takes the file.</param>
    /// <param name="grid">The cells, in the coordinates of <paramref name="crs"/>.</param>
    /// <param name="values">One value a cell, row by row.</param>
    /// <param name="crs">Coordinate reference system; must have an EPSG code.</param>
    /// <param name="options">How to store them, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The values do not fill the grid, the system has no EPSG code, or the tile size is not allowed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Stream target, RasterGrid grid, ReadOnlyMemory<short> values, CoordinateReferenceSystem crs, GeoTiffWriterOptions? options = null)
    {
        var cells = values;
        Write(target, grid, values.Length, crs, options, 2, (start, count, last, row) => Int16Row(cells.Span.Slice(start, count), last, row));
    }

    /// <summary>Writes floating-point numbers of 32 bits; NaN is written as it is, and readers take it for no data.</summary>
    /// <param name="target">Takes the file.</param>
    /// <param name="grid">The cells, in the coordinates of <paramref name="crs"/>.</param>
    /// <param name="values">One value a cell, row by row.</param>
    /// <param name="crs">Coordinate reference system; must have an EPSG code.</param>
    /// <param name="options">How to store them, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The values do not fill the grid, the system has no EPSG code, or the tile size is not allowed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Stream target, RasterGrid grid, ReadOnlyMemory<float> values, CoordinateReferenceSystem crs, GeoTiffWriterOptions? options = null)
    {
        var cells = values;
        Write(target, grid, values.Length, crs, options, 4, (start, count, last, row) => Float32Row(cells.Span.Slice(start, count), last, row));
    }

    /// <summary>Fills one row of a tile with predicted samples.</summary>
    private delegate void RowFiller(int start, int count, int columns, Span<byte> row);

    private static void Write(
        Stream target, RasterGrid grid, int count, CoordinateReferenceSystem crs, GeoTiffWriterOptions? options, int bytesPerSample, RowFiller fill)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(crs);
        options ??= new GeoTiffWriterOptions();
        if (grid.Columns < 1 || grid.Rows < 1 || count != grid.CellCount)
        {
            throw new ArgumentException($"A grid of {grid.Columns} × {grid.Rows} cells needs {grid.CellCount} values, not {count}.", nameof(grid));
        }

        if (options.TileSize < 16 || options.TileSize % 16 != 0 || options.TileSize > 4096)
        {
            throw new ArgumentException($"The tile size {options.TileSize} is no multiple of 16 from 16 to 4096.", nameof(options));
        }

        int epsg = crs.EpsgCode ?? throw new ArgumentException($"{crs.Name} has no EPSG code.", nameof(crs));
        var packed = new ArrayBufferWriter<byte>();
        List<uint> starts = Tiles(grid, options.TileSize, bytesPerSample, fill, packed);
        byte[] head = Head(grid, crs.IsGeographic, epsg, options, bytesPerSample, starts, (uint)packed.WrittenCount);
        target.Write(head);
        target.Write(packed.WrittenSpan);
    }

    /// <summary>Packs all tiles, and says where each begins in what was packed.</summary>
    private static List<uint> Tiles(RasterGrid grid, int size, int bytesPerSample, RowFiller fill, ArrayBufferWriter<byte> packed)
    {
        var starts = new List<uint>();
        byte[] tile = new byte[size * size * bytesPerSample];
        int rowBytes = size * bytesPerSample;
        for (int top = 0; top < grid.Rows; top += size)
        {
            for (int left = 0; left < grid.Columns; left += size)
            {
                for (int r = 0; r < size; r++)
                {
                    int row = Math.Min(top + r, grid.Rows - 1);
                    fill(checked((row * grid.Columns) + left), Math.Min(size, grid.Columns - left), size, tile.AsSpan(r * rowBytes, rowBytes));
                }

                starts.Add((uint)packed.WrittenCount);
                TiffLzwEncoder.Encode(tile, packed);
            }
        }

        return starts;
    }

    /// <summary>Differences of neighboring samples, low byte first.</summary>
    private static void Int16Row(ReadOnlySpan<short> samples, int columns, Span<byte> row)
    {
        short before = 0;
        for (int i = 0; i < columns; i++)
        {
            short value = samples[Math.Min(i, samples.Length - 1)];
            BinaryPrimitives.WriteInt16LittleEndian(row[(2 * i)..], unchecked((short)(value - before)));
            before = value;
        }
    }

    /// <summary>The highest bytes of all samples, then the next; each byte as its difference to the one before.</summary>
    private static void Float32Row(ReadOnlySpan<float> samples, int columns, Span<byte> row)
    {
        for (int i = 0; i < columns; i++)
        {
            uint word = BitConverter.SingleToUInt32Bits(samples[Math.Min(i, samples.Length - 1)]);
            for (int b = 0; b < 4; b++)
            {
                row[(b * columns) + i] = (byte)(word >> (24 - (8 * b)));
            }
        }

        for (int i = row.Length - 1; i > 0; i--)
        {
            row[i] = unchecked((byte)(row[i] - row[i - 1]));
        }
    }

    /// <summary>Header and directory, which stand before the tiles.</summary>
    private static byte[] Head(
        RasterGrid grid, bool isGeographic, int epsg, GeoTiffWriterOptions options, int bytesPerSample, List<uint> starts, uint packedBytes)
    {
        var tags = new List<(ushort Tag, ushort Type, int Count, byte[] Value)>();
        void Add(int tag, int type, params double[] values) => tags.Add(((ushort)tag, (ushort)type, values.Length, Bytes(type, values)));
        void AddText(int tag, string text) => tags.Add(((ushort)tag, Ascii, Encoding.UTF8.GetByteCount(text) + 1, [.. Encoding.UTF8.GetBytes(text), 0]));

        Add(256, Long, grid.Columns);
        Add(257, Long, grid.Rows);
        Add(258, Short, 8 * bytesPerSample);
        Add(259, Short, 5); // LZW
        Add(262, Short, 1); // black is zero
        if (options.Description.Length > 0)
        {
            AddText(270, options.Description);
        }

        Add(277, Short, 1);
        Add(284, Short, 1);
        Add(317, Short, bytesPerSample == 4 ? 3 : 2); // predictor
        Add(322, Long, options.TileSize);
        Add(323, Long, options.TileSize);
        int offsetsAt = tags.Count;
        Add(324, Long, new double[starts.Count]);
        Add(325, Long, [.. starts.Select((s, i) => (double)((i + 1 < starts.Count ? starts[i + 1] : packedBytes) - s))]);
        Add(339, Short, bytesPerSample == 4 ? 3 : 2); // sample format
        Add(33550, Double, grid.CellWidth, grid.CellHeight, 0);
        Add(33922, Double, 0, 0, 0, grid.West, grid.North, 0);
        Add(34735, Short, 1, 1, 0, 3, 1024, 0, 1, isGeographic ? 2 : 1, 1025, 0, 1, 1, isGeographic ? 2048 : 3072, 0, 1, epsg);
        if (options.NoData is double noData)
        {
            AddText(42113, noData.ToString("R", CultureInfo.InvariantCulture));
        }

        int directoryBytes = 2 + (12 * tags.Count) + 4;
        int headBytes = 8 + directoryBytes + tags.Sum(t => t.Value.Length > 4 ? t.Value.Length + (t.Value.Length % 2) : 0);
        tags[offsetsAt] = tags[offsetsAt] with { Value = Bytes(Long, [.. starts.Select(s => (double)headBytes + s)]) };

        byte[] head = new byte[headBytes];
        "II*\0"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), (ushort)tags.Count);
        int entry = 10, data = 8 + directoryBytes;
        foreach (var (tag, type, count, value) in tags)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(entry), tag);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(entry + 2), type);
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(entry + 4), count);
            if (value.Length <= 4)
            {
                value.CopyTo(head, entry + 8);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(entry + 8), data);
                value.CopyTo(head, data);
                data += value.Length + (value.Length % 2); // TIFF wants values at even places
            }

            entry += 12;
        }

        return head;
    }

    private static byte[] Bytes(int type, double[] values)
    {
        int size = type switch { Short => 2, Double => 8, _ => 4 };
        byte[] bytes = new byte[values.Length * size];
        for (int i = 0; i < values.Length; i++)
        {
            var at = bytes.AsSpan(i * size);
            switch (type)
            {
                case Short:
                    BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)values[i]);
                    break;
                case Double:
                    BinaryPrimitives.WriteDoubleLittleEndian(at, values[i]);
                    break;
                default:
                    BinaryPrimitives.WriteUInt32LittleEndian(at, (uint)values[i]);
                    break;
            }
        }

        return bytes;
    }
}
