namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Every verb without a network: in a network namespace of its own nothing can be reached.</summary>
public sealed class OfflineTests
{
    private static readonly string[] Lines =
    [
        "analyze data/quang-tri-2012",
        "inspect data/quang-tri-2012/communes.geojson data/quang-tri-2012",
        "new own --communes data/quang-tri-2012/communes.geojson --postal data/quang-tri-2012/postal_points.csv --bts data/quang-tri-2012/bts_sites.csv",
        "analyze own --lang vi",
        "radius --area-km2 4745.7 --points 156",
        "audit data/published-figures.csv",
        "sample made",
        "completion bash",
        "--help",
        "--version",
    ];

    [Fact]
    public async Task Every_verb_runs_without_a_network()
    {
        using var folder = new WorkFolder();
        CliCall alone = OperatingSystem.IsLinux() ? await CliProcess.Bash(folder.Root, "unshare -rn true") : new CliCall(1, string.Empty, "not Linux");
        Assert.SkipUnless(alone.ExitCode == 0, "'unshare -rn' does not work here: " + alone.Error.Trim());

        // One shell for all: a namespace in which not even the loopback is up.
        string script = "set -e; " + string.Join("; ", Lines.Select(l => $"$CA {l} --quiet > /dev/null").Select(l => l.Replace("--help --quiet", "--help", StringComparison.Ordinal)));
        CliCall call = await CliProcess.Bash(folder.Root, $"unshare -rn bash -c '{script}; (exec 3<>/dev/tcp/127.0.0.1/9) 2>/dev/null && exit 99; exit 0'");
        Assert.True(call.ExitCode == 0, call.Error);
        string report = await File.ReadAllTextAsync(folder["own/results/report.html"], TestContext.Current.CancellationToken);
        foreach (string mark in (string[])["src=\"http", "href=\"http", "url(http", "@import", "fetch("])
        {
            Assert.DoesNotContain(mark, report, StringComparison.OrdinalIgnoreCase);
        }
    }
}
