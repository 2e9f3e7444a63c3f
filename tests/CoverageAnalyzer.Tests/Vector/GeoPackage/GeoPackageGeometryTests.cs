using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Tests.Vector.GeoPackage;

public sealed class GeoPackageGeometryTests : IDisposable
{
    private const string Polygon = "POLYGON ((107 16, 108 16, 108 17, 107 16))";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("POINT(107.1 16.8)")]
    [InlineData("MULTIPOINT((107.1 16.8),(107.2 16.9))")]
    [InlineData("LINESTRING(107 16,107.1 16.1,107.2 16)")]
    [InlineData("MULTILINESTRING((107 16,107.1 16.1),(108 16,108 17))")]
    [InlineData("POLYGON((107 16,108 16,108 17,107 17,107 16),(107.2 16.2,107.4 16.2,107.4 16.4,107.2 16.4,107.2 16.2))")]
    [InlineData("MULTIPOLYGON(((107 16,107.1 16,107.1 16.1,107 16)),((108 16,108.5 16,108.5 16.5,108 16.5,108 16)))")]
    [InlineData("GEOMETRYCOLLECTION(POINT(107 16),GEOMETRYCOLLECTION(POLYGON((107 16,107.1 16,107.1 16.1,107 16)),LINESTRING(1 2,3 4)))")]
    public void Every_type_reads_as_another_library_wrote_it(string wkt)
    {
        ReadLayer read = Read(GeoPackageBuilder.Blob(wkt));
        ReadLayer.Same(new WKTReader().Read(wkt), Assert.Single(read.Features).Geometry);
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 32)]
    [InlineData(2, 48)]
    [InlineData(3, 48)]
    [InlineData(4, 64)]
    public void Every_envelope_code_in_both_byte_orders(int code, int bytes)
    {
        byte[] envelope = new byte[bytes];
        foreach (ByteOrder order in new[] { ByteOrder.LittleEndian, ByteOrder.BigEndian })
        {
            Assert.Equal(Polygon, Read(GeoPackageBuilder.Blob((byte)((code << 1) | 1), envelope, GeoPackageBuilder.Wkb(Polygon, order))).Wkt(0));
        }
    }

    [Theory]
    [InlineData("POLYGON Z((107 16 5,108 16 5,108 17 5,107 16 5))")]
    [InlineData("POLYGON M((107 16 5,108 16 5,108 17 5,107 16 5))")]
    [InlineData("POLYGON ZM((107 16 5 1,108 16 5 1,108 17 5 1,107 16 5 1))")]
    public void Heights_and_measures_are_passed_over(string wkt)
    {
        ReadLayer read = Read(GeoPackageBuilder.Blob(1, [], GeoPackageBuilder.Wkb(wkt)));
        Assert.Equal([107, 108, 108, 107], read.Features[0].Geometry!.Coordinates.Select(c => c.X));
        Assert.Equal([16, 16, 17, 16], read.Features[0].Geometry!.Coordinates.Select(c => c.Y));
    }

    [Fact]
    public void The_empty_flag_and_empty_geometries_are_no_geometry()
    {
        byte[] nan = GeoPackageBuilder.Wkb("POINT(1 2)");
        BinaryPrimitives.WriteDoubleLittleEndian(nan.AsSpan(5), double.NaN);
        BinaryPrimitives.WriteDoubleLittleEndian(nan.AsSpan(13), double.NaN);
        ReadLayer read = Read(GeoPackageBuilder.Blob(0x11, [], nan), GeoPackageBuilder.Blob(1, [], GeoPackageBuilder.Wkb("POLYGON EMPTY")), null);
        Assert.Equal([null, null, null], read.Features.Select(f => f.Geometry));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_coordinate_that_is_not_finite_is_told_and_does_not_become_an_empty_point()
    {
        byte[] nan = GeoPackageBuilder.Wkb("POINT(1 2)"), infinite = GeoPackageBuilder.Wkb(Polygon);
        BinaryPrimitives.WriteDoubleLittleEndian(nan.AsSpan(5), double.NaN);
        BinaryPrimitives.WriteDoubleLittleEndian(infinite.AsSpan(13), double.PositiveInfinity);
        ReadLayer read = Read(GeoPackageBuilder.Blob(1, [], nan), GeoPackageBuilder.Blob(1, [], infinite));
        Assert.Empty(read.Features);
        Assert.Equal(["coordinate-not-finite", "coordinate-not-finite"], read.Codes);
    }

    [Fact]
    public void A_hundred_thousand_nested_collections_cost_the_feature_and_not_the_process()
    {
        byte[] deep = [.. Enumerable.Range(0, 100_000).SelectMany(_ => (byte[])[1, 7, 0, 0, 0, 1, 0, 0, 0])];
        ReadLayer read = Read(GeoPackageBuilder.Blob(1, [], deep), GeoPackageBuilder.Blob(Polygon));
        Assert.Equal(Polygon, read.Wkt(0));
        Assert.Contains("16", Assert.Single(read.Findings).Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, int.MaxValue)] // rings
    [InlineData(5, 1_000)]
    [InlineData(9, int.MaxValue)] // vertices
    [InlineData(9, -1)]
    [InlineData(1, 77)] // type
    [InlineData(1, 8)] // a circular string
    [InlineData(0, 5)] // byte order
    public void A_count_or_type_that_lies_costs_its_feature(int offset, int value)
    {
        byte[] wkb = GeoPackageBuilder.Wkb(Polygon);
        if (offset == 0)
        {
            wkb[0] = (byte)value;
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(wkb.AsSpan(offset), value);
        }

        Damaged(GeoPackageBuilder.Blob(1, [], wkb));
    }

    [Fact]
    public void Heads_that_are_none_and_other_values_than_blobs_cost_their_feature()
    {
        byte[] right = GeoPackageBuilder.Blob(1, [], GeoPackageBuilder.Wkb(Polygon));
        Damaged(right[..7], right[..20], Array.Empty<byte>(), "văn bản", 12L, 1.5);
        Damaged((byte[])[.. "XX"u8, .. right[2..]], (byte[])[.. right[..2], 1, .. right[3..]], (byte[])[.. right[..3], 0x0B, .. right[4..]], (byte[])[.. right[..3], 0x21, .. right[4..]]);
        Damaged(GeoPackageBuilder.Blob(1, [], [1, 6, 0, 0, 0, 1, 0, 0, 0, .. GeoPackageBuilder.Wkb("POINT(1 2)")])); // a point as a part of a multipolygon
    }

    [Fact]
    public void A_ring_that_is_not_closed_is_closed_and_told()
    {
        byte[] wkb = [1, 3, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, .. new double[] { 107, 16, 108, 16, 108, 17 }.SelectMany(BitConverter.GetBytes)];
        ReadLayer read = Read(GeoPackageBuilder.Blob(1, [], wkb));
        Assert.Equal(Polygon, read.Wkt(0));
        Assert.Equal(["ring-not-closed"], read.Codes);
    }

    private void Damaged(params object[] blobs)
    {
        ReadLayer read = Read([.. blobs, GeoPackageBuilder.Blob(Polygon)]);
        Assert.Equal(Polygon, Assert.Single(read.Features).Geometry!.AsText());
        Assert.Equal(blobs.Length + 1L, read.Features[0].Number);
        Assert.All(read.Findings, f => Assert.Equal("geometry-unreadable", f.Code));
        Assert.Equal(Enumerable.Range(1, blobs.Length).Select(i => (long?)i), read.Findings.Select(f => f.Place.Record));
    }

    private ReadLayer Read(params object?[] blobs)
    {
        string path = folder.File(Guid.NewGuid() + ".gpkg");
        using (var builder = new GeoPackageBuilder(path))
        {
            builder.Layer("xa", type: "GEOMETRY");
            foreach (object? blob in blobs)
            {
                builder.Row("xa", blob, "x");
            }
        }

        return ReadLayer.Of(path);
    }
}
