using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Terrain;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>Villages and communes under a terrain model, from the files of a study to its tables, report and GeoPackage, in the world of <see cref="RidgeStudy"/>.</summary>
public sealed class VillagesOverTerrainTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_valley_in_shadow_is_not_covered_what_is_in_sight_is_and_what_is_not_sure_is_said_to_be_so()
    {
        (CliCall call, string results) = await TerrainStudy.Run(folder, RidgeStudy.Study, [], RidgeStudy.Files());
        Assert.True(call.ExitCode == 0, call.Error);
        List<Dictionary<string, string>> villages = TerrainStudy.Rows(results, "villages.csv");
        Assert.Equal(["yes", "no", "undecidable", "undecidable"], villages.Select(v => v["mobile_covered"]));
        Assert.Equal(
            [
                string.Empty,
                "No mobile signal over the terrain under any assumption, although the nearest BTS site is only 4.3 km away.", // 40 columns of 106.6 m, within the radius of 5 km
                "Mobile coverage is uncertain: only some assumptions about the sites give a signal; the nearest BTS site is 1.9 km away.",
                "Mobile coverage is not known: heights on the way are missing, or the place lies outside the elevation model.",
            ],
            villages.Select(v => v["reasons"]));

        // A has 30 columns. 14 to 29 are seen from every height. Behind the bank the highest antenna passes it at 7.7 m (column 13), 12.4 m (12), 16 m (11): two columns
        // are not seen at all, the other twelve from some heights. B: none of it is covered; C: nothing is known of it, so no gap is claimed.
        List<Dictionary<string, string>> communes = TerrainStudy.Rows(results, "communes.csv"), gaps = TerrainStudy.Rows(results, "gaps.csv");
        Assert.Equal(["partial", "full", string.Empty], communes.Select(c => c["mobile_gap"]));
        Dictionary<string, string> a = TerrainStudy.Rows(results, "mobile_coverage.csv")[0];
        foreach ((string state, int columns) in new[] { ("terrain_covered", 16), ("uncertain", 12), ("uncovered", 2), ("unknown", 0) })
        {
            Assert.Equal(columns / 30.0, double.Parse(a[$"mobile_{state}_population_share"], CultureInfo.InvariantCulture), 1e-5);
        }

        Assert.Equal((string.Empty, "0"), (communes[2]["mobile_covered_area_share"], communes[1]["mobile_covered_population_share"]));
        Assert.Equal(["002", "001"], gaps.Where(g => g["service"] == "mobile").Select(g => g["code"]));
        Assert.Contains("as the terrain allows it", gaps[0]["reasons"], StringComparison.Ordinal);

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(results, "summary.json"), TestContext.Current.CancellationToken));
        Assert.Equal((1, 2), (summary.RootElement.GetProperty("villages_without_mobile").GetInt32(), summary.RootElement.GetProperty("mobile_uncertain_villages").GetInt32()));
        string report = await File.ReadAllTextAsync(Path.Combine(results, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("4\u00A0villages; 1 without mobile coverage; 2 where it is not certain.", report, StringComparison.Ordinal);
        Assert.Contains("3\u00A0villages without a service, or where coverage is not certain", report, StringComparison.Ordinal);
        Assert.Contains("Thôn Lũng", report, StringComparison.Ordinal);

        var read = ResultsReader.Read(results, TestContext.Current.CancellationToken).Content;
        Assert.Equal(villages.Select(v => v["reasons"]), read.Villages!.Select(v => string.Join(' ', v.Reasons.Select(r => r.English))));
    }

    /// <summary>A second mast behind the ridge: the rasters of the scenario are those of a study whose list has it, and not those of the study.</summary>
    [Fact]
    public async Task A_scenario_writes_the_rasters_of_its_own_network()
    {
        const string Scenario = """{ "name": "S", "edits": [ { "action": "add", "layer": "bts_sites", "code": "B2", "name": "B2", "longitude": 107.0705, "latitude": 16.5505 } ] }""";
        (CliCall plain, string before) = await TerrainStudy.Run(folder, RidgeStudy.Study, [], RidgeStudy.Files());
        (CliCall edited, string wanted) = await TerrainStudy.Run(folder, RidgeStudy.Study, [], RidgeStudy.Files(RidgeStudy.Sites + "B2,107.0705,16.5505\n"));
        string study = Path.GetDirectoryName(before)!, file = folder.File("s.json"), after = folder.File("after");
        await File.WriteAllTextAsync(file, Scenario, TestContext.Current.CancellationToken);
        CliCall scenario = await CliCall.Run("analyze", study, "--scenario", file, "--out", after, "--lang", "en");
        Assert.All([plain, edited, scenario], c => Assert.True(c.ExitCode == 0, c.Error));
        string[] rasters = [.. Directory.EnumerateFiles(wanted, "mobile_*.tif").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["mobile_best_server.tif", "mobile_power_dbm.tif", "mobile_servers.tif", "mobile_status.tif"], rasters);
        Assert.All(rasters, r => Assert.True(File.ReadAllBytes(Path.Combine(after, r)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(wanted, r))), r));
        Assert.False(File.ReadAllBytes(Path.Combine(after, "mobile_status.tif")).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(before, "mobile_status.tif"))));
        Assert.Contains("\"mobile_status.tif\"", await File.ReadAllTextAsync(Path.Combine(after, "manifest.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // A scenario that leaves the sites alone has the study's own.
        await File.WriteAllTextAsync(file, """{ "name": "S", "edits": [] }""", TestContext.Current.CancellationToken);
        CliCall none = await CliCall.Run("analyze", study, "--scenario", file, "--out", folder.File("none"), "--lang", "en");
        Assert.True(none.ExitCode == 0, none.Error);
        Assert.All(rasters, r => Assert.True(File.ReadAllBytes(Path.Combine(folder.File("none"), r)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(before, r))), r));
    }
}
