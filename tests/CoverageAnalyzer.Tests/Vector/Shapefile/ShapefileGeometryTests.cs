using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;

namespace CoverageAnalyzer.Tests.Vector.Shapefile;

public sealed class ShapefileGeometryTests : IDisposable
{
    private static readonly double[] Outer = [107, 16, 107, 17, 108, 17, 108, 16, 107, 16]; // clockwise
    private static readonly double[] Hole = [107.2, 16.2, 107.4, 16.2, 107.4, 16.4, 107.2, 16.4, 107.2, 16.2]; // counter-clockwise
    private static readonly double[] Island = [109, 16, 109, 17, 110, 17, 110, 16, 109, 16];
    private static readonly double[] HoleOfIsland = [109.2, 16.2, 109.4, 16.2, 109.4, 16.4, 109.2, 16.4, 109.2, 16.2];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("POINT(107.1 16.8)")]
    [InlineData("MULTIPOINT((107.1 16.8),(107.2 16.9))")]
    [InlineData("MULTILINESTRING((107 16,107.1 16.1),(108 16,108 17))")]
    [InlineData("POLYGON((107 16,108 16,108 17,107 17,107 16),(107.2 16.2,107.4 16.2,107.4 16.4,107.2 16.4,107.2 16.2))")]
    [InlineData("MULTIPOLYGON(((107 16,107.1 16,107.1 16.1,107 16)),((108 16,108.5 16,108.5 16.5,108 16.5,108 16),(108.1 16.1,108.2 16.1,108.2 16.2,108.1 16.1)))")]
    public void What_another_library_wrote_reads_the_same(string wkt)
    {
        Geometry expected = new WKTReader().Read(wkt);
        NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures(
            [new Feature(expected, new AttributesTable { { "TEN_XA", "Xã Tân Long" }, { "DAN_SO", 1234 }, { "HA", 12.5 } })], folder.File("xa.shp"), encoding: System.Text.Encoding.UTF8);
        ReadLayer read = ReadLayer.Of(folder.File("xa.shp"));
        ReadLayer.Same(expected, Assert.Single(read.Features).Geometry);
        Assert.Equal(("Xã Tân Long", 1234L, 12.5), (read.Value(0, "TEN_XA"), read.Value(0, "DAN_SO"), read.Value(0, "HA")));
        Assert.Equal(["prj-missing"], read.Codes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(21)]
    public void Points_with_and_without_heights(int type) => Expect("POINT (107.1 16.8)", type, ShapefileBuilder.Point(type, 107.1, 16.8));

    [Theory]
    [InlineData(8)]
    [InlineData(18)]
    [InlineData(28)]
    public void Several_points(int type) => Expect("MULTIPOINT ((107 16), (108 17))", type, ShapefileBuilder.MultiPoint(type, 107, 16, 108, 17));

    [Theory]
    [InlineData(3)]
    [InlineData(13)]
    [InlineData(23)]
    public void Lines(int type) =>
        Expect("MULTILINESTRING ((107 16, 108 17), (1 2, 3 4, 5 6))", type, ShapefileBuilder.Parts(type, [107, 16, 108, 17], [1, 2, 3, 4, 5, 6]));

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(25)]
    public void Polygons_with_holes_before_and_after_their_shells(int type) => Expect(
        "MULTIPOLYGON (((107 16, 107 17, 108 17, 108 16, 107 16), (107.2 16.2, 107.4 16.2, 107.4 16.4, 107.2 16.4, 107.2 16.2)), "
        + "((109 16, 109 17, 110 17, 110 16, 109 16), (109.2 16.2, 109.4 16.2, 109.4 16.4, 109.2 16.4, 109.2 16.2)))",
        type, ShapefileBuilder.Parts(type, HoleOfIsland, Hole, Outer, Island));

    [Fact]
    public void Rings_written_in_the_wrong_direction_are_polygons_all_the_same()
    {
        double[] outerReversed = Reversed(Outer), islandReversed = Reversed(Island);
        Expect("MULTIPOLYGON (((107 16, 108 16, 108 17, 107 17, 107 16)), ((109 16, 110 16, 110 17, 109 17, 109 16)))", 5, ShapefileBuilder.Parts(5, outerReversed, islandReversed), gdalAgrees: false);

        // One right and one wrong: the wrong one lies in no shell, so it is none of its holes.
        Expect("MULTIPOLYGON (((107 16, 107 17, 108 17, 108 16, 107 16)), ((109 16, 110 16, 110 17, 109 17, 109 16)))", 5, ShapefileBuilder.Parts(5, Outer, islandReversed), gdalAgrees: false);
        Expect("POLYGON ((107 16, 108 16, 108 17, 107 17, 107 16), (107.2 16.2, 107.2 16.4, 107.4 16.4, 107.4 16.2, 107.2 16.2))", 5, ShapefileBuilder.Parts(5, outerReversed, Reversed(Hole)), gdalAgrees: false);
    }

    [Fact]
    public void An_island_in_a_hole_is_a_polygon_and_a_hole_may_touch_its_shell()
    {
        double[] inner = [107.25, 16.25, 107.25, 16.35, 107.35, 16.35, 107.35, 16.25, 107.25, 16.25];
        Expect(
            "MULTIPOLYGON (((107 16, 107 17, 108 17, 108 16, 107 16), (107.2 16.2, 107.4 16.2, 107.4 16.4, 107.2 16.4, 107.2 16.2)), ((107.25 16.25, 107.25 16.35, 107.35 16.35, 107.35 16.25, 107.25 16.25)))",
            5, ShapefileBuilder.Parts(5, Outer, Hole, inner));
        Expect(
            "POLYGON ((107 16, 107 17, 108 17, 108 16, 107 16), (107 16.5, 107.5 16.4, 107.5 16.6, 107 16.5))", 5, ShapefileBuilder.Parts(5, Outer, [107, 16.5, 107.5, 16.4, 107.5, 16.6, 107, 16.5]));
    }

    [Fact]
    public void Null_shapes_deleted_rows_and_open_rings_are_told()
    {
        ShapefileBuilder builder = new ShapefileBuilder().Column("TEN", 'C', 20)
            .Add(ShapefileBuilder.Null(), "không hình")
            .AddRow(ShapefileBuilder.Parts(5, Outer), true, "đã xóa"u8.ToArray())
            .Add(ShapefileBuilder.Parts(5, Outer[..8]), "hở")
            .Add(ShapefileBuilder.Parts(5, Outer, [107.5, 16.5, 107.6, 16.6]), "vòng hai đỉnh")
            .Add(ShapefileBuilder.Parts(5, Outer[..4]), "chỉ hai đỉnh");
        ReadLayer read = ReadLayer.Of(builder.Write(folder, more: (".cpg", "UTF-8")));
        Assert.Equal(["không hình", "hở", "vòng hai đỉnh", "chỉ hai đỉnh"], read.Features.Select((_, i) => read.Value(i, "TEN")));
        Assert.Equal([1, 3, 4, 5], read.Features.Select(f => f.Number));
        Assert.Equal([null, "POLYGON ((107 16, 107 17, 108 17, 108 16, 107 16))", "POLYGON ((107 16, 107 17, 108 17, 108 16, 107 16))", null], read.Features.Select(f => f.Geometry?.AsText()));
        Assert.Equal(["prj-missing", "row-deleted", "ring-not-closed", "ring-too-short", "ring-too-short"], read.Codes);
    }

    [Fact]
    public void A_shape_rewritten_at_the_end_of_the_file_is_read_by_the_index()
    {
        // As a program leaves it that edits in place: the old record 1 stays, the longer new one stands last.
        byte[] old = ShapefileBuilder.Parts(5, Island), second = ShapefileBuilder.Parts(5, Outer), rewritten = ShapefileBuilder.Parts(5, Outer, Hole);
        ShapefileBuilder builder = new ShapefileBuilder().Column("TEN", 'C', 8).AddRow(old, false, "một"u8.ToArray()).AddRow(second, false, "hai"u8.ToArray());
        ShapefileBuilder long3 = new ShapefileBuilder().AddRow(old, false).AddRow(second, false).AddRow(rewritten, false);
        string path = builder.Write(folder, more: (".cpg", "UTF-8"));
        folder.Write("xa.shp", long3.Shp());
        byte[] index = builder.Shx();
        int last = 100 + 8 + old.Length + 8 + second.Length;
        ((byte[])[.. ShapefileBuilder.Big(last / 2), .. ShapefileBuilder.Big(rewritten.Length / 2)]).CopyTo(index, 100);
        folder.Write("xa.shx", index);
        ReadLayer read = ReadLayer.Of(path);
        ReadLayer gdal = ReadLayer.Of(AsGeoJson(path));
        Assert.Equal(["shp-not-in-order", "prj-missing"], read.Codes.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["một", "hai"], read.Features.Select((_, i) => read.Value(i, "TEN")));
        Assert.Equal(gdal.Features.Select(f => f.Geometry!.Area), read.Features.Select(f => f.Geometry!.Area));
        Assert.Equal(1 - (0.2 * 0.2), read.Features[0].Geometry!.Area, 1e-9);

        // With another length in the index GDAL leaves the shape out; the .shp knows how long it is.
        ShapefileBuilder.Big((rewritten.Length / 2) - 4).CopyTo(index, 104);
        folder.Write("xa.shx", index);
        ReadLayer again = ReadLayer.Of(path);
        Assert.Contains("shx-lengths-differ", again.Codes);
        Assert.Equal(read.Features.Select(f => f.Geometry!.Area), again.Features.Select(f => f.Geometry!.Area));
    }

    private static double[] Reversed(double[] ring) => [.. Enumerable.Range(0, ring.Length / 2).Reverse().SelectMany(i => new[] { ring[2 * i], ring[(2 * i) + 1] })];

    private void Expect(string wkt, int type, byte[] record, bool gdalAgrees = true)
    {
        string shp = new ShapefileBuilder { ShapeType = type }.Column("MA", 'C', 4).Add(record, "1").Write(folder);
        Geometry read = ReadLayer.Of(shp).Features[0].Geometry!;
        ReadLayer.Same(new WKTReader().Read(wkt), read);
        Assert.True(read.IsValid);

        // A second judge is GDAL on the same bytes; rings in the wrong direction it puts together by rules of its own.
        if (gdalAgrees)
        {
            ReadLayer gdal = ReadLayer.Of(AsGeoJson(shp));
            Assert.Equal(gdal.Features[0].Geometry!.Area, read.Area, 1e-12);
            Assert.Equal(gdal.Features[0].Geometry!.NumPoints, read.NumPoints);
        }
    }

    private string AsGeoJson(string shp)
    {
        string target = Path.ChangeExtension(shp, ".geojson");
        File.Delete(target);
        Gdal.Run("ogr2ogr", "-f", "GeoJSON", "-dim", "XY", target, shp);
        return target;
    }
}
