using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>The built-in study with mobile coverage as the terrain allows it, from the command line to the files.</summary>
public sealed class RadioStudyTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The schematic west is mountains and the east a plain: shadows that circles miss lie in the western districts, and the report says whom that concerns.</summary>
    [Fact]
    public async Task Line_of_sight_finds_shadows_in_the_west_that_circles_miss()
    {
        string results = folder["terrain"];
        CliCall call = await CliCall.Run("analyze", folder.Study, "--mobile-model", "line-of-sight", "--out", results, "--lang", "en");
        Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(results, "summary.json"), TestContext.Current.CancellationToken));
        double shadow = summary.RootElement.GetProperty("mobile_shadow_population").GetDouble();
        Assert.Equal("line-of-sight", summary.RootElement.GetProperty("mobile_model").GetString());
        Assert.InRange(shadow, 2_000, 60_000);
        string people = shadow.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Contains($"{people} in the shadow of terrain", call.Out);
        Assert.Contains($"In the shadow of terrain: {people}", await File.ReadAllTextAsync(Path.Combine(results, "report.html"), TestContext.Current.CancellationToken));

        string[] lines = await File.ReadAllLinesAsync(Path.Combine(results, "mobile_coverage.csv"), TestContext.Current.CancellationToken);
        List<string> header = [.. lines[0].Split(',')];
        (int district, int inShadow) = (header.IndexOf("district"), header.IndexOf("mobile_shadow_population"));
        Assert.True(district >= 0 && inShadow >= 0, lines[0]);
        double west = 0, all = 0;
        foreach (string[] cells in lines[1..].Select(l => l.Split(',')))
        {
            double of = cells[inShadow].Length == 0 ? 0 : double.Parse(cells[inShadow], CultureInfo.InvariantCulture);
            all += of;
            west += cells[district] is "Huyện Hướng Hóa" or "Huyện Đakrông" ? of : 0;
        }

        Assert.Equal(shadow, all, 1);
        Assert.True(west > 0.6 * all, $"{west} of {all} in the two western districts");
        Assert.All(
            ["mobile_status.tif", "mobile_status_1.tif", "mobile_power_dbm.tif", "mobile_best_server.tif", "mobile_servers.tif", "maps/mobile-terrain.png"],
            name => Assert.True(new FileInfo(Path.Combine(results, name)).Length > 1000, name));
        Assert.False(File.Exists(Path.Combine(results, "maps", "mobile-measured.png"))); // nothing was measured
        string manifest = await File.ReadAllTextAsync(Path.Combine(results, "manifest.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"mobile_status.tif\"", manifest);
        Assert.Contains("\"model\": \"line-of-sight\"", manifest);
        Assert.Contains("\"offsetDb\": 0", manifest);
    }

    [Theory]
    [InlineData("hata")]
    [InlineData("rma")]
    [InlineData("p1812")]
    [InlineData("itm")]
    public async Task Every_model_gives_the_same_bytes_with_one_thread_and_two(string model)
    {
        string study = Path.Combine(folder.Study, "study.json");
        string text = await File.ReadAllTextAsync(study, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(study, text.Replace("\"model\": \"distance\"", $"\"model\": \"{model}\", \"reachKilometres\": 1.5", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        foreach (string threads in (string[])["1", "2"])
        {
            CliCall call = await CliCall.Run("analyze", folder.Study, "--out", folder[threads], "--threads", threads, "--lang", "vi");
            Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
        }

        foreach (string file in Directory.EnumerateFiles(folder["1"]).Where(f => Path.GetExtension(f) is ".tif" or ".csv" or ".json"))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder["2"], Path.GetFileName(file)))), file);
        }

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder["1"], "summary.json"), TestContext.Current.CancellationToken));
        double covered = summary.RootElement.GetProperty("mobile_covered_population_share").GetDouble(), uncertain = summary.RootElement.GetProperty("mobile_uncertain_population_share").GetDouble();
        double uncovered = summary.RootElement.GetProperty("mobile_uncovered_population_share").GetDouble(), unknown = summary.RootElement.GetProperty("mobile_unknown_population_share").GetDouble();
        Assert.InRange(covered + uncertain + uncovered + unknown, 0.9999, 1.0001);
        Assert.InRange(covered + uncertain, 0.2, 0.95); // within 1.5 km of a site, most of it
        Assert.DoesNotContain("site-outside-model", await File.ReadAllTextAsync(Path.Combine(folder["1"], "findings.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal); // no assumption is refused
    }

    [Fact]
    public async Task A_model_without_heights_or_with_a_wrong_name_is_refused()
    {
        CliCall wrong = await CliCall.Run("analyze", folder.Study, "--mobile-model", "p1813", "--out", folder["x"], "--lang", "en");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--mobile-model 'p1813'", wrong.Error);
        Assert.Contains("p1812", wrong.Error);

        string study = Path.Combine(folder.Study, "study.json");
        string text = await File.ReadAllTextAsync(study, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(study, text.Replace("\"elevation\": { \"file\": \"elevation.tif\" },", string.Empty, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        CliCall flat = await CliCall.Run("analyze", folder.Study, "--mobile-model", "p1812", "--out", folder["x"], "--lang", "en");
        Assert.Equal(2, flat.ExitCode);
        Assert.Contains("layers.elevation", flat.Error);
        Assert.False(Directory.Exists(folder["x"]));
    }
}
