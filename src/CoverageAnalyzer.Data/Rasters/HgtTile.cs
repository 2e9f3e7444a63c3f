using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Checksums;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>An SRTM tile of one degree: 1,201² or 3,601² heights, high byte first, from the north-western corner on; plain or in a ZIP archive.</summary>
/// <remarks>
/// Source: NASA, SRTM Topography (SRTM_Topo.txt). The heights stand at the crossings of the lines, the first and last ones on the edges of the
/// degree, so that cells reach half a cell beyond it on every side. −32768 is a void.
/// A zipped tile is inflated whole, into 3 or 26 MB of the cache.
/// </remarks>
internal sealed class HgtTile : ElevationTile
{
    private const int BytesPerSample = sizeof(short);
    private readonly PlainRows? plain; // null for a zipped tile
    private readonly long fileLength;

    private HgtTile(string path, bool isZipped, long fileLength, RasterGrid grid, CrsDecision crs, HeightConversion heights)
        : base(path, grid, crs, heights)
    {
        this.fileLength = fileLength;
        plain = isZipped ? null : new PlainRows([0], grid.Rows, grid.Rows, grid.Columns, BytesPerSample);
    }

    /// <inheritdoc/>
    public override string Format => "HGT";

    /// <inheritdoc/>
    public override int BlockRows => plain is null ? Grid.Rows : base.BlockRows;

    /// <inheritdoc/>
    public override long BlockRowBytes => plain is null ? WholeBytes : 0;

    /// <inheritdoc/>
    public override long FileLength => fileLength;

    private int WholeBytes => Grid.Rows * Grid.Columns * BytesPerSample;

    /// <summary>True for a ZIP archive that holds a tile.</summary>
    /// <param name="path">The archive.</param>
    public static bool IsInArchive(string path)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            return EntryOf(archive) is not null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a tile.</summary>
    /// <param name="path">The file, or a ZIP archive with it.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: WGS 84.</param>
    /// <param name="limits">Heights that are believed.</param>
    /// <param name="findings">Takes what is doubtful.</param>
    /// <exception cref="InputFileException">The file is no such tile.</exception>
    public static HgtTile Open(string path, string? userCrs, HeightLimits limits, FindingLog findings)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        bool isZipped = System.IO.Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);
        (string name, long length) = isZipped ? Entry(path, place) : (path, new FileInfo(path).Length);
        int side = length switch
        {
            1_201L * 1_201 * BytesPerSample => 1_201,
            3_601L * 3_601 * BytesPerSample => 3_601,
            _ => throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"tệp HGT dài {length:N0} byte; phải là 2.884.802 (1.201 × 1.201 ô) hoặc 25.934.402 (3.601 × 3.601 ô).",
                    $"the HGT file has {length:N0} bytes; it must have 2,884,802 (1,201 × 1,201 cells) or 25,934,402 (3,601 × 3,601 cells)."),
                new("Tải lại tệp (bị cắt cụt?), hoặc chuyển sang GeoTIFF bằng QGIS.", "Load the file again (is it cut short?), or convert it to GeoTIFF with QGIS.")),
        };
        if ((HgtName.Corner(name) ?? HgtName.Corner(path)) is not (int south, int west))
        {
            throw new InputFileException(
                place,
                new("tên tệp HGT không cho biết vị trí.", "the name of the HGT file does not say where it lies."),
                new("Đặt tên theo góc tây nam, ví dụ N16E107.hgt.", "Name it after its south-western corner, for example N16E107.hgt."));
        }

        double cell = 1.0 / (side - 1);
        var grid = new RasterGrid(west - (cell / 2), south + 1 + (cell / 2), cell, cell, side, side);
        CrsDecision crs = ElevationCrs.Of(place, new CrsDeclaration(4326, null, CrsOrigin.Format, "HGT"), userCrs, grid, findings);
        return new HgtTile(path, isZipped, new FileInfo(path).Length, grid, crs, new HeightConversion(short.MinValue, 1, 0, limits));
    }

    /// <inheritdoc/>
    protected override long ReadInside(int row, int column, int rows, int columns, Span<float> heightsMetres, int stride) =>
        plain is null
            ? ReadZipped(row, column, rows, columns, heightsMetres, stride)
            : ReadPlain(plain, row, column, rows, columns, heightsMetres, stride);

    private long ReadPlain(PlainRows source, int row, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(source.BufferBytes(rows, columns));
        try
        {
            using SafeFileHandle file = FileBytes.Open(Path);
            long wild = 0;
            for (int done = 0; done < rows;)
            {
                int count = source.Fill(file, row + done, rows - done, column, columns, buffer);
                for (int r = 0; r < count; r++, done++)
                {
                    wild += Convert(buffer.AsSpan(r * columns * BytesPerSample, columns * BytesPerSample), heightsMetres.Slice(done * stride, columns));
                }
            }

            return wild;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private long ReadZipped(int row, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        CachedBlock block = Cache.Rent(Number, 0, WholeBytes, Inflate);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(columns * BytesPerSample);
        try
        {
            long wild = 0;
            Span<byte> bytes = buffer.AsSpan(0, columns * BytesPerSample);
            for (int r = 0; r < rows; r++)
            {
                block.Samples.AsSpan((((row + r) * Grid.Columns) + column) * BytesPerSample, bytes.Length).CopyTo(bytes);
                wild += Convert(bytes, heightsMetres.Slice(r * stride, columns));
            }

            return wild;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            Cache.Return(block);
        }
    }

    private long Convert(Span<byte> bytes, Span<float> heightsMetres)
    {
        if (BitConverter.IsLittleEndian)
        {
            Span<short> shorts = MemoryMarshal.Cast<byte, short>(bytes);
            BinaryPrimitives.ReverseEndianness(shorts, shorts);
        }

        TiffSamples.Convert(bytes, 2, 16, heightsMetres);
        return Heights.Apply(heightsMetres);
    }

    /// <summary>Never inflates more than a tile has, whatever the archive says.</summary>
    private void Inflate(int block, byte[] samples)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path);
        ZipArchiveEntry entry = EntryOf(archive) ?? throw new InvalidDataException("The archive has lost its tile.");
        using Stream stream = entry.Open();
        stream.ReadExactly(samples, 0, WholeBytes);
        if (Crc32.Of(samples.AsSpan(0, WholeBytes), []) != entry.Crc32)
        {
            throw new InvalidDataException("The heights are not those that the archive's checksum is of."); // the platform does not compare it
        }
    }

    private static (string Name, long Length) Entry(string path, SourcePlace place)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        ZipArchiveEntry entry = EntryOf(archive) ?? throw new InputFileException(
            place,
            new("tệp nén không chứa tệp .hgt.", "the archive holds no .hgt file."),
            new("Giải nén rồi chọn tệp độ cao.", "Unpack it and choose the file of heights."));
        return (entry.Name, entry.Length);
    }

    private static ZipArchiveEntry? EntryOf(ZipArchive archive) =>
        archive.Entries.FirstOrDefault(e => e.Name.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase));
}
