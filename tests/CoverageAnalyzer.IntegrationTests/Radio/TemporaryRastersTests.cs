using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>A model of radio waves keeps its rasters in temporary files: none is left, however the run ends.</summary>
public sealed class TemporaryRastersTests
{
    private const string Full = "/dev/full";

    [Theory]
    [InlineData(null, 0.0)]
    [InlineData("KILL", 0.5)]
    [InlineData("KILL", 0.9)]
    [InlineData("INT", 0.9)]
    public async Task Nothing_stays_in_the_temporary_folder(string? signal, double fraction)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix");
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder["tmp"]);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using (CliProcess whole = Start(folder))
        {
            Assert.Equal(0, (await whole.End()).ExitCode);
        }

        Assert.Empty(Left(folder));
        if (signal is not null)
        {
            using CliProcess run = Start(folder);
            await Task.Delay(clock.Elapsed * fraction, TestContext.Current.CancellationToken);
            await run.Signal(signal);
            await run.End();
            Assert.Empty(Left(folder));
        }
    }

    [Fact]
    public async Task Nothing_stays_where_the_results_cannot_be_written()
    {
        Assert.SkipUnless(File.Exists(Full), "There is no device that is always full");
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder["tmp"]);
        using CliProcess run = Start(folder, "--out", Path.Combine(Full, "x"));
        Assert.Equal(1, (await run.End()).ExitCode);
        Assert.Empty(Left(folder));
    }

    private static CliProcess Start(WorkFolder folder, params string[] more) => CliProcess.Start(
        folder.Root, [("TMPDIR", folder["tmp"])], ["analyze", folder.Study, "--mobile-model", "line-of-sight", "--quiet", .. more]);

    // What the runtime itself leaves of a killed process, its sockets and pipes, does not count.
    private static string[] Left(WorkFolder folder) =>
        [.. Directory.GetFileSystemEntries(folder["tmp"]).Select(e => Path.GetFileName(e)!).Where(n => !n.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) && !n.StartsWith("clr-debug-pipe-", StringComparison.Ordinal) && n != ".dotnet")];
}
