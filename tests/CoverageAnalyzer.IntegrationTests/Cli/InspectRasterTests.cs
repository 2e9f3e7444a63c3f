using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary><c>inspect</c> of grids of numbers: size, cell size, system, least and greatest number, voids.</summary>
public sealed class InspectRasterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coverage-analyzer-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("N44W072.hgt", "HGT", 115, 1_908, 0)]
    [InlineData("N44W072.tif", "GeoTIFF", 115, 1_908, 0)]
    [InlineData("N46E008-with-voids.tif", "GeoTIFF", 187, 4_173, 103_743)]
    public async Task A_real_tile_is_described(string tile, string format, double least, double greatest, long voids)
    {
        CliCall call = await CliCall.Run("inspect", SharedData.Require("data/terrain/" + tile), "--json", "--lang", "en");
        Assert.Equal(0, call.ExitCode);
        using var json = JsonDocument.Parse(call.Out);
        JsonElement file = json.RootElement, raster = file.GetProperty("raster");
        Assert.Equal(format, file.GetProperty("format").GetString());
        Assert.Equal((1_201, 1_201, "degree"), (raster.GetProperty("columns").GetInt32(), raster.GetProperty("rows").GetInt32(), raster.GetProperty("unit").GetString()));
        Assert.Equal((least, greatest, voids), (raster.GetProperty("least").GetDouble(), raster.GetProperty("greatest").GetDouble(), raster.GetProperty("voids").GetInt64()));
        Assert.Equal(1_201 * 1_201, file.GetProperty("rows").GetInt64());
        Assert.Equal(4, file.GetProperty("extent").GetArrayLength());
        Assert.Contains("EPSG:4326", file.GetProperty("crs").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grid_is_described_in_both_languages_whatever_its_numbers_are()
    {
        // 20,000 people in a cell are no fault: whether the numbers are people or heights is not known here.
        string path = Path.Combine(folder, "a.asc");
        await File.WriteAllTextAsync(path, "ncols 3\nnrows 2\nxllcorner 107\nyllcorner 16\ncellsize 0.001\nnodata_value -1\n0.5 2 20000\n-1 5 6\n", TestContext.Current.CancellationToken);
        CliCall english = await CliCall.Run("inspect", path, "--crs", "EPSG:4326", "--lang", "en");
        Assert.Equal(0, english.ExitCode);
        foreach (string words in new[] { "format: ASCII grid", "3 × 2 cells of 3.6″ × 3.6″ (about 111 m)", "values: from 0.5 to 20,000", "cells without data: 1 (16.7 %)", "extent: longitude 107.0000 to 107.0030" })
        {
            Assert.Contains(words, english.Out, StringComparison.Ordinal);
        }

        CliCall vietnamese = await CliCall.Run("inspect", path, "--crs", "EPSG:4326", "--lang", "vi");
        Assert.Contains("giá trị: từ 0,5 đến 20.000", vietnamese.Out, StringComparison.Ordinal);
        Assert.Contains("ô không có số liệu: 1 (16,7 %)", vietnamese.Out, StringComparison.Ordinal);
        CliCall unsaid = await CliCall.Run("inspect", path, "--fail-on", "warning");
        Assert.Equal(3, unsaid.ExitCode); // its system is assumed
    }
}
