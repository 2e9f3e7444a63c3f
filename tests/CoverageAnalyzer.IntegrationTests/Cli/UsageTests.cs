using System.Text.RegularExpressions;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Help, typos and exit codes: what a user meets before anything is computed.</summary>
public sealed partial class UsageTests
{
    private static readonly string[] Verbs = ["analyze", "serve", "inspect", "new", "count", "radius", "audit", "link", "store", "compare", "sample", "completion"];

    [Theory]
    [InlineData("anlyze x", "analyze")]
    [InlineData("analyse x", "analyze")]
    [InlineData("radus", "radius")]
    [InlineData("completon bash", "completion")]
    [InlineData("--versoin", "--version")]
    [InlineData("analyze x --ot y", "--out")]
    [InlineData("analyze x --thread 2", "--threads")]
    [InlineData("analyze x --qiet", "--quiet")]
    [InlineData("radius --area-km 2 --points 3", "--area-km2")]
    [InlineData("radius --area-km2 2 --point 3", "--points")]
    [InlineData("new d --commune x", "--communes")]
    [InlineData("analyze x --failon error", "--fail-on")]
    [InlineData("audt x", "audit")]
    [InlineData("inspct x", "inspect")]
    [InlineData("analyze x --jsn", "--json")]
    public async Task A_typo_is_answered_with_what_was_meant(string line, string meant)
    {
        CliCall call = await CliCall.Run([.. line.Split(' '), "--lang", "en"]);
        Assert.Equal(2, call.ExitCode);
        Assert.True(call.Error.Contains($"'{meant}'", StringComparison.Ordinal), call.Error);
        Assert.Empty(call.Out);
    }

    [Theory]
    [InlineData("analyze", "STUDY")]
    [InlineData("radius", "--area-km2")]
    [InlineData("radius --area-km2 10", "--points")]
    [InlineData("radius --area-km2 x --points 3", "--area-km2 'x'")]
    [InlineData("radius --area-km2 10 --points 0", "--points '0'")]
    [InlineData("radius --area-km2 10 --points 1.5", "--points")]
    [InlineData("radius --area-km2 1,159 --points 3", "--area-km2 '1,159'")]
    [InlineData("radius --area-km2 10 --points", "--points")]
    [InlineData("radius --area-km2 1.159 --points 3", "--area-km2 '1.159'")]
    [InlineData("radius --area-km2 10 --points 3 --points 4", "--points")]
    [InlineData("radius --area-km2 10 --points -3", "--points")]
    [InlineData("radius --area-km2 10 --points 3 --target 0", "--target '0'")]
    [InlineData("audit", "FILE")]
    [InlineData("new d", "--communes")]
    [InlineData("analyze x --csv semicolon", "--csv 'semicolon'")]
    [InlineData("analyze x y", "'y'")]
    [InlineData("analyze x --threads 0", "--threads '0'")]
    [InlineData("analyze x --lang fr", "--lang 'fr'")]
    [InlineData("analyze x --fail-on all", "--fail-on 'all'")]
    [InlineData("analyze x --lang vi --lang en", "--lang")]
    [InlineData("analyze x --threads 1 --threads 2", "--threads")]
    [InlineData("completion tcsh", "'tcsh'")]
    [InlineData("analyze x --lang en --out --", "--out needs a value, and '--' is none")]
    [InlineData("analyze x --lang en --out -- y", "--out needs a value, and '--' is none")]
    [InlineData("analyze x -- --lang en", "'--lang' ")]
    [InlineData("analyze x --lang en -- --threads=2", "'--threads=2' stands behind '--'")]
    [InlineData("analyze --lang en -- --out", "'--out' stands behind '--'")]
    [InlineData("analyze --lang en -- -x", "there is no study at '-x'")]
    [InlineData("analyze there-is-no-such-study", "there-is-no-such-study")]
    public async Task Wrong_usage_exits_with_2_and_names_what_is_wrong(string line, string named)
    {
        CliCall call = await CliCall.Run(line.Split(' '));
        Assert.Equal(2, call.ExitCode);
        Assert.True(call.Error.Contains(named, StringComparison.Ordinal), call.Error);
    }

    [Theory]
    [InlineData("3.16")]
    [InlineData("3,16")]
    public async Task A_decimal_point_and_a_decimal_comma_mean_the_same(string target)
    {
        CliCall call = await CliCall.Run("radius", "--area-km2", "4745.7", "--points", "156", "--target", target, "--lang", "vi");
        Assert.Equal(0, call.ExitCode);
        Assert.Contains("3,11 km/điểm", call.Out);
        Assert.Contains("Mục tiêu 3,16 km/điểm cần 152 điểm", call.Out);
    }

    [Fact]
    public async Task Every_verb_has_help_in_both_languages_with_an_example_of_its_own()
    {
        foreach (string verb in Verbs)
        {
            CliCall english = await CliCall.Run(verb, "--help", "--lang", "en");
            CliCall vietnamese = await CliCall.Run(verb, "--help", "--lang", "vi");
            Assert.Equal((0, 0), (english.ExitCode, vietnamese.ExitCode));
            Assert.Contains($"coverage-analyzer {verb}", english.Out);
            Assert.Contains("Ví dụ", vietnamese.Out);

            // No English sentence is left in the Vietnamese help: each description holds a letter only Vietnamese has.
            foreach (string line in vietnamese.Out.Split('\n').Where(l => l.StartsWith("  -", StringComparison.Ordinal)))
            {
                string description = Columns().Split(line.Trim())[^1];
                Assert.True(description.Any(c => c > 127), line);
            }
        }
    }

    [Theory]
    [InlineData("1.159", "1159")] // a count has no decimals
    [InlineData("1,159", "1159")]
    [InlineData("1 159", "1159")]
    public async Task A_count_may_have_a_thousands_sign(string points, string meant)
    {
        CliCall one = await CliCall.Run("radius", "--area-km2", "4745,7", "--points", points), other = await CliCall.Run("radius", "--area-km2", "4745.7", "--points", meant);
        Assert.Equal((0, other.Out), (one.ExitCode, one.Out));
    }

    [Fact]
    public async Task A_target_radius_with_three_decimals_is_no_thousand() =>
        Assert.Contains("The target of 2.345 km", (await CliCall.Run("radius", "--area-km2", "4745.7", "--points", "156", "--target", "2,345", "--lang", "en")).Out);

    [Fact]
    public async Task Json_answers_are_one_object_with_raw_numbers()
    {
        CliCall call = await CliCall.Run("radius", "--area-km2", "331212", "--points", "18502", "--json");
        using var answer = System.Text.Json.JsonDocument.Parse(call.Out);
        Assert.Equal(2.387, answer.RootElement.GetProperty("average_service_radius_km").GetDouble(), 3);
    }

    [GeneratedRegex(" {2,}", RegexOptions.None, 1000)]
    private static partial Regex Columns();
}
