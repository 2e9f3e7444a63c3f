using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary><c>inspect a b c</c>: a file that cannot be used does not hide the others.</summary>
public sealed class SeveralFilesTests
{
    [Fact]
    public async Task Every_file_is_looked_at_and_the_exit_code_tells_the_worst()
    {
        using var folder = new WorkFolder();
        string bad = folder.Write("bad.gpkg", "no database"), points = Path.Combine(folder.Study, "postal_points.csv");
        string study = Path.GetDirectoryName(folder.Write("s/study.json", """{ "nam": "x" }"""))!;
        CliCall call = await CliCall.Run("inspect", bad, study, points, "--lang", "en");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("bad.gpkg", call.Error);
        Assert.Contains("Did you mean 'name'?", call.Error);
        Assert.Contains("usable rows: 156 of 156 read", call.Out);
        Assert.Equal(2, (await CliCall.Run("inspect", study, points)).ExitCode);
        Assert.Equal(3, (await CliCall.Run("inspect", points, points, "--fail-on", "warning")).ExitCode);

        CliCall json = await CliCall.Run("inspect", bad, points, "--lang", "en", "--json");
        using var answer = JsonDocument.Parse(json.Out);
        JsonElement[] files = [.. answer.RootElement.GetProperty("files").EnumerateArray()];
        Assert.Equal(2, files.Length);
        Assert.Contains("bad.gpkg", files[0].GetProperty("error").GetString());
        Assert.Equal(156, files[1].GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData(1, "inspect", "none.csv")]
    [InlineData(1, "audit", "none.csv")]
    [InlineData(2, "analyze", "no-study")]
    [InlineData(2, "radius", "--area-km2", "x", "--points", "3")]
    [InlineData(2, "anlyze")]
    [InlineData(1, "new", "d", "--communes", "none.shp")]
    public async Task A_call_that_fails_under_json_answers_with_one_object_too(int exit, params string[] line)
    {
        CliCall call = await CliCall.Run([.. line, "--json", "--lang", "en"]);
        Assert.Equal(exit, call.ExitCode);
        using var answer = JsonDocument.Parse(call.Out);
        Assert.Equal(exit, answer.RootElement.GetProperty("exit").GetInt32());
        Assert.Equal(call.Error.Trim(), answer.RootElement.GetProperty("error").GetString()!.Trim());
    }

    [Fact]
    public async Task A_layer_that_says_no_system_is_read_in_the_one_the_user_states()
    {
        string layer = SharedData.Require("data/quang-tri-2009/legacy-tcvn3/xa_quang_tri.shp");
        CliCall unsaid = await CliCall.Run("inspect", layer, "--lang", "en");
        Assert.Equal(1, unsaid.ExitCode);
        Assert.Contains("EPSG:9212", unsaid.Error);
        CliCall said = await CliCall.Run("inspect", layer, "--crs", "EPSG:9212", "--encoding", "TCVN3", "--lang", "en");
        Assert.Equal(0, said.ExitCode);
        Assert.Contains("VN-2000 / TM-3 106-15 (EPSG:9212) (stated by the user)", said.Out);
    }
}
