using System.Buffers.Binary;
using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Changes the files of a shapefile where their numbers are: counts, lengths, kinds, places, parts, coordinates, fields.</summary>
/// <remarks>
/// Source: ESRI Shapefile Technical Description (1998) for .shp and .shx, the dBASE III layout for .dbf. Values are nearly right, so that what
/// is refused by the first check is passed and what stands behind it is reached.
/// </remarks>
internal static class ShapefileChange
{
    private const int HeaderBytes = 100;
    private const int MostRecords = 64;

    private static readonly int[] Counts = [0, 1, 2, 3, 4, -1, 1_000, 65_536, int.MaxValue, int.MinValue, int.MaxValue / 16, 0x0FFF_FFFF];
    private static readonly int[] Kinds = [0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31, 2, -1];
    private static readonly double[] Numbers =
        [0, -0.0, 107, 16, 180, -180, 90, 360, 1e9, 1e300, -1e300, 1e-300, double.Epsilon, double.NaN, double.PositiveInfinity, -1e38, -1e39, 590_508.7714];

    /// <summary>Makes one change in one of the files.</summary>
    /// <param name="parts">The files, of which one is replaced.</param>
    /// <param name="random">Where changes come from.</param>
    /// <returns>False where there is nothing of the kind in them.</returns>
    public static bool Apply(IList<FuzzPart> parts, FuzzRandom random)
    {
        int which = random.Below(parts.Count);
        byte[] bytes = [.. parts[which].Bytes];
        bool isChanged = Path.GetExtension(parts[which].Name) switch
        {
            ".shp" => Records(bytes, random),
            ".shx" => Index(bytes, random),
            ".dbf" => Table(bytes, random),
            _ => false,
        };
        if (isChanged)
        {
            parts[which] = parts[which] with { Bytes = bytes };
        }

        return isChanged;
    }

    private static bool Records(byte[] shp, FuzzRandom random)
    {
        if (shp.Length < HeaderBytes || random.OneIn(12))
        {
            return Head(shp, random);
        }

        var starts = new List<int>();
        for (long at = HeaderBytes; at + 12 <= shp.Length && starts.Count < MostRecords; at += 8 + (2L * Math.Max(2, BinaryPrimitives.ReadInt32BigEndian(shp.AsSpan((int)at + 4)))))
        {
            starts.Add((int)at);
        }

        if (starts.Count == 0)
        {
            return Head(shp, random);
        }

        int record = random.Of(starts), content = record + 8;
        switch (random.Below(8))
        {
            case 0:
                return SetBig(shp, record + 4, random.OneIn(3) ? random.Of(Counts) : Big(shp, record + 4) + random.Below(9) - 4);
            case 1:
                return SetBig(shp, record, random.OneIn(2) ? random.Of(Counts) : Big(shp, record) + 1);
            case 2:
                return Set(shp, content, random.Of(Kinds));
            case 3:
                return Set(shp, content + 36, random.OneIn(3) ? random.Of(Counts) : Little(shp, content + 36) + random.Below(5) - 2); // parts
            case 4:
                return Set(shp, content + 40, random.OneIn(3) ? random.Of(Counts) : Little(shp, content + 40) + random.Below(5) - 2); // points
            case 5:
                return Set(shp, content + 44 + (4 * random.Below(4)), random.OneIn(3) ? random.Of(Counts) : random.Below(16)); // where a part begins
            default:
                return Number(shp, content + 4, record, random);
        }
    }

    // A number of the record: of its box, a coordinate, or behind them; odd, moved by its last bit, or that of another place.
    private static bool Number(byte[] shp, int from, int record, FuzzRandom random)
    {
        int end = (int)Math.Min(shp.Length, record + 8 + (2L * Math.Clamp(Big(shp, record + 4), 0, 1 << 20)));
        int head = from + 40 + (4 * Math.Clamp(Little(shp, record + 44), 0, 64)); // coordinates begin behind the parts
        (int first, int count) = random.OneIn(4) ? (from, 4) : (head, (end - head) / sizeof(double));
        if (count < 1 || first + (count * sizeof(double)) > shp.Length)
        {
            return false;
        }

        int at = first + (sizeof(double) * random.Below(count)), other = first + (sizeof(double) * random.Below(count));
        double value = BinaryPrimitives.ReadDoubleLittleEndian(shp.AsSpan(at));
        BinaryPrimitives.WriteDoubleLittleEndian(shp.AsSpan(at), random.Below(4) switch
        {
            0 => random.Of(Numbers),
            1 => Math.BitIncrement(value),
            2 => value + (random.OneIn(2) ? 1e-9 : -1e-3),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(shp.AsSpan(other)),
        });
        return true;
    }

    private static bool Head(byte[] file, FuzzRandom random) => random.Below(4) switch
    {
        0 => Set(file, 32, random.Of(Kinds)),
        1 => SetBig(file, 24, random.OneIn(2) ? random.Of(Counts) : Big(file, 24) + random.Below(9) - 4),
        2 => SetBig(file, 0, random.Of(Counts)),
        _ => Set(file, 28, random.Of(Counts)),
    };

    private static bool Index(byte[] shx, FuzzRandom random)
    {
        int entries = (shx.Length - HeaderBytes) / 8;
        if (entries < 1 || random.OneIn(8))
        {
            return Head(shx, random);
        }

        int at = HeaderBytes + (4 * random.Below(2 * entries)); // a place or a length
        return SetBig(shx, at, random.Below(3) switch
        {
            0 => random.Of(Counts),
            1 => Big(shx, HeaderBytes + (4 * random.Below(2 * entries))),
            _ => Big(shx, at) + random.Below(9) - 4,
        });
    }

    private static bool Table(byte[] dbf, FuzzRandom random)
    {
        int fields = Math.Clamp((Short(dbf, 8) - 33) / 32, 0, 32), field = 32 + (32 * random.Below(Math.Max(1, fields)));
        return random.Below(7) switch
        {
            0 => Set(dbf, 4, random.OneIn(2) ? random.Of(Counts) : Little(dbf, 4) + random.Below(5) - 2), // records
            1 => SetByte(dbf, 8 + random.Below(4), random.Below(256)), // where records begin, and how long they are
            2 => SetByte(dbf, field + 11, "CNFDLMBIO@+\0"[random.Below(12)]),
            3 => SetByte(dbf, field + 16, random.OneIn(2) ? random.Below(256) : ByteAt(dbf, field + 16) + random.Below(3) - 1),
            4 => SetByte(dbf, field + 17, random.Below(256)),
            5 => SetByte(dbf, 29, random.Below(256)), // code page
            _ => SetByte(dbf, Short(dbf, 8) + (Short(dbf, 10) * random.Below(8)), " *\0\u001A"[random.Below(4)]), // deleted, or the end of the file
        };
    }

    private static int Little(byte[] bytes, int at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) : 0;

    private static int Big(byte[] bytes, int at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)) : 0;

    private static int Short(byte[] bytes, int at) => at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)) : 0;

    private static int ByteAt(byte[] bytes, int at) => at >= 0 && at < bytes.Length ? bytes[at] : 0;

    private static bool Set(byte[] bytes, int at, int value) => at >= 0 && at + 4 <= bytes.Length && BinaryPrimitives.TryWriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static bool SetBig(byte[] bytes, int at, int value) => at >= 0 && at + 4 <= bytes.Length && BinaryPrimitives.TryWriteInt32BigEndian(bytes.AsSpan(at), value);

    private static bool SetByte(byte[] bytes, int at, int value)
    {
        bool isInside = at >= 0 && at < bytes.Length;
        if (isInside)
        {
            bytes[at] = (byte)value;
        }

        return isInside;
    }
}
