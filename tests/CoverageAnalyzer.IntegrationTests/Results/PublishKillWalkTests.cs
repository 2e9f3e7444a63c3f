using System.Diagnostics;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.IntegrationTests.Publishing;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>A process that publishes is killed before each of its file operations; and two runs want one folder.</summary>
public sealed class PublishKillWalkTests
{
    [Fact]
    public async Task A_run_killed_at_any_operation_leaves_whole_results_and_the_next_run_is_clean()
    {
        using var folder = new TemporaryFolder();
        string target = folder["results"];
        for (int n = 1; ; n++)
        {
            ChildProcess.Publish(target, "old", DiskFiles.Instance);
            File.WriteAllText(Path.Combine(target, "notes.txt"), "keep");
            using Process child = ChildProcess.Start(target, n);
            Assert.True(child.WaitForExit(TimeSpan.FromSeconds(60)), "The child hangs.");
            bool killed = child.ExitCode != 0;
            Assert.True(n < 50, await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));

            // Between the two renames the results stand under another name; nothing is lost.
            string standing = Directory.Exists(target) ? target : folder[".results.previous"];
            string before = File.Exists(Path.Combine(standing, "notes.txt")) ? PublishedFolder.NameOfWhole(standing, "notes.txt") : PublishedFolder.NameOfWhole(standing);
            using (ResultsFolder.Open(target, []))
            {
                string after = PublishedFolder.NameOfWhole(target, "notes.txt");
                Assert.Equal(before, after);
                Assert.True(killed ? after is "old" or "new" : after == "new");
            }

            PublishedFolder.MustStandAlone(target);
            Directory.Delete(target, recursive: true);
            if (!killed)
            {
                Assert.True(n > 15, $"Only {n} operations.");
                return;
            }
        }
    }

    [Fact]
    public async Task A_folder_in_use_is_said_to_be_and_death_frees_it()
    {
        using var folder = new TemporaryFolder();
        string target = folder["results"];
        ChildProcess.Publish(target, "old", DiskFiles.Instance);
        using Process child = ChildProcess.Start(target, 0);
        try
        {
            Assert.Equal("held", await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            InputFileException error = Assert.Throws<InputFileException>(() => ResultsFolder.Open(target, []));
            Assert.Contains("in use by another run", error.Problem.English);
            Assert.Contains("đang được một lần chạy khác", error.Problem.Vietnamese);
            Assert.Equal("old", PublishedFolder.NameOfWhole(target));
        }
        finally
        {
            child.Kill();
        }

        Assert.True(child.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.True(File.Exists(folder[".results.lock"]), "A killed process cannot delete its lock's file.");
        ChildProcess.Publish(target, "new", DiskFiles.Instance);
        Assert.Equal("new", PublishedFolder.NameOfWhole(target));
        PublishedFolder.MustStandAlone(target);
    }

    [Fact]
    public void Of_many_runs_at_once_each_publishes_whole_or_is_told()
    {
        using var folder = new TemporaryFolder();
        string target = folder["results"];
        ChildProcess.Publish(target, "r00", DiskFiles.Instance);
        int won = 0, told = 0;
        Parallel.For(1, 60, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            try
            {
                ChildProcess.Publish(target, $"r{i:00}", DiskFiles.Instance);
                Interlocked.Increment(ref won);
            }
            catch (InputFileException e) when (e.Problem.English.Contains("in use", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref told);
            }
        });
        Assert.Equal(59, won + told);
        Assert.True(won > 0);
        Assert.StartsWith("r", PublishedFolder.NameOfWhole(target));
        PublishedFolder.MustStandAlone(target);
    }
}
