using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.IntegrationTests.Publishing;

/// <summary>
/// Failures of a small publication with every fault of a disk; then on top of each other, as SQLite stacks them: every operation of the run that
/// recovers from a crash fails in turn.
/// </summary>
public sealed class StackedFailureTests
{
    private const string Notes = "notes.txt", Old = "old", New = "new", Third = "third";

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Each_operation_may_fail_with_each_fault(int fault, bool forEver)
    {
        using var folder = TemporaryFolder.InMemory();
        string target = folder["results"];
        for (int n = 1; ; n++)
        {
            Begin(target);
            (Exception? error, bool reached, List<string> done) = Publish(target, New, n, forEver, fault);
            string at = $"operation {n}: {done[^1]}";
            Judge(target, error, Old, New, fault, at);
            Faults.MustNotFlushAgain(done, n, at);
            PublishedFolder.MustStandAlone(target);
            Directory.Delete(target, recursive: true);
            if (!reached)
            {
                Assert.True(n > 20, $"Only {n} operations.");
                return;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_operation_of_a_recovery_may_fail(bool forEver)
    {
        using var crashed = TemporaryFolder.InMemory();
        using var folder = TemporaryFolder.InMemory();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int states = 0, failures = 0;
        for (int n = 1; ; n++)
        {
            string state = crashed[FormattableString.Invariant($"{n}")];
            Begin(Path.Combine(state, "results"));
            if (!Publish(Path.Combine(state, "results"), New, n, forEver: true, n).Reached)
            {
                break;
            }

            // What a crash leaves is the same before and after many an operation: once is enough.
            string[] left = [.. PublishedFolder.FilesOf(state)];
            if (!seen.Add(string.Join('|', left.Append(PublishedFolder.NameOfWhole(Standing(Path.Combine(state, "results")), NotesIn(Standing(Path.Combine(state, "results"))))))))
            {
                continue;
            }

            states++;
            for (int m = 1; ; m++)
            {
                string target = folder["results"];
                Copy(state, folder.Path);
                string before = PublishedFolder.NameOfWhole(Standing(target), NotesIn(Standing(target)));
                (Exception? error, bool reached, List<string> done) = Publish(target, Third, m, forEver, m);
                failures++;
                string at = $"crashed at {n}, then operation {m}: {done[^1]}";
                Judge(target, error, before, Third, m, at);
                PublishedFolder.MustStandAlone(target);
                foreach (string entry in Directory.GetDirectories(folder.Path))
                {
                    Directory.Delete(entry, recursive: true);
                }

                if (!reached)
                {
                    break;
                }
            }
        }

        Assert.True(states >= 5 && failures > 100, $"{states} states, {failures} failures.");
    }

    [Fact]
    public void Old_results_half_deleted_bring_nothing_into_the_new_ones()
    {
        // A run was killed while it deleted results whose manifest went first: the table left over is not what others had put there.
        using var folder = TemporaryFolder.InMemory();
        string target = folder["results"];
        ChildProcess.Publish(target, New, DiskFiles.Instance);
        folder.Write(".results.retired/mobile_coverage.csv", "old");
        ChildProcess.Publish(target, Third, DiskFiles.Instance);
        Assert.Equal(Third, PublishedFolder.NameOfWhole(target));
        PublishedFolder.MustStandAlone(target);
    }

    [Fact]
    public void A_file_of_others_under_the_name_of_a_new_output_is_kept_beside_it()
    {
        using var folder = TemporaryFolder.InMemory();
        string target = folder["results"];
        folder.Write("results/manifest.json", """{"program":"coverage-analyzer 0","outputs":[]}""");
        folder.Write("results/a.csv", "mine");
        ChildProcess.Publish(target, New, DiskFiles.Instance);
        Assert.Equal(New, PublishedFolder.NameOfWhole(target, "a (2).csv"));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(target, "a (2).csv")));
        ChildProcess.Publish(target, Third, DiskFiles.Instance);
        Assert.Equal(Third, PublishedFolder.NameOfWhole(target, "a (2).csv"));
    }

    private static void Begin(string target)
    {
        ChildProcess.Publish(target, Old, DiskFiles.Instance);
        File.WriteAllText(Path.Combine(target, Notes), "keep");
    }

    private static (Exception? Error, bool Reached, List<string> Done) Publish(string target, string study, int failing, bool forEver, int fault)
    {
        bool reached = false;
        var files = new CountingFiles(step =>
        {
            if (step == failing || (forEver && step > failing))
            {
                reached = true;
                throw Faults.Of(fault);
            }
        });
        try
        {
            ChildProcess.Publish(target, study, files);
            return (null, reached, files.Done);
        }
        catch (Exception e) when (e is InputFileException or IOException)
        {
            return (e, reached, files.Done);
        }
    }

    private static void Judge(string target, Exception? error, string before, string after, int fault, string at)
    {
        bool isNew = error is null;
        if (error is InputFileException told)
        {
            Faults.MustBeTold(told, fault, target, at);
            isNew = Faults.IsUnconfirmed(told);
        }

        string standing = Standing(target);
        Assert.True(PublishedFolder.NameOfWhole(standing, NotesIn(standing)) == (isNew ? after : before), $"{at}: {error?.Message}");
        using (ResultsFolder.Open(target, []))
        {
            Assert.True(PublishedFolder.NameOfWhole(target, Notes) == (isNew ? after : before), at);
        }
    }

    private static string Standing(string target) =>
        Directory.Exists(target) ? target : Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.previous");

    private static string[] NotesIn(string folder) => File.Exists(Path.Combine(folder, Notes)) ? [Notes] : [];

    private static void Copy(string from, string to)
    {
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
