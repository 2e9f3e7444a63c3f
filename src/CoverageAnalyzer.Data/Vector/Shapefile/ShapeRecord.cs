using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>Reads the geometry of one record of a .shp. Every count is checked against the record's length before anything is made of it.</summary>
/// <remarks>Source: ESRI Shapefile Technical Description, July 1998. Z and M are passed over.</remarks>
/// <param name="findings">Told what is wrong.</param>
internal sealed class ShapeRecord(FeatureFindings findings)
{
    private const int PartsAt = 44;

    /// <summary>The polygon of the record read last, where it is a polygon of one part; null: see what <see cref="Read"/> gave back.</summary>
    public PolygonDraft? Polygon { get; private set; }

    /// <summary>Reads a geometry.</summary>
    /// <param name="content">The record without its head.</param>
    /// <param name="number">Record, from 1.</param>
    /// <param name="readable">False where the record is damaged: it is left out, a finding says why.</param>
    /// <returns>The geometry; null where there is none, or <see cref="Polygon"/> holds it.</returns>
    public Geometry? Read(ReadOnlySpan<byte> content, long number, out bool readable)
    {
        int type = BinaryPrimitives.ReadInt32LittleEndian(content);
        readable = true;
        Polygon = null;
        switch (type)
        {
            case 0:
                return null;
            case 1 or 11 or 21:
                return Point(content, number, out readable);
            case 8 or 18 or 28:
                return MultiPoint(content, number, out readable);
            case 3 or 13 or 23:
                return Parts(content, number, out readable) is not List<Coordinate[]> lines ? null : Lines(lines, number);
            case 5 or 15 or 25 when OnePart(content) is int vertices:
                Polygon = SinglePolygon(content[(PartsAt + 4)..], vertices, number, out readable);
                return null;
            case 5 or 15 or 25:
                return Parts(content, number, out readable) is not List<Coordinate[]> parts ? null : Polygons(parts, number, out readable);
            default:
                readable = false;
                findings.Unreadable(number, LocalizedText.Of($"Loại hình {type} không đọc được.", $"Shape type {type} is not read."));
                return null;
        }
    }

    private Point? Point(ReadOnlySpan<byte> content, long number, out bool readable)
    {
        readable = content.Length >= 20;
        if (!readable)
        {
            Short(number, content.Length, 20);
            return null;
        }

        return Positions(content[4..], 1, number, out readable) is Coordinate[] positions ? new Point(positions[0]) : null;
    }

    private MultiPoint? MultiPoint(ReadOnlySpan<byte> content, long number, out bool readable)
    {
        long count = content.Length >= 40 ? BinaryPrimitives.ReadInt32LittleEndian(content[36..]) : -1;
        readable = count >= 0 && 40 + (16 * count) <= content.Length;
        if (!readable)
        {
            Short(number, content.Length, 40 + (16 * count));
            return null;
        }

        return Positions(content[40..], (int)count, number, out readable) is { Length: > 0 } positions
            ? new MultiPoint([.. positions.Select(p => new Point(p))])
            : null;
    }

    /// <summary>The vertices of each part of a line or polygon.</summary>
    private List<Coordinate[]>? Parts(ReadOnlySpan<byte> content, long number, out bool readable)
    {
        long partCount = content.Length >= PartsAt ? BinaryPrimitives.ReadInt32LittleEndian(content[36..]) : -1;
        long pointCount = content.Length >= PartsAt ? BinaryPrimitives.ReadInt32LittleEndian(content[40..]) : -1;
        long needed = PartsAt + (4 * partCount) + (16 * pointCount);
        readable = partCount >= 0 && pointCount >= 0 && needed <= content.Length;
        if (!readable)
        {
            Short(number, content.Length, needed);
            return null;
        }

        ReadOnlySpan<byte> starts = content.Slice(PartsAt, (int)(4 * partCount));
        var parts = new List<Coordinate[]>((int)partCount);
        Coordinate[]? positions = Positions(content[(PartsAt + starts.Length)..], (int)pointCount, number, out readable);
        if (positions is null)
        {
            return null;
        }

        for (int p = 0; p < partCount; p++)
        {
            int from = BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * p)..]);
            int to = p + 1 < partCount ? BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * (p + 1))..]) : positions.Length;
            if (from < 0 || to < from || to > positions.Length || (p == 0 && from != 0))
            {
                readable = false;
                findings.Unreadable(number, LocalizedText.Of(
                    $"Phần {p + 1} bắt đầu ở đỉnh {from}, ngoài {positions.Length} đỉnh của bản ghi.",
                    $"Part {p + 1} starts at vertex {from}, outside the record's {positions.Length} vertices."));
                return null;
            }

            parts.Add(positions[from..to]);
        }

        return parts;
    }

    private Coordinate[]? Positions(ReadOnlySpan<byte> content, int count, long number, out bool readable)
    {
        var positions = new Coordinate[count];
        for (int i = 0; i < count; i++)
        {
            double x = BinaryPrimitives.ReadDoubleLittleEndian(content[(16 * i)..]);
            double y = BinaryPrimitives.ReadDoubleLittleEndian(content[((16 * i) + 8)..]);
            if (!FeatureFindings.IsUsable(x) || !FeatureFindings.IsUsable(y))
            {
                findings.UnusableCoordinate(number, x, y);
                readable = false;
                return null;
            }

            positions[i] = new Coordinate(x, y);
        }

        readable = true;
        return positions;
    }

    /// <summary>Vertices of a record of one part whose counts are in order; null for any other, which <see cref="Parts"/> looks at.</summary>
    private static int? OnePart(ReadOnlySpan<byte> content)
    {
        if (content.Length < PartsAt + 4 || BinaryPrimitives.ReadInt32LittleEndian(content[36..]) != 1 || BinaryPrimitives.ReadInt32LittleEndian(content[PartsAt..]) != 0)
        {
            return null;
        }

        int vertices = BinaryPrimitives.ReadInt32LittleEndian(content[40..]);
        return vertices >= 0 && PartsAt + 4 + (16L * vertices) <= content.Length ? vertices : null;
    }

    /// <summary>A polygon of one ring in flat arrays: closed, and dropped where it is too short, as <see cref="RingAssembler.Ring"/> does.</summary>
    private PolygonDraft? SinglePolygon(ReadOnlySpan<byte> content, int count, long number, out bool readable)
    {
        readable = true;
        int last = 16 * (count - 1);
        bool isOpen = count > 0 && !(ReadDouble(content, 0) == ReadDouble(content, last) && ReadDouble(content, 8) == ReadDouble(content, last + 8));
        double[] x = new double[count + (isOpen ? 1 : 0)], y = new double[x.Length];
        for (int i = 0; i < count; i++)
        {
            (x[i], y[i]) = (ReadDouble(content, 16 * i), ReadDouble(content, (16 * i) + 8));
            if (!FeatureFindings.IsUsable(x[i]) || !FeatureFindings.IsUsable(y[i]))
            {
                findings.UnusableCoordinate(number, x[i], y[i]);
                readable = false;
                return null;
            }
        }

        if (isOpen)
        {
            (x[count], y[count]) = (x[0], y[0]);
            if (count >= 3)
            {
                findings.RingClosed(number);
            }
        }

        if (x.Length < 4)
        {
            findings.RingDropped(number);
            return null;
        }

        return new PolygonDraft([new RingDraft(x, y)]);
    }

    private static double ReadDouble(ReadOnlySpan<byte> content, int at) => BinaryPrimitives.ReadDoubleLittleEndian(content[at..]);

    private Geometry? Lines(List<Coordinate[]> parts, long number)
    {
        LineString[] lines = [.. parts.Where(p => p.Length >= 2).Select(p => new LineString(p))];
        if (lines.Length < parts.Count)
        {
            findings.RingDropped(number);
        }

        return lines.Length switch { 0 => null, 1 => lines[0], _ => new MultiLineString(lines) };
    }

    private Geometry? Polygons(List<Coordinate[]> parts, long number, out bool readable)
    {
        readable = true;
        var rings = new List<LinearRing>(parts.Count);
        foreach (Coordinate[] part in parts)
        {
            if (RingAssembler.Ring(part, number, findings) is LinearRing ring)
            {
                rings.Add(ring);
            }
        }

        if (rings.Count == 0)
        {
            return null;
        }

        if (RingAssembler.ByDirection(rings) is List<Polygon> polygons)
        {
            return RingAssembler.Join(polygons);
        }

        readable = false;
        findings.Unreadable(number, LocalizedText.Of(
            $"{rings.Count:N0} vòng nằm lồng vào nhau: không phân biệt được vùng và lỗ.",
            $"{rings.Count:N0} rings lie in one another: shells cannot be told from holes."));
        return null;
    }

    private void Short(long number, int length, long needed) => findings.Unreadable(number, LocalizedText.Of(
        $"Bản ghi dài {length:N0} byte nhưng các số đếm đòi {Math.Max(needed, 0):N0} byte.",
        $"The record is {length:N0} bytes long but its counts need {Math.Max(needed, 0):N0}."));
}
