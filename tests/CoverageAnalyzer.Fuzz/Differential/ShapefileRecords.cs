using System.Buffers.Binary;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>The records of a .shp by their own lengths, as a judge of why another reader leaves one out.</summary>
/// <remarks>Source: ESRI Shapefile Technical Description, July 1998, pages 4 to 20.</remarks>
internal static class ShapefileRecords
{
    private const int HeaderBytes = 100;
    private const int LengthAt = 24;
    private const int PartsAt = 36, PointsAt = 40, PointBytes = 16, RangeBytes = 16;

    /// <summary>True where a line, an area or points with heights (kinds 13, 15, 18) have their coordinates, and not all of their heights behind them.</summary>
    /// <param name="set">The files of the shapefile.</param>
    public static bool LackHeights(byte[] set)
    {
        byte[] shp = FileOf(set, ".shp");
        foreach ((int at, long length) in Of(shp))
        {
            ReadOnlySpan<byte> content = shp.AsSpan(at + 8);
            if (content.Length < PointsAt + 4)
            {
                continue;
            }

            int kind = BinaryPrimitives.ReadInt32LittleEndian(content);
            long first = BinaryPrimitives.ReadUInt32LittleEndian(content[PartsAt..]), points = kind == 18 ? first : BinaryPrimitives.ReadUInt32LittleEndian(content[PointsAt..]);
            long coordinates = kind == 18 ? PointsAt + (PointBytes * points) : PointsAt + 4 + (4 * first) + (PointBytes * points);
            if (kind is 13 or 15 or 18 && coordinates <= length && length < coordinates + RangeBytes + (sizeof(double) * points))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the records, by their own lengths, end where the header says that the file ends, and none is too short to be one.</summary>
    /// <param name="set">The files of the shapefile.</param>
    public static bool AddUp(byte[] set)
    {
        byte[] shp = FileOf(set, ".shp");
        long end = HeaderBytes, stated = shp.Length < HeaderBytes ? 0 : 2L * BinaryPrimitives.ReadUInt32BigEndian(shp.AsSpan(LengthAt));
        foreach ((int at, long length) in Of(shp))
        {
            if (at < stated && length < LeastRecordBytes(shp.AsSpan(at + 8)))
            {
                return false;
            }

            end = at < stated ? at + 8 + length : end;
        }

        return end == stated;
    }

    /// <summary>An index with the lengths that the records have where it says they stand.</summary>
    /// <param name="set">The files of the shapefile.</param>
    public static byte[] IndexWithLengths(byte[] set)
    {
        byte[] shp = FileOf(set, ".shp"), shx = [.. FileOf(set, ".shx")];
        for (int entry = HeaderBytes; entry + 8 <= shx.Length; entry += 8)
        {
            long at = 2L * BinaryPrimitives.ReadUInt32BigEndian(shx.AsSpan(entry));
            if (at + 8 <= shp.Length)
            {
                shp.AsSpan((int)at + 4, 4).CopyTo(shx.AsSpan(entry + 4));
            }
        }

        return shx;
    }

    private static int LeastRecordBytes(ReadOnlySpan<byte> content) => content.Length < 4 ? 4 : BinaryPrimitives.ReadInt32LittleEndian(content) switch
    {
        0 => 4,
        1 => 20,
        3 or 5 or 13 or 15 or 23 or 25 or 31 => 44,
        8 or 18 or 28 => 40,
        _ => 4,
    };

    private static byte[] FileOf(byte[] set, string extension) => ShapefileSet.Split(set).FirstOrDefault(p => p.Name == "a" + extension)?.Bytes ?? [];

    private static IEnumerable<(int At, long Length)> Of(byte[] shp)
    {
        for (long at = HeaderBytes; at + 8 <= shp.Length;)
        {
            long length = 2L * BinaryPrimitives.ReadUInt32BigEndian(shp.AsSpan((int)at + 4));
            yield return ((int)at, length);
            at += 8 + length;
        }
    }
}
