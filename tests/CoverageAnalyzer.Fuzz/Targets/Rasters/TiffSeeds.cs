using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>Small GeoTIFFs in every way of storing that the reader knows, for people, heights and land cover.</summary>
internal static class TiffSeeds
{
    private const string Scaled = "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item><Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">ft</Item></GDALMetadata>";

    /// <summary>The seeds, the same bytes every time.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        (int Code, string Name)[] packings = [(1, "none"), (5, "lzw"), (8, "deflate"), (32773, "packbits")];
        foreach ((int code, string packing) in packings)
        {
            bool predicts = code is 5 or 8;
            yield return ($"strip-{packing}-float.tif", new TiffBuilder { Compression = code, NoData = "-9999" }.Build());
            yield return ($"tile-{packing}-big-endian-int16.tif", new TiffBuilder
            {
                Compression = code, TileSize = 16, LittleEndian = false, Bits = 16, Format = 2, Predictor = predicts ? 2 : 1, Width = 20, Height = 18,
            }.Build());
            yield return ($"strip-{packing}-bigtiff-point.tif", new TiffBuilder
            {
                Compression = code, BigTiff = true, Predictor = predicts ? 3 : 1, PixelIsPoint = true, Epsg = 4326,
                Overrides = { [33550] = [0.001, 0.001, 0], [33922] = [0, 0, 0, 107, 17, 0] },
            }.Build());
            yield return ($"strip-{packing}-bigtiff-big-endian-byte.tif", new TiffBuilder
            {
                Compression = code, BigTiff = true, LittleEndian = false, Bits = 8, Format = 1, RowsPerStrip = 5, Predictor = predicts ? 2 : 1,
                Overrides = { [34264] = [9, 0, 0, 6e5, 0, -9, 0, 18e5, 0, 0, 0, 0, 0, 0, 0, 1] },
            }.Build());
        }

        yield return ("south-up-scaled-feet.tif", new TiffBuilder { Metadata = Scaled, NoData = "-9999", Overrides = { [33550] = [100, -100, 0] } }.Build());
        yield return ("sparse.tif", new TiffBuilder { Compression = 8, Missing = [1], NoData = "-1" }.Build());
        yield return ("double-predictor3.tif", new TiffBuilder { Compression = 8, Bits = 64, Predictor = 3, TileSize = 16, Value = (c, r) => c / 7.0 + r }.Build());
        yield return ("int32-predictor2-big-endian.tif", new TiffBuilder { Compression = 5, Bits = 32, Format = 2, Predictor = 2, LittleEndian = false, Value = (c, r) => (c - 3) * 100_000 }.Build());
        yield return ("land-cover.tif", new TiffBuilder { Compression = 5, Bits = 8, Format = 1, TileSize = 16, Value = (c, r) => 10 * (1 + ((c + r) % 9)) }.Build());
        yield return ("cloud.tif", Cloud(isBig: false));
        yield return ("cloud-bigtiff.tif", Cloud(isBig: true));
        yield return ("own-writer.tif", Own());
    }

    private static byte[] Cloud(bool isBig)
    {
        var grid = new RasterGrid(107, 17, 0.001, 0.001, 40, 35);
        using var writer = new CloudGeoTiffWriter<float>(grid, CoordinateReferenceSystem.FromText("EPSG:4326")!, new CloudGeoTiffOptions
        {
            TileSize = 16, NoData = double.NaN, IsAlwaysBig = isBig, Overviews = OverviewRule.Mean, Unit = "m",
        });
        writer.Write(Values(grid));
        using var file = new MemoryStream();
        writer.Finish(file);
        return file.ToArray();
    }

    private static byte[] Own()
    {
        var grid = new RasterGrid(600_000, 1_850_000, 30, 30, 19, 17);
        using var file = new MemoryStream();
        GeoTiffWriter.Write(
            file, grid, Values(grid).Select(v => (short)(float.IsNaN(v) ? -32768 : v)).ToArray(), CoordinateReferenceSystem.FromText("EPSG:32648")!,
            new GeoTiffWriterOptions { TileSize = 16, NoData = -32768, Description = "Độ cao" });
        return file.ToArray();
    }

    private static float[] Values(RasterGrid grid) => [.. Enumerable.Range(0, (int)grid.CellCount).Select(i => i % 41 == 0 ? float.NaN : (i * 7) % 200)];
}
