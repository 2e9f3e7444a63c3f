using System.Buffers.Binary;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Tests.Vector.GeoPackage;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Geometries as a GeoPackage and PostGIS have them, and rows of PostgreSQL's binary COPY.</summary>
internal static class WkbSeeds
{
    private static readonly (string Name, string Text)[] Shapes =
    [
        ("point", "POINT(107 16)"),
        ("multipoint", "MULTIPOINT((107 16),(108 17))"),
        ("line", "LINESTRING(107 16,107.5 16.25,108 17)"),
        ("multiline", "MULTILINESTRING((107 16,108 17),(107 17,108 16))"),
        ("polygon", "POLYGON((107 16,107.1 16,107.1 16.1,107 16.1,107 16),(107.02 16.02,107.02 16.04,107.04 16.04,107.02 16.02))"),
        ("multipolygon", "MULTIPOLYGON(((107 16,107.1 16,107.1 16.1,107 16)),((108 16,108.5 16,108.5 16.5,108 16)))"),
        ("collection", "GEOMETRYCOLLECTION(POINT(107 16),MULTIPOINT((1 2),(3 4)),GEOMETRYCOLLECTION(LINESTRING(1 2,3 4)))"),
        ("polygon-zm", "POLYGON ZM((107 16 5 1,108 16 5 1,108 17 5 1,107 16 5 1))"),
        ("empty", "POLYGON EMPTY"),
    ];

    /// <summary>Bytes of the envelope for each code of the blob's flags.</summary>
    private static readonly int[] EnvelopeBytes = [0, 32, 48, 48, 64];

    /// <summary>The files, each with its name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        int code = 0;
        foreach ((string name, string text) in Shapes)
        {
            yield return ($"{name}.gpb", GeoPackageBuilder.Blob((byte)((code << 1) | 1), new byte[EnvelopeBytes[code]], GeoPackageBuilder.Wkb(text)));
            yield return ($"{name}-big.gpb", GeoPackageBuilder.Blob(0, [], GeoPackageBuilder.Wkb(text, ByteOrder.BigEndian)));
            yield return ($"{name}.ewkb", Extended(text));
            code = (code + 1) % EnvelopeBytes.Length;
        }

        yield return ("flagged-empty.gpb", GeoPackageBuilder.Blob(0x11, [], GeoPackageBuilder.Wkb("POINT EMPTY")));
        yield return ("rows.copy", Rows());
    }

    private static byte[] Extended(string text)
    {
        NetTopologySuite.Geometries.Geometry geometry = new WKTReader().Read(text);
        geometry.SRID = 4326;
        return new PostGisWriter { HandleOrdinates = NetTopologySuite.Geometries.Ordinates.XYZM }.Write(geometry);
    }

    private static byte[] Rows()
    {
        var stream = new List<byte>([.. CopyFormat.Signature, 0, 0, 0, 0, 0, 0, 0, 0]);
        foreach ((string Name, string Text) shape in Shapes)
        {
            stream.AddRange([0, 7]);
            byte[] number = new byte[8];
            BinaryPrimitives.WriteDoubleBigEndian(number, 2.5);
            foreach (byte[]? cell in (byte[]?[])["00123"u8.ToArray(), number, [0, 0, 0, 9], [1], null, Extended(Shapes[0].Text), Extended(shape.Text)])
            {
                byte[] length = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(length, cell?.Length ?? -1);
                stream.AddRange(length);
                stream.AddRange(cell ?? []);
            }
        }

        stream.AddRange([0xFF, 0xFF]);
        return [.. stream];
    }
}
