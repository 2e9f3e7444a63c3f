using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.IntegrationTests.Publishing;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>
/// Every file operation of a publication fails in turn, once and from then on (sqlite.org/testing.html): the folder holds the old or the
/// new results whole, the error is one a user can read, and the next run leaves no trace of it.
/// </summary>
public sealed class PublishFailureWalkTests
{
    private const string Notes = "ghi chú.txt";

    [Fact]
    public void Each_operation_may_fail_once() => Walk(forEver: false);

    [Fact]
    public void Each_operation_may_fail_from_then_on() => Walk(forEver: true);

    [Fact]
    public void Files_are_on_disk_before_the_folder_takes_its_name_and_the_old_results_go_last()
    {
        using var folder = new TemporaryFolder();
        string target = folder["kết quả"];
        StudyResults results = SmallStudy.WithoutMaps(SmallStudy.Write(folder), "mới");
        Publish(results, target, new CountingFiles(_ => { }));
        File.WriteAllText(Path.Combine(target, Notes), "giữ lại");
        var files = new CountingFiles(_ => { });
        Publish(results, target, files);

        string[] done = [.. files.Done];
        string[] created = [.. done.Where(d => d.StartsWith("create ", StringComparison.Ordinal)).Select(d => d[7..])];
        string[] flushed = [.. done.Where(d => d.StartsWith("flush ", StringComparison.Ordinal)).Select(d => d[6..])];
        Assert.Equal(created.Append("results.gpkg").Order(StringComparer.Ordinal), flushed.Order(StringComparer.Ordinal));
        Assert.Equal("manifest.json", created[^1]);
        int firstFlush = Array.FindIndex(done, d => d.StartsWith("flush ", StringComparison.Ordinal));
        Assert.True(firstFlush > Array.FindLastIndex(done, d => d.StartsWith("close ", StringComparison.Ordinal)));
        string above = $"sync {Path.GetFileName(folder.Path)}";
        Assert.Equal(
            [
                "sync maps", "sync .kết quả.writing", "move kết quả", above, "move .kết quả.writing", above,
                "mkdir kết quả", $"keep {Notes}", "sync kết quả", "move .kết quả.previous", "delete .kết quả.retired",
            ],
            done[(firstFlush + flushed.Length)..]);
    }

    [Fact]
    public void Folders_made_for_the_results_are_brought_to_disk_in_those_above()
    {
        using var folder = TemporaryFolder.InMemory();
        var files = new CountingFiles(_ => { });
        ChildProcess.Publish(folder["a/b/results"], "new", files);
        Assert.Equal(["sync .results.writing", "move .results.writing", "sync b", "sync a", $"sync {Path.GetFileName(folder.Path)}"], files.Done[^5..]);
    }

    private static void Walk(bool forEver)
    {
        using var folder = TemporaryFolder.InMemory();
        string target = folder["results"];
        string study = SmallStudy.Write(folder);
        StudyResults old = SmallStudy.WithoutMaps(study, "cũ"), fresh = SmallStudy.WithoutMaps(study, "mới");
        int failed = 0;
        for (int n = 1; ; n++)
        {
            Publish(old, target, DiskFiles.Instance);
            File.WriteAllText(Path.Combine(target, Notes), "giữ lại");
            bool reached = false;
            var files = new CountingFiles(step =>
            {
                if (step == n || (forEver && step > n))
                {
                    reached = true;
                    throw Faults.Of(n);
                }
            });
            InputFileException? error = null;
            try
            {
                Publish(fresh, target, files);
            }
            catch (InputFileException e)
            {
                error = e;
                failed++;
            }

            string at = $"operation {n}: {files.Done[Math.Min(n, files.Done.Count) - 1]}";
            if (error is not null)
            {
                Faults.MustBeTold(error, n, target, at);
            }

            Faults.MustNotFlushAgain(files.Done, n, at);

            // Whoever opens the folder next finds results whole: the new ones exactly where the run did not say that it failed.
            using (ResultsFolder.Open(target, []))
            {
                Assert.True(PublishedFolder.NameOfWhole(target, Notes) == (error is null || Faults.IsUnconfirmed(error) ? "mới" : "cũ"), at);
            }

            PublishedFolder.MustStandAlone(target);
            Directory.Delete(target, recursive: true);
            if (!reached)
            {
                // The last round went through: every operation had failed once.
                Assert.Null(error);
                Assert.True(failed > 30, $"Only {failed} operations failed.");
                return;
            }
        }
    }

    private static void Publish(StudyResults results, string target, IPublishingFiles files) =>
        ResultsWriter.Publish(results, target, new ReportOptions(), null, files, TestContext.Current.CancellationToken);
}
