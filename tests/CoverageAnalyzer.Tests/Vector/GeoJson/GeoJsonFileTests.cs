using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Tests.Vector.GeoJson;

public sealed class GeoJsonFileTests : IDisposable
{
    private const string Two = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ma":"00123","ten":"Đông Hà"},"geometry":{"type":"Point","coordinates":[107.1,16.8]}},{"type":"Feature","properties":{"ma":"00124","ten":"Xã Mò Ó"},"geometry":null}]}""";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("bom")]
    [InlineData("crlf")]
    [InlineData("indented")]
    [InlineData("trailing comma and comment")]
    [InlineData("features last")]
    public void The_way_it_is_written_makes_no_difference(string way)
    {
        string text = way switch
        {
            "bom" => "\uFEFF" + Two,
            "crlf" => Two.Replace(",", ",\r\n", StringComparison.Ordinal) + "\r\n",
            "indented" => System.Text.Json.Nodes.JsonNode.Parse(Two)!.ToJsonString(new() { WriteIndented = true }), // escapes the accents too
            "trailing comma and comment" => Two.Replace("}]}", "},]/* end */}", StringComparison.Ordinal),
            "features last" => Two.Replace("{\"type\":\"FeatureCollection\",", "{\"bbox\":[0,0,1,1],\"name\":\"x\",\"more\":{\"features\":[1]},\"type\":\"FeatureCollection\",", StringComparison.Ordinal),
            _ => Two,
        };
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", text));
        Assert.Equal(["00123", "00124"], read.Features.Select((_, i) => read.Value(i, "ma")));
        Assert.Equal(["Đông Hà", "Xã Mò Ó"], read.Features.Select((_, i) => read.Value(i, "ten")));
        Assert.Null(read.Wkt(1));
        Assert.Equal((4326, CrsOrigin.Format), (read.Crs.EpsgCode!.Value, read.Crs.Origin));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}}""", 3405)]
    [InlineData("""{"type":"name","properties":{"name":"EPSG:9212"}}""", 9212)]
    [InlineData("""{"type":"EPSG","properties":{"code":3405}}""", 3405)]
    [InlineData("""{"type":"EPSG","properties":{"code":"3405"}}""", 3405)]
    [InlineData("""{"type":"link","properties":{"href":"http://spatialreference.org/ref/epsg/3405"}}""", 3405)]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}""", 4326)]
    public void The_older_crs_member_is_read(string crs, int code)
    {
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", Two.Replace("\"features\"", $"\"crs\":{crs},\"features\"", StringComparison.Ordinal)));
        Assert.Equal((code, CrsOrigin.File), (read.Crs.EpsgCode!.Value, read.Crs.Origin));
    }

    [Fact]
    public void A_crs_member_that_says_nothing_is_no_crs_and_null_is_the_format_s_own()
    {
        ReadLayer unknown = ReadLayer.Of(folder.Write("a.geojson", Two.Replace("\"features\"", "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"quê nhà\"}},\"features\"", StringComparison.Ordinal)));
        Assert.Equal(CrsDeclaration.None, unknown.Crs);
        Assert.Equal(["crs-unknown"], unknown.Codes);
        Assert.Equal(4326, ReadLayer.Of(folder.Write("b.geojson", Two.Replace("\"features\"", "\"crs\":null,\"features\"", StringComparison.Ordinal))).Crs.EpsgCode);
    }

    [Fact]
    public void Properties_keep_their_kinds()
    {
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","id":7,"bbox":[0,0,0,0],"geometry":null,"other":{"a":[1,{"geometry":1}]},
              "properties":{"s":"x","i":12,"d":1.5,"e":1e3,"b":true,"n":null,"o":{"a":[1, 2]},"l":[1,"hai"],"code":123456789012345678901,"big":1e999,"\u0074\u00ean":"A\u0300"}},
             {"type":"Feature","properties":null,"geometry":null},
             {"type":"Feature","geometry":null},
             {"type":"Feature","geometry":null,"properties":{"s":1,"new":"cuối"}},
             5]}
            """));
        Assert.Equal(4, read.Features.Count);
        Assert.Equal(["x", 12L, 1.5, 1000.0, true, null, "{\"a\":[1, 2]}", "[1,\"hai\"]", "123456789012345678901", null, "À", null], read.Features[0].Values);
        Assert.All(read.Features[1].Values.Concat(read.Features[2].Values), Assert.Null);
        Assert.Equal((1L, "cuối"), (read.Value(3, "s"), read.Value(3, "new")));
        Assert.Equal(["text", "integer", "number", "number", "yes/no", "text", "text", "text", "text", "number", "text", "text"], read.Fields.Select(f => f.Type));
        Assert.Equal("tên", read.Fields[10].Name);
        Assert.Equal(["value-unreadable", "geometry-unreadable"], read.Codes);
    }

    [Fact]
    public void The_last_of_two_equal_keys_counts()
    {
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1,"a":2},"properties":{"b":3},"geometry":null,"geometry":{"type":"Point","coordinates":[0,0],"coordinates":[1,1]}}]}
            """));
        Assert.Equal((2L, 3L, "POINT (1 1)"), (read.Value(0, "a"), read.Value(0, "b"), read.Wkt(0)));
        Assert.Contains("twice", ReadLayer.ErrorOf(folder.Write("b.geojson", """{"type":"FeatureCollection","features":[],"features":[]}""")).Problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]},"coordinates":[9,9]}""", 1)]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", 1)]
    [InlineData("{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}\n{\"type\":\"Point\",\"coordinates\":[1,2]}\r\n\n", 2)]
    [InlineData("\u001e{\"type\":\"Point\",\"coordinates\":[1,2]}\n\u001e{\"type\":\"Point\",\"coordinates\":[1,2]}\n", 2)]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}},{"coordinates":[1,2],"type":"Point"}]}""", 2)]
    public void Single_features_bare_geometries_and_one_a_line_are_read(string text, int count)
    {
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", text));
        Assert.Equal(Enumerable.Repeat("POINT (1 2)", count), read.Features.Select(f => f.Geometry!.AsText()));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection"}""", "'features'")]
    [InlineData("""{"type":"FeatureCollection","features":{"type":"Feature","x":{}}}""", "'features'")]
    [InlineData("""{"type":"FeatureCollection","features":null}""", "'features'")]
    [InlineData("""{"type":"Topology","objects":{}}""", "TopoJSON")]
    [InlineData("""{"a":1}""", "not GeoJSON")]
    [InlineData("""{"type":"FeatureCollection","features":[]} [1]""", "not GeoJSON")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[NaN,1]}}]}""", "well-formed")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"x""", "breaks off")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature"}""", "breaks off")]
    [InlineData("   ", "")]
    public void What_is_no_GeoJSON_is_one_clear_error(string text, string says)
    {
        InputFileException error = ReadLayer.ErrorOf(folder.Write("a.geojson", text));
        Assert.Equal("a.geojson", error.Place.File);
        Assert.Contains(says, error.Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_breaks_off_anywhere_is_an_error_or_told_and_never_less_in_silence()
    {
        byte[] whole = System.Text.Encoding.UTF8.GetBytes(Two);
        for (int length = 1; length < whole.Length; length++)
        {
            ReadLayer.ErrorOf(folder.Write("a.geojson", whole[..length]));
        }
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_recognised()
    {
        byte[] latin = [.. System.Text.Encoding.ASCII.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"ten":"X"""),
            0xB7, .. " T"u8, 0xA9, .. "n L"u8, 0xCB, .. "p, x"u8, 0xB7, .. " H"u8, 0xAD, 0xED, .. "ng L"u8, 0xCB, .. "p, "u8, 0xAE, .. "a Kr"u8, 0xAB, .. "ng\"}}]}"u8];
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", latin));
        Assert.Equal("TCVN3 (ABC)", read.Encoding.Name);
        Assert.Equal("Xã Tân Lập, xã Hướng Lập, đa Krông", read.Value(0, "ten"));
        ReadLayer.ErrorOf(folder.Write("b.geojson", [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes(Two)]));
    }

    [Fact]
    public void Many_fields_are_cut_with_a_finding_and_one_large_feature_is_read()
    {
        string fields = string.Join(",", Enumerable.Range(0, 700).Select(i => $"\"f{i}\":{i}"));
        string ring = string.Join(",", Enumerable.Range(0, 100_000).Select(i => FormattableString.Invariant($"[{107 + (0.1 * Math.Cos(i * 2e-5 * Math.PI)):R},{16 + (0.1 * Math.Sin(i * 2e-5 * Math.PI)):R}]")));
        ReadLayer read = ReadLayer.Of(folder.Write("a.geojson", $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{{{{fields}}}},"geometry":{"type":"Polygon","coordinates":[[{{{ring}}},[107.1,16]]]}}]}"""));
        Assert.Equal(500, read.Fields.Count);
        Assert.Equal(["too-many-fields"], read.Codes);
        Assert.Equal(100_001, read.Features[0].Geometry!.NumPoints);
    }

    [Fact]
    public void Describing_names_types_and_count()
    {
        VectorLayerInfo info = Assert.Single(VectorFiles.Describe(folder.Write("a.geojson", Two)));
        Assert.Equal(("a", "Point", 2L), (info.Name, info.GeometryType, info.FeatureCount));
    }
}
