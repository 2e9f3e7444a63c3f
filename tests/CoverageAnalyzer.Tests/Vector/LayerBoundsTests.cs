using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Tests.Vector.GeoPackage;
using CoverageAnalyzer.Tests.Vector.Shapefile;

namespace CoverageAnalyzer.Tests.Vector;

/// <summary>Small files that once kept a reader busy for minutes, or asked for gigabytes: each is read or refused in a moment.</summary>
public sealed class LayerBoundsTests : IDisposable
{
    private const string Square = "POLYGON((107 16,107.1 16,107.1 16.1,107 16))";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Features_that_hold_nothing_are_refused_and_do_not_ask_for_five_hundred_values_each()
    {
        string wide = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"p{i}\":1"));
        string hollow = folder.Write("hollow.geojson", $"{{\"type\":\"FeatureCollection\",\"features\":[{{\"properties\":{{{wide}}}}}{string.Concat(Enumerable.Repeat(",{}", 200_000))}]}}");
        InputFileException e = Assert.Throws<InputFileException>(() => VectorFiles.Describe(hollow));
        Assert.Contains("they are empty", e.Message);

        var sparse = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < 20_000; i++)
        {
            sparse.Append(i == 0 ? "" : ",").Append($"{{\"type\":\"Feature\",\"properties\":{{\"p{i}\":1}},\"geometry\":null}}");
        }

        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(folder.Write("sparse.geojson", sparse.Append("]}").ToString())), findings);
        Assert.InRange(layer.Fields.Count, 16, 150);
        Assert.Contains(findings.ToList(), f => f.Code == "too-many-fields");
        Assert.Equal(20_000, layer.ReadFeatures(findings, TestContext.Current.CancellationToken).Count(f => f.Values.Length == layer.Fields.Count));
    }

    [Fact]
    public void A_collection_behind_a_single_feature_is_not_read_as_nothing()
    {
        const string feature = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[107,16]}}";
        string path = folder.Write("a.geojson", $"{feature}\n{{\"type\":\"FeatureCollection\",\"features\":[{feature}]}}");
        InputFileException e = Assert.Throws<InputFileException>(() => VectorFiles.Describe(path));
        Assert.Contains("After a single feature", e.Message);
    }

    [Fact]
    public void Lists_of_a_thousand_equal_layers_are_not_multiplied_with_each_other()
    {
        string path = folder.File("a.gpkg");
        using (var builder = new GeoPackageBuilder(path))
        {
            builder.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Square), "a").Sql("ALTER TABLE gpkg_contents RENAME TO old; CREATE TABLE gpkg_contents AS SELECT * FROM old");
            foreach (string table in new[] { "gpkg_contents", "gpkg_geometry_columns" })
            {
                builder.Sql($"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO {table} SELECT t.* FROM {table} t, n");
            }
        }

        Assert.Equal("xa", Assert.Single(VectorFiles.Describe(path)).Name);
    }

    [Fact]
    public void Pages_that_lead_to_one_another_refuse_a_GeoPackage()
    {
        string path = folder.File("a.gpkg");
        using (var builder = new GeoPackageBuilder(path))
        {
            builder.Layer("xa");
            for (int i = 0; i < 200; i++)
            {
                builder.Row("xa", GeoPackageBuilder.Blob(Square), "a");
            }
        }

        Assert.Equal(200, Assert.Single(VectorFiles.Describe(path)).FeatureCount);
        byte[] file = File.ReadAllBytes(path);
        const int page = 512;
        int inner = Enumerable.Range(1, (file.Length / page) - 1).First(p => file[p * page] == 5 && file[(p * page) + 4] > 2); // an inner page of a table
        int first = (inner * page) + ((file[(inner * page) + 12] << 8) | file[(inner * page) + 13]), second = (inner * page) + ((file[(inner * page) + 14] << 8) | file[(inner * page) + 15]);
        file.AsSpan(first, 4).CopyTo(file.AsSpan(second)); // the second child is the first again, and its rows are lost
        File.WriteAllBytes(path, file);
        InputFileException e = Assert.Throws<InputFileException>(() => VectorFiles.Describe(path));
        Assert.Contains("rows may be lost", e.Message);
    }

    [Fact]
    public void Rings_beside_one_another_by_the_ten_thousand_are_not_compared_for_ever()
    {
        double[][] rings = [.. Enumerable.Range(0, 12_000).Select(i => (double[])(i % 2 == 0
            ? [i, 0, i, 1, i + 1, 1, i, 0]
            : [i - 1, 0.1, i - 0.5, 0.6, i - 1, 0.6, i - 1, 0.1]))];
        string path = new ShapefileBuilder { ShapeType = 5 }.Column("TEN", 'C', 5).Add(ShapefileBuilder.Parts(5, rings), "a").Write(folder);
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        VectorFeature feature = Assert.Single(layer.ReadFeatures(findings, TestContext.Current.CancellationToken));
        Assert.Equal(6_000, feature.Geometry!.NumGeometries);
    }

    [Fact]
    public void A_boundary_that_crosses_itself_everywhere_is_given_up()
    {
        var random = new Random(1);
        string ring = string.Join(',', Enumerable.Range(0, 300).Select(_ => FormattableString.Invariant($"[{107 + random.NextDouble():F6},{16 + random.NextDouble():F6}]")));
        string path = folder.Write("a.geojson", $"{{\"type\":\"Feature\",\"properties\":{{\"ten\":\"a\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}");
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        var options = new CommuneImportOptions { Fields = CommuneFields.Map(layer, new Dictionary<string, string>(StringComparer.Ordinal), findings) };
        CommuneImportResult result = CommuneImport.Read(layer, options, findings, TestContext.Current.CancellationToken);
        Assert.Empty(result.Layer.Communes);
        Assert.Single(result.Rejected);
        Assert.Contains(findings.ToList(), f => f.Code == "ring-tangled");
    }

    /// <summary>A ring that runs along one edge twice: the mended lobes share that edge, and two polygons that share an edge are not one valid shape.</summary>
    [Fact]
    public void Lobes_that_share_an_edge_become_one_polygon()
    {
        string path = folder.Write("a.geojson", "{\"type\":\"Feature\",\"properties\":{\"ma\":\"1\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[107,16],[107.1,16.1],[107.1,16],[107.2,16],[107.2,16.1],[107.1,16.1],[107.1,16],[107,16]]]}}");
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        var options = new CommuneImportOptions { Fields = CommuneFields.Map(layer, new Dictionary<string, string>(StringComparer.Ordinal), findings) };
        CommuneImportResult result = CommuneImport.Read(layer, options, findings, TestContext.Current.CancellationToken);
        Assert.Equal(1, result.Layer.Polygons.RingCount);
        Assert.Contains(findings.ToList(), f => f.Code == "ring-repaired");
    }
}
