using System.Text.Json;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>A small land cover over the built-in study, from study.json to results, report, link and inspect.</summary>
public sealed class LandCoverStudyTests : IDisposable
{
    private const string Own = """
        { "id": "own", "title": { "vi": "Lớp riêng", "en": "Own classes" }, "classes": [
          { "code": 10, "name": { "vi": "Rừng", "en": "Forest" }, "heightMetres": 15, "offsetDb": OFFSET, "basis": "judgement", "source": { "vi": "thử", "en": "test" } },
          { "code": 40, "name": { "vi": "Ruộng", "en": "Fields" }, "heightMetres": 0, "basis": "judgement", "source": { "vi": "thử", "en": "test" } } ] }
        """;

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Forest_takes_coverage_and_the_report_says_which_and_how_much()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        string bts = Path.Combine(folder.Study, "bts_sites.csv");
        string[] rows = await File.ReadAllLinesAsync(bts, stop);
        await File.WriteAllLinesAsync(bts, [rows[0], .. rows.Skip(1).Where((_, i) => i % 60 == 0)], stop); // some twenty sites
        WriteCover((column, row) => row < 20 ? (short)0 : row < 40 ? (short)77 : column % 3 == 0 ? (short)40 : (short)10);
        Change("\"model\": \"distance\"", "\"model\": \"p1812\", \"reachKilometres\": 1.5");
        double bare = await Covered("bare", "1");
        Change("\"elevation\": {", "\"landCover\": { \"file\": \"cover.tif\" }, \"elevation\": {");
        double forest = await Covered("forest", "1");
        Assert.InRange(forest, 0.0001, 0.9 * bare);

        string findings = await File.ReadAllTextAsync(Path.Combine(folder["forest"], "findings.csv"), stop), report = await File.ReadAllTextAsync(Path.Combine(folder["forest"], "report.html"), stop);
        Assert.Contains("land-cover-missing", findings, StringComparison.Ordinal);
        Assert.Contains("the code 77, in ", findings, StringComparison.Ordinal);
        Assert.Contains("Land cover: trees and houses", report, StringComparison.Ordinal);
        Assert.Contains("Tree cover (10)", report, StringComparison.Ordinal);
        string manifest = await File.ReadAllTextAsync(Path.Combine(folder["forest"], "manifest.json"), stop);
        Assert.Contains("\"landCover\"", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("clutter", await File.ReadAllTextAsync(Path.Combine(folder["bare"], "manifest.json"), stop), StringComparison.Ordinal);

        // A file of the study's own is hashed among the inputs, and its offset reaches the network.
        folder.Write(Path.Combine("data", "quang-tri-2012", "own.json"), Own.Replace("OFFSET", "15", StringComparison.Ordinal));
        Change("\"model\": \"p1812\"", "\"model\": \"p1812\", \"clutter\": \"own.json\"");
        double tuned = await Covered("tuned", "2");
        Assert.InRange(tuned, 1.05 * forest, 1);
        using var read = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder["tuned"], "manifest.json"), stop));
        Assert.Contains("own.json", read.RootElement.GetProperty("inputs").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("classes of the study&#39;s own", (await File.ReadAllTextAsync(Path.Combine(folder["tuned"], "report.html"), stop)).Replace("&apos;", "&#39;", StringComparison.Ordinal).Replace("study's", "study&#39;s", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_shows_the_land_cover_in_text_json_and_picture()
    {
        WriteCover((_, _) => 10);
        Change("\"elevation\": {", "\"landCover\": { \"file\": \"cover.tif\" }, \"elevation\": {");
        CliCall text = await CliCall.Run("link", folder.Study, "--from", "B0004", "--to", "107.05,16.82", "--lang", "vi", "--picture", folder["link.svg"]);
        Assert.Equal((0, string.Empty), (text.ExitCode, text.Error));
        Assert.Contains("Lớp phủ (cover.tif): Rừng, cây (15 m) 100 %", text.Out, StringComparison.Ordinal);
        Assert.Contains("cây, nhà", await File.ReadAllTextAsync(folder["link.svg"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using JsonDocument covered = await Link();
        JsonElement cover = covered.RootElement.GetProperty("land_cover");
        Assert.Equal(("Tree cover", 15.0), (cover.GetProperty("rx_class").GetString(), cover.GetProperty("rx_clutter_m").GetDouble()));
        Assert.All(cover.GetProperty("clutter_m").EnumerateArray(), m => Assert.Equal(15, m.GetDouble()));
        Change("\"landCover\": { \"file\": \"cover.tif\" }, ", string.Empty);
        using JsonDocument bare = await Link();
        Assert.Equal(JsonValueKind.Null, bare.RootElement.GetProperty("land_cover").ValueKind);
        Assert.True(Loss(covered, "p1812") > Loss(bare, "p1812") + 10);
        foreach (string model in (string[])["free-space", "line-of-sight", "hata", "itm"])
        {
            Assert.Equal(Loss(bare, model), Loss(covered, model));
        }
    }

    [Fact]
    public async Task Bad_land_cover_is_refused_and_circles_say_that_they_do_not_use_it()
    {
        Change("\"elevation\": {", "\"landCover\": { \"file\": \"elevation.tif\" }, \"elevation\": {");
        CliCall circles = await CliCall.Run("analyze", folder.Study, "--out", folder["circles"], "--lang", "en");
        Assert.Equal(0, circles.ExitCode);
        Assert.Contains("land-cover-not-used", await File.ReadAllTextAsync(Path.Combine(folder["circles"], "findings.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using (FileStream file = File.Create(Path.Combine(folder.Study, "cover.tif")))
        {
            GeoTiffWriter.Write(file, Grid, new float[Grid.CellCount], CoordinateReferenceSystem.Wgs84);
        }

        Change("\"landCover\": { \"file\": \"elevation.tif\" }", "\"landCover\": { \"file\": \"cover.tif\" }");
        CliCall floats = await CliCall.Run("analyze", folder.Study, "--out", folder["x"], "--lang", "vi");
        Assert.Equal(1, floats.ExitCode);
        Assert.Contains("cover.tif", floats.Error, StringComparison.Ordinal);
        Assert.Contains("gdal_translate -ot Int16", floats.Error, StringComparison.Ordinal);

        WriteCover((_, _) => 10);
        folder.Write(Path.Combine("data", "quang-tri-2012", "own.json"), Own.Replace("OFFSET", "600", StringComparison.Ordinal));
        Change("\"model\": \"distance\"", "\"model\": \"hata\", \"clutter\": \"own.json\"");
        CliCall own = await CliCall.Run("analyze", folder.Study, "--out", folder["x"], "--lang", "en");
        Assert.Equal(2, own.ExitCode);
        Assert.Contains("classes[0].offsetDb", own.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["x"]));
        CliCall inspect = await CliCall.Run("inspect", Path.Combine(folder.Study, "cover.tif"), "--lang", "en");
        Assert.Equal(0, inspect.ExitCode);
        Assert.Contains("GeoTIFF", inspect.Out, StringComparison.Ordinal);
    }

    // 0.01° cells, 100 × 90, over the province but for its eastern edge.
    private static RasterGrid Grid => new(106.45, 17.25, 0.01, 0.01, 90, 100);

    private void WriteCover(Func<int, int, short> code)
    {
        using FileStream file = File.Create(Path.Combine(folder.Study, "cover.tif"));
        short[] codes = [.. Enumerable.Range(0, (int)Grid.CellCount).Select(i => code(i % Grid.Columns, i / Grid.Columns))];
        GeoTiffWriter.Write(file, Grid, codes, CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { NoData = 0 });
    }

    private void Change(string text, string instead)
    {
        string study = Path.Combine(folder.Study, "study.json"), old = File.ReadAllText(study);
        Assert.Contains(text, old, StringComparison.Ordinal);
        File.WriteAllText(study, old.Replace(text, instead, StringComparison.Ordinal));
    }

    private async Task<double> Covered(string results, string threads)
    {
        CliCall call = await CliCall.Run("analyze", folder.Study, "--out", folder[results], "--threads", threads, "--lang", "en");
        Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder[results], "summary.json"), TestContext.Current.CancellationToken));
        return summary.RootElement.GetProperty("mobile_covered_area_share").GetDouble();
    }

    private async Task<JsonDocument> Link()
    {
        CliCall call = await CliCall.Run("link", folder.Study, "--from", "B0004", "--to", "107.05,16.82", "--json", "--lang", "en");
        Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
        return JsonDocument.Parse(call.Out);
    }

    private static double Loss(JsonDocument answer, string model) =>
        answer.RootElement.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("model").GetString() == model).GetProperty("loss_db").GetDouble();
}
