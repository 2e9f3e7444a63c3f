using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Model;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Tests.Vector;

public sealed class GeoPackageWriterTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2012, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Polygons_with_holes_and_parts_points_and_values_come_back_as_they_were()
    {
        string path = Write("a.gpkg");
        ReadLayer communes = ReadLayer.Of(path, "communes");
        ReadLayer.Same(new WKTReader().Read("MULTIPOLYGON(((107 16,108 16,108 17,107 17,107 16),(107.2 16.2,107.2 16.4,107.4 16.4,107.4 16.2,107.2 16.2)),((109 16,110 16,110 17,109 16)))"), communes.Features[0].Geometry);
        Assert.Equal([["00123", "Xã \"Mò\" Ó", 1_234L, 12.5], ["00124", null, null, null]], communes.Features.Select(f => f.Values));
        Assert.Equal(4326, communes.Crs.EpsgCode);
        ReadLayer points = ReadLayer.Of(path, "points");
        Assert.Equal(107.1010378, points.Features[0].Geometry!.Coordinate.X);
        Assert.Null(points.Features[1].Geometry);
        Assert.Empty(communes.Codes.Concat(points.Codes));
    }

    [Fact]
    public void Another_library_reads_its_blobs_with_the_envelope_they_state()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Write("a.gpkg"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT c.geom, r.minx, r.maxx, r.miny, r.maxy FROM communes c JOIN rtree_communes_geom r ON r.id = c.fid ORDER BY fid";
        using SqliteDataReader row = command.ExecuteReader();
        Assert.True(row.Read());
        byte[] blob = (byte[])row.GetValue(0);
        Assert.Equal(4326, BitConverter.ToInt32(blob, 4));
        Geometry geometry = new GeoPackageGeoReader().Read(blob);
        Assert.True(geometry.IsValid);
        Assert.Equal(new Envelope(107, 110, 16, 17), geometry.EnvelopeInternal);
        Assert.Equal([107, 110, 16, 17], Enumerable.Range(1, 4).Select(row.GetDouble));
    }

    [Fact]
    public void GDAL_opens_every_layer_without_a_word_of_complaint()
    {
        string path = Write("a.gpkg");
        string info = Gdal.Run("ogrinfo", "-so", "-al", path);
        Assert.Contains("Layer name: communes", info, StringComparison.Ordinal);
        Assert.Contains("Feature Count: 2", info, StringComparison.Ordinal);
        Assert.Contains("Extent: (107.000000, 16.000000) - (110.000000, 17.000000)", info, StringComparison.Ordinal);
        Gdal.Run("ogr2ogr", "-f", "GeoJSON", folder.File("b.geojson"), path, "communes");
        ReadLayer read = ReadLayer.Of(folder.File("b.geojson"));
        Assert.Equal(ReadLayer.Of(path, "communes").Features[0].Geometry!.Area, read.Features[0].Geometry!.Area, 1e-12);
        Assert.Equal("Xã \"Mò\" Ó", read.Value(0, "tên xã"));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() => Assert.Equal(File.ReadAllBytes(Write("a.gpkg")), File.ReadAllBytes(Write("b.gpkg")));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(24)]
    [InlineData(1_003)]
    public void Rows_whose_number_is_known_give_the_bytes_of_rows_written_one_by_one(int count)
    {
        byte[] oneByOne = File.ReadAllBytes(WriteRows("one.gpkg", count, stated: 0));
        Assert.Equal(oneByOne, File.ReadAllBytes(WriteRows("known.gpkg", count, stated: count)));
        Assert.Equal(oneByOne, File.ReadAllBytes(WriteRows("less.gpkg", count, stated: count / 2)));
        Assert.Equal(count, ReadLayer.Of(folder.File("known.gpkg"), "points").Features.Count);
    }

    [Theory]
    [InlineData(7, 8)]
    [InlineData(12, 30)]
    public void Fewer_rows_than_stated_are_refused_and_not_lost(int count, int stated) =>
        Assert.Throws<InvalidOperationException>(() => WriteRows("a.gpkg", count, stated));

    /// <summary>Texts that repeat and change, nulls and missing places that come and go at different rows of a statement.</summary>
    private string WriteRows(string name, int count, int stated)
    {
        GeoPackageWriter.Write(
            folder.File(name),
            [
                new GeoPackageTable
                {
                    Name = "points", Columns = [("code", "TEXT"), ("same", "TEXT"), ("n", "INTEGER"), ("ha", "REAL")], RowCount = stated,
                    Rows = Enumerable.Range(0, count).Select(i => new object?[] { i % 5 == 3 ? null : $"Xã {i}", i % 9 < 6 ? "a" : "", i % 4 == 1 ? null : (long)i, i % 7 == 2 ? double.NaN : i / 3.0 }),
                    Points = ([.. Enumerable.Range(0, count).Select(i => i % 11 == 4 ? double.NaN : 105 + (i * 1e-3))], [.. Enumerable.Range(0, count).Select(i => 20 + (i % 13 * 1e-2))]),
                },
                new GeoPackageTable { Name = "after", Columns = [("a", "TEXT")], Rows = [["z"]] },
            ],
            [], Time, TestContext.Current.CancellationToken);
        return folder.File(name);
    }

    private string Write(string name)
    {
        PolygonSet polygons = new(
            [107, 108, 108, 107, 107, 107.2, 107.2, 107.4, 107.4, 107.2, 109, 110, 110, 109, 107, 107.5, 107.5, 107],
            [16, 16, 17, 17, 16, 16.2, 16.4, 16.4, 16.2, 16.2, 16, 16, 17, 16, 16, 16, 16.5, 16],
            [0, 5, 10, 14, 18], [0, 3, 4]);
        GeoPackageWriter.Write(
            folder.File(name),
            [
                new GeoPackageTable
                {
                    Name = "communes", Title = "Các xã", Columns = [("code", "TEXT"), ("tên xã", "TEXT"), ("n", "INTEGER"), ("ha", "REAL")],
                    Rows = [["00123", "Xã \"Mò\" Ó", 1_234L, 12.5], ["00124", null, null, double.NaN]], Polygons = polygons,
                },
                new GeoPackageTable { Name = "points", Columns = [("a", "TEXT")], Rows = [["x"], ["y"]], Points = ([107.1010378, double.NaN], [16.8172845, 16]) },
                new GeoPackageTable { Name = "findings", Columns = [("a", "TEXT")], Rows = [["z"]] },
            ],
            [new GeoPackageStyle("communes", "x", "<qgis/>", "<sld/>", true, "")], Time, TestContext.Current.CancellationToken);
        return folder.File(name);
    }
}
