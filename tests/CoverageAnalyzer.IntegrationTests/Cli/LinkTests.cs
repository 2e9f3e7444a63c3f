using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>The verb <c>link</c>: a path from a study, a path from a table, and what is wrong with either.</summary>
public sealed class LinkTests : IDisposable
{
    private const string Hill = "distance_km,height_m\n0,10\n1,20\n2,95\n3,20\n4,10\n";
    private static readonly string Study = Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012");
    private readonly WorkFolder folder = new(withData: false);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_path_of_a_study_is_told_in_both_languages_and_drawn()
    {
        string svg = folder["link.svg"], png = folder["link.png"];
        CliCall vietnamese = await CliCall.Run("link", Study, "--from", "b0004", "--to", "106.95,16.75", "--picture", svg, "--lang", "vi", "--eirp-dbm", "60");
        Assert.Equal((0, string.Empty), (vietnamese.ExitCode, vietnamese.Error));
        Assert.Contains("Hai ăng-ten không nhìn thấy nhau.", vietnamese.Out);
        Assert.Contains("Vật cản lớn nhất: Km 15,16", vietnamese.Out);
        Assert.Contains("116,02", vietnamese.Out); // free space
        Assert.Contains("1.500–2.000 MHz của COST 231-Hata", vietnamese.Out);
        Assert.Contains("Công suất thu (dBm)", vietnamese.Out);
        string drawn = await File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken);
        Assert.Contains("phần vùng Fresnel bị che", drawn);
        Assert.Contains("B0004", drawn);

        CliCall english = await CliCall.Run("link", Study, "--from", "B0004", "--to", "106.95;16.75", "--picture", png, "--lang", "en");
        Assert.Contains("The antennas do not see each other.", english.Out);
        Assert.Contains("116.02", english.Out);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(png, TestContext.Current.CancellationToken))[..4]);

        // The same path gives the same picture.
        await CliCall.Run("link", Study, "--from", "B0004", "--to", "106.95,16.75", "--picture", folder["again.svg"], "--lang", "vi", "--threads", "1");
        Assert.Equal(drawn, await File.ReadAllTextAsync(folder["again.svg"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_model_answers_or_says_why_in_json()
    {
        CliCall call = await CliCall.Run("link", Study, "--from", "B0004", "--to", "107.05,16.82", "--json", "--lang", "en");
        Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
        using var answer = JsonDocument.Parse(call.Out);
        JsonElement[] models = [.. answer.RootElement.GetProperty("models").EnumerateArray()];
        Assert.Contains("p1812", models.Select(m => m.GetProperty("model").GetString()));
        Assert.Contains("itm", models.Select(m => m.GetProperty("model").GetString()));
        Assert.All(models, m => Assert.NotEqual(m.GetProperty("loss_db").ValueKind == JsonValueKind.Null, m.GetProperty("refusal").ValueKind == JsonValueKind.Null));
        double free = Loss(models, "free-space");
        Assert.True(Loss(models, "knife-edge") >= free);
        Assert.True(Loss(models, "p1812") > free - 1);
    }

    [Fact]
    public async Task One_model_along_a_given_profile_says_every_intermediate_value()
    {
        string file = folder.Write("hill.csv", Hill);
        string[] call = ["link", "--profile", file, "--model", "knife-edge", "--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "1.5"];
        using var answer = JsonDocument.Parse((await CliCall.Run([.. call, "--json"])).Out);
        JsonElement root = answer.RootElement;
        Assert.Equal("knife-edge", root.GetProperty("model").GetString());
        double Quantity(string symbol) => root.GetProperty("quantities").EnumerateArray().Single(q => q.GetProperty("symbol").GetString() == symbol).GetProperty("value").GetDouble();

        // The ray passes 10 + 30 and 10 + 1.5 m; in the middle 25.75 m, the earth rises 500 · 2 · 2 / 8494.67 = 0.2354 m.
        Assert.Equal(25.75 - 95 - 0.23544, Quantity("clearance"), 4);
        Assert.Equal(Quantity("Lbf") + Quantity("J"), root.GetProperty("loss_db").GetDouble(), 9);
        CliCall text = await CliCall.Run([.. call, "--lang", "vi"]);
        Assert.Contains("các giá trị trung gian", text.Out);
        Assert.Contains("-69,48544", text.Out);
    }

    [Fact]
    public async Task The_logs_of_the_recommendation_come_back_through_a_table()
    {
        string profiles = SharedData.Require("data/propagation/p1812/profiles"), results = SharedData.Require("data/propagation/p1812/results");
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(profiles, "rburg.csv"), TestContext.Current.CancellationToken);
        int begin = Array.FindIndex(lines, l => l.StartsWith("Number of Points:", StringComparison.Ordinal)) + 1, end = Array.FindIndex(lines, l => l.StartsWith("{End of Profile}", StringComparison.Ordinal));
        var table = new StringBuilder("distance_km,height_m,clutter_m,zone\n");
        foreach (string[] cells in lines[begin..end].Select(l => l.Split(',')))
        {
            table.Append(CultureInfo.InvariantCulture, $"{cells[0]},{cells[1]},{cells[3]},{cells[4]}\n");
        }

        string file = folder.Write("rburg.csv", table.ToString());
        for (int set = 0; set < 3; set++)
        {
            Dictionary<string, string> log = (await File.ReadAllLinesAsync(Path.Combine(results, $"rburg_{set}_log.csv"), TestContext.Current.CancellationToken))
                .Select(l => l.Split(',')).Where(c => c.Length > 3).GroupBy(c => c[0].Trim()).ToDictionary(g => g.Key, g => g.First()[3].Trim(), StringComparer.Ordinal);
            double frequency = double.Parse(log["f (GHz)"], CultureInfo.InvariantCulture) * 1000;
            CliCall call = await CliCall.Run(
                "link", "--profile", file, "--model", "p1812", "--json", "--frequency-mhz", frequency.ToString("R", CultureInfo.InvariantCulture),
                "--tx-height-m", log["htg (m)"], "--rx-height-m", log["hrg (m)"], "--time-percent", log["p (%)"], "--location-percent", log["pL (%)"],
                "--polarization", log["pol"] == "1" ? "h" : "v", "--delta-n", log["DN"], "--n0", log["N0"],
                "--tx-lat", log["phi_t (deg)"], "--tx-lon", log["lam_t (deg)"], "--rx-lat", log["phi_r (deg)"], "--rx-lon", log["lam_r (deg)"]);
            Assert.True(call.ExitCode == 0, call.Error);
            using var answer = JsonDocument.Parse(call.Out);
            Assert.Equal(double.Parse(log["Lb (dB)"], CultureInfo.InvariantCulture), answer.RootElement.GetProperty("loss_db").GetDouble(), 0.001);
        }
    }

    [Fact]
    public async Task A_profile_of_one_two_or_three_points_gets_a_clear_answer()
    {
        CliCall one = await Profile("distance_km,height_m\n0,10\n");
        Assert.Equal(1, one.ExitCode);
        Assert.Contains("single point", one.Error + one.Out);
        CliCall two = await Profile("distance_km,height_m\n0,10\n5,10\n");
        Assert.Equal(0, two.ExitCode);
        Assert.Contains("no point between its ends", two.Out);
        Assert.Equal(0, (await Profile("distance_km,height_m\n0,10\n2,15\n5,10\n")).ExitCode);
    }

    [Theory]
    [InlineData("distance_km;height_m\n0;10,5\n1,5;20,25\n3;9,75\n")] // decimal commas
    [InlineData("\uFEFFdistance_km,height_m\n0,10.5\n1.5,20.25\n3,9.75\n")] // byte order mark
    [InlineData("khoảng cách (km)\tđộ cao (m)\n0\t10.5\n1.5\t20.25\n3\t9.75\n")]
    public async Task Tables_are_read_as_people_write_them(string table)
    {
        string file = folder.Write("profile.csv", table);
        CliCall call = await CliCall.Run("link", "--profile", file, "--model", "line-of-sight", "--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "1,5", "--json");
        using var answer = JsonDocument.Parse(call.Out);
        Assert.Equal(3, answer.RootElement.GetProperty("distance_km").GetDouble());
        Assert.Equal(20.25, answer.RootElement.GetProperty("clearance").GetProperty("obstacle_elevation_m").GetDouble());
    }

    [Theory]
    [InlineData("distance_km,height_m\n0,10\n1,abc\n", "line 3, column 'height_m'", "not a number")]
    [InlineData("distance_km,height_m\n0,10\n1,9\n1,8\n", "line 4, column 'distance_km'", "not greater")]
    [InlineData("distance_km,height_m\n0.5,10\n1,9\n", "line 2, column 'distance_km'", "must be 0")]
    [InlineData("distance_km,height_m,zone\n0,10,4\n1,9,2\n", "line 3, column 'zone'", "1 (sea), 3 (coastal land) or 4 (inland)")]
    [InlineData("distance_km,height_m,clutter_m\n0,10,0\n1,9,-3\n", "line 3, column 'clutter_m'", "not within 0")]
    [InlineData("distance_km,height_m\n0,10\n1,99999\n", "line 3, column 'height_m'", "not within")]
    [InlineData("distance_km,height_m\n0,10\n0,5,11\n", "line 3", "decimal commas")]
    [InlineData("km,altitude\n0,10\n1,9\n", "profile.csv", "distance_km")]
    public async Task A_bad_table_is_refused_with_its_row_and_column(string table, string place, string problem)
    {
        CliCall call = await Profile(table);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(place, call.Error);
        Assert.Contains(problem, call.Error);
    }

    [Fact]
    public async Task A_void_in_the_profile_leaves_the_path_unknown_but_drawn()
    {
        string file = folder.Write("void.csv", "distance_km,height_m\n0,10\n1,20\n2,\n3,-9999\n4,10\n5,10\n");
        CliCall call = await CliCall.Run(
            "link", "--profile", file, "--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "1.5", "--picture", folder["void.svg"], "--lang", "en");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("not known at 2 of the 6 points", call.Out);
        Assert.Contains("height not known", await File.ReadAllTextAsync(folder["void.svg"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(2, "Did you mean", "--from", "B00O4", "--to", "106.95,16.75")]
    [InlineData(2, "none of the", "--from", "Không có trạm này", "--to", "106.95,16.75")]
    [InlineData(2, "write the longitude first: 106.95,16.75", "--from", "B0004", "--to", "16.75,106.95")]
    [InlineData(2, "longitude,latitude in degrees", "--from", "B0004", "--to", "Khe Sanh")]
    [InlineData(2, "--from is missing", "--to", "106.95,16.75")]
    [InlineData(2, "--to is missing", "--from", "B0004")]
    [InlineData(2, "at most 500 m", "--from", "B0004", "--to", "106.95,16.75", "--tx-height-m", "1000")]
    [InlineData(2, "above 0", "--from", "B0004", "--to", "106.95,16.75", "--rx-height-m", "0")]
    [InlineData(2, "Did you mean 'hata'", "--from", "B0004", "--to", "106.95,16.75", "--model", "hatta")]
    [InlineData(2, ".svg or .png", "--from", "B0004", "--to", "106.95,16.75", "--picture", "a.jpg")]
    [InlineData(2, "only h or v", "--from", "B0004", "--to", "106.95,16.75", "--polarization", "x")]
    [InlineData(2, "goes with --profile", "--from", "B0004", "--to", "106.95,16.75", "--tx-lat", "16")]
    [InlineData(1, "outside the elevation model", "--from", "B0004", "--to", "105.1,21.0")]
    [InlineData(1, "stands at the site B0004", "--from", "B0004", "--to", "107.083674,16.829646")]
    [InlineData(1, "1,500 to 2,000 MHz", "--from", "B0004", "--to", "107.05,16.82", "--model", "cost231", "--frequency-mhz", "900")]
    public async Task Bad_input_is_refused_in_words(int code, string words, params string[] rest)
    {
        CliCall call = await CliCall.Run(["link", Study, .. rest, "--lang", "en"]);
        Assert.Equal(code, call.ExitCode);
        Assert.Contains(words, call.Error);
        CliCall vietnamese = await CliCall.Run(["link", Study, .. rest, "--lang", "vi"]);
        Assert.Equal(code, vietnamese.ExitCode);
        Assert.Contains(vietnamese.Error, c => c > 127);
    }

    [Fact]
    public async Task A_study_without_heights_says_what_is_missing()
    {
        string study = Path.Combine(folder.Root, "study");
        Directory.CreateDirectory(study);
        foreach (string name in new[] { "communes.geojson", "bts_sites.csv", "postal_points.csv" })
        {
            File.Copy(Path.Combine(Study, name), Path.Combine(study, name));
        }

        await File.WriteAllTextAsync(
            Path.Combine(study, "study.json"),
            """{ "name": "t", "layers": { "communes": { "file": "communes.geojson" }, "btsSites": { "file": "bts_sites.csv" } } }""",
            TestContext.Current.CancellationToken);
        CliCall call = await CliCall.Run("link", study, "--from", "B0004", "--to", "107.05,16.82", "--lang", "en");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("layers.elevation", call.Error);
    }

    [Fact]
    public async Task Without_a_study_or_a_profile_or_with_both_the_usage_is_wrong()
    {
        Assert.Equal(2, (await CliCall.Run("link")).ExitCode);
        Assert.Equal(2, (await CliCall.Run("link", Study, "--profile", "p.csv")).ExitCode);
        CliCall missing = await CliCall.Run("link", "--profile", folder.Write("hill.csv", Hill), "--lang", "en");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("--frequency-mhz", missing.Error);
        Assert.Equal(1, (await CliCall.Run("link", "--profile", folder["none.csv"], "--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "2")).ExitCode);
    }

    private static double Loss(JsonElement[] models, string name) =>
        models.Single(m => m.GetProperty("model").GetString() == name).GetProperty("loss_db").GetDouble();

    private Task<CliCall> Profile(string table) => CliCall.Run(
        "link", "--profile", folder.Write("profile.csv", table), "--model", "line-of-sight", "--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "1.5", "--lang", "en");
}
