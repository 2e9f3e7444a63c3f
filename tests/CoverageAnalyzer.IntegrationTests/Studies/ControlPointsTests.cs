using System.Globalization;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Tests;
using CsvHelper;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>The control points of Quảng Trị, computed by PROJ, come out of every reader and every output within a centimetre.</summary>
public sealed class ControlPointsTests : IDisposable
{
    private const double Centimetre = 0.01;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string, int> Ways => new()
    {
        { "csv", "wgs84", 4326 }, { "csv", "vn2000", 4756 }, { "csv", "tm3_epsg9212", 9212 }, { "csv", "utm48_epsg3405", 3405 },
        { "geojson", "tm3_epsg9212", 9212 }, { "geojson", "vn2000", 4756 }, { "shp", "tm3_epsg9212", 9212 }, { "shp", "utm48_epsg3405", 3405 }, { "shp", "vn2000", 4756 },
        { "gpkg", "tm3_epsg9212", 9212 }, { "gpkg", "utm48_epsg3405", 3405 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Readers(string format, string columns, int code)
    {
        string csv = Points(columns, northingFirst: false);
        var findings = new FindingLog();
        if (format == "csv")
        {
            Data.Import.PointTable table = Data.Import.PointTableReader.Read(
                csv, new Data.Import.PointReadOptions { Crs = $"EPSG:{code}" }, findings, TestContext.Current.CancellationToken);
            Near(table.Records.Select(r => (r.Code, r.LongitudeDegrees, r.LatitudeDegrees)));
            return;
        }

        string target = folder.File("diem." + format);
        string driver = format switch { "shp" => "ESRI Shapefile", "gpkg" => "GPKG", _ => "GeoJSON" };
        string[] older = format == "geojson" ? ["-lco", "RFC7946=NO"] : [];
        Gdal.Run("ogr2ogr", ["-f", driver, .. older, "-lco", "COORDINATE_PRECISION=10", "-a_srs", $"EPSG:{code}", "-oo", "X_POSSIBLE_NAMES=x", "-oo", "Y_POSSIBLE_NAMES=y", target, csv]);
        using VectorLayer layer = VectorFiles.Open(new VectorSource(target), findings);
        VectorFeature[] features = [.. layer.ReadFeatures(findings, TestContext.Current.CancellationToken)];
        double[] x = [.. features.Select(f => f.Geometry!.Coordinate.X)], y = [.. features.Select(f => f.Geometry!.Coordinate.Y)];
        Data.Import.CrsDecision decision = Data.Import.CrsDecision.Decide(SourcePlace.OfFile(target), layer.Crs, null, x, y, null, findings);
        Assert.Equal(code, decision.Crs.EpsgCode);
        decision.Crs.ToWgs84(x, y);
        int key = layer.Fields.Select(f => f.Name).ToList().IndexOf("code");
        Near(features.Select((f, i) => ((string)f.Values[key]!, x[i], y[i])));
    }

    [Theory]
    [InlineData("tm3_epsg9212", "EPSG:9212", true)]
    [InlineData("utm48_epsg3405", "EPSG:3405", false)]
    public async Task Outputs(string columns, string crs, bool northingFirst)
    {
        folder.Write("study.json", $$"""
            { "name": "Điểm khống chế", "layers": {
              "communes": { "file": "{{SharedData.Require("data/quang-tri-2009/communes.geojson").Replace('\\', '/')}}" },
              "postalPoints": { "file": "{{Path.GetFileName(Points(columns, northingFirst))}}", "crs": "{{crs}}" } } }
            """);
        CliCall call = await CliCall.Run("analyze", folder.Path, "--quiet", "--out", folder.File("kq"));
        Assert.True(call.ExitCode is 0 or 3, call.Error);

        using (var csv = new CsvReader(new StreamReader(folder.File("kq/postal_points.csv")), CultureInfo.InvariantCulture))
        {
            csv.Read();
            csv.ReadHeader();
            var rows = new List<(string, double, double)>();
            while (csv.Read())
            {
                rows.Add((csv.GetField("code")!, csv.GetField<double>("longitude"), csv.GetField<double>("latitude")));
            }

            Near(rows);
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File("kq/results.gpkg"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT code, geom, longitude, latitude FROM postal_points";
        using SqliteDataReader row = command.ExecuteReader();
        var geometries = new List<(string, double, double)>();
        var figures = new List<(string, double, double)>();
        var reader = new GeoPackageGeoReader();
        while (row.Read())
        {
            var point = (NetTopologySuite.Geometries.Point)reader.Read((byte[])row.GetValue(1));
            geometries.Add((row.GetString(0), point.X, point.Y));
            figures.Add((row.GetString(0), row.GetDouble(2), row.GetDouble(3)));
        }

        Near(geometries);
        Near(figures);
    }

    private static IEnumerable<Dictionary<string, string>> Rows()
    {
        using var csv = new CsvReader(new StreamReader(SharedData.Require("data/quang-tri-2009/control-points.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!, StringComparer.Ordinal);
        }
    }

    /// <summary>A list of the points as an office has it: code, x, y.</summary>
    private string Points(string columns, bool northingFirst)
    {
        (string e, string n) = columns is "wgs84" or "vn2000" ? ("lon_" + columns, "lat_" + columns) : ("e_" + columns, "n_" + columns);
        (e, n) = northingFirst ? (n, e) : (e, n);
        return folder.Write("diem.csv", "code,x,y\n" + string.Concat(Rows().Select((r, i) => $"KC{i:D2},{r[e]},{r[n]}\n")));
    }

    private static void Near(IEnumerable<(string Code, double Longitude, double Latitude)> found)
    {
        Dictionary<string, (double, double)> byCode = found.ToDictionary(f => f.Code, f => (f.Longitude, f.Latitude));
        int i = 0;
        foreach (Dictionary<string, string> row in Rows())
        {
            (double longitude, double latitude) = byCode[$"KC{i++:D2}"];
            double apart = EllipsoidalDistance.Metres(
                longitude, latitude, double.Parse(row["lon_wgs84"], CultureInfo.InvariantCulture), double.Parse(row["lat_wgs84"], CultureInfo.InvariantCulture));
            Assert.True(apart <= Centimetre, $"{row["label"]}: {apart} m");
        }

        Assert.Equal(7, i);
    }
}
