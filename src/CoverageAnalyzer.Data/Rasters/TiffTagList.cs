using System.Buffers.Binary;
using System.Text;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The directory of one image of a TIFF that is written: its tags in ascending order, then the values too long for their entries.</summary>
/// <remarks>Source: TIFF 6.0, section 2; BigTIFF (Joris Van Damme, 2007) with offsets of 8 bytes. Low byte first.</remarks>
internal sealed class TiffTagList
{
    /// <summary>Types of values.</summary>
    public const int Ascii = 2, Short = 3, Long = 4, Double = 12;

    private const int Long8 = 16;

    private readonly List<(int Tag, int Type, int Count, Func<bool, byte[]> Value)> tags = [];

    /// <summary>Adds numbers; tags come in ascending order.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="type">Type of its values.</param>
    /// <param name="values">The values, exact as doubles.</param>
    public void Add(int tag, int type, params double[] values)
    {
        byte[] bytes = Bytes(type, values);
        tags.Add((tag, type, values.Length, _ => bytes));
    }

    /// <summary>Adds a text, as UTF-8 where it is not ASCII, as GDAL does.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="text">The text.</param>
    public void AddText(int tag, string text)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0];
        tags.Add((tag, Ascii, bytes.Length, _ => bytes));
    }

    /// <summary>Adds places in the file, which are known only once its directories are laid out: 4 bytes each, 8 in a BigTIFF.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="count">How many there will be.</param>
    /// <param name="offsets">Gives them when the directory is written.</param>
    public void AddOffsets(int tag, int count, Func<IEnumerable<long>> offsets) =>
        tags.Add((tag, 0, count, isBig => Bytes(isBig ? Long8 : Long, [.. offsets().Select(o => (double)o)])));

    /// <summary>Bytes the directory takes with its values, an even number.</summary>
    /// <param name="isBig">Whether the file is a BigTIFF.</param>
    public int Size(bool isBig) => DirectoryBytes(isBig) + tags.Sum(t => Outside(BytesOf(t.Type, isBig) * t.Count, isBig));

    /// <summary>Writes the directory.</summary>
    /// <param name="file">Takes <see cref="Size"/> bytes.</param>
    /// <param name="place">Where it begins in the file; even.</param>
    /// <param name="next">Where the next directory begins, or 0 where there is none.</param>
    /// <param name="isBig">Whether the file is a BigTIFF.</param>
    public void Write(Span<byte> file, long place, long next, bool isBig)
    {
        int entry = isBig ? 8 : 2, data = DirectoryBytes(isBig);
        Number(file, tags.Count, entry);
        foreach (var (tag, type, count, value) in tags)
        {
            int stored = type == 0 ? isBig ? Long8 : Long : type;
            byte[] bytes = value(isBig);
            BinaryPrimitives.WriteUInt16LittleEndian(file[entry..], (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(file[(entry + 2)..], (ushort)stored);
            Number(file[(entry + 4)..], count, isBig ? 8 : 4);
            Span<byte> inEntry = file[(entry + (isBig ? 12 : 8))..];
            if (Outside(bytes.Length, isBig) == 0)
            {
                bytes.CopyTo(inEntry);
            }
            else
            {
                Number(inEntry, place + data, isBig ? 8 : 4);
                bytes.CopyTo(file[data..]);
                data += Outside(bytes.Length, isBig);
            }

            entry += isBig ? 20 : 12;
        }

        Number(file[entry..], next, isBig ? 8 : 4);
    }

    /// <summary>Header of a file.</summary>
    /// <param name="firstDirectory">Where its first directory begins.</param>
    /// <param name="isBig">Whether it is a BigTIFF.</param>
    public static byte[] Header(long firstDirectory, bool isBig)
    {
        byte[] header = new byte[isBig ? 16 : 8];
        if (isBig)
        {
            "II+\0\u0008\0\0\0"u8.CopyTo(header);
        }
        else
        {
            "II*\0"u8.CopyTo(header);
        }

        Number(header.AsSpan(isBig ? 8 : 4), firstDirectory, isBig ? 8 : 4);
        return header;
    }

    private static int BytesOf(int type, bool isBig) => type switch { Ascii => 1, Short => 2, Double => 8, Long => 4, _ => isBig ? 8 : 4 };

    private int DirectoryBytes(bool isBig) => isBig ? 16 + (20 * tags.Count) : 6 + (12 * tags.Count);

    /// <summary>Bytes outside the entry: TIFF wants values at even places.</summary>
    private static int Outside(int bytes, bool isBig) => bytes > (isBig ? 8 : 4) ? bytes + (bytes % 2) : 0;

    private static void Number(Span<byte> at, long value, int bytes)
    {
        switch (bytes)
        {
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(at, checked((ushort)value));
                break;
            case 4:
                BinaryPrimitives.WriteUInt32LittleEndian(at, checked((uint)value));
                break;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(at, value);
                break;
        }
    }

    private static byte[] Bytes(int type, double[] values)
    {
        int size = type switch { Short => 2, Double or Long8 => 8, _ => 4 };
        byte[] bytes = new byte[values.Length * size];
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> at = bytes.AsSpan(i * size);
            if (type == Double)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(at, values[i]);
            }
            else
            {
                Number(at, (long)values[i], size);
            }
        }

        return bytes;
    }
}
