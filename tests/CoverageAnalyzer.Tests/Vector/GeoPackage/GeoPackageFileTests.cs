using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Geodesy;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.Tests.Vector.GeoPackage;

public sealed class GeoPackageFileTests : IDisposable
{
    private const string Polygon = "POLYGON ((107 16, 108 16, 108 17, 107 16))";
    private readonly ScratchFolder folder = new();

    private string Gpkg => folder.File("bản đồ.gpkg");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Accented_columns_with_spaces_and_brackets_and_every_kind_of_value()
    {
        Make(b => b.Sql("CREATE TABLE \"xã 2012\" (fid INTEGER PRIMARY KEY, \"Tên xã\" TEXT, geom BLOB, \"Dân số 2009\" INTEGER, \"Diện tích (ha)\" REAL, \"Có chợ?\" BOOLEAN, ngay DATE, luc DATETIME, anh BLOB, \"n\"\"háy\" TEXT)")
            .Register("xã 2012")
            .Sql("INSERT INTO \"xã 2012\" VALUES (7, 'X' || 'a' || char(771), $g, 1234, 12.5, 1, '2012-12-31', '2012-12-31T01:02:03Z', x'00', '\"')", ("$g", GeoPackageBuilder.Blob(Polygon)))
            .Sql("INSERT INTO \"xã 2012\" (geom, \"Dân số 2009\", \"Diện tích (ha)\") VALUES ($g, 'nhiều', 9e999)", ("$g", GeoPackageBuilder.Blob(Polygon))));
        ReadLayer read = ReadLayer.Of(Gpkg);
        Assert.Equal("xã 2012", read.Name);
        Assert.Equal(["Tên xã", "Dân số 2009", "Diện tích (ha)", "Có chợ?", "ngay", "luc", "n\"háy"], read.Fields.Select(f => f.Name));
        Assert.Equal(["text", "integer", "number", "yes/no", "date", "date", "text"], read.Fields.Select(f => f.Type));
        Assert.Equal(["Xã", 1234L, 12.5, true, new DateTime(2012, 12, 31, 0, 0, 0, DateTimeKind.Utc), new DateTime(2012, 12, 31, 1, 2, 3, DateTimeKind.Utc), "\""], read.Features[0].Values);
        Assert.Equal([null, "nhiều", null, null, null, null, null], read.Features[1].Values);
        Assert.Equal(["value-unreadable"], read.Codes);
    }

    [Fact]
    public void Of_several_layers_the_polygons_with_most_rows_are_taken_and_any_can_be_named()
    {
        Make(b => b.Layer("điểm", type: "POINT").Row("điểm", GeoPackageBuilder.Blob("POINT(1 2)"), "p").Row("điểm", GeoPackageBuilder.Blob("POINT(1 2)"), "p")
            .Layer("huyện").Row("huyện", GeoPackageBuilder.Blob(Polygon), "h")
            .Layer("xã").Row("xã", GeoPackageBuilder.Blob(Polygon), "x").Row("xã", GeoPackageBuilder.Blob(Polygon), "y")
            .Sql("CREATE TABLE bảng (a TEXT)").Sql("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('bảng', 'attributes')"));
        ReadLayer read = ReadLayer.Of(Gpkg);
        Assert.Equal(("xã", "layer-chosen"), (read.Name, Assert.Single(read.Codes)));
        Assert.Equal("h", ReadLayer.Of(Gpkg, "Huye\u0323\u0302n").Value(0, "ten"));
        Assert.Contains("điểm, huyện, xã", ReadLayer.ErrorOf(Gpkg, "tỉnh").Remedy.Vietnamese, StringComparison.Ordinal);
        Assert.Equal([("điểm", "Point", 2L), ("huyện", "Polygon", 1L), ("xã", "Polygon", 2L)], VectorFiles.Describe(Gpkg).Select(l => (l.Name, l.GeometryType, l.FeatureCount!.Value)));
    }

    [Theory]
    [InlineData(4326, 4326)]
    [InlineData(9212, 9212)]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(31337, null)]
    public void The_coordinate_system_is_the_file_s_and_undefined_ones_are_none(long srs, int? code)
    {
        Make(b => b.Layer("xa", srs: srs).Row("xa", GeoPackageBuilder.Blob(Polygon), "x"));
        CrsDeclaration crs = ReadLayer.Of(Gpkg).Crs;
        Assert.Equal(code, crs.EpsgCode);
        Assert.Equal(code is null ? CrsOrigin.Unknown : CrsOrigin.File, crs.Origin);
    }

    [Fact]
    public void A_coordinate_system_of_its_own_is_taken_from_its_definition()
    {
        Make(b => b.Sql("INSERT INTO gpkg_spatial_ref_sys VALUES ('của tỉnh', 100001, 'NONE', 100001, 'PROJCS[\"x\"]', NULL)").Layer("xa", srs: 100001).Row("xa", GeoPackageBuilder.Blob(Polygon), "x"));
        CrsDeclaration crs = ReadLayer.Of(Gpkg).Crs;
        Assert.Equal((null, "PROJCS[\"x\"]"), (crs.EpsgCode, crs.Wkt));
    }

    [Fact]
    public void Triggers_views_and_virtual_tables_of_the_file_are_never_run()
    {
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x")
            .Sql("CREATE VIEW bay AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n AS fid, NULL AS geom, '' AS ten FROM c").Register("bay")
            .Sql("CREATE TRIGGER t AFTER INSERT ON xa BEGIN DELETE FROM xa; END")
            .Sql("CREATE VIRTUAL TABLE rtree_xa_geom USING rtree(id, minx, maxx, miny, maxy)").Register("rtree_xa_geom")
            .Register("không có"));
        ReadLayer read = ReadLayer.Of(Gpkg);
        Assert.Equal("x", read.Value(0, "ten"));
        Assert.Contains("bay, rtree_xa_geom, không có", Assert.Single(read.Findings, f => f.Code == "layer-not-a-table").Message.English, StringComparison.Ordinal);
        ReadLayer.ErrorOf(Gpkg, "bay");

        Make(b => b.Sql("CREATE VIEW bay AS SELECT 1 AS fid, NULL AS geom").Register("bay"));
        Assert.Contains("bay", ReadLayer.ErrorOf(Gpkg).Problem.English, StringComparison.Ordinal);

        // The system tables themselves as views: an endless query would never end.
        Make(b => b.Sql("DROP TABLE gpkg_contents").Sql("CREATE VIEW gpkg_contents AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n AS table_name FROM c"));
        ReadLayer.ErrorOf(Gpkg);
    }

    [Fact]
    public void Tables_of_contents_that_contradict_the_file_are_said()
    {
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x").Sql("UPDATE gpkg_geometry_columns SET column_name = 'hinh'"));
        Assert.Contains("'hinh'", ReadLayer.ErrorOf(Gpkg).Problem.English, StringComparison.Ordinal);
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x").Sql("DELETE FROM gpkg_geometry_columns"));
        Assert.Contains("no map layer", ReadLayer.ErrorOf(Gpkg).Problem.English, StringComparison.Ordinal);
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x").Sql("UPDATE gpkg_contents SET table_name = 'XA'").Sql("UPDATE gpkg_geometry_columns SET srs_id = 'x', column_name = 'GEOM'"));
        Assert.Equal(Polygon, ReadLayer.Of(Gpkg).Wkt(0)); // only the case differs, as SQLite itself allows
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x").Sql("DROP TABLE gpkg_spatial_ref_sys"));
        Assert.Contains("gpkg_spatial_ref_sys", ReadLayer.ErrorOf(Gpkg).Problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("đây không phải SQLite")]
    [InlineData("SQLite format 3\0")]
    public void What_is_not_SQLite_is_said(string content) => ReadLayer.ErrorOf(folder.Write("x.gpkg", content));

    [Fact]
    public void A_file_cut_anywhere_is_an_error_or_whole()
    {
        Make(b =>
        {
            b.Layer("xa");
            for (int i = 0; i < 40; i++)
            {
                b.Row("xa", GeoPackageBuilder.Blob(Polygon), "x");
            }
        });
        byte[] whole = File.ReadAllBytes(Gpkg);
        Assert.InRange(whole.Length, 6_000, 20_000);
        for (int length = 0; length < whole.Length; length += 256)
        {
            ReadLayer.ErrorOf(folder.Write("cut.gpkg", whole[..length]));
        }
    }

    [Fact]
    public void Rows_in_a_write_ahead_log_beside_it_are_seen_and_nothing_is_left_behind()
    {
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "cũ"));
        using var writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Gpkg, Pooling = false }.ToString());
        writer.Open();
        using SqliteCommand command = writer.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE xa SET ten = 'mới';";
        command.ExecuteNonQuery();
        string[] before = Directory.GetFiles(folder.Path);
        Assert.Contains(before, f => f.EndsWith("-wal", StringComparison.Ordinal));
        byte[] main = File.ReadAllBytes(Gpkg);
        Assert.Equal("mới", ReadLayer.Of(Gpkg).Value(0, "ten"));
        Assert.Equal(before, Directory.GetFiles(folder.Path));
        Assert.Equal(main, File.ReadAllBytes(Gpkg));
    }

    [Fact]
    public void A_hot_journal_beside_it_is_refused_and_a_finished_one_is_not()
    {
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x"));
        string journal = Gpkg + "-journal";
        File.WriteAllBytes(journal, [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7, .. new byte[504]]);
        Assert.Contains("-journal", ReadLayer.ErrorOf(Gpkg).Problem.Vietnamese, StringComparison.Ordinal);
        File.WriteAllBytes(journal, new byte[512]); // what PRAGMA journal_mode = PERSIST leaves
        Assert.Equal("x", ReadLayer.Of(Gpkg).Value(0, "ten"));
    }

    [Fact]
    public void A_read_only_file_in_a_read_only_folder_is_read_and_stays_alone()
    {
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Gpkg, UnixFileMode.UserRead);
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        try
        {
            Assert.Equal("x", ReadLayer.Of(Gpkg).Value(0, "ten"));
            Assert.Equal([Gpkg], Directory.GetFiles(folder.Path));
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    [Theory]
    [InlineData("với % và # ? trong tên.gpkg")]
    [InlineData("a&mode=rw.gpkg")]
    [InlineData("file:x.gpkg")]
    public void Any_file_name_is_a_name(string name)
    {
        Make(b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Polygon), "x"));
        if (OperatingSystem.IsWindows() && name.AsSpan().ContainsAny("?:"))
        {
            return;
        }

        File.Copy(Gpkg, folder.File(name));
        Assert.Equal("x", ReadLayer.Of(folder.File(name)).Value(0, "ten"));
    }

    [Fact]
    public void What_ogr2ogr_writes_reads_the_same()
    {
        string source = folder.Write("a.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"Tên xã":"Xã Mò Ó","n":5},"geometry":{"type":"Polygon","coordinates":[[[107,16],[108,16],[108,17],[107,16]]]}}]}""");
        Gdal.Run("ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:9212", Gpkg, source);
        ReadLayer read = ReadLayer.Of(Gpkg);
        Assert.Equal((9212, "Xã Mò Ó", 5L), (read.Crs.EpsgCode!.Value, read.Value(0, "Tên xã"), read.Value(0, "n")));
        (double x, double y) = CoordinateReferenceSystem.FromEpsg(9212)!.FromWgs84(107, 16);
        Assert.Equal(x, read.Features[0].Geometry!.Coordinates[0].X, 1e-3);
        Assert.Equal(y, read.Features[0].Geometry!.Coordinates[0].Y, 1e-3);
    }

    private void Make(Action<GeoPackageBuilder> fill)
    {
        File.Delete(Gpkg);
        using var builder = new GeoPackageBuilder(Gpkg);
        fill(builder);
    }
}
