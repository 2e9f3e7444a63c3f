using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.PostGis.Copy;

/// <summary>Geometries of flat arrays as extended well-known binary, little-endian.</summary>
/// <remarks>Source: PostGIS 3.3 manual, 4.1.2 (a flag in the type says that the SRID follows); OGC 06-103r4, clause 8.2. The SRID stands at the outermost geometry only.</remarks>
internal static class Ewkb
{
    /// <summary>Bytes of a point.</summary>
    public const int PointBytes = HeadBytes + 16;

    private const int HeadBytes = 1 + 4 + 4; // byte order, type, SRID
    private const int PartHeadBytes = 1 + 4; // byte order, type
    private const uint HasSrid = 0x2000_0000;

    /// <summary>Writes a point.</summary>
    public static void WritePoint(Span<byte> into, double x, double y, int srid) => Vertex(into[Head(into, 1, srid)..], x, y);

    /// <summary>Reads a point of two, three or four coordinates, of which the first two are taken.</summary>
    /// <returns>False for another geometry, or coordinates that are not finite, as those of an empty point.</returns>
    public static bool TryReadPoint(ReadOnlySpan<byte> cell, out double x, out double y)
    {
        x = double.NaN;
        y = double.NaN;
        if (cell.Length < PartHeadBytes + 16 || cell[0] > 1)
        {
            return false;
        }

        bool little = cell[0] == 1;
        uint type = little ? BinaryPrimitives.ReadUInt32LittleEndian(cell[1..]) : BinaryPrimitives.ReadUInt32BigEndian(cell[1..]);
        int at = (type & HasSrid) != 0 ? HeadBytes : PartHeadBytes;
        if ((type & 0x1FFF_FFFF) % 1000 != 1 || cell.Length < at + 16)
        {
            return false;
        }

        x = little ? BinaryPrimitives.ReadDoubleLittleEndian(cell[at..]) : BinaryPrimitives.ReadDoubleBigEndian(cell[at..]);
        y = little ? BinaryPrimitives.ReadDoubleLittleEndian(cell[(at + 8)..]) : BinaryPrimitives.ReadDoubleBigEndian(cell[(at + 8)..]);
        return double.IsFinite(x) && double.IsFinite(y);
    }

    /// <summary>Bytes of a unit as a multi-polygon; 0 where it has no polygon.</summary>
    public static int BytesOf(PolygonSet set, int unit)
    {
        int from = set.UnitStart[unit], to = set.UnitStart[unit + 1];
        if (from == to)
        {
            return 0;
        }

        int polygons = 1;
        for (int r = from + 1; r < to; r++)
        {
            polygons += GeometryBytes.IsOuter(set, r) ? 1 : 0;
        }

        return HeadBytes + 4 + (polygons * (PartHeadBytes + 4)) + (4 * (to - from)) + (16 * (set.RingStart[to] - set.RingStart[from]));
    }

    /// <summary>Writes a unit as a multi-polygon: a counter-clockwise ring begins a polygon, the clockwise ones after it are its holes.</summary>
    public static void Write(Span<byte> into, PolygonSet set, int unit, int srid)
    {
        int from = set.UnitStart[unit], to = set.UnitStart[unit + 1];
        int at = Head(into, 6, srid), countAt = at, polygons = 0;
        at += 4;
        for (int first = from; first < to; polygons++)
        {
            int after = first + 1;
            while (after < to && !GeometryBytes.IsOuter(set, after))
            {
                after++;
            }

            at = PartHead(into, at, 3, after - first);
            for (; first < after; first++)
            {
                int start = set.RingStart[first], length = set.RingStart[first + 1] - start;
                at = Ring(into, at, set.X.AsSpan(start, length), set.Y.AsSpan(start, length));
            }
        }

        BinaryPrimitives.WriteInt32LittleEndian(into[countAt..], polygons);
    }

    /// <summary>Bytes of polygon drafts.</summary>
    public static int BytesOf(IReadOnlyList<PolygonDraft> polygons, bool isMulti)
    {
        int rings = polygons.Sum(p => p.Rings.Sum(r => 4 + (16 * r.X.Length)));
        return isMulti || polygons.Count != 1 ? HeadBytes + 4 + (polygons.Count * (PartHeadBytes + 4)) + rings : HeadBytes + 4 + rings;
    }

    /// <summary>Writes polygon drafts as they are.</summary>
    public static void Write(Span<byte> into, IReadOnlyList<PolygonDraft> polygons, bool isMulti, int srid)
    {
        bool one = !isMulti && polygons.Count == 1;
        int at = Head(into, one ? 3u : 6u, srid);
        BinaryPrimitives.WriteInt32LittleEndian(into[at..], one ? polygons[0].Rings.Count : polygons.Count);
        at += 4;
        foreach (PolygonDraft polygon in polygons)
        {
            at = one ? at : PartHead(into, at, 3, polygon.Rings.Count);
            foreach (RingDraft ring in polygon.Rings)
            {
                at = Ring(into, at, ring.X, ring.Y);
            }
        }
    }

    /// <summary>Bytes of a line; 0 where it has fewer than two vertices.</summary>
    public static int BytesOf(PolylineSet set, int line)
    {
        int count = set.LineStart[line + 1] - set.LineStart[line];
        return count < 2 ? 0 : HeadBytes + 4 + (16 * count);
    }

    /// <summary>Writes a line.</summary>
    public static void Write(Span<byte> into, PolylineSet set, int line, int srid)
    {
        int from = set.LineStart[line], count = set.LineStart[line + 1] - from;
        Ring(into, Head(into, 2, srid), set.X.AsSpan(from, count), set.Y.AsSpan(from, count));
    }

    // The SRID is there even where it is 0, which PostGIS takes as not stated: so that a length is known before.
    private static int Head(Span<byte> into, uint type, int srid)
    {
        into[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(into[1..], type | HasSrid);
        BinaryPrimitives.WriteInt32LittleEndian(into[5..], srid);
        return HeadBytes;
    }

    private static int PartHead(Span<byte> into, int at, uint type, int count)
    {
        into[at] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(into[(at + 1)..], type);
        BinaryPrimitives.WriteInt32LittleEndian(into[(at + 5)..], count);
        return at + PartHeadBytes + 4;
    }

    private static int Ring(Span<byte> into, int at, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        BinaryPrimitives.WriteInt32LittleEndian(into[at..], x.Length);
        Span<byte> left = into.Slice(at + 4, 16 * x.Length);
        for (int i = 0; i < x.Length; i++, left = left[16..])
        {
            Vertex(left, x[i], y[i]);
        }

        return at + 4 + (16 * x.Length);
    }

    private static void Vertex(Span<byte> into, double x, double y)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(into, x);
        BinaryPrimitives.WriteDoubleLittleEndian(into[8..], y);
    }
}
