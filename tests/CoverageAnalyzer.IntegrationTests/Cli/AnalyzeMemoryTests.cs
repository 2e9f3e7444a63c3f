using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.Results;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary><c>analyze --memory</c>: a layer of sites that does not fit is streamed, with the same figures, within the memory, and leaves nothing behind.</summary>
public sealed class AnalyzeMemoryTests
{
    private const int Rows = 130_000, BadRow = 65_000, Mebibytes = 272;
    private static readonly string[] SameFiles = ["communes.csv", "districts.csv", "gaps.csv", "eligibility.csv"];

    [Fact]
    public async Task A_layer_that_does_not_fit_has_the_same_figures_within_the_memory_and_no_temporary_file_is_left()
    {
        using var folder = new WorkFolder();
        MakeLarge(folder);
        Directory.CreateDirectory(folder["tmp"]);
        Assert.Equal((0, string.Empty), Ended(await CliProcess.Run(folder.Root, "analyze", "data/quang-tri-2012", "--out", "held", "--json", "--lang", "en")));
        CliCall call = await CliProcess.Bash(
            folder.Root,
            $"export TMPDIR=$PWD/tmp; $CA analyze data/quang-tri-2012 --out streamed --json --lang en --threads 2 --memory {Mebibytes} > out.json & p=$!; "
            + "peak=0; while kill -0 $p 2>/dev/null; do v=$(grep VmHWM /proc/$p/status 2>/dev/null | tr -dc 0-9); peak=${v:-$peak}; sleep 0.02; done; wait $p; code=$?; echo $peak; exit $code");
        Assert.Equal((0, string.Empty), Ended(call));
        foreach (string name in SameFiles)
        {
            Assert.Equal(File.ReadAllText(folder[$"held/{name}"]), File.ReadAllText(folder[$"streamed/{name}"]));
        }

        Assert.Equal(Figures(folder["held/summary.json"]), Figures(folder["streamed/summary.json"]));
        string findings = File.ReadAllText(folder["streamed/findings.csv"]);
        Assert.Contains("sites-streamed", findings);
        Assert.Contains($"\"many.csv, line {BadRow + 1}, column 'lon'\"", findings);
        Assert.DoesNotContain("sites-streamed", File.ReadAllText(folder["held/findings.csv"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["tmp"], "coverage-analyzer-*"));
        if (OperatingSystem.IsLinux())
        {
            Assert.InRange(long.Parse(call.Out.Trim(), CultureInfo.InvariantCulture), 1, (Mebibytes + 32) * 1024L);
        }
    }

    [Fact]
    public async Task A_full_temporary_folder_is_named_and_so_is_what_helps()
    {
        using var folder = new WorkFolder();
        MakeLarge(folder);
        Directory.CreateDirectory(folder["tmp"]);
        CliCall alone = OperatingSystem.IsLinux() ? await CliProcess.Bash(folder.Root, "unshare -rm true") : new CliCall(1, string.Empty, "not Linux");
        Assert.SkipUnless(alone.ExitCode == 0, "'unshare -rm' does not work here: " + alone.Error.Trim());
        CliCall call = await CliProcess.Bash(
            folder.Root,
            $"unshare -rm bash -c 'mount -t tmpfs -o size=1m none tmp || exit 99; TMPDIR=$PWD/tmp $CA analyze data/quang-tri-2012 --out streamed --lang en --memory {Mebibytes}; code=$?; ls -A tmp | grep coverage; exit $code'");
        Assert.SkipWhen(call.ExitCode == 99, "This machine lets no one mount in a namespace of their own: " + call.Error);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("the disk of the temporary folder is full", call.Error);
        Assert.Contains("TMPDIR", call.Error);
        Assert.DoesNotContain("coverage-analyzer-", call.Out);
        Assert.False(Directory.Exists(folder["streamed"]));
    }

    [Fact]
    public async Task A_signal_in_the_middle_leaves_no_temporary_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals");
        using var folder = new WorkFolder();
        MakeLarge(folder);
        Directory.CreateDirectory(folder["tmp"]);

        // The signal comes once a temporary file is open, which the process' open files tell: its name is gone by then.
        CliCall call = await CliProcess.Bash(
            folder.Root,
            $"export TMPDIR=$PWD/tmp; $CA analyze data/quang-tri-2012 --out streamed --lang en --memory {Mebibytes} & p=$!; "
            + "while kill -0 $p 2>/dev/null; do if ls -l /proc/$p/fd 2>/dev/null | grep -q 'coverage-analyzer-.*tmp'; then kill -TERM $p; break; fi; sleep 0.01; done; wait $p; code=$?; ls -A tmp | grep coverage; exit $code");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is part of Linux");
        Assert.Equal(130, call.ExitCode);
        Assert.DoesNotContain("coverage-analyzer-", call.Out);
        Assert.False(Directory.Exists(folder["streamed"]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("much")]
    public async Task A_memory_that_no_study_fits_in_is_wrong_usage(string memory)
    {
        CliCall call = await CliCall.Run("analyze", "none", "--memory", memory);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("--memory", call.Error);
    }

    [Fact]
    public async Task A_memory_too_small_for_the_communes_is_wrong_usage_that_says_what_would_do()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        IEnumerable<string> ring = Enumerable.Range(0, 250_001).Select(i => i % 250_000 * Math.Tau / 250_000)
            .Select(a => FormattableString.Invariant($"[{107.1 + (0.1 * Math.Cos(a)):0.00000000},{16.6 + (0.1 * Math.Sin(a)):0.00000000}]"));
        File.WriteAllText(
            Path.Combine(study, "communes.geojson"),
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"commune_code":"00120","name":"Xã Tròn"},"geometry":{"type":"Polygon","coordinates":[["""
            + string.Join(',', ring) + "]]}}]}");
        CliCall call = await CliProcess.Run(folder.Path, "analyze", study, "--lang", "en", "--memory", "160");
        Assert.Equal(2, call.ExitCode);
        Assert.Matches(@"Run again with --memory \d+", call.Error);
        Assert.DoesNotContain("   at ", call.Error);
    }

    /// <summary>A model of radio waves needs every site with its sectors: where that does not fit it is said before anything is read, with a memory in which it does.</summary>
    [Fact]
    public async Task Sites_that_do_not_fit_are_not_streamed_for_a_terrain_model_and_what_would_do_is_said()
    {
        using var folder = new WorkFolder();
        string bts = Path.Combine(folder.Study, "bts_sites.csv");
        string[] rows = File.ReadAllLines(bts);
        File.WriteAllLines(bts, [rows[0], .. Enumerable.Range(0, 40).SelectMany(n => rows.Skip(1).Select(r => FormattableString.Invariant($"{n}-{r}")))]);
        CliCall call = await CliProcess.Run(folder.Root, "analyze", folder.Study, "--lang", "en", "--mobile-model", "line-of-sight", "--memory", "208");
        Assert.Equal(2, call.ExitCode);
        System.Text.RegularExpressions.Match enough = System.Text.RegularExpressions.Regex.Match(call.Error, @"needs all BTS sites in memory at once.*Run again with --memory (\d+), or without");
        Assert.True(enough.Success, call.Error);
        int mebibytes = int.Parse(enough.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(mebibytes, 240, 400); // 46,000 rows of 1.2 kB, and the communes

        // The places alone say too little for such a model, whatever the memory.
        File.WriteAllText(Path.Combine(folder.Study, "study.json"), File.ReadAllText(Path.Combine(folder.Study, "study.json")).Replace("bts_sites.csv", "places.f64", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(folder.Study, "places.f64"), new byte[32]);
        CliCall places = await CliProcess.Run(folder.Root, "analyze", folder.Study, "--lang", "en", "--mobile-model", "line-of-sight");
        Assert.Equal(2, places.ExitCode);
        Assert.Contains("a .f64 file has places only", places.Error, StringComparison.Ordinal);
    }

    private static (int, string) Ended(CliCall call) => (call.ExitCode, call.Error);

    private static string[] Figures(string summary)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(summary));
        return [.. document.RootElement.EnumerateObject().Where(p => p.Name is not ("findings" or "inputs" or "files")).Select(p => p.Value.ToString())];
    }

    private static void MakeLarge(WorkFolder folder)
    {
        var text = new StringBuilder("code,lon,lat,radius_km\n");
        for (int i = 1; i <= Rows; i++)
        {
            string x = i == BadRow ? "x" : (106.65 + (0.5 * (i % 1_000) / 1_000)).ToString("0.000000", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"S{i},{x},{16.45 + (0.6 * (i / 1_000) / 130):0.000000},{(i % 3 == 0 ? "0.2" : string.Empty)}\n");
        }

        File.WriteAllText(Path.Combine(folder.Study, "many.csv"), text.ToString());
        string study = Path.Combine(folder.Study, "study.json");
        string json = File.ReadAllText(study).Replace("bts_sites.csv", "many.csv", StringComparison.Ordinal)
            .Replace(", \"operator\": \"operator\" }", ", \"radius\": \"radius_km\" }", StringComparison.Ordinal)
            .Replace("\"name\": \"name\", \"x\": \"lon\", \"y\": \"lat\", \"radius\"", "\"x\": \"lon\", \"y\": \"lat\", \"radius\"", StringComparison.Ordinal);
        File.WriteAllText(study, json);
    }
}
