using System.Buffers.Binary;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The first image directory of a TIFF or BigTIFF: the tags that are used, read and checked before any library opens the file.</summary>
/// <remarks>
/// Source: TIFF 6.0 (Adobe 1992), BigTIFF. Every count is checked against the file's length before anything is allocated, and all values
/// together may not be more than the file. The chain of further directories (overviews, masks) is never followed, so it cannot loop.
/// </remarks>
internal sealed class TiffDirectory
{
    private const int MostEntries = 4_096;
    private const int FirstOfPlaces = 33550; // from here on a tag without a number says as little as none
    private const int KeysTag = 34735;
    private const int RowsPerStrip = 278; // 2³² − 1, as many as there are, where nothing is said

    /// <summary>The tags that are read; others (profiles, previews, metadata) may be of any size and are passed over.</summary>
    private static readonly HashSet<int> Used =
        [256, 257, 258, 259, 273, 277, 278, 279, 284, 317, 322, 323, 324, 325, 339, 33550, 33922, 34264, KeysTag, 42112, 42113];

    /// <summary>Of the tags that are read, those that hold one number and no more.</summary>
    private static readonly HashSet<int> Single = [256, 257, 259, 277, RowsPerStrip, 284, 317, 322, 323];

    /// <summary>Those whose numbers TIFF keeps in 16 bits, whatever type is declared: bits, compression, bands, order of planes, predictor, kind of number.</summary>
    private static readonly HashSet<int> OfSixteenBits = [258, 259, 277, 284, 317, 339];

    /// <summary>The greatest number a tag can have that says how many or which.</summary>
    private static readonly Dictionary<int, double> Greatest =
        Single.Union(OfSixteenBits).ToDictionary(t => t, t => OfSixteenBits.Contains(t) ? ushort.MaxValue : t == RowsPerStrip ? uint.MaxValue : (double)int.MaxValue);

    private readonly Dictionary<int, (int Type, byte[] Bytes)> entries = [];

    private TiffDirectory(bool isLittleEndian, long fileLength)
    {
        IsLittleEndian = isLittleEndian;
        FileLength = fileLength;
    }

    /// <summary>True where the file's numbers have their low byte first.</summary>
    public bool IsLittleEndian { get; }

    /// <summary>Length of the file in bytes.</summary>
    public long FileLength { get; }

    /// <summary>Columns.</summary>
    public int Width => (int)Number(256, 0);

    /// <summary>Rows.</summary>
    public int Height => (int)Number(257, 0);

    /// <summary>Compression scheme.</summary>
    public int Compression => (int)Number(259, 1);

    /// <summary>Predictor: 1 none, 2 differences of samples, 3 differences of the bytes of floating-point samples.</summary>
    public int Predictor => (int)Number(317, 1);

    /// <summary>Bits of one sample.</summary>
    public int Bits => (int)Number(258, 1);

    /// <summary>1 unsigned, 2 signed, 3 floating point.</summary>
    public int SampleFormat => (int)Number(339, 1);

    /// <summary>Samples of one pixel.</summary>
    public int Samples => (int)Number(277, 1);

    /// <summary>1 where the samples of a pixel stand together, 2 where each band stands by itself: the same for one band.</summary>
    public int PlanarConfiguration => (int)Number(284, 1);

    /// <summary>True where the image is cut into tiles instead of strips.</summary>
    public bool IsTiled => entries.ContainsKey(322) || entries.ContainsKey(323);

    /// <summary>True where blocks of both kinds are listed, of which the image can have one.</summary>
    public bool HasTilesAndStrips => (entries.ContainsKey(273) || entries.ContainsKey(279)) && (IsTiled || entries.ContainsKey(324) || entries.ContainsKey(325));

    /// <summary>Reads and checks a file's head.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputFileException">The file is no TIFF, breaks off, or its numbers do not fit it.</exception>
    public static TiffDirectory Read(string path)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> head = stackalloc byte[16];
        int read = file.ReadAtLeast(head, 16, throwOnEndOfStream: false);
        bool little = read >= 4 && head[0] == 'I' && head[1] == 'I';
        bool big = read >= 4 && head[0] == 'M' && head[1] == 'M';
        int magic = read < 8 || !(little || big) ? 0 : little ? BinaryPrimitives.ReadUInt16LittleEndian(head[2..]) : BinaryPrimitives.ReadUInt16BigEndian(head[2..]);

        // BigTIFF says how long its offsets are, 8 bytes, and then 0: with other numbers it would be another format.
        if (magic is not (42 or 43) || (magic == 43 && (read < 16 || !head[4..8].SequenceEqual(little ? [8, 0, 0, 0] : (ReadOnlySpan<byte>)[0, 8, 0, 0]))))
        {
            throw new InputFileException(
                place, new("không phải GeoTIFF.", "this is no GeoTIFF."), new("Xuất lại lưới từ QGIS dưới dạng GeoTIFF.", "Export the raster from QGIS as GeoTIFF."));
        }

        bool bigTiff = magic == 43;
        var directory = new TiffDirectory(little, file.Length);
        directory.ReadEntries(file, bigTiff ? directory.Long(head[8..]) : directory.UInt(head[4..]), bigTiff, place);
        return directory;
    }

    /// <summary>True where a tag stands there with something in it.</summary>
    /// <param name="tag">The tag.</param>
    public bool Has(int tag) => entries.TryGetValue(tag, out (int Type, byte[] Bytes) entry) && entry.Bytes.Length > 0;

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
                3 => Short(bytes),
                4 or 13 => UInt(bytes),
                11 => IsLittleEndian ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : BinaryPrimitives.ReadSingleBigEndian(bytes),
                12 => IsLittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes),
                16 or 17 or 18 => Long(bytes),
                _ => bytes[0],
            };
        }

        return numbers;
    }

    /// <summary>The first number of a tag that is a whole number a count can be.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="otherwise">Taken where the tag is absent, or its number is no count.</param>
    public double Number(int tag, double otherwise) => Numbers(tag) is [double first, ..] && first is >= 0 and <= int.MaxValue ? first : otherwise;

    /// <summary>The text of a tag, up to the zero byte that ends it; empty where it is absent.</summary>
    /// <param name="tag">The tag.</param>
    public string Text(int tag) => entries.TryGetValue(tag, out (int Type, byte[] Bytes) entry) ? Encoding.ASCII.GetString(entry.Bytes).Split('\0')[0].TrimEnd(' ') : string.Empty;

    /// <summary>False where there are GeoTIFF keys that cannot be: of another version, fewer than their head says, or of several numbers where there is room for one.</summary>
    public bool AreGeoKeysWhole
    {
        get
        {
            double[] keys = Numbers(KeysTag);
            bool isWhole = keys.Length == 0 || (keys.Length >= 4 && keys[0] == 1 && keys.Length >= 4 * (1 + keys[3]));
            for (int i = 4; isWhole && i + 3 < keys.Length && i < 4 * (1 + keys[3]); i += 4)
            {
                isWhole = keys[i + 1] == 0 ? keys[i + 2] == 1 : keys[i + 1] is KeysTag or 34736 or 34737; // a number, or a place in one of the three lists
            }

            return isWhole;
        }
    }

    /// <summary>A number of the GeoTIFF key directory; 0 where it is absent.</summary>
    /// <param name="key">The key.</param>
    public int GeoKey(int key)
    {
        double[] keys = Numbers(KeysTag);
        for (int i = 4; i + 3 < keys.Length && i < 4 * (1 + keys[3]); i += 4)
        {
            if ((int)keys[i] == key && keys[i + 1] == 0)
            {
                return (int)keys[i + 3];
            }
        }

        return 0;
    }

    /// <summary>The error for a file whose numbers cannot be.</summary>
    /// <param name="place">The file.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="offset">Byte offset, where known.</param>
    public static InputFileException Damaged(SourcePlace place, LocalizedText what, long? offset = null) => new(
        place,
        what,
        new("Sao chép lại tệp, hoặc xuất lại lưới từ QGIS dưới dạng GeoTIFF một kênh.", "Copy the file again, or export the raster from QGIS as a one-band GeoTIFF."))
    {
        ByteOffset = offset,
    };

    /// <summary>Whether a tag can be of a type.</summary>
    /// <remarks>A number read as another type is another number: where a type is wrong, so is what it was to say.</remarks>
    private static bool CanBe(int tag, int type) => tag switch
    {
        33550 or 33922 or 34264 => type is 11 or 12, // coordinates: floating point
        KeysTag => type == 3, // keys: 16 bits
        42112 or 42113 => type == 2, // text
        _ => type is 1 or 3 or 4 or 16, // counts: whole numbers of 8 to 64 bits without a sign
    };

    private static int SizeOf(int type) => type switch
    {
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 1,
    };

    private void ReadEntries(FileStream file, long offset, bool bigTiff, SourcePlace place)
    {
        int countBytes = bigTiff ? 8 : 2, entryBytes = bigTiff ? 20 : 12, inline = bigTiff ? 8 : 4;
        byte[] count = At(file, offset, countBytes, place);
        long entryCount = bigTiff ? Long(count) : Short(count);
        if (entryCount is < 1 or > MostEntries)
        {
            throw Damaged(place, new("thư mục ảnh không hợp lệ.", "the image directory makes no sense."), offset);
        }

        byte[] table = At(file, offset + countBytes, (int)entryCount * entryBytes, place);
        long total = 0;
        for (int i = 0; i < entryCount; i++)
        {
            ReadOnlySpan<byte> entry = table.AsSpan(i * entryBytes, entryBytes);
            int tag = Short(entry), type = Short(entry[2..]);
            if (!Used.Contains(tag))
            {
                continue;
            }

            long values = bigTiff ? Long(entry[4..]) : UInt(entry[4..]);
            if (values < 0 || values > FileLength || (total += values * SizeOf(type)) > FileLength)
            {
                throw Damaged(place, LocalizedText.Of($"thẻ {tag} khai báo nhiều giá trị hơn cả tệp.", $"tag {tag} declares more values than the file holds."), offset);
            }

            if (!CanBe(tag, type) || (values == 0 && tag < FirstOfPlaces) || (values > 1 && Single.Contains(tag)))
            {
                throw Damaged(
                    place,
                    LocalizedText.Of($"thẻ {tag} có kiểu {type} với {values:N0} giá trị, không thể như vậy.", $"tag {tag} has the type {type} with {values:N0} values, which cannot be."),
                    offset);
            }

            int bytes = (int)Math.Min(values * SizeOf(type), int.MaxValue);
            ReadOnlySpan<byte> data = entry[(bigTiff ? 12 : 8)..];
            if (!entries.TryAdd(tag, (type, bytes <= inline ? data[..bytes].ToArray() : At(file, bigTiff ? Long(data) : UInt(data), bytes, place))))
            {
                throw Damaged(place, LocalizedText.Of($"thẻ {tag} được ghi hai lần.", $"tag {tag} stands there twice."), offset);
            }

            if (Greatest.TryGetValue(tag, out double greatest) && Numbers(tag) is [double first, ..] && !(first >= 0 && first <= greatest))
            {
                throw Damaged(place, LocalizedText.Of($"số {first:N0} của thẻ {tag} không thể có.", $"tag {tag} cannot hold the number {first:N0}."), offset);
            }
        }
    }

    private static byte[] At(FileStream file, long offset, int bytes, SourcePlace place)
    {
        if (offset < 0 || offset > file.Length - bytes)
        {
            throw Damaged(place, new("tệp bị cắt cụt.", "the file is cut short."), offset);
        }

        file.Position = offset;
        byte[] read = new byte[bytes];
        file.ReadExactly(read);
        return read;
    }

    private int Short(ReadOnlySpan<byte> bytes) => IsLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private uint UInt(ReadOnlySpan<byte> bytes) => IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private long Long(ReadOnlySpan<byte> bytes) => IsLittleEndian ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes);
}
