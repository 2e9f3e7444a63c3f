using System.IO.Compression;
using System.Text.Json;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Layers;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

public sealed class LayerGeoJsonTests(BuiltInLayers study) : IClassFixture<BuiltInLayers>
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    [Fact]
    public void Every_layer_of_the_built_in_study_is_sent_whole_in_feature_order()
    {
        Assert.Equal(
            [MapSource.Communes, MapSource.Districts, MapSource.ServiceAreas, MapSource.PostalPoints, MapSource.BtsSites, MapSource.NationalBorder],
            study.Layers.Layers.Select(l => l.Source));
        foreach (StudyLayer layer in study.Layers.Layers)
        {
            Assert.False(layer.IsTiled);
            using JsonDocument document = JsonDocument.Parse(study.Layers.GeoJsonOf(layer.Source)!.Plain);
            JsonElement features = document.RootElement.GetProperty("features");
            Assert.Equal(layer.Count, features.GetArrayLength());
            Assert.Equal(Enumerable.Range(0, layer.Count), features.EnumerateArray().Select(f => f.GetProperty("id").GetInt32()));
            Assert.All(features.EnumerateArray(), f => Assert.All(f.GetProperty("properties").EnumerateObject(), p => Assert.Contains(p.Name, (string[])["code", "name", "counted", "radius"])));
        }
    }

    [Fact]
    public void Communes_are_valid_polygons_with_right_handed_rings()
    {
        FeatureCollection read = JsonSerializer.Deserialize<FeatureCollection>(study.Layers.GeoJsonOf(MapSource.Communes)!.Plain, GeoJson)!;
        Assert.Equal(study.Content.Communes.Count, read.Count);
        foreach (Geometry geometry in read.Select(f => f.Geometry))
        {
            Assert.True(geometry.IsValid);
            for (int i = 0; i < geometry.NumGeometries; i++)
            {
                var polygon = (Polygon)geometry.GetGeometryN(i);
                Assert.True(Orientation.IsCCW(polygon.ExteriorRing.CoordinateSequence));
                Assert.All(polygon.InteriorRings, r => Assert.False(Orientation.IsCCW(r.CoordinateSequence)));
            }
        }
    }

    [Fact]
    public void Compressed_answers_unpack_to_the_plain_one_and_have_tags_of_their_own()
    {
        PackedAnswer answer = study.Layers.GeoJsonOf(MapSource.Communes)!;
        using var gzip = new GZipStream(new MemoryStream(answer.Gzip), CompressionMode.Decompress);
        using var brotli = new BrotliStream(new MemoryStream(answer.Brotli), CompressionMode.Decompress);
        foreach (Stream stream in (Stream[])[gzip, brotli])
        {
            var plain = new MemoryStream();
            stream.CopyTo(plain);
            Assert.Equal(answer.Plain, plain.ToArray());
        }

        Assert.Equal("br", answer.For("gzip, deflate, br").ContentEncoding);
        Assert.Equal("gzip", answer.For("br;q=0, gzip;q=0.5").ContentEncoding);
        Assert.Null(answer.For(null).ContentEncoding);
        Assert.Null(answer.For("*;q=0").ContentEncoding);
        string[] tags = [answer.For("br").ETag, answer.For("gzip").ETag, answer.For(string.Empty).ETag];
        Assert.Equal(3, tags.Distinct().Count());
        Assert.All(tags, t => Assert.Matches("^\"[0-9a-z-]+\"$", t));
    }

    [Fact]
    public void District_lines_of_the_built_in_study_lie_on_commune_boundaries()
    {
        LayerFeatures districts = study.Features.Single(l => l.Source == MapSource.Districts);
        var corners = study.Content.CommunePolygons.X.Zip(study.Content.CommunePolygons.Y).Select(p => (Math.Round(p.First, 7), Math.Round(p.Second, 7))).ToHashSet();
        int known = districts.Lines!.X.Zip(districts.Lines.Y).Count(p => corners.Contains((Math.Round(p.First, 7), Math.Round(p.Second, 7))));
        Assert.True(known >= 0.98 * districts.Lines.X.Length, $"{known} of {districts.Lines.X.Length}");
        Assert.Equal(Enumerable.Range(0, districts.Count), districts.FeatureOfLine.Distinct().Order());
    }
}
