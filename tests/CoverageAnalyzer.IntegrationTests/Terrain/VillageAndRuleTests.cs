using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Terrain;

/// <summary>Thresholds, villages, official lists, overrides and rule files from the files to the tables.</summary>
public sealed class VillageAndRuleTests : IDisposable
{
    private const string Study = """
        { "name": "T", "rules": "vn-2025", "layers": { "communes": "c.geojson", "elevation": { "file": "t.asc", "crs": "EPSG:4326" }VILLAGES } }
        """;

    private static readonly string Commune = TerrainStudy.Boxes(("\"code\":\"001\",\"name\":\"Xã A\",\"district\":\"Huyện X\",\"population\":1000", 107, 16.5, 0.09, 0.1));

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, "yes")] // 60 of 90 columns: exactly two thirds, and "at least" includes it
    [InlineData(1, "undecidable")] // one cell of 9,000 less: the villages would have to decide, and there are none
    [InlineData(100, "undecidable")]
    public async Task Exactly_two_thirds_of_the_area_is_enough(int cellsLower, string verdict)
    {
        string grid = TerrainStudy.Grid((row, column) => column < 59 || (column == 59 && row >= cellsLower) ? 200 : 100);
        (CliCall call, string results) = await TerrainStudy.Run(folder, Study.Replace("VILLAGES", "", StringComparison.Ordinal), [], ("c.geojson", Commune), ("t.asc", grid));
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(verdict, Assert.Single(TerrainStudy.Rows(results, "communes.csv"))["mountainous"]);
    }

    [Fact]
    public async Task Two_of_three_mountainous_villages_make_a_low_commune_mountainous()
    {
        string grid = TerrainStudy.Grid((row, column) => row < 20 && column < 60 ? 300 : 50);
        string villages = TerrainStudy.Boxes(
            ("\"code\":\"V1\",\"name\":\"Thôn 1\",\"households\":30,\"electrified\":\"có\"", 107.001, 16.585, 0.02, 0.012),
            ("\"code\":\"V2\",\"name\":\"Thôn 2\",\"households\":40,\"electrified\":\"không\"", 107.03, 16.585, 0.02, 0.012),
            ("\"code\":\"V3\",\"name\":\"Thôn 3\",\"households\":50,\"electrified\":\"có\"", 107.05, 16.52, 0.02, 0.012));
        string study = Study.Replace("VILLAGES", ", \"villages\": \"v.geojson\", \"btsSites\": { \"file\": \"b.csv\", \"crs\": \"EPSG:4326\" }", StringComparison.Ordinal);
        (string, string)[] files = [("c.geojson", Commune), ("t.asc", grid), ("v.geojson", villages), ("b.csv", "id,lon,lat\nB1,107.06,16.52\n")];
        (CliCall call, string results) = await TerrainStudy.Run(folder, study, ["--threads", "1"], files);
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal("yes", Assert.Single(TerrainStudy.Rows(results, "communes.csv"))["mountainous"]);
        Assert.StartsWith("Decided by villages: 2 of 3 villages (66.7 %)", Assert.Single(TerrainStudy.Rows(results, "eligibility.csv"), r => r["rule"] == "MTN-272-C")["reason"]);
        Assert.Equal(
            [("V1", "yes", "no"), ("V2", "yes", "no"), ("V3", "no", "yes")],
            TerrainStudy.Rows(results, "villages.csv").Select(v => (v["code"], v["mountainous"], v["mobile_covered"])));

        (_, string again) = await TerrainStudy.Run(folder, study, ["--threads", "4"], files);
        foreach (string file in (string[])["communes.csv", "villages.csv", "eligibility.csv", "results.gpkg", "report.html"])
        {
            Assert.Equal(await Bytes(results, file), await Bytes(again, file));
        }
    }

    [Fact]
    public async Task The_white_mountains_are_the_same_as_hgt_and_geotiff()
    {
        string communes = TerrainStudy.Boxes(
            [.. Enumerable.Range(0, 4).Select(i => (FormattableString.Invariant($"\"code\":\"{i}1\",\"name\":\"Xã {i}\",\"district\":\"Huyện X\""), -71.9 + (0.2 * i) + 0.003, 44.1, 0.19, 0.7))]);
        var bytes = new List<byte[]>();
        foreach (string tile in (string[])["N44W072.hgt", "N44W072.tif"])
        {
            string study = $$"""{ "name": "W", "rules": "vn-2025", "layers": { "communes": "c.geojson", "elevation": "{{SharedData.Require("data/terrain/" + tile)}}" } }""";
            (CliCall call, string results) = await TerrainStudy.Run(folder, study, [], ("c.geojson", communes));
            Assert.True(call.ExitCode == 0, call.Error);
            bytes.Add(await Bytes(results, "communes.csv"));
        }

        Assert.Equal(bytes[0], bytes[1]);
    }

    [Fact]
    public async Task Voids_count_up_to_a_twentieth_of_a_commune()
    {
        string communes = TerrainStudy.Boxes(
            [.. Enumerable.Range(0, 16).Select(i => (FormattableString.Invariant($"\"code\":\"{i + 10}\",\"name\":\"Xã {i}\",\"district\":\"Huyện X\""), 8 + (0.25 * (i / 4)) + 0.003, 46 + (0.25 * (i % 4)) + 0.007, 0.24, 0.233))]);
        string study = $$"""{ "name": "S", "rules": "vn-2025", "layers": { "communes": "c.geojson", "elevation": "{{SharedData.Require("data/terrain/N46E008-with-voids.tif")}}" } }""";
        (CliCall call, string results) = await TerrainStudy.Run(folder, study, [], ("c.geojson", communes));
        Assert.True(call.ExitCode == 0, call.Error);
        List<Dictionary<string, string>> rows = TerrainStudy.Rows(results, "communes.csv");
        Assert.Equal((7, 9), (rows.Count(r => r["mountainous"] == "yes"), rows.Count(r => r["mountainous"] == "undecidable")));
        Assert.Contains("more than 5 % of the area in 9 communes", Assert.Single(TerrainStudy.Findings(results), f => f.Code == "elevation-unknown").Message);
    }

    [Fact]
    public async Task A_list_by_names_is_joined_and_its_differences_are_counted_as_the_table_has_them()
    {
        List<string[]> facts = [.. Communes().Skip(60).Take(20)];
        string list = folder.File("list.csv");
        await File.WriteAllLinesAsync(
            list,
            ["STT,Tên xã,Huyện", .. facts.Select((f, i) => $"{i + 1},{f[1]},{f[2]}"), "98,Xã Không Có,Huyện Cam Lộ", "99,Phường 1,", $"100,{facts[0][1]},{facts[0][2]}"],
            TestContext.Current.CancellationToken);
        string overridden = Communes().First()[0];
        (CliCall call, string results) = await TerrainStudy.OfBuiltIn(
            folder,
            s =>
            {
                s["lists"] = new JsonArray(new JsonObject { ["id"] = "mountainous", ["file"] = list, ["compareWith"] = "MTN-272-C" });
                s["classification"] = JsonNode.Parse($$"""{ "overrides": [ { "class": "mountainous", "verdict": "yes", "communes": ["{{overridden}}", "99999"] } ] }""");
            },
            "--csv", "plain");
        Assert.True(call.ExitCode == 0, call.Error);
        List<(string Rank, string Code, string Message)> findings = TerrainStudy.Findings(results);
        Assert.Single(findings, f => f.Code == "list-row-unmatched");
        Assert.Single(findings, f => f.Code == "list-row-ambiguous");
        Assert.Single(findings, f => f.Code == "list-row-repeated");
        Assert.Contains("99999", Assert.Single(findings, f => f.Code == "override-unknown-commune").Message);
        List<Dictionary<string, string>> judged = [.. TerrainStudy.Rows(results, "eligibility.csv").Where(r => r["rule"] == "MTN-272-C")];
        int computed = judged.Count(r => r["difference"] == "computed_only"), listed = judged.Count(r => r["difference"] == "listed_only");
        int open = judged.Count(r => r["verdict"] == "undecidable" && r["listed"] == "yes");
        Assert.True(open > 0);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"names 20 communes; {computed} are computed only, {listed} listed only, {open} listed but not computable"),
            Assert.Single(findings, f => f.Code == "list-differs").Message);
        Assert.Equal(("yes", "no"), judged.Where(r => r["code"] == overridden).Select(r => (r["verdict"], r["computed"])).Single());
    }

    [Fact]
    public async Task An_own_rule_file_is_in_the_manifest_and_its_faults_are_all_told()
    {
        JsonNode rules = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot(), "data", "rules", "vn-2012.json"), TestContext.Current.CancellationToken))!;
        string file = folder.File("own.json");
        await File.WriteAllTextAsync(file, rules.ToJsonString(), TestContext.Current.CancellationToken);
        (CliCall call, string results) = await TerrainStudy.OfBuiltIn(folder, s => s["rules"] = file, "--csv", "excel");
        Assert.True(call.ExitCode == 0, call.Error);
        using var manifest = JsonDocument.Parse(await Bytes(results, "manifest.json"));
        Assert.Contains(manifest.RootElement.GetProperty("inputs").EnumerateArray(), i => i.GetProperty("role").GetString() == "rules" && i.GetProperty("file").GetString() == "own.json");
        Assert.StartsWith("rule;title;", await File.ReadAllTextAsync(Path.Combine(results, "eligibility.csv"), TestContext.Current.CancellationToken));

        rules["rules"]![1]!["statuss"] = "read";
        rules["rules"]![2]!.AsObject().Remove("title");
        await File.WriteAllTextAsync(file, rules.ToJsonString(), TestContext.Current.CancellationToken);
        (CliCall refused, string none) = await TerrainStudy.OfBuiltIn(folder, s => s["rules"] = file);
        Assert.Equal(2, refused.ExitCode); // as a fault in study.json
        Assert.Contains("'rules[1].statuss'", refused.Error);
        Assert.Contains("'rules[2].title'", refused.Error);
        Assert.False(Directory.Exists(none));
        Assert.Equal(2, (await TerrainStudy.OfBuiltIn(folder, s => s["rules"] = "vn-2013")).Call.ExitCode);
    }

    [Fact]
    public async Task Terrain_needs_no_rules_rules_need_no_terrain_and_postal_rules_name_no_class()
    {
        (CliCall call, string results) = await TerrainStudy.OfBuiltIn(folder, s => s.Remove("rules"));
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.All(TerrainStudy.Rows(results, "communes.csv"), c => Assert.Equal((true, ""), (c["share_above_200_m"].Length > 0, c["mountainous"])));

        (call, results) = await TerrainStudy.OfBuiltIn(folder, s => s["layers"]!.AsObject().Remove("elevation"));
        Assert.Contains("0 mountainous communes (142 undecidable)", call.Out);
        Assert.All(TerrainStudy.Rows(results, "eligibility.csv").Where(r => r["rule"] == "MTN-272-C"), r => Assert.Contains("elevation", r["reason"]));

        foreach (string set in (string[])["uk-post-office", "in-branch-office"])
        {
            (call, _) = await TerrainStudy.OfBuiltIn(folder, s => s["rules"] = set);
            Assert.True(call.ExitCode == 0, call.Error);
            Assert.Contains($"Rules of {set}:", call.Out);
            Assert.Contains(set.StartsWith("uk", StringComparison.Ordinal) ? "UK-PO-3: Decided by distance to a postal point: 94.6 %" : "IN-BO: met by 8, not met by 133, undecidable for 1", call.Out);
            Assert.DoesNotContain("mountainous", call.Out);
        }
    }

    // Code, name and district of the communes of the built-in study, in the order of its file.
    private static IEnumerable<string[]> Communes()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(TerrainStudy.BuiltIn, "communes.geojson")));
        foreach (JsonElement feature in json.RootElement.GetProperty("features").EnumerateArray())
        {
            JsonElement p = feature.GetProperty("properties");
            yield return [p.GetProperty("commune_code").GetString()!, p.GetProperty("name_full").GetString()!, p.GetProperty("district").GetString()!];
        }
    }

    private static Task<byte[]> Bytes(string results, string file) => File.ReadAllBytesAsync(Path.Combine(results, file), TestContext.Current.CancellationToken);
}
