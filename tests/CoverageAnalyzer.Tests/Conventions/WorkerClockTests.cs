using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>Machines' clocks differ: nothing that workers agree on may come from one of them, and nothing may rest on Hangfire's lock rows, which do.</summary>
public sealed partial class WorkerClockTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "CoverageAnalyzer.Workers");

    [Fact]
    public void No_worker_asks_its_own_clock_for_the_time()
    {
        string[] files = [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.True(files.Length > 20);
        Assert.Empty(files.Where(f => Clock().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));
    }

    [Fact]
    public void No_worker_uses_what_takes_Hangfires_locks_or_schedules_by_the_clock()
    {
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(f => Locks().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));
    }

    [GeneratedRegex(@"\b(UtcNow|DateTime\.Now|DateTimeOffset\.Now|DateTime\.Today|TimeProvider|GetUtcNow)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(AcquireDistributedLock|AcquireDistributedJobLock|BackgroundJobServer|BackgroundJobClient|BackgroundJobStateChanger|ScheduledState|AutomaticRetry|RecurringJob)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Locks();
}
