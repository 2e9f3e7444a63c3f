using System.Security.Cryptography;
using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary><c>analyze --scenario</c>: by name and by path, said in every result, and the study without it as it was.</summary>
public sealed class ScenarioCallTests
{
    [Fact]
    public async Task A_scenario_runs_by_its_name_into_results_of_its_own_and_says_so_everywhere()
    {
        using var folder = new WorkFolder();
        string file = Path.Combine(folder.Study, "scenarios", "them-ba-diem.json");
        string hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        CliCall call = await CliCall.Run("analyze", folder.Study, "--scenario", "them-ba-diem", "--lang", "en");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Contains("Average service radius: 3.07 → 3.05", call.Out, StringComparison.Ordinal);
        string results = Path.Combine(folder.Study, "results-them-ba-diem");
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "summary.json")));
        Assert.Equal(158, summary.RootElement.GetProperty("postal_points").GetInt32());
        JsonElement scenario = summary.RootElement.GetProperty("scenario");
        Assert.Equal(("them-ba-diem.json", hash), (scenario.GetProperty("file").GetString(), scenario.GetProperty("sha256").GetString()));
        Assert.Equal(156, scenario.GetProperty("study_without_it").GetProperty("postal_points").GetInt32());
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "manifest.json")));
        Assert.Equal(hash, manifest.RootElement.GetProperty("scenario").GetProperty("sha256").GetString());
        Assert.Contains(manifest.RootElement.GetProperty("inputs").EnumerateArray(), i => i.GetProperty("file").GetString() == "scenarios/them-ba-diem.json");
        string report = File.ReadAllText(Path.Combine(results, "report.html"));
        Assert.Contains("those of the scenario, not the present state", report, StringComparison.Ordinal);
        Assert.Contains("against the study", report, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Study, "results")));
    }

    [Theory]
    [InlineData("khong-co", "there is no such file or scenario. The study's scenarios: 'them-ba-diem'")]
    [InlineData("../them-ba-diem", "there is no such file or scenario")]
    public async Task A_scenario_that_is_not_there_exits_with_2_and_names_those_that_are(string asked, string said)
    {
        using var folder = new WorkFolder();
        CliCall call = await CliCall.Run("analyze", folder.Study, "--scenario", asked, "--lang", "en");
        Assert.Equal((2, string.Empty), (call.ExitCode, call.Out));
        Assert.Contains(said, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_scenario_exits_with_2_before_anything_is_computed()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("moi.json", """{ "edits": [ { "action": "add", "layer": "postal_points", "code": "X", "longtitude": 107, "latitude": 16 } ] }""");
        CliCall call = await CliCall.Run("analyze", folder.Study, "--scenario", file, "--lang", "en");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("moi.json: unknown key 'edits[0].longtitude'. Did you mean 'longitude'?", call.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Study, "results-moi")));
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_is_an_error_among_the_findings()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("moi.json", """{ "name": "Mới", "edits": [ { "action": "remove", "layer": "postal_points", "code": "KHÔNG" } ] }""");
        CliCall call = await CliCall.Run("analyze", folder.Study, "--scenario", file, "--lang", "en", "--fail-on", "error");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("No point has the code KHÔNG.", call.Out, StringComparison.Ordinal);
        Assert.Contains("scenario-change-refused", File.ReadAllText(Path.Combine(folder.Study, "results-moi", "findings.csv")), StringComparison.Ordinal);
    }
}
