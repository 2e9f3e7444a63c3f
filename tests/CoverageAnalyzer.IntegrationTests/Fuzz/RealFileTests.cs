using System.Text.RegularExpressions;

namespace CoverageAnalyzer.IntegrationTests.Fuzz;

/// <summary>Real files with a few bytes changed: many records, real text, and structures that small seeds do not have.</summary>
public sealed class RealFileTests
{
    [Theory]
    [InlineData("tif", "terrain/da-nang-srtm1.tif", 400)] // a compressed file survives few changes, so many are tried
    [InlineData("geojson", "quang-tri-2009/communes.geojson", 60)]
    [InlineData("shp", "quang-tri-2009/legacy-tcvn3/xa_quang_tri.shp", 60)]
    [InlineData("gpkg", "quang-tri-2009/vn2000-utm48-epsg3405.gpkg", 100)]
    [InlineData("csv", "indicators/published-radius.csv", 400)]
    [InlineData("csv", "points/no-declared-licence/quang-tri-post-offices-approx.csv", 200)]
    public async Task Mutants_of_a_real_file_break_no_rule(string target, string file, int count)
    {
        (int exitCode, string output) = await FuzzProgram.Run("run", target, "--count", $"{count}", "--seed", "7", "--file", SharedData.Require("data/" + file));
        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.True(exitCode == 0 && output.Contains($"{count} mutants", StringComparison.Ordinal) && output.Contains(" 0 escapes", StringComparison.Ordinal), output);
        Match accepted = Regex.Match(output, @"([0-9.]+) % accepted");
        Assert.True(double.Parse(accepted.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and < 100, output); // both kinds of end must occur
    }
}
