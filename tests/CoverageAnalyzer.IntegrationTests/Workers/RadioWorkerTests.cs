using CoverageAnalyzer.IntegrationTests.Chunks;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.IntegrationTests.Results;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>A study over terrain run by worker processes: its radio network is divided among them, and the results are those of one process.</summary>
[Collection(WorkersGroup.Name)]
public sealed class RadioWorkerTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Two_workers_divide_the_network_and_publish_the_bytes_of_one_process()
    {
        using var folder = new TemporaryFolder();
        using var world = new WorkerWorld(postgres.Server, withStudy: false);
        string study = RadioPiecesTests.RadioStudy(folder, "line-of-sight");
        CliCall one = await CliProcess.Run(world.Folder.Root, "analyze", study, "--out", "expected", "--lang", "en");
        Assert.True(one.ExitCode == 0, one.Error);
        CliProcess first = world.Worker(), second = world.Worker();
        CliCall call = await world.SubmitStudies([study], "--out", "results", "--chunks", "3").End();
        Assert.True(call.ExitCode == 0, call.Error);
        WorkerWorld.AssertSame(world.Folder["expected"], world.Folder["results"]);
        Assert.Equal(one.Out.Replace("expected", "results", StringComparison.Ordinal), call.Out);
        Assert.Equal(
            "radio 1/3,radio 2/3,radio 3/3,measure 1/3,measure 2/3,measure 3/3",
            world.Ask<string>("SELECT string_agg(key, ',' ORDER BY number) FROM coverage.chunk WHERE stage = 1"));
        Assert.Equal(1L, world.Ask<long>("SELECT count(*) FROM coverage.chunk WHERE key = 'write rasters'"));
        world.AssertClean();
        await first.Signal("INT");
        await second.Signal("INT");
    }
}
