using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The first image directory of a TIFF or BigTIFF, read and checked before any library opens the file.</summary>
/// <remarks>
/// Source: TIFF 6.0 (Adobe 1992), BigTIFF. Every count is checked against the file's length before anything is allocated, and the blocks of the
/// image must lie inside the file and be able to hold the pixels that are declared.
/// </remarks>
internal sealed class TiffDirectory
{
    /// <summary>Pixels an image may have.</summary>
    public const long MostPixels = 400_000_000;

    /// <summary>Most that one byte of DEFLATE or LZW can stand for.</summary>
    private const long MostRatio = 1_100;

    private const int MostEntries = 4_096;
    private readonly Dictionary<int, (int Type, byte[] Bytes)> entries;
    private readonly bool little;

    private TiffDirectory(Dictionary<int, (int Type, byte[] Bytes)> entries, bool little)
    {
        this.entries = entries;
        this.little = little;
    }

    /// <summary>Columns.</summary>
    public int Width => (int)Number(256, 0);

    /// <summary>Rows.</summary>
    public int Height => (int)Number(257, 0);

    /// <summary>Compression scheme.</summary>
    public int Compression => (int)Number(259, 1);

    /// <summary>Bits of one sample.</summary>
    public int Bits => (int)Number(258, 1);

    /// <summary>1 unsigned, 2 signed, 3 floating point.</summary>
    public int SampleFormat => (int)Number(339, 1);

    /// <summary>Samples of one pixel.</summary>
    public int Samples => (int)Number(277, 1);

    /// <summary>True where the image is cut into tiles instead of strips.</summary>
    public bool IsTiled => entries.ContainsKey(322);

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputFileException">The file is no TIFF, breaks off, or its numbers do not fit it.</exception>
    public static TiffDirectory Read(string path)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> head = stackalloc byte[16];
        int read = file.ReadAtLeast(head, 8, throwOnEndOfStream: false);
        bool little = read >= 4 && head[0] == 'I' && head[1] == 'I';
        bool big = read >= 4 && head[0] == 'M' && head[1] == 'M';
        int magic = read < 8 || !(little || big) ? 0 : little ? BinaryPrimitives.ReadUInt16LittleEndian(head[2..]) : BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
        if (magic is not (42 or 43))
        {
            throw new InputFileException(
                place, new("không phải GeoTIFF.", "this is no GeoTIFF."), new("Xuất lại lưới dân số từ QGIS dưới dạng GeoTIFF.", "Export the raster from QGIS as GeoTIFF."));
        }

        bool bigTiff = magic == 43;
        var directory = new TiffDirectory([], little);
        if (bigTiff && read < 16)
        {
            file.Position = 0;
            file.ReadExactly(head);
        }

        long offset = bigTiff ? directory.Long(head[8..]) : directory.UInt(head[4..]);
        directory.ReadEntries(file, offset, bigTiff, place);
        directory.Check(file.Length, place);
        return directory;
    }

    /// <summary>The numbers of a tag; empty where it is absent.</summary>
    /// <param name="tag">The tag.</param>
    public double[] Numbers(int tag)
    {
        if (!entries.TryGetValue(tag, out (int Type, byte[] Bytes) entry))
        {
            return [];
        }

        int size = SizeOf(entry.Type);
        var numbers = new double[entry.Bytes.Length / size];
        for (int i = 0; i < numbers.Length; i++)
        {
            ReadOnlySpan<byte> bytes = entry.Bytes.AsSpan(i * size, size);
            numbers[i] = entry.Type switch
            {
                3 => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes),
                4 or 13 => UInt(bytes),
                11 => little ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : BinaryPrimitives.ReadSingleBigEndian(bytes),
                12 => little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes),
                16 or 17 or 18 => Long(bytes),
                _ => bytes[0],
            };
        }

        return numbers;
    }

    /// <summary>The text of a tag; empty where it is absent.</summary>
    /// <param name="tag">The tag.</param>
    public string Text(int tag) => entries.TryGetValue(tag, out (int Type, byte[] Bytes) entry) ? Encoding.ASCII.GetString(entry.Bytes).TrimEnd('\0', ' ') : string.Empty;

    private static int SizeOf(int type) => type switch
    {
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 1,
    };

    private double Number(int tag, double otherwise) => Numbers(tag) is [double first, ..] && first is >= 0 and <= int.MaxValue ? first : otherwise;

    private void ReadEntries(FileStream file, long offset, bool bigTiff, SourcePlace place)
    {
        int countBytes = bigTiff ? 8 : 2, entryBytes = bigTiff ? 20 : 12, inline = bigTiff ? 8 : 4;
        byte[] count = At(file, offset, countBytes, place);
        long entryCount = bigTiff ? Long(count) : little ? BinaryPrimitives.ReadUInt16LittleEndian(count) : BinaryPrimitives.ReadUInt16BigEndian(count);
        if (entryCount is < 1 or > MostEntries)
        {
            throw Damaged(place, new("thư mục ảnh không hợp lệ.", "the image directory makes no sense."), offset);
        }

        byte[] table = At(file, offset + countBytes, (int)entryCount * entryBytes, place);
        for (int i = 0; i < entryCount; i++)
        {
            ReadOnlySpan<byte> entry = table.AsSpan(i * entryBytes, entryBytes);
            int tag = Short(entry), type = Short(entry[2..]);
            long values = bigTiff ? Long(entry[4..]) : UInt(entry[4..]);
            ReadOnlySpan<byte> data = entry[(bigTiff ? 12 : 8)..];
            long bytes = values * SizeOf(type);
            if (values < 0 || values > file.Length || bytes > file.Length)
            {
                throw Damaged(place, LocalizedText.Of($"thẻ {tag} khai báo nhiều giá trị hơn cả tệp.", $"tag {tag} declares more values than the file holds."), offset);
            }

            entries[tag] = (type, bytes <= inline ? data[..(int)bytes].ToArray() : At(file, bigTiff ? Long(data) : UInt(data), (int)bytes, place));
        }
    }

    private void Check(long length, SourcePlace place)
    {
        if (Width <= 0 || Height <= 0 || (long)Width * Height > MostPixels)
        {
            throw Damaged(place, LocalizedText.Of($"kích thước ảnh {Width:N0} × {Height:N0} không dùng được.", $"the image size {Width:N0} × {Height:N0} cannot be used."), null);
        }

        if (Compression is 50000 or 34887 || Compression is not (1 or 5 or 8 or 32946 or 32773))
        {
            string name = Compression switch { 50000 => "ZSTD", 34887 => "LERC", _ => Compression.ToString(CultureInfo.InvariantCulture) };
            throw new InputFileException(
                place,
                LocalizedText.Of($"kiểu nén {name} không đọc được.", $"the compression {name} cannot be read."),
                LocalizedText.Of(
                    $"Chuyển đổi bằng: gdal_translate -co COMPRESS=DEFLATE {place.File} moi.tif",
                    $"Convert it with: gdal_translate -co COMPRESS=DEFLATE {place.File} new.tif"));
        }

        if (Samples != 1)
        {
            throw Damaged(place, LocalizedText.Of($"tệp có {Samples} kênh, chỉ dùng được một kênh.", $"the file has {Samples} bands; only one band can be used."), null);
        }

        double[] offsets = Numbers(IsTiled ? 324 : 273), counts = Numbers(IsTiled ? 325 : 279);
        if (offsets.Length == 0 || offsets.Length != counts.Length || offsets.Where((o, i) => o + counts[i] > length).Any())
        {
            throw Damaged(place, new("các khối ảnh nằm ngoài tệp (tệp bị cắt cụt?).", "image blocks lie outside the file (is it cut short?)."), null);
        }

        double pixelsBytes = (double)Width * Height * Bits / 8;
        if (pixelsBytes > counts.Sum() * (Compression == 1 ? 1.001 : MostRatio) + 64)
        {
            throw Damaged(place, new("ảnh khai báo lớn hơn nhiều so với dữ liệu trong tệp.", "the image is declared far larger than the data in the file."), null);
        }

        double blockPixels = IsTiled
            ? Math.Ceiling(Width / Math.Max(1, Number(322, 1))) * Math.Ceiling(Height / Math.Max(1, Number(323, 1)))
            : Math.Ceiling(Height / Math.Max(1, Number(278, Height)));
        if (Math.Abs(blockPixels - offsets.Length) > 0.5 || (IsTiled && Number(322, 1) * Number(323, 1) * Bits / 8 > 64 << 20))
        {
            throw Damaged(place, new("số khối ảnh không khớp với kích thước ảnh.", "the number of image blocks does not fit the image size."), null);
        }
    }

    private static byte[] At(FileStream file, long offset, int bytes, SourcePlace place)
    {
        if (offset < 0 || offset + bytes > file.Length)
        {
            throw Damaged(place, new("tệp bị cắt cụt.", "the file is cut short."), offset);
        }

        file.Position = offset;
        byte[] read = new byte[bytes];
        file.ReadExactly(read);
        return read;
    }

    private static InputFileException Damaged(SourcePlace place, LocalizedText what, long? offset) => new(
        place,
        what,
        new("Xuất lại lưới từ QGIS dưới dạng GeoTIFF một kênh.", "Export the raster from QGIS as a one-band GeoTIFF."))
    {
        ByteOffset = offset,
    };

    private int Short(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private uint UInt(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private long Long(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes);
}
