using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>
/// The check of locked packages against known advisories (<c>tests/reliability/deps.py</c>) finds what it must find, finds nothing in what is locked now,
/// and says <i>unknown</i>, not ok, where its list is old or was never asked about a package.
/// </summary>
public sealed class KnownAdvisoriesTests : IDisposable
{
    private const int Ok = 0, Short = 1, Unknown = 2;
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("advisories-");

    public void Dispose() => scratch.Delete(recursive: true);

    [Fact]
    public void No_locked_package_has_a_known_advisory()
    {
        (int code, string said) = Check(List(_ => { }));
        Assert.True(code is Ok or Unknown, said);
        Assert.Contains("canary found, 0 match", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_advisory_of_a_locked_package_is_found_in_both_ecosystems()
    {
        foreach ((string ecosystem, string package, string range) in new[] { ("nuget", "nettopologySuite", ">= 2.0.0, < 99.0.0-rc.1"), ("npm", "ol", "<= 10.11.0") })
        {
            (int code, string said) = Check(List(l => l["advisories"]!.AsArray().Add(new JsonObject
            {
                ["ecosystem"] = ecosystem, ["package"] = package, ["id"] = "GHSA-made-up", ["severity"] = "high", ["affected"] = new JsonArray("= 0.1.0", range),
            })));
            Assert.True(code == Short, said);
            Assert.Contains("GHSA-made-up (high)", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_check_that_does_not_find_its_canary_says_that_it_is_broken()
    {
        (int code, string said) = Check(List(l => l["advisories"]!.AsArray().RemoveAll(a => (string?)a!["id"] == "GHSA-5crp-9r3c-p9vr")));
        Assert.True(code == Short, said);
        Assert.Contains("the check is broken", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_list_and_one_that_was_not_asked_about_everything_are_unknown_and_a_new_whole_one_is_ok()
    {
        JsonObject list = List(l =>
        {
            l["completeTo"] = "2026-11-01";
            l["asked"] = Asked();
        });
        Assert.Equal(Ok, Check(list, "--today", "2026-12-01").Code);
        Assert.Equal(Unknown, Check(list, "--today", "2026-12-02").Code);
        Assert.Equal(Unknown, Check(list, "--today", "2026-10-31").Code);
        list["asked"]!["npm"]!.AsArray().RemoveAll(n => (string?)n == "ol");
        (int code, string said) = Check(list, "--today", "2026-12-01");
        Assert.True(code == Unknown, said);
        Assert.Contains("1 packages never asked about: unknown", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_is_made_anew_from_a_checkout_of_the_database()
    {
        string folder = Path.Combine(scratch.FullName, "advisories", "github-reviewed", "2026", "01", "GHSA-x");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "GHSA-x.json"), """
            {"id": "GHSA-x", "modified": "2026-11-20T00:00:00Z", "database_specific": {"severity": "HIGH"}, "affected": [
              {"package": {"ecosystem": "npm", "name": "ol"}, "ranges": [{"type": "SEMVER", "events": [
                {"introduced": "0"}, {"fixed": "1.0.0"}, {"introduced": "10.0.0"}, {"last_affected": "10.11.0"}]}]},
              {"package": {"ecosystem": "npm", "name": "not-ours"}, "ranges": []}]}
            """);
        JsonObject list = List(_ => { });
        string path = Write(list);
        Assert.Equal(0, Run("--from", scratch.FullName, "--list", path).Code);
        JsonNode made = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal("2026-11-20", (string?)made["completeTo"]);
        JsonNode advisory = Assert.Single(made["advisories"]!.AsArray())!;
        Assert.Equal(["\u003e= 0, < 1.0.0", ">= 10.0.0, <= 10.11.0"], advisory["affected"]!.AsArray().Select(a => (string)a!));
        Assert.Contains("broken", Run("--list", path).Said, StringComparison.Ordinal); // its canary is not in it
    }

    private static JsonObject List(Action<JsonObject> change)
    {
        JsonObject list = JsonNode.Parse(File.ReadAllText(Path.Combine(ReliabilityScript.Folder, "advisories.json")))!.AsObject();
        change(list);
        return list;
    }

    // Every locked package, read here in another way than the script does.
    private static JsonObject Asked()
    {
        var nuget = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories))
        {
            using var lockFile = JsonDocument.Parse(File.ReadAllText(path));
            nuget.UnionWith(lockFile.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject()).Select(p => p.Name));
        }

        using var npm = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "CoverageAnalyzer.Web", "client", "package-lock.json")));
        IEnumerable<string> names = npm.RootElement.GetProperty("packages").EnumerateObject().Select(p => p.Name.Split("node_modules/")[^1]).Where(n => n.Length > 0);
        return new JsonObject
        {
            ["nuget"] = new JsonArray([.. nuget.Select(n => (JsonNode)n!)]),
            ["npm"] = new JsonArray([.. names.Distinct().Select(n => (JsonNode)n!)]),
        };
    }

    private (int Code, string Said) Check(JsonObject list, params string[] more) => Run(["--list", Write(list), .. more]);

    private string Write(JsonObject list)
    {
        string path = Path.Combine(scratch.FullName, "list.json");
        File.WriteAllText(path, list.ToJsonString());
        return path;
    }

    private static (int Code, string Said) Run(params string[] args) => ReliabilityScript.Run(["deps.py", .. args]);
}
