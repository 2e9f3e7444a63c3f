using System.Globalization;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.IntegrationTests.Terrain;

namespace CoverageAnalyzer.IntegrationTests.Chunks;

/// <summary>A small study with everything that is measured in pieces: heights with voids, a raster of people, villages with areas, a border, a list, and communes that overlap.</summary>
internal static class PieceStudy
{
    /// <summary>Number of communes.</summary>
    public const int Communes = 12;

    /// <summary>People in the cells of the analysis plane, and rules that ask for several distances to postal points.</summary>
    public static string InPlane(TemporaryFolder folder, string name = "plane") =>
        Write(folder, name, CoordinateReferenceSystem.FromEpsg(32648)!, """ "rules": "uk-post-office" """);

    /// <summary>People in cells of degrees, rules about mountains, a list, an override, and the classes of Kapos.</summary>
    public static string InDegrees(TemporaryFolder folder, string name = "degrees") => Write(folder, name, CoordinateReferenceSystem.FromEpsg(4326)!, """
        "rules": "vn-2025", "lists": [{ "id": "mountainous", "file": "list.csv", "compareWith": "MTN-272-C" }],
        "classification": { "kaposMountainMinimumShare": 0.5, "remoteDistanceKilometres": 3, "overrides": [{ "class": "mountainous", "verdict": "no", "communes": ["003"] }] }
        """);

    private static string Write(TemporaryFolder folder, string name, CoordinateReferenceSystem people, string settings)
    {
        folder.Write($"{name}/c.geojson", TerrainStudy.Boxes(
            [.. Enumerable.Range(0, Communes).Select(i => (string.Create(CultureInfo.InvariantCulture, $"\"code\":\"{i:000}\",\"name\":\"Xã {i}\",\"district\":\"Huyện {i / 3}\",\"province\":\"Tỉnh {i % 2}\",\"population\":{(i == 5 ? "null" : $"{900 + (40 * i)}")}"), 107 + (0.03 * (i % 3)), 16.5 + (0.025 * (i / 3)), 0.031, 0.0255))]));
        folder.Write($"{name}/v.geojson", TerrainStudy.Boxes(
            [.. Enumerable.Range(0, 20).Select(i => (string.Create(CultureInfo.InvariantCulture, $"\"code\":\"V{i}\",\"name\":\"Thôn {i}\",\"households\":{30 + i},\"electrified\":\"có\""), 107.002 + (0.0041 * i), 16.503 + (0.0043 * (i * 7 % 20)), 0.0037, 0.0033))]));
        folder.Write($"{name}/t.asc", TerrainStudy.Grid((row, column) => (row * 31) + (column * 17) is var h && h % 97 == 0 ? -9999 : 900 * ((row / 20) + (column / 30)) / 4 + (h % 40)));
        folder.Write($"{name}/p.csv", "id,name,lon,lat\nP1,Bưu cục 1,107.011,16.512\nP2,Bưu cục 2,107.071,16.583\nP3,Bưu cục 3,107.044,16.549\nP4,Lạ,khong,16.6\n");
        folder.Write($"{name}/b.csv", "id,lon,lat,radius_km\nB1,107.06,16.52,1.5\nB2,107.01,16.57,\nB3,107.0302,16.5248,0.7\nB4,107.08,16.59,2\n");
        folder.Write($"{name}/list.csv", "Mã,Tên xã\n001,Xã 1\n004,Xã 4\n077,Xã Không Đâu\n");
        folder.Write($"{name}/border.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[106.9999,16.4],[106.9999,16.55],[106.9,16.7]]}}]}""");
        WritePeople(folder[$"{name}/people.tif"], people);
        folder.Write($"{name}/study.json", $$"""
            { "name": "Mảnh", "language": "vi", {{settings}},
              "layers": { "communes": "c.geojson", "villages": "v.geojson", "elevation": { "file": "t.asc", "crs": "EPSG:4326" }, "population": "people.tif",
                          "postalPoints": { "file": "p.csv", "crs": "EPSG:4326" }, "btsSites": { "file": "b.csv", "crs": "EPSG:4326" }, "nationalBorder": "border.geojson" },
              "targets": { "averageServiceRadiusKilometres": 2.3 }, "mobile": { "model": "distance", "radiusKilometres": 1.2 } }
            """);
        return folder[name];
    }

    private static void WritePeople(string path, CoordinateReferenceSystem crs)
    {
        (double west, double south) = crs.FromWgs84(106.99, 16.49);
        (double east, double north) = crs.FromWgs84(107.11, 16.62);
        double cell = (east - west) / 100;
        var grid = new RasterGrid(west, north, cell, cell, 100, (int)((north - south) / cell));
        using FileStream stream = File.Create(path);
        GeoTiffWriter.Write(stream, grid, Enumerable.Range(0, grid.Rows * grid.Columns).Select(i => i * 13 % 7 == 0 ? float.NaN : i * 11 % 5 + 0.25f).ToArray(), crs);
    }
}
