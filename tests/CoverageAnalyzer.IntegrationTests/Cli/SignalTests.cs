using System.Diagnostics;
using System.Security.Cryptography;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Ctrl-C and SIGTERM: the run ends soon, says so, and leaves the old results whole and nothing beside them.</summary>
/// <remarks>
/// No time here is a fixed one: how long the run takes on this machine, at this moment, is measured first. Where a signal comes after the
/// run has ended, or before the program listens, the test tries again a little earlier or later.
/// </remarks>
public sealed class SignalTests
{
    private const int Attempts = 8;
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(15); // against hangs; 0.1 to 1 s were seen on a busy machine
    private static readonly SemaphoreSlim Measuring = new(1);
    private static TimeSpan? wholeRun;

    private enum Outcome
    {
        Stopped,
        TooEarly,
        TooLate,
    }

    [Theory]
    [InlineData("INT", 0.3)]
    [InlineData("INT", 0.55)]
    [InlineData("TERM", 0.8)]
    public async Task A_signal_in_the_middle_of_a_long_run_ends_it(string signal, double fraction)
    {
        SkipOnWindows();
        using var folder = new WorkFolder();
        MakeLarge(folder);
        TimeSpan wait = await WholeRun(folder) * fraction;
        await StopsCleanly(folder, signal, async (_, previous) =>
        {
            wait *= previous switch { Outcome.TooLate => 0.6, Outcome.TooEarly => 1.6, _ => 1 };
            await Task.Delay(wait, TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public async Task A_signal_while_the_results_are_written_keeps_the_old_ones()
    {
        SkipOnWindows();
        using var folder = new WorkFolder();
        MakeLarge(folder);
        string writing = Path.Combine(folder.Study, ".results.writing");
        await StopsCleanly(folder, "INT", async (process, _) =>
        {
            while (!Directory.Exists(writing) && !process.HasExited)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        });
    }

    private static async Task StopsCleanly(WorkFolder folder, string signal, Func<Process, Outcome, Task> wait)
    {
        string results = Path.Combine(folder.Study, "results");
        var outcome = Outcome.Stopped;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (Directory.Exists(results))
            {
                Directory.Delete(results, recursive: true); // of a run that was faster than the signal
            }

            Directory.CreateDirectory(results);
            File.WriteAllText(Path.Combine(results, "manifest.json"), "{\"program\":\"coverage-analyzer 0\",\"outputs\":[{\"file\":\"report.html\"}]}");
            File.WriteAllText(Path.Combine(results, "report.html"), "the old report");
            outcome = await Try(folder, signal, wait, outcome);
            if (outcome == Outcome.Stopped)
            {
                return;
            }
        }

        Assert.Fail($"no signal met the run in {Attempts} attempts; the last one came {outcome}");
    }

    private static async Task<Outcome> Try(WorkFolder folder, string signal, Func<Process, Outcome, Task> wait, Outcome previous)
    {
        string[] before = Listing(folder.Study);
        using CliProcess process = CliProcess.Start(folder.Root, "analyze", "data/quang-tri-2012", "--lang", "en");
        await wait(process.Process, previous);
        var watch = Stopwatch.StartNew();
        if (!process.Process.HasExited)
        {
            await process.Signal(signal);
        }

        CliCall call = await process.End();
        if (call.ExitCode == 0)
        {
            return Outcome.TooLate;
        }

        // Before the program listens, the runtime ends it in the same way but without a word.
        if (call.ExitCode is 130 or 143 && call.Error.Length == 0 && call.Out.Length == 0)
        {
            Assert.Equal(before, Listing(folder.Study));
            return Outcome.TooEarly;
        }

        Assert.True(watch.Elapsed < SoonEnough, $"it took {watch.Elapsed}");
        Assert.Equal("Stopped. The old results are untouched.", call.Error.Trim());
        Assert.Equal(130, call.ExitCode);
        Assert.Empty(call.Out);
        Assert.Equal(before, Listing(folder.Study));
        return Outcome.Stopped;
    }

    /// <summary>How long the run takes when nobody stops it; measured once.</summary>
    private static async Task<TimeSpan> WholeRun(WorkFolder folder)
    {
        await Measuring.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (wholeRun is null)
            {
                var watch = Stopwatch.StartNew();
                Assert.Equal(0, (await CliProcess.Run(folder.Root, "analyze", "data/quang-tri-2012", "--out", "measured")).ExitCode);
                wholeRun = watch.Elapsed;
            }

            return wholeRun.Value;
        }
        finally
        {
            Measuring.Release();
        }
    }

    // Every file with its hash, hidden ones and folders included.
    private static string[] Listing(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Order(StringComparer.Ordinal)
            .Select(p => File.Exists(p) ? $"{p} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(p)))}" : p),
    ];

    // So many points that each part of the run lasts longer than sending a signal.
    private static void MakeLarge(WorkFolder folder)
    {
        var random = new Random(2012);
        string Row(string code, string middle) => FormattableString.Invariant(
            $"{code},{code},{middle},{106.6 + (0.7 * random.NextDouble()):0.000000},{16.4 + (0.7 * random.NextDouble()):0.000000}");
        File.WriteAllLines(
            Path.Combine(folder.Study, "postal_points.csv"),
            Enumerable.Range(0, 10_000).Select(i => Row($"P{i}", "BĐX,")).Prepend("code,name,type,commune_code,lon,lat"));
        File.WriteAllLines(
            Path.Combine(folder.Study, "bts_sites.csv"),
            Enumerable.Range(0, 40_000).Select(i => Row($"B{i}", ",A")).Prepend("code,name,commune_code,operator,lon,lat"));
    }

    private static void SkipOnWindows()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no kill");
        }
    }
}
