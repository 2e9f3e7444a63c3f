using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>The verb <c>audit</c> on the published tables of White Books and statistics offices, and on a planner's own.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Each_published_row_gets_the_verdict_that_its_own_table_states()
    {
        string path = SharedData.Require("data/indicators/published-radius.csv");
        CliCall call = await CliCall.Run("audit", path, "--json", "--lang", "en");
        Assert.Equal(0, call.ExitCode);
        using var answer = JsonDocument.Parse(call.Out);
        JsonElement[] rows = [.. answer.RootElement.GetProperty("rows").EnumerateArray()];

        // The table's last columns: agrees_within_rounding is the third from the end, before two texts; no text of it holds the word ",yes," or ",no,".
        string[] expected = [.. File.ReadLines(path).Skip(1).Select(l => l.Contains(",yes,http", StringComparison.Ordinal) || l.Contains(",yes,State", StringComparison.Ordinal) ? "consistent" : "inconsistent")];
        Assert.Equal(10, rows.Length);
        Assert.Equal(expected, rows.Select(r => r.GetProperty("verdict").GetString()));
        Assert.Equal(7, answer.RootElement.GetProperty("consistent").GetInt32());
        Assert.Equal([2.39, 2.42, 2.43], rows.Take(3).Select(r => Math.Round(r.GetProperty("computed_radius_km").GetDouble(), 2)));

        JsonElement quangTri = rows[3];
        Assert.Equal(3.11, Math.Round(quangTri.GetProperty("computed_radius_km").GetDouble(), 2));
        Assert.Equal((151, 151), (quangTri.GetProperty("implied_points").GetProperty("least").GetInt32(), quangTri.GetProperty("implied_points").GetProperty("greatest").GetInt32()));
        Assert.Equal(4894, Math.Round(quangTri.GetProperty("implied_area_km2").GetProperty("value").GetDouble()));

        // The count "more than 13000" is rounded, so the row is audited as 12,500 to 13,500 points: still not enough for 2.93 km.
        JsonElement network = rows[4];
        Assert.InRange(12_281, network.GetProperty("implied_points").GetProperty("least").GetInt32(), network.GetProperty("implied_points").GetProperty("greatest").GetInt32());
        Assert.Equal(["published-figure-inconsistent"], Codes(answer, "warning").Distinct());
        Assert.Equal(3, Codes(answer, "warning").Count());
    }

    [Theory]
    [InlineData("warning", 3)]
    [InlineData("error", 0)]
    public async Task An_inconsistent_row_is_a_warning(string failOn, int code)
    {
        using var folder = new WorkFolder();
        Assert.Equal(code, (await CliCall.Run("audit", folder["data/published-figures.csv"], "--fail-on", failOn)).ExitCode);
    }

    [Fact]
    public async Task The_table_says_in_words_what_would_be_right()
    {
        using var folder = new WorkFolder();
        CliCall vietnamese = await CliCall.Run("audit", folder["data/published-figures.csv"], "--lang", "vi");
        Assert.Contains("4 dòng số liệu: 3 khớp, 1 không khớp, 0 chưa đủ số liệu", vietnamese.Out);
        Assert.Contains("4.745,7 km² và 156 điểm cho 3,11 km/điểm, không phải 3,16; 3,16 ứng với 151 điểm, hoặc 4.894 (4.878 đến 4.909) km².", vietnamese.Out);
        CliCall english = await CliCall.Run("audit", folder["data/published-figures.csv"], "--lang", "en");
        Assert.Contains("4 rows of figures: 3 consistent, 1 inconsistent, 0 not checkable", english.Out);
        Assert.Matches("Quảng Trị +2012 +156 +4,745\\.7 +3\\.16 km/point +3\\.11 km/point +inconsistent", english.Out);
    }

    [Fact]
    public async Task A_table_that_does_not_agree_in_people_or_has_too_few_figures_is_told_apart()
    {
        using var folder = new WorkFolder(withData: false);
        string path = folder.Write("t.csv", "place,points,population,people per point,area,radius\nA,156,577268,3700,,\nB,156,577268,3850,,\nC,156,,,,\nD,1,,,3.14159,1\n");
        CliCall call = await CliCall.Run("audit", path, "--json");
        using var answer = JsonDocument.Parse(call.Out);
        Assert.Equal(["consistent", "inconsistent", "not_checkable", "consistent"], answer.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_no_such_table_fails_with_1()
    {
        using var folder = new WorkFolder(withData: false);
        CliCall missing = await CliCall.Run("audit", folder["none.csv"], "--lang", "en");
        Assert.Equal((1, string.Empty), (missing.ExitCode, missing.Out));
        Assert.Contains("none.csv: the file was not found", missing.Error);
        CliCall other = await CliCall.Run("audit", folder.Write("o.csv", "a,b\n1,2\n"), "--lang", "en");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("no column of figures", other.Error);
    }

    [Fact]
    public async Task A_figure_that_cannot_be_read_is_an_error_with_its_place()
    {
        using var folder = new WorkFolder(withData: false);
        CliCall call = await CliCall.Run("audit", folder.Write("t.csv", "place,points,area,radius\nA,x,10,2\n"), "--fail-on", "error", "--lang", "en");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("t.csv, line 2, column 'points' (A): 'x' is not a number.", call.Out);
    }

    private static IEnumerable<string?> Codes(JsonDocument answer, string rank) => answer.RootElement.GetProperty("findings").EnumerateArray()
        .Where(f => f.GetProperty("rank").GetString() == rank).Select(f => f.GetProperty("code").GetString());
}
