using System.Text;
using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>The CSV files: for programs as the contract fixes them, and for Excel where that is asked for.</summary>
public sealed class CsvOutputTests(SmallResults results) : IClassFixture<SmallResults>
{
    /// <summary>Fixed by the contract; users' scripts rely on it.</summary>
    private const string Columns =
        "code,name,type,district,area_km2,polygon_area_km2,population,postal_points,average_service_radius_km,people_per_postal_point,"
        + "nearest_postal_mean_km,nearest_postal_p90_km,nearest_postal_max_km,nearest_postal_population_mean_km,population_within_postal_limit_share,"
        + "bts_sites,mobile_covered_area_share,mobile_covered_population_share,mobile_uncovered_population,"
        + "mean_elevation_m,share_above_200_m,share_above_600_m,share_slope_15_percent,mountainous,highland,island,border,"
        + "postal_gap,mobile_gap,gap_rank,reasons";

    [Fact]
    public void Communes_are_in_code_order_under_the_columns_of_the_contract()
    {
        byte[] bytes = File.ReadAllBytes(results["communes.csv"]);
        Assert.Equal((byte)'c', bytes[0]);
        string[] lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        Assert.Equal(Columns, lines[0]);
        Assert.Equal(["00120", "00121", "00122", "00123"], lines[1..].Select(l => l.Split(',')[0]));
        Assert.StartsWith("00120,Xã Mò Ó,", lines[1]);
        Assert.Contains(",110,", lines[1]);

        // Without elevation: empty, never 0.
        Assert.Contains(",,,,,", lines[1]);
    }

    [Theory]
    [InlineData("communes.csv")]
    [InlineData("districts.csv")]
    [InlineData("postal_points.csv")]
    [InlineData("gaps.csv")]
    [InlineData("findings.csv")]
    public void Every_table_is_utf8_without_a_mark(string name)
    {
        byte[] bytes = File.ReadAllBytes(results[name]);
        Assert.True(bytes.Length > 0 && bytes[0] is >= (byte)'a' and <= (byte)'z', name);
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    }

    [Theory]
    [InlineData("vi", "110,01")]
    [InlineData("en", "110.01")]
    public async Task For_excel_there_is_a_mark_a_semicolon_and_the_decimal_sign_of_the_language(string language, string area)
    {
        using var folder = new TemporaryFolder();
        CliCall call = await CliCall.Run("analyze", results.Study, "--out", folder["out"], "--csv", "excel", "--lang", language, "--quiet");
        Assert.True(call.ExitCode == 0, call.Error);
        byte[] bytes = File.ReadAllBytes(folder["out/communes.csv"]);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        string[] lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        Assert.Equal(Columns.Replace(',', ';'), lines[0]);
        Assert.Contains($";{area};", lines[2]);
    }

    [Fact]
    public async Task A_spreadsheet_opening_the_table_runs_no_formula()
    {
        using var folder = new TemporaryFolder();
        CliCall call = await CliCall.Run("analyze", results.Study, "--out", folder["out"], "--csv", "excel", "--quiet");
        Assert.True(call.ExitCode == 0, call.Error);
        string[] cells = File.ReadAllLines(folder["out/communes.csv"]).SelectMany(l => l.Split(';')).ToArray();
        Assert.DoesNotContain(cells, c => c.TrimStart('"').StartsWith('='));
    }
}
