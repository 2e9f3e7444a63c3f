using System.Globalization;
using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary><c>count</c>: points of a file of any length in communes, as a user calls it.</summary>
public sealed class CountTests
{
    private const int Rows = 300_000, BadRow = 150_000;

    [Fact]
    public async Task A_long_file_with_one_bad_row_in_the_middle_is_counted_in_bounded_memory_and_the_row_is_named()
    {
        using var folder = new WorkFolder();
        string points = Path.Combine(folder.Root, "long.csv");
        await using (var text = new StreamWriter(points))
        {
            await text.WriteLineAsync("id,lon,lat,note");
            for (int i = 1; i <= Rows; i++)
            {
                string x = i == BadRow ? "x" : (106.6 + (0.7 * (i % 1000) / 1000)).ToString("0.000000", CultureInfo.InvariantCulture);
                string y = (16.4 + (0.7 * (i / 1000) / 300)).ToString("0.000000", CultureInfo.InvariantCulture);
                await text.WriteLineAsync($"{i},{x},{y},{new string('n', 60)}");
            }
        }

        var peaks = new List<long>();
        string? first = null;
        foreach ((int memory, int threads) in ((int, int)[])[(1, 1), (8, 2)])
        {
            CliCall call = await CliProcess.Bash(
                folder.Root,
                $"$CA count data/quang-tri-2012/communes.geojson long.csv --out counted --json --lang en --memory {memory} --threads {threads} > out.json & p=$!; "
                + "peak=0; while kill -0 $p 2>/dev/null; do v=$(grep VmHWM /proc/$p/status 2>/dev/null | tr -dc 0-9); peak=${v:-$peak}; sleep 0.02; done; wait $p; code=$?; echo $peak; exit $code");
            Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
            if (OperatingSystem.IsLinux())
            {
                peaks.Add(long.Parse(call.Out.Trim(), CultureInfo.InvariantCulture));
            }

            using var answer = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Root, "out.json")));
            JsonElement root = answer.RootElement;
            Assert.Equal(Rows, root.GetProperty("rows").GetInt64());
            Assert.Equal(1, root.GetProperty("rejected").GetInt64());
            Assert.Equal(Rows, root.GetProperty("inside").GetInt64() + root.GetProperty("outside").GetInt64() + root.GetProperty("rejected").GetInt64());
            Assert.Equal(root.GetProperty("inside").GetInt64(), root.GetProperty("communes").EnumerateArray().Sum(c => c.GetProperty("points").GetInt64()));
            Assert.True(root.GetProperty("inside").GetInt64() > Rows / 4);
            JsonElement bad = root.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rank").GetString() == "error");
            Assert.Equal($"long.csv, line {BadRow + 1}, column 'lon'", bad.GetProperty("place").GetString());
            Assert.Equal("'x' is no coordinate.", bad.GetProperty("message").GetString());
            string counts = File.ReadAllText(Path.Combine(folder.Root, "counted", "counts.csv"));
            Assert.Equal(first ??= counts, counts);
        }

        // The file has 27 MB; the runtime, the communes and their index take what they take.
        Assert.All(peaks, peak => Assert.InRange(peak, 1, 200 * 1024));
    }

    [Fact]
    public async Task Counts_findings_and_manifest_are_published_whole_and_agree()
    {
        using var folder = new WorkFolder();
        CliCall call = await CliProcess.Run(
            folder.Root, "count", "data/quang-tri-2012/communes.geojson", "data/quang-tri-2012/postal_points.csv", "--out", "counted", "--lang", "vi");
        Assert.Equal((0, string.Empty), (call.ExitCode, call.Error));
        Assert.Contains("điểm trong các xã", call.Out);
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder.Root, "counted")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(["counts.csv", "findings.csv", "manifest.json"], files);
        string[] counts = File.ReadAllLines(Path.Combine(folder.Root, "counted", "counts.csv"));
        Assert.Equal("code,name,district,province,area_km2,points,average_service_radius_km", counts[0]);
        Assert.Equal(143, counts.Length); // the header and 142 communes
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Root, "counted", "manifest.json")));
        JsonElement input = manifest.RootElement.GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("role").GetString() == "points");
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Study, "postal_points.csv")))), input.GetProperty("sha256").GetString());
        JsonElement totals = manifest.RootElement.GetProperty("totals");
        Assert.Equal(totals.GetProperty("inside").GetInt64(), counts.Skip(1).Sum(l => long.Parse(l.Split(',')[5], CultureInfo.InvariantCulture)));

        // A count may replace a count, but nothing else.
        Assert.Equal(0, (await CliCall.Run("count", Path.Combine(folder.Study, "communes.geojson"), Path.Combine(folder.Study, "bts_sites.csv"), "--out", Path.Combine(folder.Root, "counted"))).ExitCode);
        string results = Path.Combine(folder.Root, "results");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "manifest.json"), "{\"program\":\"coverage-analyzer 0\",\"outputs\":[]}");
        CliCall refused = await CliCall.Run("count", Path.Combine(folder.Study, "communes.geojson"), Path.Combine(folder.Study, "bts_sites.csv"), "--out", results, "--lang", "en");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("results of a study", refused.Error);
    }

    [Theory]
    [InlineData("--memory", "0")]
    [InlineData("--memory", "-5")]
    [InlineData("--memory", "1,5")]
    [InlineData("--area", "big")]
    [InlineData("--threads", "0")]
    public async Task A_value_that_cannot_be_meant_is_wrong_usage(string option, string value)
    {
        CliCall call = await CliCall.Run("count", "a", "b", option, value);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains(option, call.Error);
    }

    [Fact]
    public async Task Files_that_are_not_there_or_no_points_fail_with_words_and_findings_may_set_the_exit_code()
    {
        using var folder = new WorkFolder();
        string communes = Path.Combine(folder.Study, "communes.geojson");
        Assert.Equal(1, (await CliCall.Run("count", communes, Path.Combine(folder.Root, "none.csv"))).ExitCode);
        Assert.Equal(1, (await CliCall.Run("count", Path.Combine(folder.Root, "none.geojson"), Path.Combine(folder.Study, "bts_sites.csv"))).ExitCode);
        Assert.Equal(2, (await CliCall.Run("count", communes)).ExitCode);
        string bad = folder.Write("bad.csv", "lon,lat\n106.9,16.8\nx,16.8\n");
        CliCall call = await CliCall.Run("count", communes, bad, "--fail-on", "error", "--lang", "en");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("bad.csv, line 3", call.Out);
        CliCall noColumn = await CliCall.Run("count", communes, bad, "--x", "longitude", "--lang", "en");
        Assert.Equal(1, noColumn.ExitCode);
        Assert.Contains("--x", noColumn.Error);
    }
}
