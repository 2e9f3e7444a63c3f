using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Workers.Queue;
using Npgsql;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>Jobs and their pieces in the database, as the submitter deals with them. What workers do with them: <see cref="ChunkStore"/>.</summary>
/// <param name="database">The store.</param>
/// <param name="settings">Times of the queue.</param>
internal sealed class JobStore(PostGisDatabase database, QueueSettings settings)
{
    /// <summary>
    /// Takes a job on where its stage has nothing left to do: to the next stage, to its end, or to its failure. May be run by anybody at any time and any
    /// number of times. Whoever finishes a piece runs it in that transaction with the job's row locked, so that exactly one of the last two goes on,
    /// and no death can fall between a piece's end and the next stage.
    /// </summary>
    internal const string Settle = """
        UPDATE coverage.job j SET
            state = CASE WHEN s.failed > 0 THEN 'failed' WHEN s.next IS NULL THEN 'done' ELSE j.state END,
            stage = CASE WHEN s.failed > 0 OR s.next IS NULL THEN j.stage ELSE s.next END,
            ended = CASE WHEN s.failed > 0 OR s.next IS NULL THEN clock_timestamp() END
        FROM (SELECT count(*) FILTER (WHERE c.stage = k.stage AND c.state IN ('waiting', 'running')) AS open,
                     count(*) FILTER (WHERE c.state = 'failed') AS failed,
                     min(c.stage) FILTER (WHERE c.state <> 'done') AS next
              FROM coverage.chunk c JOIN coverage.job k ON k.id = c.job WHERE k.id = @job) s
        WHERE j.id = @job AND j.state = 'running' AND s.open = 0
        """;

    private const string Row = """
        SELECT j.id, j.label, j.request, j.program, j.state, j.stage, j.chunks,
               (SELECT count(*) FROM coverage.chunk c WHERE c.job = j.id AND c.state = 'done')::int, j.submitted_by, j.submitted, j.error_vi, j.error_en
        FROM coverage.job j
        """;

    private const string OldJobs = "DELETE FROM coverage.job WHERE ended < now() - interval '30 days'";

    /// <summary>Writes a job and its pieces; nothing of it can be taken before it is released.</summary>
    /// <param name="label">What people call it.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="program">Version of the program.</param>
    /// <param name="plan">Its pieces.</param>
    /// <returns>Its key.</returns>
    public Guid Insert(string label, JobRequest request, string program, IReadOnlyList<ChunkPlan> plan) => database.With(connection =>
    {
        var id = Guid.NewGuid();
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Run(connection, OldJobs);
        Run(
            connection,
            "INSERT INTO coverage.job (id, kind, label, request, request_sha256, program, chunks, stage) VALUES (@id, @kind, @label, @request, @sha, @program, @chunks, @stage)",
            ("id", id),
            ("kind", request.Kind == JobKind.Cut ? "cut" : "whole"),
            ("label", label),
            ("request", request.ToJson()),
            ("sha", request.Sha256),
            ("program", program),
            ("chunks", plan.Count),
            ("stage", (short)plan.Min(p => p.Stage)));
        Run(
            connection,
            "INSERT INTO coverage.chunk (job, key, number, stage) SELECT @id, * FROM unnest(@keys, @numbers, @stages)",
            ("id", id),
            ("keys", plan.Select(p => p.Key).ToArray()),
            ("numbers", plan.Select(p => p.Number).ToArray()),
            ("stages", plan.Select(p => (short)p.Stage).ToArray()));
        transaction.Commit();
        return id;
    });

    /// <summary>Writes the tickets of pieces into a job and lets workers begin.</summary>
    /// <param name="job">The job.</param>
    /// <param name="keys">The pieces.</param>
    /// <param name="tickets">Their tickets.</param>
    public void Release(Guid job, IReadOnlyList<string> keys, IReadOnlyList<long> tickets) => database.With(connection =>
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Run(
            connection,
            "UPDATE coverage.chunk c SET ticket = t.ticket FROM unnest(@keys, @tickets) AS t (key, ticket) WHERE c.job = @job AND c.key = t.key",
            ("job", job),
            ("keys", keys.ToArray()),
            ("tickets", tickets.ToArray()));
        Run(connection, "UPDATE coverage.job SET state = 'running' WHERE id = @job AND state = 'submitted'", ("job", job));
        Run(connection, Settle, ("job", job));
        Run(connection, $"SELECT pg_notify('{ChunkBell.Chunks}', @text)", ("text", job.ToString()));
        transaction.Commit();
        return true;
    });

    /// <summary>Makes the pieces that were given up, and those that never came into the queue, ready to be done anew.</summary>
    /// <param name="job">The job.</param>
    /// <returns>The pieces that need a ticket.</returns>
    public IReadOnlyList<ChunkPlan> Reopen(Guid job) => database.With(connection =>
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Run(connection, "SELECT 1 FROM coverage.job WHERE id = @job FOR UPDATE", ("job", job));
        Run(
            connection,
            "UPDATE coverage.chunk SET state = 'waiting', attempts = 0, failures = 0, ticket = NULL, error_vi = NULL, error_en = NULL WHERE job = @job AND state = 'failed'",
            ("job", job));
        Run(
            connection,
            """
            UPDATE coverage.job SET state = 'submitted', ended = NULL,
                stage = COALESCE((SELECT min(stage) FROM coverage.chunk WHERE job = @job AND state <> 'done'), stage)
            WHERE id = @job AND state IN ('submitted', 'failed')
            """,
            ("job", job));
        Run(connection, "DELETE FROM coverage.job_refusal WHERE job = @job", ("job", job));
        using NpgsqlCommand command = Command(
            connection,
            // A ticket whose row is missing in the queue would wait for ever.
            """
            SELECT c.key, c.number, c.stage FROM coverage.chunk c
            WHERE c.job = @job AND c.state IN ('waiting', 'running') AND NOT EXISTS (SELECT 1 FROM hangfire.jobqueue q WHERE q.jobid = c.ticket)
            ORDER BY c.stage, c.number
            """,
            ("job", job));
        var plan = new List<ChunkPlan>();
        using (NpgsqlDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                plan.Add(new ChunkPlan(reader.GetString(0), reader.GetInt32(1), (ChunkStage)reader.GetInt16(2)));
            }
        }

        transaction.Commit();
        return (IReadOnlyList<ChunkPlan>)plan;
    });

    /// <summary>The last job that asks the same, or null.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="program">Version of the program.</param>
    public JobRow? Find(JobRequest request, string program) => Rows(
        $"{Row} WHERE j.request_sha256 = @sha AND j.program = @program ORDER BY j.submitted DESC LIMIT 1", ("sha", request.Sha256), ("program", program)) is [var row, ..] ? row : null;

    /// <summary>A job, or null.</summary>
    /// <param name="job">Its key.</param>
    public JobRow? Get(Guid job) => Rows($"{Row} WHERE j.id = @job", ("job", job)) is [var row, ..] ? row : null;

    /// <summary>The latest jobs, the last first.</summary>
    /// <param name="most">How many.</param>
    public IReadOnlyList<JobRow> Latest(int most) => Rows($"{Row} ORDER BY j.submitted DESC LIMIT @most", ("most", most));

    /// <summary>Where a job stands. It is taken on first where somebody died before he could.</summary>
    /// <param name="job">The job.</param>
    public JobProgress Progress(Guid job) => database.With(connection =>
    {
        Run(connection, Settle, ("job", job));
        using NpgsqlCommand command = Command(
            connection,
            """
            SELECT j.state, j.stage, j.error_vi, j.error_en, count(*)::int, (count(*) FILTER (WHERE c.state = 'done'))::int, (count(*) FILTER (WHERE c.state = 'failed'))::int,
                   (count(DISTINCT c.worker) FILTER (WHERE c.state = 'running' AND q.fetchedat > now() - make_interval(secs => @timeout)))::int
            FROM coverage.job j JOIN coverage.chunk c ON c.job = j.id LEFT JOIN hangfire.jobqueue q ON q.jobid = c.ticket
            WHERE j.id = @job GROUP BY j.id
            """,
            ("job", job),
            ("timeout", settings.ClaimTimeout.TotalSeconds));
        using NpgsqlDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw Gone(job);
        }

        return new JobProgress
        {
            State = StateOf(reader.GetString(0)),
            Stage = (ChunkStage)reader.GetInt16(1),
            Error = Text(reader, 2),
            Chunks = reader.GetInt32(4),
            Done = reader.GetInt32(5),
            Failed = reader.GetInt32(6),
            Workers = reader.GetInt32(7),
        };
    });

    /// <summary>The pieces that were given up, in order.</summary>
    /// <param name="job">The job.</param>
    public IReadOnlyList<ChunkFailure> Failures(Guid job) => List(
        "SELECT key, number, stage, failures, COALESCE(worker, ''), error_vi, error_en FROM coverage.chunk WHERE job = @job AND state = 'failed' ORDER BY stage, number",
        r => new ChunkFailure(r.GetString(0), r.GetInt32(1), (ChunkStage)r.GetInt16(2), r.GetInt32(3), r.GetString(4), Text(r, 5)),
        ("job", job));

    /// <summary>Workers that will not work for a job.</summary>
    /// <param name="job">The job.</param>
    public IReadOnlyList<JobRefusal> Refusals(Guid job) => List(
        "SELECT worker, reason_vi, reason_en FROM coverage.job_refusal WHERE job = @job ORDER BY noted, worker", r => new JobRefusal(r.GetString(0), Text(r, 1)), ("job", job));

    /// <summary>The results of a stage, in order; those of pieces that are not done are left out.</summary>
    /// <param name="job">The job.</param>
    /// <param name="stage">The stage.</param>
    public IReadOnlyList<(int Number, string Key, byte[] Result)> Results(Guid job, ChunkStage stage) => List(
        "SELECT number, key, result FROM coverage.chunk WHERE job = @job AND stage = @stage AND state = 'done' ORDER BY number",
        r => (r.GetInt32(0), r.GetString(1), r.GetFieldValue<byte[]>(2)),
        ("job", job),
        ("stage", (short)stage));

    /// <summary>The server's time.</summary>
    public DateTime Now() => database.With(connection =>
    {
        using NpgsqlCommand command = Command(connection, "SELECT clock_timestamp()");
        return (DateTime)command.ExecuteScalar()!;
    });

    /// <summary>A command with parameters.</summary>
    internal static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    /// <summary>A text in both languages from two columns.</summary>
    internal static LocalizedText Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column)
        ? LocalizedText.Empty
        : new LocalizedText(reader.GetString(column), reader.GetString(column + 1));

    private static void Run(NpgsqlConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using NpgsqlCommand command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    private static JobState StateOf(string text) => text switch
    {
        "submitted" => JobState.Submitted,
        "running" => JobState.Running,
        "done" => JobState.Done,
        _ => JobState.Failed,
    };

    private DataStoreException Gone(Guid job) => new(
        database.Name,
        new($"không còn việc {job}.", $"the job {job} is gone."),
        new("Có người đã xóa nó; hãy chạy lại lệnh analyze.", "Somebody deleted it; run analyze again."),
        isTransient: false);

    private IReadOnlyList<JobRow> Rows(string sql, params (string Name, object Value)[] parameters) => List(
        sql,
        r => new JobRow
        {
            Id = r.GetGuid(0),
            Label = r.GetString(1),
            Request = JobRequest.FromJson(r.GetString(2)),
            Program = r.GetString(3),
            State = StateOf(r.GetString(4)),
            Stage = (ChunkStage)r.GetInt16(5),
            Chunks = r.GetInt32(6),
            Done = r.GetInt32(7),
            By = r.GetString(8),
            Submitted = r.GetFieldValue<DateTimeOffset>(9),
            Error = Text(r, 10),
        },
        parameters);

    private IReadOnlyList<T> List<T>(string sql, Func<NpgsqlDataReader, T> read, params (string Name, object Value)[] parameters) => database.With(connection =>
    {
        using NpgsqlCommand command = Command(connection, sql, parameters);
        using NpgsqlDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return (IReadOnlyList<T>)rows;
    });
}
