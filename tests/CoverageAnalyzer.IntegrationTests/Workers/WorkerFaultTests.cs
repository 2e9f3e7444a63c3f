using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.PostGis;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>Studies by workers: the results are those of one process, to the byte, and whole; what fails is named, and what is wrong takes no part.</summary>
/// <remarks>All with real processes and a real server. Claims last three seconds here and sixty as shipped; nothing else differs.</remarks>
[Collection(WorkersGroup.Name)]
public sealed class WorkerFaultTests(SharedPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_workers_give_the_bytes_and_the_words_of_one_process()
    {
        using var world = new WorkerWorld(postgres.Server);
        CliCall alone = await CliProcess.Run(world.Folder.Root, "analyze", "data/quang-tri-2012", "--out", "expected", "--lang", "en", "--fail-on", "warning");
        CliProcess first = world.Worker(), second = world.Worker();
        CliCall call = await world.Submit("--out", "results", "--fail-on", "warning").End();
        Assert.Equal(alone.ExitCode, call.ExitCode);
        Assert.Equal(alone.Out.Replace("expected", "results", StringComparison.Ordinal), call.Out);
        WorkerWorld.AssertSame(world.Folder["expected"], world.Folder["results"]);
        world.AssertClean();
        Assert.Equal(2L, world.Ask<long>("SELECT count(DISTINCT worker) FROM coverage.chunk"));

        // The end by Ctrl-C, and nothing secret anywhere: tables, queue, logs.
        await first.Signal("INT");
        await second.Signal("TERM");
        CliCall ended = await first.End();
        Assert.Equal((0, 0), (ended.ExitCode, (await second.End()).ExitCode));
        Assert.DoesNotContain(PrivatePostgres.Password, ended.Out + ended.Error + call.Out + call.Error, StringComparison.Ordinal);
        Assert.Equal(0L, world.Ask<long>($"SELECT count(*) FROM hangfire.job WHERE arguments::text ~ '{PrivatePostgres.Password}|{world.Folder.Root}'"));
        Assert.Equal(0L, world.Ask<long>($"SELECT count(*) FROM coverage.job WHERE job::text ~ '{PrivatePostgres.Password}'"));
    }

    [Fact]
    public async Task Ctrl_C_of_the_submitter_leaves_the_job_running_and_says_how_to_come_back()
    {
        using var world = new WorkerWorld(postgres.Server);
        CliProcess submitter = world.Submit("--out", "results");
        await world.Until("SELECT count(*) > 0 FROM coverage.job WHERE state = 'running'");
        await Task.Delay(6500, Cancellation);
        await submitter.Signal("INT");
        CliCall call = await submitter.End();
        Assert.Equal(130, call.ExitCode);
        Assert.Contains("No worker answers", call.Error, StringComparison.Ordinal);
        Assert.Contains("coverage-analyzer worker --database env:STORE", call.Error, StringComparison.Ordinal);
        Assert.Contains("analyze data/quang-tri-2012 --out results --workers env:STORE --resume", call.Error, StringComparison.Ordinal);
        Assert.Equal("running", world.Ask<string>("SELECT state FROM coverage.job"));
    }

    [Fact]
    public async Task A_poison_piece_is_named_the_rest_completes_and_only_it_is_done_again()
    {
        using var world = new WorkerWorld(postgres.Server);
        Directory.CreateDirectory(world.Folder["country"]);
        foreach (string name in new[] { "a", "b" })
        {
            await CliProcess.Bash(world.Folder.Root, $"cp -r data/quang-tri-2012 country/{name}; rm -f country/{name}/elevation.tif; sed -i '/\"elevation\":/d' country/{name}/study.json");
        }

        string broken = world.Folder["country/b/communes.geojson"];
        byte[] whole = await File.ReadAllBytesAsync(broken, Cancellation);
        await File.WriteAllBytesAsync(broken, whole[..(whole.Length / 2)], Cancellation);
        world.Worker();
        CliCall call = await world.SubmitStudies(["country"]).End();
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("country/b' failed 3 times", call.Error, StringComparison.Ordinal);
        Assert.Contains("communes.geojson", call.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", call.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 studies", call.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(world.Folder["country/a/results/manifest.json"]));
        await File.WriteAllBytesAsync(broken, whole, Cancellation);
        CliCall mended = await world.SubmitStudies(["country"], "--resume").End();
        Assert.True(mended.ExitCode == 0, mended.Error);
        Assert.Contains("2 of 2 studies", mended.Out, StringComparison.Ordinal);
        Assert.Equal(2L, world.Ask<long>("SELECT sum(attempts)::bigint FROM coverage.chunk"));
        world.AssertClean();
        Assert.Empty(Directory.EnumerateFileSystemEntries(world.Folder["country/a"], ".*"));
    }

    [Fact]
    public async Task Two_jobs_of_one_study_at_once_end_with_one_whole_folder()
    {
        using var world = new WorkerWorld(postgres.Server);
        Task<string> expected = world.Expected();
        world.Worker();
        world.Worker();
        CliCall[] calls = await Task.WhenAll(world.Submit("--out", "results").End(), world.Submit("--out", "results").End());
        Assert.All(calls, c => Assert.True(c.ExitCode == 0, c.Error));
        WorkerWorld.AssertSame(await expected, world.Folder["results"]);
        world.AssertClean();
    }

    [Fact]
    public async Task A_machine_with_other_inputs_or_without_the_shared_folder_takes_no_part()
    {
        using var world = new WorkerWorld(postgres.Server);
        CliCall may = await CliProcess.Bash(world.Folder.Root, "unshare -rm true");
        Assert.SkipUnless(may.ExitCode == 0, "This machine gives no mount namespaces.");
        Task<string> expected = world.Expected();
        Directory.CreateDirectory(world.Folder["shared"]);

        // The two wrong ones are there first, and alone: it is the submitter who says which inputs are right.
        world.WorkerBy("head -100 data/quang-tri-2012/postal_points.csv > other.csv; unshare -rm bash -c 'mount --bind other.csv data/quang-tri-2012/postal_points.csv; exec $CA worker --lang en'");
        world.WorkerBy("mkdir empty; unshare -rm bash -c 'mount --bind empty shared; exec $CA worker --lang en'");
        CliProcess submitter = world.Submit("--out", "shared/results");
        await world.Until("SELECT count(*) = 2 FROM coverage.job_refusal");
        Assert.Equal(0L, world.Ask<long>("SELECT count(*) FROM coverage.chunk WHERE state = 'done'"));
        world.Worker();
        CliCall call = await submitter.End();
        Assert.True(call.ExitCode == 0, call.Error);
        WorkerWorld.AssertSame(await expected, world.Folder["shared/results"]);
        Assert.Equal(1L, world.Ask<long>("SELECT count(*) FROM coverage.job_refusal WHERE reason_en LIKE 'The inputs on this machine differ from the submitter''s%postal_points.csv%'"));
        Assert.Equal(1L, world.Ask<long>("SELECT count(*) FROM coverage.job_refusal WHERE reason_en LIKE '%place for the results%'"));
        Assert.Contains("does not take part", call.Error, StringComparison.Ordinal);
    }
}
