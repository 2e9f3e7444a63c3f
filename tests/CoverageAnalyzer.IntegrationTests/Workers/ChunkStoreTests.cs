using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.Workers.Jobs;
using CoverageAnalyzer.Workers.Queue;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>Pieces in the database: each counted once, stages one after the other, and nobody left waiting.</summary>
[Collection(WorkersGroup.Name)]
public sealed class ChunkStoreTests(SharedPostgres postgres)
{
    private static readonly QueueSettings Settings = new() { ClaimTimeout = TimeSpan.FromSeconds(60), RetryPause = TimeSpan.Zero };

    [Fact]
    public void The_first_result_is_kept_the_same_again_is_nothing_and_another_one_fails_the_job()
    {
        using World world = Make(2);
        ChunkStore first = world.Worker("first"), second = world.Worker("second");
        ChunkWork work = first.Take(Guid.Empty, [])!;
        Assert.Equal(ChunkOutcome.Kept, first.Finish(work, [1, 2], default, default));
        Assert.Equal(ChunkOutcome.Same, second.Finish(work, [1, 2], default, default));
        Assert.Equal(JobState.Running, world.Jobs.Progress(world.Job).State);
        Assert.Equal(ChunkOutcome.Differs, second.Finish(work, [1, 3], default, default));
        JobProgress shouted = world.Jobs.Progress(world.Job);
        Assert.Equal(JobState.Failed, shouted.State);
        Assert.Contains("two different results", shouted.Error.English, StringComparison.Ordinal);
        Assert.Equal([1, 2], world.Jobs.Results(world.Job, ChunkStage.Measure)[0].Result);
    }

    [Fact]
    public async Task The_last_of_a_stage_goes_on_exactly_once_however_many_are_last_at_once()
    {
        for (int round = 0; round < 8; round++)
        {
            using World world = Make(6);
            ChunkStore[] workers = [.. Enumerable.Range(0, 6).Select(i => world.Worker($"w{i}"))];
            ChunkWork[] taken = [.. workers.Select(w => w.Take(Guid.Empty, [])!)];
            Assert.Equal(6, taken.DistinctBy(t => t.Key).Count());
            Assert.Null(workers[0].Take(Guid.Empty, [])); // the next stage does not begin before this one ends
            await Task.WhenAll(workers.Select((w, i) => Task.Run(() => w.Finish(taken[i], [(byte)i], default, default))));
            JobProgress now = world.Jobs.Progress(world.Job);
            Assert.Equal((ChunkStage.Write, JobState.Running), (now.Stage, now.State));
            ChunkWork write = workers[0].Take(Guid.Empty, [])!;
            Assert.Equal("write all", write.Key);
            workers[0].Finish(write, [0], default, default);
            ChunkWork seal = workers[1].Take(Guid.Empty, [])!;
            workers[1].Finish(seal, [0], default, default);
            Assert.Equal(JobState.Done, world.Jobs.Progress(world.Job).State);
        }
    }

    [Fact]
    public void A_piece_that_fails_three_times_is_given_up_and_the_rest_is_done_first()
    {
        using World world = Make(2);
        ChunkStore worker = world.Worker("only");
        ChunkWork poison = worker.Take(Guid.Empty, [])!;
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(i == 2, worker.Fail(poison, new("hỏng", "broken"), isHopeless: false));
            poison.Claim.Dispose();
            ChunkWork? next = worker.Take(Guid.Empty, []);
            if (i == 0)
            {
                Assert.NotEqual(poison.Key, next!.Key); // what failed here comes last
                worker.Finish(next, [1], default, default);
                next = worker.Take(Guid.Empty, []);
            }

            Assert.Equal(i == 2 ? null : poison.Key, next?.Key);
            poison = next ?? poison;
        }

        Assert.Equal(JobState.Failed, world.Jobs.Progress(world.Job).State);
        ChunkFailure failure = Assert.Single(world.Jobs.Failures(world.Job));
        Assert.Equal(("measure 1/2", "only", "broken"), (failure.Key, failure.Worker, failure.Error.In(ReportLanguage.English)));

        // Taken up again, only it is to be done.
        Assert.Equal("measure 1/2", world.Jobs.Reopen(world.Job)[0].Key);
    }

    [Fact]
    public void A_piece_that_failed_rests_a_second_then_five_by_the_servers_clock()
    {
        Assert.Equal(1, new QueueSettings().RetryPause.TotalSeconds);
        using World world = Make(2, new QueueSettings());
        ChunkStore worker = world.Worker("only");
        void Age(double seconds) => postgres.Server.Execute(world.Name, FormattableString.Invariant($"UPDATE coverage.chunk SET ended = ended - make_interval(secs => {seconds}) WHERE key = 'measure 1/2'"));
        ChunkWork poison = worker.Take(Guid.Empty, [])!;
        Assert.Null(worker.UntilRetry([]));
        worker.Finish(worker.Take(Guid.Empty, [])!, [1], default, default);
        foreach (double pause in new[] { 1.0, 5.0 })
        {
            Assert.False(worker.Fail(poison, new("hỏng", "broken"), isHopeless: false));
            poison.Claim.Dispose();
            Assert.Null(worker.Take(Guid.Empty, []));
            double left = worker.UntilRetry([])!.Value.TotalSeconds;
            Assert.InRange(left, pause == 1 ? 0 : 1.001, pause);
            Assert.Null(worker.UntilRetry([world.Job]));
            Age(pause == 1 ? 1 : 3);
            if (pause > 1)
            {
                Assert.True(worker.UntilRetry([])!.Value < TimeSpan.FromSeconds(2.001));
                Age(2);
            }

            Assert.Equal(TimeSpan.Zero, worker.UntilRetry([]));
            poison = worker.Take(Guid.Empty, [])!;
            Assert.Equal("measure 1/2", poison.Key);
            Assert.Null(worker.UntilRetry([]));
        }

        Assert.True(worker.Fail(poison, new("hỏng", "broken"), isHopeless: false));
        Assert.Null(worker.UntilRetry([]));
    }

    [Fact]
    public void A_piece_given_back_can_be_taken_at_once_and_was_never_begun()
    {
        using World world = Make(1);
        ChunkStore first = world.Worker("first"), second = world.Worker("second");
        ChunkWork work = first.Take(Guid.Empty, [])!;
        Assert.Null(second.Take(Guid.Empty, []));
        first.GiveBack(work, counts: false);
        work.Claim.GiveBack();
        ChunkWork again = second.Take(Guid.Empty, [])!;
        Assert.Equal((work.Key, 0), (again.Key, again.Lost));
        Assert.False(first.IsOurs(work));
        Assert.True(second.IsOurs(again));
        Assert.Null(second.Take(Guid.Empty, [world.Job]));
    }

    [Fact]
    public void A_stage_that_somebody_left_hanging_is_taken_on_by_whoever_looks()
    {
        using World world = Make(1);

        // As if the piece's end had been written and nothing more.
        postgres.Server.Execute(world.Name, "UPDATE coverage.chunk SET state = 'done', result = '\\x00', result_sha256 = encode(sha256('\\x00'), 'hex') WHERE stage = 1");
        Assert.Equal(ChunkStage.Write, world.Jobs.Progress(world.Job).Stage);
    }

    [Fact]
    public void The_open_study_comes_first_and_then_the_oldest_job()
    {
        using World world = Make(2);
        Guid other = world.Add(2);
        ChunkStore worker = world.Worker("only");
        Assert.Equal(other, worker.Take(other, [])!.Job);
        Assert.Equal(world.Job, worker.Take(Guid.Empty, [])!.Job);
    }

    private World Make(int pieces, QueueSettings? settings = null) => new(postgres.Server, pieces, settings ?? Settings);

    private sealed class World : IDisposable
    {
        private readonly PostGisDatabase database;
        private readonly HangfireQueue queue;
        private readonly QueueSettings settings;

        public World(PrivatePostgres server, int pieces, QueueSettings settings)
        {
            this.settings = settings;
            string address = server.NewDatabase();
            Name = new Npgsql.NpgsqlConnectionStringBuilder(address).Database!;
            database = PrivatePostgres.Open(address);
            StoreSchema.Prepare(database, "test");
            queue = HangfireQueue.Open(database, settings);
            Jobs = new JobStore(database, settings);
            Job = Add(pieces);
        }

        public string Name { get; }

        public JobStore Jobs { get; }

        public Guid Job { get; }

        public ChunkStore Worker(string name) => new(database, queue, settings, name);

        public Guid Add(int pieces)
        {
            var request = new JobRequest { Kind = JobKind.Cut, Studies = [new StudyTask("/study", "/results", "00")] };
            IReadOnlyList<ChunkPlan> plan = ChunkPlan.Of(request, pieces, 0, ["all"]);
            Guid job = Jobs.Insert("study", request, "1.0", plan);
            Jobs.Release(job, [.. plan.Select(p => p.Key)], queue.Enqueue(job, plan, Jobs.Now()));
            return job;
        }

        public void Dispose() => database.Dispose();
    }
}
