using System.Globalization;
using CoverageAnalyzer.Tests.Rasters;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Files of a study of three communes of 2 km with every kind of layer: run in some milliseconds. Deleted with it.</summary>
internal sealed class TinyStudy : IDisposable
{
    /// <summary>Its <c>study.json</c>.</summary>
    public const string Settings = """
        { "name": "Nhỏ", "layers": {
            "communes": { "file": "communes.geojson", "fields": { "code": "code", "name": "name", "district": "district", "population": "population" } },
            "postalPoints": { "file": "postal.csv", "crs": "EPSG:4326" },
            "btsSites": { "file": "bts.csv", "crs": "EPSG:4326" } },
          "rules": "vn-2012" }
        """;

    private const int Communes = 3;
    private const double West = 107, South = 16.5, Side = 0.02;

    /// <summary>Writes the files.</summary>
    public TinyStudy()
    {
        Folder = Directory.CreateTempSubdirectory("coverage-settings-").FullName;
        Write("communes.geojson", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Enumerable.Range(0, Communes).Select(Commune))}}]}""");
        Write("border.geojson", FormattableString.Invariant(
            $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[{{{West}}},{{{South}}}],[{{{West}}},{{{South + Side}}}]]}}]}"""));
        Write("postal.csv", "code,name,lon,lat,type\nP1,Bưu cục A,107.01,16.51,BC\nP2,Bưu cục B,107.05,16.512,DL\n");
        Write("bts.csv", "code,lon,lat\nB1,107.012,16.51\nB2,107.03,16.508\n");
        Write("villages.csv", "code,name,lon,lat,households,population,electrified\nV1,Thôn Một,107.011,16.511,40,160,1\nV2,Thôn Hai,107.051,16.511,30,120,0\n");
        Write("centres.csv", "name,district,lon,lat\nTrung tâm,Huyện 0,107.01,16.51\n");
        Write("measured.csv", "lon,lat,dbm\n107.012,16.511,-80\n");
        Write("list.csv", "code\n00001\n");
        Write("elevation.asc", "ncols 8\nnrows 4\nxllcorner 106.99\nyllcorner 16.49\ncellsize 0.01\n" + string.Concat(Enumerable.Repeat("10 20 30 40 250 60 70 80\n", 4)));
        File.WriteAllBytes(Path.Combine(Folder, "cover.tif"), Raster(8, 1));
        File.WriteAllBytes(Path.Combine(Folder, "people.tif"), Raster(32, 3));
    }

    /// <summary>The study's folder.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Commune(int number)
    {
        double x = West + (Side * number);
        string Place(double east, double north) => string.Create(CultureInfo.InvariantCulture, $"[{x + east},{South + north}]");
        return $$$"""
            {"type":"Feature","properties":{"code":"0000{{{number + 1}}}","name":"Xã {{{number + 1}}}","district":"Huyện {{{number / 2}}}","population":{{{1000 * (number + 1)}}}},
             "geometry":{"type":"Polygon","coordinates":[[{{{Place(0, 0)}}},{{{Place(Side, 0)}}},{{{Place(Side, Side)}}},{{{Place(0, Side)}}},{{{Place(0, 0)}}}]]}}
            """;
    }

    private static byte[] Raster(int bits, int format) => new TiffBuilder
    {
        Width = 8,
        Height = 4,
        Bits = bits,
        Format = format,
        Epsg = 4326,
        Value = (_, _) => 10,
        Overrides = { [33550] = [0.01, 0.01, 0], [33922] = [0, 0, 0, 106.99, 16.53, 0] },
    }.Build();

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
