using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Import;

public sealed class NationalBorderReaderTests : IDisposable
{
    private static readonly Bounds Communes = new(106.4, 16.2, 107.5, 17.3);

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_multilines_and_outlines_of_polygons_are_the_border()
    {
        (NationalBorderLayer read, List<Finding> findings) = Read(folder.Write("bien-gioi.geojson", Collection(
            """{"type":"LineString","coordinates":[[106.5,16.5],[106.6,16.6],[106.7,16.6]]}""",
            """{"type":"MultiLineString","coordinates":[[[106.7,16.6],[106.8,16.6]],[[106.9,16.7],[107,16.7]]]}""",
            """{"type":"Polygon","coordinates":[[[107,16],[108,16],[108,17],[107,16]],[[107.5,16.2],[107.6,16.3],[107.6,16.2],[107.5,16.2]]]}""",
            """{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[107,16]},{"type":"LineString","coordinates":[[107,17],[107.1,17]]}]}""",
            """{"type":"Point","coordinates":[107,16]}""",
            "null")));
        Assert.Equal([0, 3, 5, 7, 11, 15, 17], read.Lines.LineStart);
        Assert.Equal(6, read.Lines.LineCount);
        Assert.Equal((106.5, 16.5, 107.1, 17.0), (read.Lines.X[0], read.Lines.Y[0], read.Lines.X[^1], read.Lines.Y[^1]));
        Assert.Equal((6L, "GeoJSON", "bien-gioi.geojson"), (read.FeaturesRead, read.Format, read.File));
        Assert.Contains("WGS 84", read.Crs.Explanation.English, StringComparison.Ordinal);
        Assert.Equal(["geometry-mixed", "geometry-type", "geometry-missing", "border-from-polygons"], findings.Select(f => f.Code));
        Assert.Equal([4L, 5, 6, null], findings.Select(f => f.Place.Record));
    }

    [Theory]
    [InlineData("border.gpkg", "GPKG", "EPSG:3405", "XY")]
    [InlineData("border.shp", "ESRI Shapefile", "EPSG:32648", "XY")]
    [InlineData("border.shp", "ESRI Shapefile", "EPSG:4326", "XYZ")]
    [InlineData("border.shp", "ESRI Shapefile", "EPSG:4326", "XYM")]
    [InlineData("border.geojson", "GeoJSON", "EPSG:4326", "XYZ")]
    public void What_GDAL_writes_reads_the_same(string name, string format, string crs, string dimensions)
    {
        string source = folder.Write("source.geojson", Collection(
            """{"type":"LineString","coordinates":[[106.5,16.5],[106.6,16.6],[106.7,16.6]]}""", """{"type":"LineString","coordinates":[[106.7,16.6],[106.8,16.6]]}"""));
        Gdal.Run("ogr2ogr", "-f", format, "-t_srs", crs, "-dim", dimensions, "-nln", "border", folder.File(name), source);
        (NationalBorderLayer read, List<Finding> findings) = Read(folder.File(name));
        Assert.Equal([0, 3, 5], read.Lines.LineStart);
        Assert.Equal([106.5, 106.6, 106.7, 106.7, 106.8], read.Lines.X, (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.Equal([16.5, 16.6, 16.6, 16.6, 16.6], read.Lines.Y, (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.DoesNotContain(findings, f => f.Rank != FindingRank.Info);
    }

    [Fact]
    public void Of_several_layers_the_one_of_lines_is_meant_and_a_commune_layer_keeps_its_own()
    {
        string lines = folder.Write("l.geojson", Collection("""{"type":"LineString","coordinates":[[106.5,16.5],[106.6,16.6]]}"""));
        string areas = folder.Write("a.geojson", Collection(Enumerable.Repeat("""{"type":"Polygon","coordinates":[[[107,16],[108,16],[108,17],[107,16]]]}""", 5).ToArray()));
        Gdal.Run("ogr2ogr", "-f", "GPKG", "-nln", "xa", folder.File("all.gpkg"), areas);
        Gdal.Run("ogr2ogr", "-f", "GPKG", "-nln", "bien_gioi", "-update", folder.File("all.gpkg"), lines);
        (NationalBorderLayer read, List<Finding> findings) = Read(folder.File("all.gpkg"));
        Assert.Equal([0, 2], read.Lines.LineStart);
        Assert.Equal(["layer-chosen"], findings.Select(f => f.Code));
        using VectorLayer communes = VectorFiles.Open(new VectorSource(folder.File("all.gpkg")), new FindingLog());
        Assert.Equal("xa", communes.Name);
    }

    [Fact]
    public void A_commune_layer_of_lines_is_still_one_clear_error()
    {
        string path = folder.Write("xa.geojson", Collection("""{"type":"LineString","coordinates":[[106.5,16.5],[106.6,16.6]]}"""));
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), new FindingLog());
        InputFileException error = Assert.Throws<InputFileException>(() => CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = new CommuneFieldMap() }, new FindingLog(), TestContext.Current.CancellationToken));
        Assert.Contains("holds no usable polygon", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_lines_or_off_the_earth_is_one_clear_error()
    {
        string points = folder.Write("p.geojson", Collection("""{"type":"Point","coordinates":[106.5,16.5]}"""));
        Assert.Contains("holds no usable line", Assert.Throws<InputFileException>(() => Read(points)).Message, StringComparison.Ordinal);
        Assert.Throws<InputFileException>(() => Read(folder.Write("b.csv", "x,y\n1,2\n")));
        Assert.Throws<InputFileException>(() => Read(folder.File("missing.shp")));
        string metres = folder.Write("m.geojson", Collection("""{"type":"LineString","coordinates":[[1e8,1e8],[2e8,2e8]]}"""));
        Assert.Contains("on the earth", Assert.Throws<InputFileException>(() => Read(metres, "EPSG:32648")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_border_of_metres_without_a_system_takes_that_of_the_communes()
    {
        CoordinateReferenceSystem zone = CoordinateReferenceSystem.FromEpsg(3405)!;
        (double x, double y) = zone.FromWgs84(106.6, 16.6);
        string path = folder.Write("m.geojson", Collection(FormattableString.Invariant($$"""{"type":"LineString","coordinates":[[{{x}},{{y}}],[{{x + 1000}},{{y}}]]}""")));
        Gdal.Run("ogr2ogr", "-f", "ESRI Shapefile", folder.File("border.shp"), path);
        File.Delete(folder.File("border.prj"));
        (NationalBorderLayer read, List<Finding> findings) = Read(folder.File("border.shp"), communeCrs: zone);
        Assert.Equal(106.6, read.Lines.X[0], 1e-8);
        Assert.Contains(findings, f => f.Code is "crs-assumed" or "crs-recognised");
    }

    [Fact]
    public void A_border_of_the_whole_country_is_no_doubt_and_one_elsewhere_is()
    {
        string country = folder.Write("c.geojson", Collection("""{"type":"LineString","coordinates":[[102.2,22.4],[104,22.7],[106.7,21.9],[105,19],[106.6,16.6],[107.5,14.5],[104.6,10.4]]}"""));
        Assert.Empty(Read(country).Findings);
        string elsewhere = folder.Write("e.geojson", Collection("""{"type":"LineString","coordinates":[[102.2,22.4],[104,22.7]]}"""));
        Assert.Equal(["border-far"], Read(elsewhere).Findings.Select(f => f.Code));
    }

    private static (NationalBorderLayer Read, List<Finding> Findings) Read(string path, string? crs = null, CoordinateReferenceSystem? communeCrs = null)
    {
        var log = new FindingLog();
        NationalBorderLayer read = NationalBorderReader.Read(path, null, crs, null, Communes, log, communeCrs, cancellation: TestContext.Current.CancellationToken);
        return (read, [.. log.ToList()]);
    }

    private static string Collection(params string[] geometries) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', geometries.Select((g, i) => $$$"""{"type":"Feature","properties":{"id":{{{i}}}},"geometry":{{{g}}}}"""))}}]}""";
}
