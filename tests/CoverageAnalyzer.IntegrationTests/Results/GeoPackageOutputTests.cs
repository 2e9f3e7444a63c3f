using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary><c>results.gpkg</c> as GDAL and QGIS read it.</summary>
public sealed partial class GeoPackageOutputTests(SmallResults results) : IClassFixture<SmallResults>
{
    [Fact]
    public async Task Ogrinfo_lists_every_layer_without_a_warning()
    {
        string text = await Judge.Run("ogrinfo", "-ro", "-so", "-al", results["results.gpkg"]);
        Assert.DoesNotContain("Warning", text);
        Assert.DoesNotContain("ERROR", text);
        string[] layers = [.. Layer().Matches(text).Select(m => $"{m.Groups["name"].Value}: {m.Groups["geometry"].Value.Trim()}, {m.Groups["count"].Value}")];
        Assert.Equal(
            ["communes: Multi Polygon, 4", "service_areas: Multi Polygon, 2", "postal_points: Point, 2", "bts_sites: Point, 1", "province: None, 1", "districts: None, 2"],
            layers.Take(6));
        Assert.Equal(["gaps", "findings", "layer_styles"], layers.Skip(6).Select(l => l.Split(':')[0]));
        Assert.Equal(4, text.Split("ID[\"EPSG\",4326]]").Length - 1);
        Assert.Contains("DESCRIPTION=Các xã", text);
        Assert.Contains("code: String", text);
    }

    [Fact]
    public async Task Gdal_finds_by_the_spatial_index_what_it_finds_without_and_the_codes_keep_their_zeros()
    {
        string[] window = ["-spat", "107.01", "16.51", "107.09", "16.59"];
        string indexed = await Judge.Run("ogrinfo", ["-ro", "-q", results["results.gpkg"], "communes", "-geom=NO", .. window]);
        string scanned = await Judge.Run("ogrinfo", ["-ro", "-q", "-oo", "LIST_ALL_TABLES=NO", "--config", "OGR_GPKG_USE_RTREE", "NO", results["results.gpkg"], "communes", "-geom=NO", .. window]);
        Assert.Equal(scanned, indexed);
        Assert.Contains("code (String) = 00120", indexed);
        Assert.DoesNotContain("00121", indexed);
    }

    [Fact]
    public async Task An_edit_by_another_program_moves_the_spatial_index_too()
    {
        using var folder = new TemporaryFolder();
        string copy = folder["copy.gpkg"];
        File.Copy(results["results.gpkg"], copy);
        await Judge.Run("ogrinfo", copy, "-sql", "UPDATE postal_points SET geom = (SELECT geom FROM bts_sites) WHERE fid = 1", "-dialect", "SQLITE");
        Assert.Equal(1L, Scalar(copy, "SELECT count(*) FROM rtree_postal_points_geom r JOIN rtree_bts_sites_geom b ON r.minx = b.minx AND r.maxy = b.maxy WHERE r.id = 1"));
        Assert.Equal("ok", Scalar(copy, "PRAGMA integrity_check"));
    }

    [Fact]
    public void The_file_is_a_geopackage_by_its_system_tables()
    {
        string file = results["results.gpkg"];
        Assert.Equal(1196444487L, Scalar(file, "PRAGMA application_id"));
        Assert.Equal("ok", Scalar(file, "PRAGMA integrity_check"));
        Assert.Empty(Rows(file, "PRAGMA foreign_key_check"));
        Assert.Equal(
            ["bts_sites|features|4326", "communes|features|4326", "districts|attributes|", "findings|attributes|", "gaps|attributes|", "layer_styles|attributes|", "postal_points|features|4326", "province|attributes|", "service_areas|features|4326"],
            Rows(file, "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY table_name"));
        Assert.Equal(
            ["bts_sites|geom|POINT", "communes|geom|MULTIPOLYGON", "postal_points|geom|POINT", "service_areas|geom|MULTIPOLYGON"],
            Rows(file, "SELECT table_name, column_name, geometry_type_name FROM gpkg_geometry_columns ORDER BY table_name"));
        foreach (string table in (string[])["bts_sites", "communes", "postal_points", "service_areas"])
        {
            Assert.Equal(Scalar(file, $"SELECT count(*) FROM {table}"), Scalar(file, $"SELECT count(*) FROM rtree_{table}_geom"));
            Assert.Equal(6L, Scalar(file, $"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"));
            Assert.Equal(1L, Scalar(file, $"SELECT count(*) FROM gpkg_extensions WHERE table_name = '{table}' AND extension_name = 'gpkg_rtree_index'"));
        }
    }

    [Fact]
    public void Qgis_finds_one_default_style_a_layer_under_the_names_it_looks_for()
    {
        string file = results["results.gpkg"];
        Assert.Empty(Rows(file, "SELECT s.id FROM layer_styles s LEFT JOIN gpkg_geometry_columns g ON g.table_name = s.f_table_name AND g.column_name = s.f_geometry_column WHERE g.table_name IS NULL"));
        Assert.Empty(Rows(file, "SELECT id FROM layer_styles WHERE f_table_schema IS NOT '' OR f_table_catalog IS NOT ''"));
        Assert.Equal(
            ["bts_sites|1", "communes|1", "postal_points|1", "service_areas|1"],
            Rows(file, "SELECT f_table_name, sum(useAsDefault) FROM layer_styles GROUP BY f_table_name ORDER BY f_table_name"));
        Assert.Empty(Rows(file, "SELECT f_table_name, styleName FROM layer_styles GROUP BY f_table_name, styleName HAVING count(*) > 1"));
        foreach (string row in Rows(file, "SELECT id FROM layer_styles"))
        {
            XDocument qml = XDocument.Parse((string)Scalar(file, $"SELECT styleQML FROM layer_styles WHERE id = {row}")!);
            Assert.Equal("qgis", qml.Root!.Name.LocalName);
            Assert.NotNull(qml.Root.Element("renderer-v2"));
            XDocument sld = XDocument.Parse((string)Scalar(file, $"SELECT styleSLD FROM layer_styles WHERE id = {row}")!);
            Assert.NotEmpty(sld.Descendants(XName.Get("Rule", "http://www.opengis.net/sld")));
            Assert.Equal(Scalar(file, $"SELECT f_table_name FROM layer_styles WHERE id = {row}"), sld.Descendants(XName.Get("Name", "http://www.opengis.net/sld")).First().Value);
        }
    }

    [GeneratedRegex(@"^Layer name: (?<name>\S+).*?^Geometry: (?<geometry>[^\n]+)\n(?:Feature Count: (?<count>\d+))?", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Layer();

    private static object? Scalar(string file, string sql)
    {
        using SqliteConnection connection = Open(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static List<string> Rows(string file, string sql)
    {
        using SqliteConnection connection = Open(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? string.Empty : reader.GetValue(i))));
        }

        return rows;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
