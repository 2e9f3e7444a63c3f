using System.Diagnostics;
using System.Security.Cryptography;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Ctrl-C and SIGTERM: the run ends soon, says so, and leaves the old results whole and nothing beside them.</summary>
public sealed class SignalTests
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(15); // against hangs; 0.2 to 3 s were seen on a busy machine

    [Theory]
    [InlineData("INT", 400)]
    [InlineData("INT", 1500)]
    [InlineData("TERM", 3000)]
    public async Task A_signal_in_the_middle_of_a_long_run_ends_it(string signal, int milliseconds)
    {
        SkipOnWindows();
        using var folder = new WorkFolder();
        MakeLarge(folder);
        await StopsCleanly(folder, signal, _ => Task.Delay(milliseconds, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signal_while_the_results_are_written_keeps_the_old_ones()
    {
        SkipOnWindows();
        using var folder = new WorkFolder();
        string writing = Path.Combine(folder.Study, ".results.writing");
        await StopsCleanly(folder, "INT", async process =>
        {
            while (!Directory.Exists(writing) && !process.HasExited)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        });
    }

    private static async Task StopsCleanly(WorkFolder folder, string signal, Func<Process, Task> wait)
    {
        string results = Path.Combine(folder.Study, "results");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "manifest.json"), """{ "program": "coverage-analyzer 0", "outputs": [{ "file": "report.html" }] }""");
        File.WriteAllText(Path.Combine(results, "report.html"), "the old report");
        string[] before = Listing(folder.Study);

        using CliProcess process = CliProcess.Start(folder.Root, "analyze", "data/quang-tri-2012", "--lang", "en");
        await wait(process.Process);
        Assert.False(process.Process.HasExited, "the run ended before the signal: make it larger");
        var watch = Stopwatch.StartNew();
        await process.Signal(signal);
        CliCall call = await process.End();
        Assert.True(watch.Elapsed < SoonEnough, $"it took {watch.Elapsed}");
        Assert.Equal(130, call.ExitCode);
        Assert.Equal("Stopped. The old results are untouched.", call.Error.Trim());
        Assert.Empty(call.Out);
        Assert.Equal(before, Listing(folder.Study));
    }

    // Every file with its hash, hidden ones and folders included.
    private static string[] Listing(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Order(StringComparer.Ordinal)
            .Select(p => File.Exists(p) ? $"{p} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(p)))}" : p),
    ];

    // So many points that reading and measuring them takes far longer than the test waits.
    private static void MakeLarge(WorkFolder folder)
    {
        var random = new Random(2012);
        string Row(string code, string middle) => FormattableString.Invariant(
            $"{code},{code},{middle},{106.6 + (0.7 * random.NextDouble()):0.000000},{16.4 + (0.7 * random.NextDouble()):0.000000}");
        File.WriteAllLines(
            Path.Combine(folder.Study, "postal_points.csv"),
            Enumerable.Range(0, 60_000).Select(i => Row($"P{i}", "BĐX,")).Prepend("code,name,type,commune_code,lon,lat"));
        File.WriteAllLines(
            Path.Combine(folder.Study, "bts_sites.csv"),
            Enumerable.Range(0, 100_000).Select(i => Row($"B{i}", ",A")).Prepend("code,name,commune_code,operator,lon,lat"));
    }

    private static void SkipOnWindows()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no kill");
        }
    }
}
