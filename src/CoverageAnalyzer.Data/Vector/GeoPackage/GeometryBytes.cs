using System.Buffers.Binary;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>The geometries of a table as GeoPackage blobs, one after the other in one buffer.</summary>
/// <remarks>Source: OGC GeoPackage 1.3, 2.1.3 (header, envelope of polygons) and ISO WKB, little-endian.</remarks>
/// <param name="table">A table with geometries.</param>
internal sealed class GeometryBytes(GeoPackageTable table)
{
    private readonly List<(int First, int Count)> parts = [];
    private byte[] buffer = new byte[8 + 21];

    /// <summary>The geometry of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="box">What it reaches over.</param>
    /// <returns>Its bytes until the next call; none where the row has no geometry.</returns>
    public ReadOnlySpan<byte> Of(int row, out Bounds box) => table.Polygons is { } polygons ? OfPolygons(polygons, row, out box)
        : table.Lines is { } lines ? OfLine(lines, row, out box)
        : OfPoint(table.Points!.Value.Longitudes[row], table.Points.Value.Latitudes[row], out box);

    private Span<byte> OfPoint(double longitude, double latitude, out Bounds box)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
        {
            box = Bounds.Empty;
            return [];
        }

        box = new Bounds(longitude, latitude, longitude, latitude);
        Span<byte> blob = Headed(8 + 21, envelope: 0);
        blob[8] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(blob[9..], 1);
        Vertex(blob, 13, longitude, latitude);
        return blob;
    }

    private Span<byte> OfLine(PolylineSet set, int line, out Bounds box)
    {
        box = Bounds.Empty;
        int from = set.LineStart[line], to = set.LineStart[line + 1];
        if (to - from < 2)
        {
            return [];
        }

        Span<byte> blob = Headed(8 + 9 + (16 * (to - from)), envelope: 0);
        int at = WkbHead(blob, 8, 2, to - from);
        for (int i = from; i < to; i++)
        {
            at = Vertex(blob, at, set.X[i], set.Y[i]);
            box = box.Including(set.X[i], set.Y[i]);
        }

        return blob;
    }

    /// <summary>A multipolygon: a counter-clockwise ring begins a polygon, the clockwise ones after it are its holes.</summary>
    private Span<byte> OfPolygons(PolygonSet set, int unit, out Bounds box)
    {
        int from = set.UnitStart[unit], to = set.UnitStart[unit + 1];
        if (from == to)
        {
            box = Bounds.Empty;
            return [];
        }

        box = set.BoundsOf(unit);
        parts.Clear();
        for (int r = from; r < to; r++)
        {
            if (parts.Count == 0 || IsOuter(set, r))
            {
                parts.Add((r, 1));
            }
            else
            {
                parts[^1] = (parts[^1].First, parts[^1].Count + 1);
            }
        }

        int vertices = set.RingStart[to] - set.RingStart[from];
        Span<byte> blob = Headed(8 + 32 + 9 + (9 * parts.Count) + (4 * (to - from)) + (16 * vertices), envelope: 1);
        int at = Vertex(blob, Vertex(blob, 8, box.MinX, box.MaxX), box.MinY, box.MaxY);
        at = WkbHead(blob, at, 6, parts.Count);
        foreach ((int first, int count) in parts)
        {
            at = WkbHead(blob, at, 3, count);
            for (int r = first; r < first + count; r++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(blob[at..], set.RingStart[r + 1] - set.RingStart[r]);
                at += 4;
                for (int i = set.RingStart[r]; i < set.RingStart[r + 1]; i++)
                {
                    at = Vertex(blob, at, set.X[i], set.Y[i]);
                }
            }
        }

        return blob;
    }

    /// <summary>Whether a ring runs counter-clockwise.</summary>
    internal static bool IsOuter(PolygonSet set, int ring)
    {
        double twice = 0;
        int first = set.RingStart[ring];
        for (int i = first + 1; i < set.RingStart[ring + 1]; i++)
        {
            twice += ((set.X[i - 1] - set.X[first]) * (set.Y[i] - set.Y[first])) - ((set.X[i] - set.X[first]) * (set.Y[i - 1] - set.Y[first]));
        }

        return twice > 0;
    }

    private Span<byte> Headed(int length, int envelope)
    {
        if (length > buffer.Length)
        {
            buffer = new byte[Math.Max(length, 2 * buffer.Length)];
        }

        buffer[0] = (byte)'G';
        buffer[1] = (byte)'P';
        buffer[3] = (byte)((envelope << 1) | 1);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(4), 4326);
        return buffer.AsSpan(0, length);
    }

    private static int WkbHead(Span<byte> blob, int at, int type, int count)
    {
        blob[at] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(blob[(at + 1)..], type);
        BinaryPrimitives.WriteInt32LittleEndian(blob[(at + 5)..], count);
        return at + 9;
    }

    private static int Vertex(Span<byte> blob, int at, double x, double y)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(blob[at..], x);
        BinaryPrimitives.WriteDoubleLittleEndian(blob[(at + 8)..], y);
        return at + 16;
    }
}
