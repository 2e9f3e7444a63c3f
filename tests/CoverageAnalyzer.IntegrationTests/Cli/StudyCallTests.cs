using System.Text.Json;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Calls on a study: what is checked before anything is computed, what the run notices, and the exit codes.</summary>
public sealed class StudyCallTests
{
    [Fact]
    public async Task Inspect_checks_a_whole_study_without_computing_and_is_soon_done()
    {
        using var folder = new WorkFolder();
        CliCall call = await CliCall.Run("inspect", folder.Study, "--lang", "en");
        Assert.Equal(0, call.ExitCode);
        Assert.Contains("Quảng Trị 2012: can be read, 142 communes", call.Out);
        Assert.Contains("0 errors, 1 warning, 3 notes; nothing was computed", call.Out);
        Assert.Contains("Postal points: postal_points.csv", call.Out);
        Assert.False(Directory.Exists(Path.Combine(folder.Study, "results")));
        using var json = JsonDocument.Parse((await CliCall.Run("inspect", folder.Study, "--json")).Out);
        Assert.Equal(142, json.RootElement.GetProperty("communes").GetInt32());
        Assert.Equal(5, json.RootElement.GetProperty("inputs").GetArrayLength());
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("analyze")]
    public async Task All_missing_files_are_named_at_once(string verb)
    {
        using var folder = new WorkFolder();
        File.Delete(Path.Combine(folder.Study, "postal_points.csv"));
        File.Delete(Path.Combine(folder.Study, "bts_sites.csv"));
        CliCall call = await CliCall.Run(verb, folder.Study, "--lang", "en");
        Assert.Equal((1, string.Empty), (call.ExitCode, call.Out));
        Assert.Equal(
            "study.json: these files were not found: 'postal_points.csv' (layers.postalPoints), 'bts_sites.csv' (layers.btsSites). Check the names; paths start from the folder of study.json.",
            call.Error.Trim());
        Assert.Equal(["README.md", "border.geojson", "communes.geojson", "elevation.tif", "scenarios", "study.json"], Directory.EnumerateFileSystemEntries(folder.Study).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "layers": { "communes": "a" }, "publishd": {} }""", "'published'")]
    [InlineData("""{ "layers": { "communes": "a" }, "published": { "averageServiceRadiusKilometers": "3.16" } }""", "'averageServiceRadiusKilometres'")]
    [InlineData("""{ "layers": { "communes": { "file": "a", "fields": { "poplation": "x" } } } }""", "'population'")]
    public async Task A_mistyped_study_key_exits_with_2_and_the_key_that_was_meant(string json, string meant)
    {
        using var folder = new WorkFolder(withData: false);
        foreach (string verb in (string[])["analyze", "inspect"])
        {
            CliCall call = await CliCall.Run(verb, Path.GetDirectoryName(folder.Write("s/study.json", json))!, "--lang", "en");
            Assert.Equal((2, string.Empty), (call.ExitCode, call.Out));
            Assert.Contains($"Did you mean {meant}?", call.Error);
        }
    }

    [Theory]
    [InlineData("vi", "Ghi kết quả", "Tổng cộng", "MiB    results.gpkg", ',')]
    [InlineData("en", "Writing the results", "Total", "MiB    results.gpkg", '.')]
    public async Task Timings_tell_the_share_of_each_stage_and_what_each_file_took(string language, string last, string total, string file, char sign)
    {
        using var folder = new WorkFolder();
        CliCall call = await CliCall.Run("analyze", folder.Study, "--lang", language, "--timings", "--threads", "2", "--json");
        Assert.Equal(0, call.ExitCode);
        string[] lines = call.Error.Split('\n');
        double Share(string line) => double.Parse(line[(line.IndexOf(" s ", StringComparison.Ordinal) + 3)..line.IndexOf('%', StringComparison.Ordinal)].Replace(sign, '.'), System.Globalization.CultureInfo.InvariantCulture);
        string[] stages = [.. lines.Where(l => l.Contains('%', StringComparison.Ordinal))];
        Assert.Contains(last, stages[^2], StringComparison.Ordinal);
        Assert.Contains(total, stages[^1], StringComparison.Ordinal);
        Assert.Equal(100, Share(stages[^1]));
        Assert.Equal(100, stages.SkipLast(1).Sum(Share), 1.0);
        Assert.Contains(lines, l => l.Contains(file, StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("MiB    manifest.json", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(call.Out);
        JsonElement timings = json.RootElement.GetProperty("timings");
        Assert.Equal(1, (timings.GetProperty("startSeconds").GetDouble() / timings.GetProperty("totalSeconds").GetDouble()) + timings.GetProperty("stages").EnumerateArray().Sum(s => s.GetProperty("share").GetDouble()), 6);
        string results = Path.Combine(folder.Study, "results");
        Dictionary<string, long> lengths = timings.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("file").GetString()!, f => f.GetProperty("bytes").GetInt64(), StringComparer.Ordinal);
        Assert.All(lengths, f => Assert.Equal(new FileInfo(Path.Combine(results, f.Key)).Length, f.Value));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "report.html", "report.xlsx", "eligibility.csv", "results.gpkg", "maps/postal-gap.svg" }, lengths.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_run_notices_that_the_published_radius_of_quang_tri_fits_neither_its_own_points_nor_ours()
    {
        using var folder = new WorkFolder();
        CliCall call = await CliCall.Run("analyze", folder.Study, "--lang", "en", "--fail-on", "warning");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("the target of 2.3 km per point (provincial report 127-BC/TU of 21 December 2012) needs 279 points", call.Out);
        const string Own = "4,745.7 km² and 156 points give 3.11 km per point, not 3.16; 3.16 would mean 151 points, or 4,894 (4,878 to 4,909) km².";
        const string Other = "Computed here: 3.07 km per point, published 3.16; 4,625.6 km², published 4,745.7; the same: 156 points.";
        Assert.Contains($"Compared with provincial report 127-BC/TU of 21 December 2012: {Own} {Other}", call.Out);
        Assert.Contains("0 errors, 4 warnings, 3 notes", call.Out);
        string results = Path.Combine(folder.Study, "results");
        string[] findings = File.ReadAllLines(Path.Combine(results, "findings.csv"));
        Assert.Contains(Own, Assert.Single(findings, f => f.Contains("published-figure-inconsistent", StringComparison.Ordinal)));
        Assert.Contains(Other, Assert.Single(findings, f => f.Contains("published-figure-differs", StringComparison.Ordinal)));
        Assert.Contains(Own, File.ReadAllText(Path.Combine(results, "report.html")).Replace('\u00A0', ' ')); // numbers stay with their units in print
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "manifest.json")));
        JsonElement radius = manifest.RootElement.GetProperty("settings").GetProperty("published").GetProperty("averageServiceRadiusKilometres");
        Assert.Equal((3.16, 3.155, 3.165), (radius.GetProperty("value").GetDouble(), Math.Round(radius.GetProperty("least").GetDouble(), 9), Math.Round(radius.GetProperty("most").GetDouble(), 9)));
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "summary.json")));
        Assert.Contains(Own, summary.RootElement.GetProperty("headline_notes")[0].GetString());
    }

    [Theory]
    [InlineData(0.5, 0.2, "")] // too soon
    [InlineData(30, 0.01, "")] // too little to go by
    [InlineData(30, 1, "")]
    [InlineData(6, 0.5, "~6 s left")]
    [InlineData(30, 0.5, "~30 s left")]
    [InlineData(31, 0.5, "~35 s left")]
    [InlineData(100, 0.4, "~3 min left")]
    public void The_remaining_time_is_a_rough_word(double elapsedSeconds, double doneFraction, string words) =>
        Assert.Equal(words, RemainingTime.Words(doneFraction, TimeSpan.FromSeconds(elapsedSeconds)).English);

    [Fact]
    public void The_share_that_is_done_grows_through_the_stages_and_ends_with_the_last_one()
    {
        var estimate = new RemainingTime(StudyStage.Publish);
        double before = -1;
        foreach (StudyStage stage in Enum.GetValues<StudyStage>())
        {
            foreach (double fraction in (double[])[0, 0.5, 1])
            {
                double done = estimate.DoneFraction(new StudyProgress(stage, fraction));
                Assert.True(done >= before, $"{stage} {fraction}");
                before = done;
            }
        }

        Assert.Equal(1, before, 9);
        Assert.Equal(1, new RemainingTime(StudyStage.Import).DoneFraction(new StudyProgress(StudyStage.Import, 1)), 9);
    }
}
