using System.Diagnostics;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Workers.Jobs;
using CoverageAnalyzer.Workers.Queue;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>A worker: takes pieces of jobs one after the other and does them, until it is stopped.</summary>
/// <remarks>
/// A piece is done at least once and counted once. Whatever ends this process, its piece is taken by another worker when the claim runs out
/// (<see cref="QueueSettings.ClaimTimeout"/>); a worker that is asked to stop gives its piece back at once. A fault of the database that may pass is
/// waited out, also with a result in hand. One study is open at a time.
/// </remarks>
public sealed class WorkerLoop
{
    private const int LooksBeforeWarmUp = 2; // whoever starts workers and submits at once is not to wait for it
    private static readonly TimeSpan RefusedFor = TimeSpan.FromSeconds(60), TransientPause = TimeSpan.FromSeconds(1), LittleMore = TimeSpan.FromMilliseconds(20);
    private readonly PostGisDatabase database;
    private readonly WorkerOptions options;
    private readonly WorkerHooks hooks;
    private readonly Dictionary<Guid, long> refused = [];

    /// <summary>Makes a worker.</summary>
    /// <param name="database">The store; the caller disposes of it.</param>
    /// <param name="options">How it works.</param>
    /// <param name="hooks">What is left to the program around it.</param>
    public WorkerLoop(PostGisDatabase database, WorkerOptions options, WorkerHooks hooks)
    {
        this.database = database;
        this.options = options;
        this.hooks = hooks;
    }

    /// <summary>Name of this worker: machine, process, and a part of its own, since a restarted machine gives numbers again.</summary>
    public string Name { get; } = FormattableString.Invariant($"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..6]}");

    /// <summary>Works until it is stopped, or with <see cref="WorkerOptions.IsOnce"/> until nothing can be taken.</summary>
    /// <param name="cancellation">Stops it: the piece in hand is given back.</param>
    /// <returns>Pieces that were done.</returns>
    /// <exception cref="DataStoreException">The store cannot be used, or has been away for too long.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        StoreSchema.Check(database);
        HangfireQueue queue = HangfireQueue.Open(database, options.Queue);
        var jobs = new JobStore(database, options.Queue);
        var chunks = new ChunkStore(database, queue, options.Queue, Name);
        using IDisposable renewing = queue.StartRenewing(Name);
        using var desk = new StudyDesk(jobs, chunks, options);
        using var bell = new ChunkBell(database, ChunkBell.Chunks);
        var runner = new ChunkRunner(desk, chunks, options, hooks);
        int done = 0, idleLooks = 0;
        using var wanted = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task? warming = options.IsOnce || !options.Queue.IsWarmedUp ? Task.CompletedTask : null;
        hooks.Log(new($"Máy {Name} sẵn sàng, chờ việc từ {database.Name}.", $"Worker {Name} is ready and waits for work from {database.Name}."));
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                await bell.ListenAsync(cancellation); // before looking, so that nothing falls between the look and the wait
                ChunkWork? work = Patiently(() => chunks.Take(desk.Job, Refused()), cancellation);
                if (work is not null)
                {
                    await wanted.CancelAsync();
                    await (warming ??= Task.CompletedTask);
                    done += Do(work, queue, chunks, jobs, runner, cancellation) ? 1 : 0;
                }
                else
                {
                    TimeSpan? retry = Patiently(() => chunks.UntilRetry(Refused()), cancellation);
                    if (retry is null && options.IsOnce)
                    {
                        return done;
                    }

                    if (warming is null && idleLooks++ == LooksBeforeWarmUp)
                    {
                        warming = Task.Run(() => WarmUp.Run(Path.GetTempPath(), options.Threads, options.Program, wanted.Token), CancellationToken.None);
                    }

                    await bell.WaitAsync(retry > TimeSpan.Zero && retry < options.Queue.PollInterval ? retry.Value + LittleMore : options.Queue.PollInterval, cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return done;
        }
        finally
        {
            await wanted.CancelAsync();
            await (warming ?? Task.CompletedTask); // it clears its folder away
        }
    }

    private bool Do(ChunkWork work, HangfireQueue queue, ChunkStore chunks, JobStore jobs, ChunkRunner runner, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        using ChunkClaim claim = work.Claim; // gives the piece back where it is neither finished nor failed
        try
        {
            if (work.Lost >= options.Queue.MostLost)
            {
                throw new WorkerLostException(work.Lost);
            }

            queue.ShowTaken(claim.Ticket, Name);
            if (cancellation.WaitHandle.WaitOne(options.Queue.ChunkDelay))
            {
                throw new OperationCanceledException(cancellation);
            }

            byte[]? result = runner.Run(work, cancellation);
            TimeSpan busy = Stopwatch.GetElapsedTime(began);
            if (result is null)
            {
                Say(work, new("không còn cần nữa", "is not wanted any more"), busy);
                return false;
            }

            // A result in hand is not given up because somebody is in a hurry.
            ChunkOutcome outcome = Patiently(() => chunks.Finish(work, result, runner.Prepared, busy), CancellationToken.None);
            claim.End();
            if (outcome != ChunkOutcome.Kept)
            {
                runner.Tidy(work, jobs.Get(work.Job)?.State == JobState.Done);
            }

            queue.ShowDone(claim.Ticket, busy);
            Say(work, OutcomeText(outcome), busy);
            return outcome == ChunkOutcome.Kept;
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && IsStop(e))
        {
            Patiently(() => chunks.GiveBack(work, counts: false), CancellationToken.None);
            claim.GiveBack();
            queue.ShowWaiting(claim.Ticket);
            Patiently(() => chunks.RingFor(work), CancellationToken.None);
            Say(work, new("trả lại", "given back"), Stopwatch.GetElapsedTime(began));
            throw new OperationCanceledException(cancellation);
        }
        catch (JobRefusedException e)
        {
            refused[work.Job] = Stopwatch.GetTimestamp();
            Patiently(() => chunks.GiveBack(work, counts: false), CancellationToken.None);
            Patiently(() => chunks.Refuse(work.Job, e.Reason), CancellationToken.None);
            claim.GiveBack();
            queue.ShowWaiting(claim.Ticket);
            Patiently(() => chunks.RingFor(work), CancellationToken.None);
            Say(work, e.Reason, Stopwatch.GetElapsedTime(began));
        }
        catch (DataStoreException e) when (e.IsTransient)
        {
            // It counts as a lost attempt, so that a fault that never passes comes to an end.
            Say(work, new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English)), Stopwatch.GetElapsedTime(began));
            Patiently(() => chunks.GiveBack(work, counts: true), CancellationToken.None);
            cancellation.WaitHandle.WaitOne(TransientPause);
        }
#pragma warning disable CA1031 // Whatever a piece throws is its failure: it is noted, and the worker goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LocalizedText why = e is WorkerLostException lost ? lost.Reason : hooks.Describe(e);
            bool isGivenUp = Patiently(() => chunks.Fail(work, why, isHopeless: e is WorkerLostException), CancellationToken.None);
            if (isGivenUp)
            {
                queue.ShowFailed(claim.Ticket, e.GetType().Name, why.English);
            }
            else
            {
                queue.ShowWaiting(claim.Ticket);
            }

            Say(
                work,
                isGivenUp ? new($"thất bại, không thử nữa: {why.Vietnamese}", $"failed and is given up: {why.English}") : new($"thất bại: {why.Vietnamese}", $"failed: {why.English}"),
                Stopwatch.GetElapsedTime(began));
        }

        return false;
    }

    private static LocalizedText OutcomeText(ChunkOutcome outcome) => outcome switch
    {
        ChunkOutcome.Kept => new("xong", "done"),
        ChunkOutcome.Same => new("xong, máy khác đã nộp kết quả giống hệt", "done; another worker had handed in the same"),
        ChunkOutcome.Differs => new("KẾT QUẢ KHÁC với kết quả máy khác đã nộp; việc bị dừng", "gave ANOTHER RESULT than another worker handed in; the job has failed"),
        _ => new("không còn cần nữa", "is not wanted any more"),
    };

    private static bool IsStop(Exception e) =>
        e is OperationCanceledException || (e is AggregateException many && many.Flatten().InnerExceptions.All(i => i is OperationCanceledException));

    private void Say(ChunkWork work, LocalizedText what, TimeSpan took)
    {
        string job = work.Job.ToString("N")[..8];
        hooks.Log(LocalizedText.Of($"{job} · {work.Key} · {took.TotalSeconds:N2} giây · {what.Vietnamese}", $"{job} · {work.Key} · {took.TotalSeconds:N2} s · {what.English}"));
    }

    private T Patiently<T>(Func<T> work, CancellationToken cancellation) => TransientRetry.Do(
        work,
        options.Queue.Patience,
        e => hooks.Log(new($"{e.In(ReportLanguage.Vietnamese)} Đang thử lại …", $"{e.In(ReportLanguage.English)} Trying again …")),
        cancellation);

    // A refusal is forgotten after a while: somebody may have mounted the folder.
    private Guid[] Refused()
    {
        foreach ((Guid job, long since) in refused.ToArray())
        {
            if (Stopwatch.GetElapsedTime(since) > RefusedFor)
            {
                refused.Remove(job);
            }
        }

        return [.. refused.Keys];
    }
}
