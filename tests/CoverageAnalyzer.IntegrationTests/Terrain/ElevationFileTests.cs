using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Terrain;

/// <summary>The built-in study with the elevation files a planner may bring, made by GDAL of the built-in one: same answers, or words that help.</summary>
public sealed class ElevationFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private static string Source => Path.Combine(TerrainStudy.BuiltIn, "elevation.tif");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_surface_in_utm_vn2000_and_hgt_tiles_gives_the_same_classes()
    {
        string utm = folder.File("utm.tif"), vn2000 = folder.File("vn2000.tif");
        Gdal.Run("gdalwarp", "-q", "-t_srs", "EPSG:32648", "-r", "bilinear", Source, utm);
        Gdal.Run("gdalwarp", "-q", "-t_srs", "EPSG:9210", "-r", "bilinear", Source, vn2000);
        string tiles = folder.File("tiles");
        Directory.CreateDirectory(tiles);
        foreach ((int north, int east) in (ReadOnlySpan<(int, int)>)[(16, 106), (16, 107), (17, 106), (17, 107)])
        {
            string cut = folder.File("cut.tif");
            const double Half = 1 / 2400.0;
            string[] extent = [.. new[] { east - Half, north - Half, east + 1 + Half, north + 1 + Half }.Select(e => e.ToString("R", CultureInfo.InvariantCulture))];
            Gdal.Run("gdalwarp", ["-q", "-overwrite", "-te", .. extent, "-ts", "1201", "1201", "-r", "bilinear", "-dstnodata", "-32768", Source, cut]);
            Gdal.Run("gdal_translate", "-q", "-of", "SRTMHGT", cut, Path.Combine(tiles, FormattableString.Invariant($"N{north}E{east}.hgt")));
        }

        List<Dictionary<string, string>> original = await Communes(Source);
        foreach (string file in (string[])[utm, vn2000, tiles])
        {
            List<Dictionary<string, string>> other = await Communes(file);
            Assert.Equal(original.Select(c => (c["code"], c["mountainous"])), other.Select(c => (c["code"], c["mountainous"])));
            foreach (string share in (string[])["share_above_200_m", "share_above_600_m"])
            {
                Assert.All(original.Zip(other), p => Assert.Equal(Number(p.First[share]), Number(p.Second[share]), file == tiles ? 0.01 : 0.005)); // tiles lie half a cell off
            }
        }
    }

    [Fact]
    public async Task Communes_beyond_the_model_are_undecidable_and_counted()
    {
        string half = folder.File("half.tif");
        Gdal.Run("gdal_translate", "-q", "-projwin", "106.9", "17.3", "107.6", "16.2", Source, half);
        (CliCall call, string results) = await With(half);
        Assert.Equal(0, call.ExitCode);
        (string rank, _, string message) = Assert.Single(TerrainStudy.Findings(results), f => f.Code == "elevation-misses-communes");
        Assert.Equal("warning", rank);
        int outside = TerrainStudy.Rows(results, "eligibility.csv").Count(r => r["rule"] == "MTN-UP-91" && r["verdict"] == "undecidable");
        List<Dictionary<string, string>> communes = TerrainStudy.Rows(results, "communes.csv");
        Assert.Equal(outside, communes.Count(c => c["mean_elevation_m"].Length == 0));
        Assert.All(communes.Where(c => c["mean_elevation_m"].Length == 0), c => Assert.Equal(("undecidable", "undecidable", ""), (c["mountainous"], c["highland"], c["share_above_200_m"])));
        Assert.Contains("24 communes", message);
    }

    [Fact]
    public async Task A_model_of_another_continent_and_one_without_heights_are_errors_that_leave_the_rest_of_the_run()
    {
        string voids = folder.File("void.tif");
        Gdal.Run("gdal_translate", "-q", "-scale", "-1000", "9000", "-32768", "-32768", "-a_nodata", "-32768", "-ot", "Int16", Source, voids);
        foreach (string file in (string[])[voids, SharedData.Require("data/terrain/N44W072.hgt")])
        {
            (CliCall call, string results) = await With(file, "--fail-on", "error");
            Assert.Equal(3, call.ExitCode);
            Assert.Single(TerrainStudy.Findings(results), f => f is { Rank: "error", Code: "elevation-covers-nothing" });
            Assert.Contains("0 mountainous communes (142 undecidable)", call.Out);
            Assert.Contains("156 service points", call.Out);
        }
    }

    [Fact]
    public async Task A_flat_model_is_said_once_and_is_no_reason_to_stop()
    {
        string zero = folder.File("zero.tif");
        Gdal.Run("gdal_translate", "-q", "-scale", "-1000", "9000", "0", "0", "-ot", "Int16", Source, zero);
        (CliCall call, string results) = await With(zero);
        Assert.Equal(0, call.ExitCode);
        Assert.Single(TerrainStudy.Findings(results), f => f.Code == "elevation-flat");
        Assert.Contains("0 mountainous communes (0 undecidable)", call.Out);
    }

    [Theory]
    [InlineData("ZSTD")]
    [InlineData("LERC")]
    public async Task A_compression_that_is_not_read_is_refused_with_the_command_that_mends_it(string compression)
    {
        string file = folder.File("packed.tif");
        Gdal.Run("gdal_translate", "-q", "-co", "COMPRESS=" + compression, Source, file);
        (CliCall call, _) = await With(file);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(compression, call.Error);
        await Mends(call.Error, "gdal_translate ");
    }

    [Fact]
    public async Task A_rotated_model_is_refused_and_the_command_leaves_no_sea_in_its_corners()
    {
        string vrt = folder.File("rotated.vrt"), file = folder.File("rotated.tif");
        Gdal.Run("gdal_translate", "-q", "-of", "VRT", Source, vrt);
        string text = await File.ReadAllTextAsync(vrt, TestContext.Current.CancellationToken);
        int at = text.IndexOf("<GeoTransform>", StringComparison.Ordinal), end = text.IndexOf("</GeoTransform>", StringComparison.Ordinal);
        const double Cell = 1 / 1200.0, Turn = 0.1;
        string turned = FormattableString.Invariant($"<GeoTransform>106.48, {Cell}, {Cell * Turn}, 17.21, {Cell * Turn}, {-Cell}");
        await File.WriteAllTextAsync(vrt, text[..at] + turned + text[end..], TestContext.Current.CancellationToken);
        Gdal.Run("gdal_translate", "-q", vrt, file);
        (CliCall call, _) = await With(file);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("rotated.tif: the grid is rotated.", call.Error);
        string straight = await Mends(call.Error, "gdalwarp ");
        using var json = JsonDocument.Parse((await CliCall.Run("inspect", straight, "--json")).Out);
        Assert.True(json.RootElement.GetProperty("raster").GetProperty("voids").GetInt64() > 10_000); // and not zeros: they would be sea
    }

    [Fact]
    public async Task Damaged_files_end_the_run_with_one_sentence()
    {
        string cut = folder.File("cut.tif"), claim = folder.File("claim.asc");
        byte[] bytes = await File.ReadAllBytesAsync(Source, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(cut, bytes[..400_000], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(claim, "ncols 46000\nnrows 46000\nxllcorner 106\nyllcorner 16\ncellsize 0.00003\n1 2 3\n", TestContext.Current.CancellationToken);
        foreach (string file in (string[])[cut, claim])
        {
            (CliCall call, string results) = await With(file);
            Assert.Equal(1, call.ExitCode);
            Assert.StartsWith(Path.GetFileName(file), call.Error);
            Assert.Single(call.Error.Trim().Split('\n'));
            Assert.False(Directory.Exists(results));
        }
    }

    private async Task<List<Dictionary<string, string>>> Communes(string file)
    {
        (CliCall call, string results) = await With(file);
        Assert.True(call.ExitCode == 0, call.Error);
        return TerrainStudy.Rows(results, "communes.csv");
    }

    private Task<(CliCall Call, string Results)> With(string file, params string[] options) =>
        TerrainStudy.OfBuiltIn(folder, s => s["layers"]!["elevation"] = file, options);

    // Runs the command a message ends with, in the folder of the file, and reads what it made.
    private async Task<string> Mends(string message, string tool)
    {
        string command = message[message.IndexOf(tool, StringComparison.Ordinal)..].Trim();
        string[] words = [.. command.Split(' ').Skip(1).Select(w => w.Trim('"')).Select(w => w.EndsWith(".tif", StringComparison.Ordinal) ? folder.File(w) : w)];
        Gdal.Run(tool.Trim(), ["-q", .. words]);
        CliCall inspected = await CliCall.Run("inspect", words[^1], "--lang", "en");
        Assert.True(inspected.ExitCode == 0, inspected.Error);
        return words[^1];
    }

    private static double Number(string text) => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);
}
