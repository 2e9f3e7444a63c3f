using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.IntegrationTests.Publishing;

/// <summary>Single files that a user keeps: each operation of writing one fails in turn; it holds the old or the new bytes, and nothing is left beside it.</summary>
public sealed class WholeFileTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Each_operation_may_fail(bool isNew, bool forEver)
    {
        using var folder = TemporaryFolder.InMemory();
        for (int n = 1; ; n++)
        {
            string path = folder["bảng.csv"];
            if (!isNew)
            {
                File.WriteAllText(path, "old");
            }

            bool reached = false;
            var files = new CountingFiles(step =>
            {
                if (step == n || (forEver && step > n))
                {
                    reached = true;
                    throw Faults.Of(n);
                }
            });
            bool failed = false;
            try
            {
                WholeFile.Write(path, s => s.Write("new"u8), isNew, files);
            }
            catch (IOException)
            {
                failed = true;
            }

            string at = $"operation {n}: {files.Done[Math.Min(n, files.Done.Count) - 1]}";
            Faults.MustNotFlushAgain(files.Done, n, at);
            string? found = File.Exists(path) ? File.ReadAllText(path) : null;
            Assert.True(found == "new" || (failed && found == (isNew ? null : "old")), $"{at}: {found}");

            // What was left beside it, as its own clearing away failed too, goes with the next writing.
            WholeFile.Replace(path, "next"u8.ToArray());
            Assert.Equal("next", File.ReadAllText(path));
            for (int tries = 0; tries < 50 && PublishedFolder.FilesOf(folder.Path).Count() > 1; tries++)
            {
                // A process that another test starts at this moment inherits what is open here until it begins its program.
                Thread.Sleep(20);
                WholeFile.Replace(path, "next"u8.ToArray());
            }

            Assert.Equal(["bảng.csv"], PublishedFolder.FilesOf(folder.Path));
            File.Delete(path);
            if (!reached)
            {
                Assert.False(failed);
                Assert.Equal(["create", "write", "flush", isNew ? "keep" : "replace", "close", "sync"], files.Done.Select(d => d.Split(' ')[0]));
                return;
            }
        }
    }

    [Fact]
    public void What_a_killed_process_left_goes_and_what_is_being_written_stays()
    {
        using var folder = TemporaryFolder.InMemory();
        string path = folder["a*b.csv"], dead = folder.Write($".a*b.csv.{Guid.NewGuid():N}.writing", "half"), other = folder.Write($".axb.csv.{Guid.NewGuid():N}.writing", "of another file");
        string alive = folder[$".a*b.csv.{Guid.NewGuid():N}.writing"];
        using (DiskFiles.Instance.Create(alive))
        {
            WholeFile.Replace(path, "new"u8.ToArray());
            Assert.False(File.Exists(dead));
            Assert.True(File.Exists(alive));
            Assert.True(File.Exists(other));
        }
    }

    [Fact]
    public void Many_writers_at_once_leave_the_bytes_of_one()
    {
        using var folder = TemporaryFolder.InMemory();
        string path = folder["a.csv"];
        string[] texts = [.. Enumerable.Range(0, 64).Select(i => new string((char)('a' + (i % 26)), 10_000 + i))];
        Parallel.ForEach(texts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, text =>
        {
            WholeFile.Replace(path, System.Text.Encoding.ASCII.GetBytes(text));
            Assert.Contains(File.ReadAllText(path), texts);
        });
        Assert.Contains(File.ReadAllText(path), texts);
        Assert.Equal(["a.csv"], PublishedFolder.FilesOf(folder.Path));
    }

    [Fact]
    public void A_link_is_followed_and_a_file_that_must_be_new_is_not_replaced()
    {
        using var folder = TemporaryFolder.InMemory();
        folder.Write("real/a.csv", "old");
        File.CreateSymbolicLink(folder["link.csv"], folder["real/a.csv"]);
        WholeFile.Replace(folder["link.csv"], "new"u8.ToArray());
        Assert.NotNull(new FileInfo(folder["link.csv"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(folder["real/a.csv"]));
        Assert.Throws<IOException>(() => WholeFile.Make(folder["real/a.csv"], "again"u8.ToArray()));
        Assert.Equal("new", File.ReadAllText(folder["real/a.csv"]));
        string name = string.Concat(Enumerable.Repeat("ế", 85));
        WholeFile.Replace(folder[name], "long"u8.ToArray());
        Assert.Equal("long", File.ReadAllText(folder[name]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_scenario_is_saved_whole_or_not_and_the_reason_is_told(bool forEver)
    {
        using var folder = TemporaryFolder.InMemory();
        var plain = new ScenarioFolder(folder.Path);
        Scenario first = ScenarioReader.Parse("""{"edits":[{"action":"remove","layer":"postal_points","code":"A"}]}"""u8.ToArray(), "a.json");
        Scenario second = ScenarioReader.Parse("""{"edits":[{"action":"remove","layer":"postal_points","code":"B"}]}"""u8.ToArray(), "a.json");
        for (int n = 1; ; n++)
        {
            string tag = plain.Save("a", first, null);
            bool reached = false;
            var failing = new ScenarioFolder(folder.Path, new CountingFiles(step =>
            {
                if (step == n || (forEver && step > n))
                {
                    reached = true;
                    throw Faults.Of(n);
                }
            }));
            ScenarioException? error = null;
            try
            {
                failing.Save("a", second, tag);
            }
            catch (ScenarioException e)
            {
                error = e;
                Assert.Contains(n % Faults.Kinds == 0 ? "the device reported a fault" : "its disk is full", e.Problem.English);
                Assert.Contains(n % Faults.Kinds == 0 ? "thiết bị báo lỗi" : "đĩa đã đầy", e.Problem.Vietnamese);
            }

            string code = plain.Read("a").Scenario.Edits[0].Code!;
            Assert.True(code == "B" || (code == "A" && error is not null), $"operation {n}: {code}");
            plain.Delete("a", null);
            plain.Save("a", first, null);
            Assert.Equal(["scenarios/a.json"], PublishedFolder.FilesOf(folder.Path));
            plain.Delete("a", null);
            if (!reached)
            {
                Assert.Null(error);
                Assert.True(n > 5);
                return;
            }
        }
    }

    [Fact]
    public void A_temporary_folder_goes_with_its_object_or_after_a_kill_with_the_next_one()
    {
        using var folder = TemporaryFolder.InMemory();
        string dead = Path.GetDirectoryName(folder.Write($"coverage-analyzer-held-{Guid.NewGuid():N}/.held", string.Empty))!;
        File.WriteAllText(Path.Combine(dead, "study.json"), "{}");
        using (var first = HeldFolder.Make(folder.Path))
        {
            Assert.False(Directory.Exists(dead));
            using var second = HeldFolder.Make(folder.Path);
            Assert.True(Directory.Exists(first.Path) && Directory.Exists(second.Path) && first.Path != second.Path);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
