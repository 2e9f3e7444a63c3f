using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Workers.Working;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>What an idle worker does to be quick at its first job: it must run to its end, stop when asked, and leave nothing.</summary>
[Collection(WorkersGroup.Name)]
public sealed class WarmUpTests
{
    [Fact]
    public void It_runs_through_every_step_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.True(WarmUp.Run(folder.Path, 1, "test", TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void It_stops_when_there_is_work()
    {
        using var folder = new TemporaryFolder();
        using var wanted = new CancellationTokenSource();
        wanted.Cancel();
        Assert.False(WarmUp.Run(folder.Path, 1, "test", wanted.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
