using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.PostGis;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>Workers, submitters and the server that are killed, stand still, restart or have a wrong clock: the results are those of one process, to the byte.</summary>
/// <remarks>All with real processes and a real server. Claims last three seconds here and sixty as shipped; nothing else differs.</remarks>
[Collection(WorkerKillGroup.Name)]
public sealed class WorkerKillTests(SharedPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_workers_killed_in_the_middle_of_pieces_lose_and_double_nothing()
    {
        using var world = new WorkerWorld(postgres.Server);
        Task<string> expected = world.Expected();
        CliProcess submitter = world.Submit("--out", "results", "--chunks", "24");
        await world.Until("SELECT count(*) > 0 FROM coverage.job WHERE state = 'running'");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async lane =>
        {
            var random = new Random(lane);
            for (int i = 0; i < 10; i++)
            {
                CliProcess victim = world.Worker(delayMilliseconds: 200);
                await world.Until($"SELECT count(*) > 0 FROM coverage.chunk WHERE state = 'running' AND worker LIKE '%:{victim.Process.Id}:%'");
                await Task.Delay(random.Next(500), Cancellation);
                await WorkerWorld.Kill(victim);
            }
        }));
        Assert.True(world.Ask<long>("SELECT sum(attempts)::bigint FROM coverage.chunk") >= 20);
        world.Worker();
        world.Worker();
        CliCall call = await submitter.End();
        Assert.True(call.ExitCode == 0, call.Error);
        WorkerWorld.AssertSame(await expected, world.Folder["results"]);
        world.AssertClean();
    }

    [Fact]
    public async Task A_worker_that_stood_still_too_long_is_replaced_and_does_no_harm_when_it_wakes()
    {
        int stops = int.TryParse(Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_TEST_STOPS"), out int asked) ? asked : 1; // more in the row of the table of reliability
        using var world = new WorkerWorld(postgres.Server);
        Task<string> expected = world.Expected();
        CliProcess submitter = world.Submit("--out", "results", "--chunks", (stops + 3).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var sleepers = new List<CliProcess>();
        while (sleepers.Count < stops)
        {
            CliProcess sleeper = world.Worker(delayMilliseconds: 1000);
            sleepers.Add(sleeper);
            await world.Until($"SELECT count(*) > 0 FROM coverage.chunk WHERE state = 'running' AND worker LIKE '%:{sleeper.Process.Id}:%'");
            await sleeper.Signal("STOP");
        }

        world.Worker();
        CliCall call = await submitter.End();
        Assert.True(call.ExitCode == 0, call.Error);

        // A sleeper may have been given the piece of an earlier one, whose time was over by then.
        Assert.Equal((long)stops, world.Ask<long>("SELECT sum(attempts - 1)::bigint FROM coverage.chunk"));
        foreach (CliProcess sleeper in sleepers)
        {
            await sleeper.Signal("CONT");
        }

        await Task.Delay(2500, Cancellation);
        foreach (CliProcess sleeper in sleepers)
        {
            await sleeper.Signal("INT");
            Assert.Contains("measure", (await sleeper.End()).Error, StringComparison.Ordinal);
        }

        WorkerWorld.AssertSame(await expected, world.Folder["results"]);
        world.AssertClean();
    }

    [Fact]
    public async Task A_piece_longer_than_the_claim_stays_with_its_worker()
    {
        using var world = new WorkerWorld(postgres.Server);
        world.Worker(delayMilliseconds: (int)(2500 * WorkerWorld.ClaimSeconds) / 2);
        CliProcess submitter = world.Submit("--out", "results", "--chunks", "1");
        await world.Until("SELECT count(*) > 0 FROM coverage.chunk WHERE state = 'running'");
        world.Worker();
        await world.Until("SELECT count(*) > 0 FROM coverage.chunk WHERE state = 'done' AND stage = 1");
        Assert.Equal(1, world.Ask<int>("SELECT attempts FROM coverage.chunk WHERE stage = 1"));
        Assert.Equal(0, (await submitter.End()).ExitCode);
    }

    [Fact]
    public async Task Submitter_and_all_workers_killed_the_job_is_taken_up_again()
    {
        using var world = new WorkerWorld(postgres.Server);
        Task<string> expected = world.Expected();
        CliProcess submitter = world.Submit("--out", "results");
        CliProcess first = world.Worker(delayMilliseconds: 100), second = world.Worker(delayMilliseconds: 100);
        await world.Until("SELECT count(*) >= 5 FROM coverage.chunk WHERE state = 'done'");
        await WorkerWorld.Kill(submitter);
        await WorkerWorld.Kill(first);
        await WorkerWorld.Kill(second);
        long done = world.Ask<long>("SELECT count(*) FROM coverage.chunk WHERE state = 'done'");
        CliProcess again = world.Submit("--out", "results", "--resume");
        world.Worker();
        CliCall call = await again.End();
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Contains($"{done} of", call.Error, StringComparison.Ordinal);
        Assert.Equal(1L, world.Ask<long>("SELECT count(*) FROM coverage.job"));
        WorkerWorld.AssertSame(await expected, world.Folder["results"]);
        world.AssertClean();

        // Once it is done, the same command shows the same again and does nothing.
        Assert.Equal(call.Out, (await world.Submit("--out", "results", "--resume").End()).Out);
    }

    [Fact]
    public async Task Clocks_an_hour_off_in_both_directions_change_nothing()
    {
        using var world = new WorkerWorld(postgres.Server);
        CliCall made = await CliProcess.Bash(world.Folder.Root, $"cat > clock.c <<'END'\n{SkewedClock.Source}\nEND\ncc -shared -fPIC -O1 -o clock.so clock.c -ldl");
        Assert.SkipUnless(made.ExitCode == 0, "There is no C compiler to make a skewed clock with.");
        Task<string> expected = world.Expected();
        string clock = world.Folder["clock.so"];
        CliProcess fast = world.Worker(100, ("LD_PRELOAD", clock), ("CLOCK_OFFSET_SECONDS", "3600"));
        CliProcess submitter = world.Submit("--out", "results");

        // Alone until it has done something and is at the next piece: the other would do all of it before a slow machine has started this one.
        await world.Until($"SELECT count(*) FILTER (WHERE state = 'done') > 0 AND count(*) FILTER (WHERE state = 'running') > 0 FROM coverage.chunk WHERE worker LIKE '%:{fast.Process.Id}:%'");
        world.Worker(50, ("LD_PRELOAD", clock), ("CLOCK_OFFSET_SECONDS", "-3600"));
        await WorkerWorld.Kill(fast);
        CliCall call = await submitter.End();
        Assert.True(call.ExitCode == 0, call.Error);
        WorkerWorld.AssertSame(await expected, world.Folder["results"]);
        world.AssertClean();
        Assert.Equal(0L, world.Ask<long>("SELECT count(*) FROM coverage.chunk WHERE begun NOT BETWEEN now() - interval '5 minutes' AND now() OR ended < begun"));
        Assert.Equal(0L, world.Ask<long>("SELECT count(*) FROM hangfire.lock"));
    }

    [Fact]
    public async Task The_server_may_restart_within_a_piece_and_between_two_stages()
    {
        using PrivatePostgres own = PrivatePostgres.Start();
        using var world = new WorkerWorld(own);
        Task<string> expected = world.Expected();
        world.Worker(delayMilliseconds: 400);
        CliProcess submitter = world.Submit("--out", "results", "--chunks", "4");
        await world.Until("SELECT count(*) > 0 FROM coverage.chunk WHERE state = 'running' AND number = 1");
        own.Stop("immediate");
        own.StartServer();
        await world.Until("SELECT stage >= 2 FROM coverage.job");
        own.Stop();
        own.StartServer();
        CliCall call = await submitter.End();
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Contains("Trying again", call.Error, StringComparison.Ordinal);
        WorkerWorld.AssertSame(await expected, world.Folder["results"]);
        world.AssertClean();
    }
}
