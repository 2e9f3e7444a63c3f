using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security;
using CoverageAnalyzer.Data.Spilling;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Writes a cloud-optimized GeoTIFF of one band from rows that come by and by from the north.</summary>
/// <remarks>
/// Source: OGC Cloud Optimized GeoTIFF Standard 1.0 (21-026); the layout of GDAL's COG driver ("ghost" header: directories before data, tiles row by row,
/// each led by its length and followed by its last four bytes again; the smallest overview first); TIFF 6.0, BigTIFF, OGC GeoTIFF 1.1.
/// Each overview halves the level below it (<see cref="OverviewRule"/>) until one tile holds it.
/// Behavior: the same raster gives the same bytes for any number of threads, on every machine and however its rows are cut (LZW, no library's DEFLATE).
/// Cost: memory for two rows of tiles and what one row of tiles packs to; packed tiles wait in a temporary file until the directories are known.
/// </remarks>
/// <typeparam name="T">Bytes, whole numbers of 16 or 32 bits, or floats.</typeparam>
public sealed class CloudGeoTiffWriter<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private const string Ghost =
        "LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\nBLOCK_TRAILER=LAST_4_BYTES_REPEATED\nKNOWN_INCOMPATIBLE_EDITION=NO\n ";

    private const int Around = 8; // bytes before and after each tile

    private readonly RasterGrid grid;
    private readonly CoordinateReferenceSystem crs;
    private readonly int epsg;
    private readonly CloudGeoTiffOptions options;
    private readonly SpillFile spill = new();
    private readonly OverviewLevel<T> level;
    private long cells;

    /// <summary>Prepares.</summary>
    /// <param name="grid">The cells, in the coordinates of <paramref name="crs"/>.</param>
    /// <param name="crs">Coordinate reference system; must have an EPSG code.</param>
    /// <param name="options">How to store them.</param>
    /// <exception cref="ArgumentException">The grid is empty, the system has no EPSG code, or the tile size is not allowed.</exception>
    public CloudGeoTiffWriter(RasterGrid grid, CoordinateReferenceSystem crs, CloudGeoTiffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (grid.Columns < 1 || grid.Rows < 1)
        {
            throw new ArgumentException("The grid has no cells.", nameof(grid));
        }

        TiffTags.CheckTileSize(options.TileSize);
        epsg = TiffTags.EpsgOf(crs);
        (this.grid, this.crs, this.options) = (grid, crs, options);
        level = new OverviewLevel<T>(grid.Columns, grid.Rows, options, spill);
    }

    /// <summary>Takes the next rows.</summary>
    /// <param name="rows">Whole rows, one or more.</param>
    /// <exception cref="ArgumentException">They are not whole, or more than the grid has.</exception>
    public void Write(ReadOnlySpan<T> rows)
    {
        if (rows.Length % grid.Columns != 0 || cells + rows.Length > grid.CellCount)
        {
            throw new ArgumentException($"{rows.Length} cells after {cells} are no whole rows of a grid of {grid.Columns} × {grid.Rows} cells.", nameof(rows));
        }

        cells += rows.Length;
        for (; !rows.IsEmpty; rows = rows[grid.Columns..])
        {
            level.TakeRow(rows[..grid.Columns]);
        }
    }

    /// <summary>Writes the file, once all rows were taken.</summary>
    /// <param name="target">Takes it; written from beginning to end.</param>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Finish(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (cells != grid.CellCount)
        {
            throw new InvalidOperationException($"Only {cells} of {grid.CellCount} cells have come.");
        }

        List<OverviewLevel<T>> levels = [];
        for (OverviewLevel<T>? next = level; next is not null; next = next.Above)
        {
            levels.Add(next);
        }

        var tileStart = new long[levels.Count];
        TiffTagList[] directories = [.. levels.Select((l, i) => Directory(l, i == 0, () => TilePlaces(l, tileStart[i])))];
        long data = levels.Sum(l => l.Tiles.Sum(t => (long)t.Length + Around));
        bool isBig = options.IsAlwaysBig || Head(directories, isBig: false) + data > uint.MaxValue;
        long end = Head(directories, isBig);
        for (int i = levels.Count - 1; i >= 0; i--)
        {
            tileStart[i] = end;
            end += levels[i].Tiles.Sum(t => (long)t.Length + Around);
        }

        WriteHead(target, directories, isBig);
        for (int i = levels.Count - 1; i >= 0; i--)
        {
            WriteTiles(target, levels[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => spill.Dispose();

    private static int GhostBytes => GhostHeader.Length + (GhostHeader.Length % 2);

    private static byte[] GhostHeader { get; } =
        System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GDAL_STRUCTURAL_METADATA_SIZE={Ghost.Length:000000} bytes\n{Ghost}"));

    private static long Head(TiffTagList[] directories, bool isBig) => (isBig ? 16 : 8) + GhostBytes + directories.Sum(d => (long)d.Size(isBig));

    private static IEnumerable<long> TilePlaces(OverviewLevel<T> level, long start)
    {
        foreach ((_, int length) in level.Tiles)
        {
            yield return start + (Around / 2);
            start += length + Around;
        }
    }

    private static void WriteHead(Stream target, TiffTagList[] directories, bool isBig)
    {
        long place = (isBig ? 16 : 8) + GhostBytes;
        target.Write(TiffTagList.Header(place, isBig));
        byte[] ghost = new byte[GhostBytes];
        GhostHeader.CopyTo(ghost, 0);
        target.Write(ghost);
        for (int i = 0; i < directories.Length; i++)
        {
            byte[] directory = new byte[directories[i].Size(isBig)];
            long next = place + directory.Length;
            directories[i].Write(directory, place, i + 1 < directories.Length ? next : 0, isBig);
            target.Write(directory);
            place = next;
        }
    }

    private void WriteTiles(Stream target, OverviewLevel<T> of)
    {
        byte[] buffer = [];
        foreach ((long place, int length) in of.Tiles)
        {
            if (buffer.Length < length + Around)
            {
                buffer = new byte[length + Around];
            }

            BinaryPrimitives.WriteInt32LittleEndian(buffer, length);
            spill.Read(place, buffer.AsSpan(Around / 2, length));
            buffer.AsSpan(length, Around / 2).CopyTo(buffer.AsSpan(length + (Around / 2)));
            target.Write(buffer, 0, length + Around);
        }
    }

    private TiffTagList Directory(OverviewLevel<T> of, bool isRaster, Func<IEnumerable<long>> places)
    {
        bool isFloat = typeof(T) == typeof(float), hasColors = options.Colors.Count > 0 && typeof(T) == typeof(byte);
        var tags = new TiffTagList();
        tags.Add(254, TiffTagList.Long, isRaster ? 0 : 1); // 1: at reduced resolution
        tags.Add(256, TiffTagList.Long, of.Columns);
        tags.Add(257, TiffTagList.Long, of.Rows);
        tags.Add(258, TiffTagList.Short, 8 * Unsafe.SizeOf<T>());
        tags.Add(259, TiffTagList.Short, 5); // LZW
        tags.Add(262, TiffTagList.Short, hasColors ? 3 : 1); // a palette, or black is zero
        if (isRaster && !options.Description.IsEmpty)
        {
            tags.AddText(270, Words(options.Description));
        }

        tags.Add(277, TiffTagList.Short, 1);
        tags.Add(284, TiffTagList.Short, 1);
        tags.Add(317, TiffTagList.Short, TiffTags.Predictor(isFloat));
        if (hasColors)
        {
            tags.Add(320, TiffTagList.Short, [.. new[] { 16, 8, 0 }.SelectMany(shift => Enumerable.Range(0, 256).Select(v => (double)(ColorOf(v, shift) * 257)))]);
        }

        tags.Add(322, TiffTagList.Long, options.TileSize);
        tags.Add(323, TiffTagList.Long, options.TileSize);
        tags.AddOffsets(324, of.Tiles.Count, places);
        tags.Add(325, TiffTagList.Long, [.. of.Tiles.Select(t => (double)t.Length)]);
        tags.Add(339, TiffTagList.Short, isFloat ? 3 : typeof(T) == typeof(byte) ? 1 : 2); // sample format
        if (isRaster)
        {
            TiffTags.AddPlace(tags, grid, crs.IsGeographic, epsg);
            if (BandMetadata() is { Length: > 0 } metadata)
            {
                tags.AddText(42112, metadata);
            }
        }

        TiffTags.AddNoData(tags, options.NoData);
        return tags;
    }

    private int ColorOf(int value, int shift) => value < options.Colors.Count ? (options.Colors[value] >> shift) & 255 : 0;

    /// <summary>Description and unit of the band as GDAL writes them, which is what QGIS shows.</summary>
    private string BandMetadata()
    {
        string items = options.Description.IsEmpty
            ? string.Empty
            : $"  <Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">{SecurityElement.Escape(Words(options.Description))}</Item>\n";
        items += options.Unit.Length == 0 ? string.Empty : $"  <Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">{SecurityElement.Escape(options.Unit)}</Item>\n";
        return items.Length == 0 ? string.Empty : $"<GDALMetadata>\n{items}</GDALMetadata>\n";
    }

    private static string Words(LocalizedText text) =>
        text.Vietnamese == text.English ? text.English : $"{text.Vietnamese} / {text.English}";
}
