using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>The head of a .shp file, checked against the file's length before a record is read.</summary>
/// <param name="ShapeType">Shape type of its records: 1 point, 3 line, 5 polygon, 8 points, and 10 or 20 more for Z and M.</param>
/// <param name="End">Byte after the last record.</param>
/// <param name="Extent">Bounds the file states.</param>
/// <param name="HasTrailingBytes">True where the file is longer than it says.</param>
internal sealed record ShpHeader(int ShapeType, long End, Bounds Extent, bool HasTrailingBytes)
{
    /// <summary>Bytes before the first record.</summary>
    public const int Length = 100;

    /// <summary>The shape type in words.</summary>
    public string GeometryType => (ShapeType % 10) switch
    {
        1 when ShapeType != 31 => "Point",
        3 => "LineString",
        5 => "Polygon",
        8 => "MultiPoint",
        _ => ShapeType == 31 ? "MultiPatch" : "Geometry",
    };

    /// <summary>Reads and checks the head.</summary>
    /// <param name="part">The file.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="InputFileException">The file is not a .shp or shorter than it says.</exception>
    public static ShpHeader Read(ShapefilePart part, SourcePlace place)
    {
        byte[] head = part.ReadStart(Length);
        if (head.Length < 4 || BinaryPrimitives.ReadInt32BigEndian(head) != 9994)
        {
            throw ReaderEdge.Damaged(place, 0, LocalizedText.Of($"Tệp không phải .shp của ESRI.", $"The file is not an ESRI .shp file."));
        }

        if (head.Length < Length)
        {
            throw ReaderEdge.Damaged(place, head.Length, LocalizedText.Of($"Tệp .shp bị cụt ({head.Length} byte).", $"The .shp file breaks off ({head.Length} bytes)."));
        }

        long declared = 2L * BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(24));
        int type = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(32));
        if (declared > part.Length || declared < Length)
        {
            throw ReaderEdge.Damaged(place, 24, LocalizedText.Of(
                $"Tệp .shp khai dài {declared:N0} byte nhưng thực tế {part.Length:N0} byte.",
                $"The .shp declares {declared:N0} bytes but is {part.Length:N0} bytes long."));
        }

        if (type is not (0 or 1 or 3 or 5 or 8 or 11 or 13 or 15 or 18 or 21 or 23 or 25 or 28 or 31))
        {
            throw ReaderEdge.Damaged(place, 32, LocalizedText.Of($"Loại hình {type} không có trong chuẩn shapefile.", $"Shape type {type} is not one of shapefiles."));
        }

        double At(int offset) => BinaryPrimitives.ReadDoubleLittleEndian(head.AsSpan(offset));
        return new(type, declared, new Bounds(At(36), At(44), At(52), At(60)), declared < part.Length);
    }
}
