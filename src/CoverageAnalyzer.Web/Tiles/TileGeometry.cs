using System.Buffers.Binary;
using CoverageAnalyzer.Engine.Generalization;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>A geometry in the making, as PostGIS takes it: extended well-known binary in Web Mercator (EPSG:3857).</summary>
/// <remarks>Source: OGC 06-103r4, section 8 (WKB), with the number of the reference system as PostGIS adds it. Little-endian.</remarks>
internal sealed class TileGeometry
{
    /// <summary>Half the width of the world in the plane of Web Mercator, in metres.</summary>
    private const double HalfWorldMetres = 20037508.342789244;

    private const uint WithSystem = 0x20000000;
    private const int WebMercator = 3857;
    private const int Point = 1;
    private const int LineString = 2;
    private const int Polygon = 3;
    private const int MultiPolygon = 6;
    private const int HeadBytes = 9;
    private const int PartBytes = 5;

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int parts;
    private int ringsAt;

    /// <summary>The geometry as far as it was made.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>Whether areas were added.</summary>
    public bool HasParts => parts > 0;

    /// <summary>Makes a point.</summary>
    /// <param name="column">Column on the <see cref="WorldGrid"/>.</param>
    /// <param name="row">Row.</param>
    public void MakePoint(int column, int row)
    {
        Start(Point);
        Place(column, row, WorldGrid.Size);
    }

    /// <summary>Makes a line.</summary>
    /// <param name="path">Its places, two or more, in steps of the tiles of a zoom.</param>
    /// <param name="zoom">The zoom.</param>
    public void MakeLine(TilePath path, int zoom)
    {
        Start(LineString);
        Number(path.Count);
        Places(path, zoom);
    }

    /// <summary>Begins a set of areas.</summary>
    public void StartAreas()
    {
        Start(MultiPolygon);
        Number(0);
        parts = 0;
    }

    /// <summary>Adds a ring: a new part, or a hole in the last one.</summary>
    /// <param name="path">Its places, three or more, not closed.</param>
    /// <param name="isHole">Whether it is a hole.</param>
    /// <param name="zoom">The zoom whose steps the places are in.</param>
    public void AddRing(TilePath path, bool isHole, int zoom)
    {
        if (!isHole)
        {
            Room(PartBytes + 4);
            bytes[length++] = 1;
            Number(Polygon);
            ringsAt = length;
            Number(0);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(HeadBytes), ++parts);
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ringsAt), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(ringsAt)) + 1);
        Number(path.Count + 1);
        Places(path, zoom);
        Place(path.X[0], path.Y[0], (long)TileAddress.Extent << zoom);
    }

    private void Start(int kind)
    {
        length = 0;
        Room(HeadBytes);
        bytes[length++] = 1;
        Number((int)(WithSystem | (uint)kind));
        Number(WebMercator);
    }

    private void Places(TilePath path, int zoom)
    {
        ReadOnlySpan<int> x = path.X, y = path.Y;
        for (int i = 0; i < x.Length; i++)
        {
            Place(x[i], y[i], (long)TileAddress.Extent << zoom);
        }
    }

    private void Place(int column, int row, long steps)
    {
        Room(16);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(length), (column * (2 * HalfWorldMetres / steps)) - HalfWorldMetres);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(length + 8), HalfWorldMetres - (row * (2 * HalfWorldMetres / steps)));
        length += 16;
    }

    private void Number(int number)
    {
        Room(4);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), number);
        length += 4;
    }

    private void Room(int more)
    {
        if (length + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + more));
        }
    }
}
