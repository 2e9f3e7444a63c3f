using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Workers.Jobs;
using CoverageAnalyzer.Workers.Queue;

namespace CoverageAnalyzer.Workers.Submitting;

/// <summary>Submits studies to workers, and waits for them.</summary>
public sealed class JobClient
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private readonly PostGisDatabase database;
    private readonly QueueSettings settings;
    private readonly HangfireQueue queue;
    private readonly JobStore jobs;

    private JobClient(PostGisDatabase database, QueueSettings settings, HangfireQueue queue)
    {
        this.database = database;
        this.settings = settings;
        this.queue = queue;
        jobs = new JobStore(database, settings);
    }

    /// <summary>Opens a store to submit to.</summary>
    /// <param name="database">The store; the caller disposes of it.</param>
    /// <param name="settings">Times of the queue, or null for those of this process.</param>
    /// <exception cref="DataStoreException">The store cannot be used, or is not prepared.</exception>
    public static JobClient Open(PostGisDatabase database, QueueSettings? settings = null)
    {
        settings ??= QueueSettings.OfProcess();
        StoreSchema.Check(database);
        return new JobClient(database, settings, HangfireQueue.Open(database, settings));
    }

    /// <summary>Number of pieces a study is measured in where nobody states another: enough to keep eight workers evenly at work (docs/scaling.md).</summary>
    public static int UsualPieces => 16;

    /// <summary>SHA-256 of a study's <c>study.json</c>.</summary>
    /// <param name="study">The study's folder.</param>
    public static string Sha256OfStudy(string study) => SharedMark.Sha256OfStudy(study) ?? string.Empty;

    /// <summary>Submits a job.</summary>
    /// <param name="label">What people call it.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="program">Version of the program.</param>
    /// <param name="pieces">Number of pieces to measure a single study in; its radio network, where it has one, is cut into as many more.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="DataStoreException">The database failed.</exception>
    /// <exception cref="Data.Import.InputFileException">The place of the results cannot be written to.</exception>
    public Guid Submit(string label, JobRequest request, string program, int pieces)
    {
        StudyFile? cut = request.Kind == JobKind.Cut ? StudyFileReader.Read(request.Studies[0].Study) : null;
        IReadOnlyList<ChunkPlan> plan = ChunkPlan.Of(request, pieces, cut is not null && ChunkedStudy.HasRadio(cut) ? pieces : 0, cut is null ? [] : ChunkedStudy.WriteGroupsOf(cut));
        Guid job = jobs.Insert(label, request, program, plan);
        Start(job, request, plan);
        return job;
    }

    /// <summary>The last job that asks the same of this version, or null.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="program">Version of the program.</param>
    public JobRow? Find(JobRequest request, string program) => jobs.Find(request, program);

    /// <summary>Takes up a job again that is not done: what is done stays done, what was given up or never queued is queued.</summary>
    /// <param name="job">The job.</param>
    public void Resume(JobRow job)
    {
        ArgumentNullException.ThrowIfNull(job);
        IReadOnlyList<ChunkPlan> plan = jobs.Reopen(job.Id);
        Start(job.Id, job.Request, plan);
    }

    /// <summary>The latest jobs, the last first.</summary>
    /// <param name="most">How many.</param>
    public IReadOnlyList<JobRow> Latest(int most) => jobs.Latest(most);

    /// <summary>Waits for a job's end; a fault of the database that may pass is waited out.</summary>
    /// <param name="job">The job.</param>
    /// <param name="told">Told from time to time where it stands, and which workers will not work for it.</param>
    /// <param name="troubled">Told of a fault of the database that is waited out.</param>
    /// <param name="cancellation">Ends the waiting, not the job.</param>
    /// <exception cref="OperationCanceledException">The waiting was ended; the job goes on.</exception>
    public async Task<JobProgress> WaitAsync(Guid job, Action<JobProgress, IReadOnlyList<JobRefusal>> told, Action<DataStoreException> troubled, CancellationToken cancellation)
    {
        using var bell = new ChunkBell(database, ChunkBell.Jobs);
        while (true)
        {
            await bell.ListenAsync(cancellation);
            (JobProgress now, IReadOnlyList<JobRefusal> refusals) = TransientRetry.Do(() => (jobs.Progress(job), jobs.Refusals(job)), settings.Patience, troubled, cancellation);
            told(now, refusals);
            if (now.IsEnded)
            {
                return now;
            }

            await bell.WaitAsync(LookInterval, cancellation);
        }
    }

    /// <summary>The pieces that were given up.</summary>
    /// <param name="job">The job.</param>
    public IReadOnlyList<ChunkFailure> Failures(Guid job) => TransientRetry.Do(() => jobs.Failures(job), settings.Patience, failed: null, CancellationToken.None);

    /// <summary>What to print for each study that is done, by its place in the request.</summary>
    /// <param name="job">The job.</param>
    /// <param name="request">What was asked.</param>
    public IReadOnlyDictionary<int, JobAnswer> Answers(Guid job, JobRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChunkStage last = request.Kind == JobKind.Cut ? ChunkStage.Seal : ChunkStage.Whole;
        return TransientRetry.Do(() => jobs.Results(job, last), settings.Patience, failed: null, CancellationToken.None).ToDictionary(r => r.Number, r => JobAnswer.FromBytes(r.Result));
    }

    private void Start(Guid job, JobRequest request, IReadOnlyList<ChunkPlan> plan)
    {
        // Where nothing is to be done again, nothing may be left lying either.
        IEnumerable<StudyTask> open = request.Kind == JobKind.Whole ? plan.Select(p => request.Studies[p.Number]) : request.Studies.Take(plan.Count);
        foreach (StudyTask task in open)
        {
            SharedMark.Put(job, request.Kind, task);
        }

        jobs.Release(job, [.. plan.Select(p => p.Key)], plan.Count == 0 ? [] : queue.Enqueue(job, plan, jobs.Now()));
    }
}
