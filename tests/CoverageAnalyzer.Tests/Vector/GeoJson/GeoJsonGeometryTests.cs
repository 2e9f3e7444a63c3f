using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace CoverageAnalyzer.Tests.Vector.GeoJson;

public sealed class GeoJsonGeometryTests : IDisposable
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("POINT(107.1 16.8)")]
    [InlineData("MULTIPOINT((107.1 16.8),(107.2 16.9))")]
    [InlineData("LINESTRING(107 16,107.1 16.1,107.2 16)")]
    [InlineData("MULTILINESTRING((107 16,107.1 16.1),(108 16,108 17))")]
    [InlineData("POLYGON((107 16,108 16,108 17,107 17,107 16),(107.2 16.2,107.4 16.2,107.4 16.4,107.2 16.4,107.2 16.2))")]
    [InlineData("MULTIPOLYGON(((107 16,107.1 16,107.1 16.1,107 16)),((108 16,108.5 16,108.5 16.5,108 16.5,108 16),(108.1 16.1,108.2 16.1,108.2 16.2,108.1 16.1)))")]
    [InlineData("GEOMETRYCOLLECTION(POINT(107 16),GEOMETRYCOLLECTION(POLYGON((107 16,107.1 16,107.1 16.1,107 16)),LINESTRING(1 2,3 4)))")]
    public void Every_type_reads_as_another_library_wrote_it(string wkt)
    {
        Geometry expected = new WKTReader().Read(wkt);
        string json = JsonSerializer.Serialize(new FeatureCollection { new Feature(expected, new AttributesTable { { "ten", "Xã Tân Long" } }) }, Options);
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", json));
        ReadLayer.Same(expected, Assert.Single(read.Features).Geometry);
        Assert.Equal("Xã Tân Long", read.Value(0, "ten"));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void What_ogr2ogr_writes_reads_the_same_with_heights_and_measures_passed_over()
    {
        string source = folder.Write("a.geojson", Collection(
            """{"type":"Polygon","coordinates":[[[107,16,5],[107.5,16,6],[107.5,16.5,7],[107,16,5]]]}""",
            """{"type":"Point","coordinates":[107.25,16.25,12.5]}"""));
        Gdal.Run("ogr2ogr", "-f", "GeoJSON", folder.File("b.geojson"), source);
        Gdal.Run("ogr2ogr", "-f", "GeoJSONSeq", folder.File("c.geojsonl"), source);
        Gdal.Run("ogr2ogr", "-f", "GeoJSONSeq", "-lco", "RS=YES", folder.File("d.geojsons"), source);
        foreach (string file in new[] { "a.geojson", "b.geojson", "c.geojsonl", "d.geojsons" })
        {
            ReadLayer read = ReadLayer.Of(folder.File(file));
            Assert.Equal("POLYGON ((107 16, 107.5 16, 107.5 16.5, 107 16))", read.Wkt(0));
            Assert.Equal("POINT (107.25 16.25)", read.Wkt(1));
        }
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", null)]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[]]}""", null)]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", null)]
    [InlineData("null", null)]
    [InlineData("""{"coordinates":[107,16],"type":"Point","x":{"coordinates":[1]}}""", "POINT (107 16)")]
    [InlineData("""{"type":"Point","coordinates":[107,16,5,6,7]}""", "POINT (107 16)")]
    public void Empty_geometries_are_none_and_members_may_stand_in_any_order(string geometry, string? wkt)
    {
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", Collection(geometry)));
        Assert.Equal(wkt, read.Wkt(0));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}""", "ring-not-closed", true)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0]]]}""", "ring-too-short", true)]
    [InlineData("""{"type":"LineString","coordinates":[[0,0]]}""", "ring-too-short", true)]
    [InlineData("""{"type":"Point","coordinates":[1e999,2]}""", "coordinate-not-finite", false)]
    [InlineData("""{"type":"Point","coordinates":[1e300,2]}""", "coordinate-out-of-range", false)]
    [InlineData("""{"type":"Point","coordinates":["107","16"]}""", "geometry-unreadable", false)]
    [InlineData("""{"type":"Point","coordinates":[null,16]}""", "geometry-unreadable", false)]
    [InlineData("""{"type":"Point","coordinates":[107]}""", "geometry-unreadable", false)]
    [InlineData("""{"type":"Point"}""", "geometry-unreadable", false)]
    [InlineData("""{"type":"Polygon","coordinates":[[107,16]]}""", "geometry-unreadable", false)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],1]]}""", "geometry-unreadable", false)]
    [InlineData("""{"type":"Circle","coordinates":[0,0]}""", "geometry-unreadable", false)]
    [InlineData("""[107,16]""", "geometry-unreadable", false)]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1e999,0]}]}""", "coordinate-not-finite", false)]
    public void A_damaged_geometry_costs_its_feature_only_and_is_told_with_its_number(string geometry, string code, bool kept)
    {
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", Collection("""{"type":"Point","coordinates":[1,2]}""", geometry, """{"type":"Point","coordinates":[3,4]}""")));
        Assert.Equal(kept ? [1, 2, 3] : new long[] { 1, 3 }, read.Features.Select(f => f.Number));
        Assert.Equal((code, 2L), (Assert.Single(read.Findings).Code, read.Findings[0].Place.Record!.Value));
    }

    [Fact]
    public void Collections_nested_too_deeply_are_refused_without_recursion()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"type":"GeometryCollection","geometries":[""", 20)) + string.Concat(Enumerable.Repeat("]}", 20));
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", Collection(deep)));
        Assert.Equal("geometry-unreadable", Assert.Single(read.Findings).Code);
        string hostile = string.Concat(Enumerable.Repeat("""{"type":"GeometryCollection","geometries":[""", 100_000));
        Assert.Contains("64", ReadLayer.ErrorOf(folder.Write("b.geojson", Collection(hostile))).Problem.English, StringComparison.Ordinal);
    }

    private static string Collection(params string[] geometries) =>
        "{\"type\":\"FeatureCollection\",\"features\":["
        + string.Join(",", geometries.Select((g, i) => "{\"type\":\"Feature\",\"properties\":{\"n\":" + i + "},\"geometry\":" + g + "}"))
        + "]}";
}
