using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>How the pixels of a one-band image lie in its file: blocks (tiles, or strips as wide as the image), checked against the file's length.</summary>
/// <param name="Columns">Columns of the image.</param>
/// <param name="Rows">Rows of the image.</param>
/// <param name="BlockColumns">Columns of a block.</param>
/// <param name="BlockRows">Rows of a block; the last strip may have fewer.</param>
/// <param name="IsTiled">True for tiles, which are whole at the edges too.</param>
/// <param name="BytesPerSample">Bytes of a sample.</param>
/// <param name="Offsets">Byte offset of each block, row by row; 0 with a count of 0 for a block that is not in the file.</param>
/// <param name="Counts">Bytes of each block in the file.</param>
internal sealed record TiffLayout(
    int Columns, int Rows, int BlockColumns, int BlockRows, bool IsTiled, int BytesPerSample, long[] Offsets, long[] Counts)
{
    /// <summary>Pixels an image that is read whole may have.</summary>
    public const long MostPixels = 400_000_000;

    /// <summary>Bytes a block may have once it is decoded.</summary>
    private const long LargestBlock = 256L << 20;

    /// <summary>Bytes a decoded block may have whatever the file's size, and beside that for each byte of the file: what one block declares is held at once.</summary>
    private const long FreeBlockBytes = 64 << 20;

    private const int BlockGrowth = 20;

    /// <summary>Uncompressed strips are taken in bands of about this size, however long they are.</summary>
    private const long BandBytes = 4 << 20;

    /// <summary>Most bytes that one byte can stand for: DEFLATE 1,032, LZW about 1,370, PackBits 64.</summary>
    private const long MostRatio = 1_400;

    /// <summary>Blocks side by side.</summary>
    public int BlocksAcross => (int)(((long)Columns + BlockColumns - 1) / BlockColumns);

    /// <summary>Rows a block has of its own once it is decoded: the last strip only those that are left.</summary>
    /// <param name="block">The block.</param>
    public int DecodedRows(int block) => IsTiled ? BlockRows : Math.Min(BlockRows, Rows - (block / BlocksAcross * BlockRows));

    /// <summary>Bytes of a block once it is decoded.</summary>
    /// <param name="block">The block.</param>
    public int DecodedBytes(int block) => DecodedRows(block) * BlockColumns * BytesPerSample;

    /// <summary>Bytes a block may hold: a last strip is as high as the others in some files, though fewer rows are left.</summary>
    public long WholeBytes => (long)BlockRows * BlockColumns * BytesPerSample;

    /// <summary>Reads the layout of an image.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="place">The file, for messages.</param>
    /// <param name="mostPixels">Pixels the image may have.</param>
    /// <exception cref="InputFileException">The image cannot be read, or its numbers do not fit the file.</exception>
    public static TiffLayout Of(TiffDirectory directory, SourcePlace place, long mostPixels = MostPixels)
    {
        int columns = directory.Width, rows = directory.Height;
        if (columns <= 0 || rows <= 0 || (long)columns * rows > mostPixels)
        {
            throw TiffDirectory.Damaged(place, LocalizedText.Of($"kích thước ảnh {columns:N0} × {rows:N0} không dùng được.", $"the image size {columns:N0} × {rows:N0} cannot be used."));
        }

        RequireKnown(directory, place);
        bool tiled = directory.IsTiled;
        double blockColumns = tiled ? directory.Number(322, 0) : columns, blockRows = tiled ? directory.Number(323, 0) : Math.Min(directory.Number(278, rows), rows);
        int bytes = directory.Bits / 8;
        if (blockColumns < 1 || blockRows < 1 || (directory.Compression != 1 || tiled ? blockColumns * blockRows * bytes : 0) > LargestBlock)
        {
            throw TiffDirectory.Damaged(place, LocalizedText.Of($"kích thước khối ảnh {blockColumns:N0} × {blockRows:N0} không dùng được.", $"the block size {blockColumns:N0} × {blockRows:N0} cannot be used."));
        }

        long[] offsets = [.. directory.Numbers(tiled ? 324 : 273).Select(n => (long)n)], counts = [.. directory.Numbers(tiled ? 325 : 279).Select(n => (long)n)];
        double expected = Math.Ceiling(columns / blockColumns) * Math.Ceiling(rows / blockRows);
        if (offsets.Length != expected || counts.Length != expected)
        {
            throw TiffDirectory.Damaged(place, new("số khối ảnh không khớp với kích thước ảnh.", "the number of image blocks does not fit the image size."));
        }

        var layout = new TiffLayout(columns, rows, (int)blockColumns, (int)blockRows, tiled, bytes, offsets, counts);
        layout.CheckBlocks(directory, place);
        layout = directory.Compression == 1 && !tiled ? layout.InBands() : layout;
        long held = (long)layout.DecodedRows(0) * layout.BlockColumns * bytes;
        return held <= FreeBlockBytes + (BlockGrowth * directory.FileLength) ? layout : throw new InputFileException(
            place,
            LocalizedText.Of($"một khối ảnh nén giải ra {held:N0} byte.", $"one compressed block of the image has {held:N0} bytes."),
            LocalizedText.Of(
                $"Chuyển đổi bằng: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE \"{place.File}\" moi.tif",
                $"Convert it with: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE \"{place.File}\" new.tif"));
    }

    private static void RequireKnown(TiffDirectory directory, SourcePlace place)
    {
        if (directory.Samples != 1)
        {
            throw TiffDirectory.Damaged(place, LocalizedText.Of($"tệp có {directory.Samples} kênh, chỉ dùng được một kênh.", $"the file has {directory.Samples} bands; only one band can be used."));
        }

        if (directory.Compression is not (1 or 5 or 8 or 32946 or 32773))
        {
            string name = directory.Compression switch
            {
                50000 => "ZSTD", 34887 => "LERC", 34925 => "LZMA", 50001 => "WEBP", 7 => "JPEG", _ => directory.Compression.ToString(CultureInfo.InvariantCulture),
            };
            throw new InputFileException(
                place,
                LocalizedText.Of($"kiểu nén {name} không đọc được.", $"the compression {name} cannot be read."),
                LocalizedText.Of(
                    $"Chuyển đổi bằng: gdal_translate -co COMPRESS=DEFLATE \"{place.File}\" moi.tif",
                    $"Convert it with: gdal_translate -co COMPRESS=DEFLATE \"{place.File}\" new.tif"));
        }

        if (directory.HasTilesAndStrips)
        {
            throw TiffDirectory.Damaged(place, new("tệp ghi cả ô ảnh lẫn dải ảnh.", "the file lists both tiles and strips."));
        }

        if (directory.PlanarConfiguration is not (1 or 2))
        {
            throw TiffDirectory.Damaged(place, LocalizedText.Of($"cách xếp kênh {directory.PlanarConfiguration} không hợp lệ.", $"the planar configuration {directory.PlanarConfiguration} makes no sense."));
        }

        bool wholeBytes = directory.Bits is 8 or 16 or 32 or 64;
        if (!wholeBytes || directory.Predictor is < 1 or > 3 || (directory.Predictor == 3 && (directory.SampleFormat != 3 || directory.Bits < 32)))
        {
            throw TiffDirectory.Damaged(place, LocalizedText.Of(
                $"kiểu số {directory.Bits} bit với bộ dự đoán {directory.Predictor} không đọc được.",
                $"numbers of {directory.Bits} bits with predictor {directory.Predictor} cannot be read."));
        }
    }

    private void CheckBlocks(TiffDirectory directory, SourcePlace place)
    {
        for (int i = 0; i < Offsets.Length; i++)
        {
            long offset = Offsets[i], count = Counts[i];
            if (offset == 0 && count == 0)
            {
                continue; // a sparse file leaves empty blocks out
            }

            if (offset < 8 || count <= 0 || offset > directory.FileLength - count)
            {
                throw TiffDirectory.Damaged(
                    place,
                    LocalizedText.Of(
                        $"khối ảnh {i + 1:N0} ở vị trí {offset:N0} nằm ngoài tệp (tệp bị cắt cụt?).",
                        $"image block {i + 1:N0} at byte {offset:N0} lies outside the file (is it cut short?)."),
                    offset);
            }

            long decoded = (long)DecodedRows(i) * BlockColumns * BytesPerSample;
            if (directory.Compression == 1 ? decoded > count : decoded > (count * MostRatio) + 64)
            {
                throw TiffDirectory.Damaged(place, new("ảnh khai báo lớn hơn nhiều so với dữ liệu trong tệp.", "the image is declared far larger than the data in the file."), offset);
            }
        }
    }

    /// <summary>The same image in strips of at most a band: what is not compressed can be read from any row on.</summary>
    private TiffLayout InBands()
    {
        long rowBytes = (long)Columns * BytesPerSample;
        int bandRows = (int)Math.Clamp(BandBytes / rowBytes, 1, BlockRows);
        if (bandRows == BlockRows)
        {
            return this;
        }

        // A band may not reach over the end of a strip: the next strip may lie anywhere.
        while (BlockRows % bandRows != 0 && Offsets.Length > 1)
        {
            bandRows--;
        }

        int bands = (Rows + bandRows - 1) / bandRows;
        long[] offsets = new long[bands], counts = new long[bands];
        for (int b = 0; b < bands; b++)
        {
            int row = b * bandRows, strip = row / BlockRows;
            if (Counts[strip] > 0)
            {
                offsets[b] = Offsets[strip] + ((row - (strip * BlockRows)) * rowBytes);
                counts[b] = Math.Min(bandRows, Rows - row) * rowBytes;
            }
        }

        return this with { BlockRows = bandRows, Offsets = offsets, Counts = counts };
    }
}
