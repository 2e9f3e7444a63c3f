using System.Security.Cryptography;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Workers.Queue;
using Npgsql;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>What workers do with pieces: take, finish, fail, give back. Every time is the server's, every step may be repeated.</summary>
/// <param name="database">The store.</param>
/// <param name="queue">The queue.</param>
/// <param name="settings">Its times.</param>
/// <param name="worker">Name of this worker.</param>
internal sealed class ChunkStore(PostGisDatabase database, HangfireQueue queue, QueueSettings settings, string worker)
{
    // A piece that failed rests for a while, longer after each failure; whoever takes it afterwards sets 'ended' back.
    private const string RestsUntil = "c.ended + make_interval(secs => @pause * power(5, c.failures - 1))";
    private const string IsRested = $"c.state <> 'waiting' OR c.failures = 0 OR c.ended IS NULL OR {RestsUntil} <= clock_timestamp()";

    // A claim and its piece in one statement: nobody can die between the two. Pieces of the study that is open come first, then the oldest job's;
    // one that failed here is left to another worker while there is something else to do, and what was begun before comes after what was not.
    private const string TakeOne = $"""
        WITH taken AS (
            UPDATE hangfire.jobqueue SET fetchedat = now()
            WHERE id = (
                SELECT q.id
                FROM hangfire.jobqueue q JOIN coverage.chunk c ON c.ticket = q.jobid JOIN coverage.job j ON j.id = c.job
                WHERE q.queue = 'coverage' AND (q.fetchedat IS NULL OR q.fetchedat < now() - make_interval(secs => @timeout))
                    AND j.state = 'running' AND c.stage = j.stage AND c.state IN ('waiting', 'running') AND j.id <> ALL (@refused)
                    AND ({IsRested})
                ORDER BY (j.id = @open) DESC, (c.failures > 0 AND c.worker = @worker), j.submitted, c.attempts, c.number
                FOR UPDATE OF q SKIP LOCKED LIMIT 1)
            RETURNING id, jobid, fetchedat),
        begun AS (
            UPDATE coverage.chunk c SET state = 'running', worker = @worker, begun = clock_timestamp(), ended = NULL, attempts = attempts + 1
            FROM taken WHERE c.ticket = taken.jobid AND c.state IN ('waiting', 'running')
            RETURNING c.job, c.key, c.number, c.stage, c.attempts, c.failures)
        SELECT taken.id, taken.jobid, taken.fetchedat, begun.job, begun.key, begun.number, begun.stage, begun.attempts - begun.failures - 1,
               (SELECT count(*) FROM coverage.chunk o WHERE o.job = begun.job AND o.stage = begun.stage)::int
        FROM taken JOIN begun ON true
        """;

    private const string Lock = "SELECT 1 FROM coverage.job WHERE id = @job FOR UPDATE";
    private const string Ring = $"SELECT pg_notify('{ChunkBell.Chunks}', @job::text), pg_notify('{ChunkBell.Jobs}', @job::text)";

    /// <summary>Takes a piece, or gives null where none is to be had.</summary>
    /// <param name="open">The job whose study is open, or an empty key.</param>
    /// <param name="refused">Jobs this worker will not work for.</param>
    public ChunkWork? Take(Guid open, IReadOnlyCollection<Guid> refused) => database.With(connection =>
    {
        using NpgsqlCommand command = JobStore.Command(
            connection,
            TakeOne,
            ("timeout", settings.ClaimTimeout.TotalSeconds),
            ("pause", settings.RetryPause.TotalSeconds),
            ("refused", refused.ToArray()),
            ("open", open),
            ("worker", worker));
        using NpgsqlDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new ChunkWork(
                reader.GetGuid(3),
                reader.GetString(4),
                reader.GetInt32(5),
                (ChunkStage)reader.GetInt16(6),
                reader.GetInt32(8),
                reader.GetInt32(7),
                queue.Claim(reader.GetInt64(0), reader.GetInt64(1), reader.GetDateTime(2)))
            : null;
    });

    /// <summary>How long until the first piece that rests after a failure can be tried again; null where none rests.</summary>
    /// <param name="refused">Jobs this worker will not work for.</param>
    public TimeSpan? UntilRetry(IReadOnlyCollection<Guid> refused) => database.With(connection =>
    {
        using NpgsqlCommand command = JobStore.Command(
            connection,
            $"""
            SELECT extract(epoch FROM min({RestsUntil}) - clock_timestamp())::float8
            FROM coverage.chunk c JOIN coverage.job j ON j.id = c.job
            WHERE j.state = 'running' AND c.stage = j.stage AND c.state = 'waiting' AND c.failures > 0 AND c.ended IS NOT NULL AND j.id <> ALL (@refused)
            """,
            ("pause", settings.RetryPause.TotalSeconds),
            ("refused", refused.ToArray()));
        return command.ExecuteScalar() is double seconds ? TimeSpan.FromSeconds(Math.Max(seconds, 0)) : (TimeSpan?)null;
    });

    /// <summary>Writes the result of a piece where it has none, and takes the job on. The first result is kept.</summary>
    /// <param name="work">The piece.</param>
    /// <param name="result">Its result.</param>
    /// <param name="prepared">How long of it the study was opened and put together.</param>
    /// <param name="busy">How long it took in all.</param>
    public ChunkOutcome Finish(ChunkWork work, byte[] result, TimeSpan prepared, TimeSpan busy) => database.With(connection =>
    {
        string sha = Convert.ToHexStringLower(SHA256.HashData(result));
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        if (Count(connection, Lock, work) == 0)
        {
            return ChunkOutcome.Unwanted;
        }

        int kept = Count(
            connection,
            """
            UPDATE coverage.chunk SET state = 'done', result = @result, result_sha256 = @sha, worker = @worker, ended = clock_timestamp(), prepare_seconds = @prepared, busy_seconds = @busy,
                error_vi = NULL, error_en = NULL
            WHERE job = @job AND key = @key AND result IS NULL AND state <> 'failed' RETURNING 1
            """,
            work,
            ("result", result),
            ("sha", sha),
            ("worker", worker),
            ("prepared", prepared.TotalSeconds),
            ("busy", busy.TotalSeconds));
        ChunkOutcome outcome = ChunkOutcome.Kept;
        if (kept == 0)
        {
            int same = Count(connection, "SELECT 1 FROM coverage.chunk WHERE job = @job AND key = @key AND result_sha256 = @sha", work, ("sha", sha));
            int other = Count(connection, "SELECT 1 FROM coverage.chunk WHERE job = @job AND key = @key AND result_sha256 <> @sha", work, ("sha", sha));
            outcome = same > 0 ? ChunkOutcome.Same : other > 0 ? ChunkOutcome.Differs : ChunkOutcome.Unwanted;
        }

        if (outcome == ChunkOutcome.Differs)
        {
            Shout(connection, work);
        }

        Count(connection, "DELETE FROM hangfire.jobqueue q USING coverage.chunk c WHERE c.job = @job AND c.key = @key AND c.state = 'done' AND q.jobid = c.ticket", work);
        Count(connection, JobStore.Settle, work);
        Count(connection, Ring, work);
        transaction.Commit();
        return outcome;
    });

    /// <summary>Notes that a piece failed. It is tried again, or given up after too many failures; then the job goes on without it to its end.</summary>
    /// <param name="work">The piece.</param>
    /// <param name="error">Why.</param>
    /// <param name="isHopeless">Give it up at once.</param>
    /// <returns>Whether it was given up.</returns>
    public bool Fail(ChunkWork work, LocalizedText error, bool isHopeless) => database.With(connection =>
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Count(connection, Lock, work);

        // Only the worker that has the piece may fail it: one that was thought dead has no say any more.
        Count(
            connection,
            """
            UPDATE coverage.chunk SET failures = failures + 1, error_vi = @vi, error_en = @en, ended = clock_timestamp(),
                state = CASE WHEN @hopeless OR failures + 1 >= @most THEN 'failed' ELSE 'waiting' END
            WHERE job = @job AND key = @key AND worker = @worker AND state = 'running'
            """,
            work,
            ("vi", error.Vietnamese),
            ("en", error.English),
            ("hopeless", isHopeless),
            ("most", settings.MostFailures),
            ("worker", worker));
        int given = Count(connection, "SELECT 1 FROM coverage.chunk WHERE job = @job AND key = @key AND state = 'failed'", work);
        Count(connection, "DELETE FROM hangfire.jobqueue q USING coverage.chunk c WHERE c.job = @job AND c.key = @key AND c.state = 'failed' AND q.jobid = c.ticket", work);
        Count(connection, JobStore.Settle, work);
        Count(connection, Ring, work);
        transaction.Commit();
        return given > 0;
    });

    /// <summary>Gives a piece back that was begun; it counts as never begun. The claim is given back by its disposal.</summary>
    /// <param name="work">The piece.</param>
    /// <param name="counts">Whether it counts as an attempt all the same.</param>
    public bool GiveBack(ChunkWork work, bool counts) => database.With(connection =>
    {
        Count(
            connection,
            "UPDATE coverage.chunk SET state = 'waiting', attempts = attempts - @less WHERE job = @job AND key = @key AND worker = @worker AND state = 'running'",
            work,
            ("less", counts ? 0 : 1),
            ("worker", worker));
        return true;
    });

    /// <summary>Tells waiting workers that there may be something to take.</summary>
    /// <param name="work">The piece that can be taken again.</param>
    public int RingFor(ChunkWork work) => database.With(connection => Count(connection, Ring, work));

    /// <summary>Notes that this worker will not work for a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="reason">Why, and what to do.</param>
    public int Refuse(Guid job, LocalizedText reason) => database.With(connection =>
    {
        using NpgsqlCommand command = JobStore.Command(
            connection,
            """
            INSERT INTO coverage.job_refusal (job, worker, reason_vi, reason_en) VALUES (@job, @worker, @vi, @en)
            ON CONFLICT (job, worker) DO UPDATE SET noted = now(), reason_vi = EXCLUDED.reason_vi, reason_en = EXCLUDED.reason_en
            """,
            ("job", job),
            ("worker", worker),
            ("vi", reason.Vietnamese),
            ("en", reason.English));
        return command.ExecuteNonQuery();
    });

    /// <summary>States the inputs this worker sees; the first worker's are those of the job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="inputsSha256">SHA-256 of the inputs.</param>
    /// <returns>The inputs of the job, and the worker that stated them.</returns>
    public (string InputsSha256, string By) AgreeOnInputs(Guid job, string inputsSha256) => database.With(connection =>
    {
        using NpgsqlCommand command = JobStore.Command(
            connection,
            "UPDATE coverage.job SET inputs_by = COALESCE(inputs_by, @worker), inputs_sha256 = COALESCE(inputs_sha256, @sha) WHERE id = @job RETURNING inputs_sha256, inputs_by",
            ("job", job),
            ("worker", worker),
            ("sha", inputsSha256));
        using NpgsqlDataReader reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetString(1)) : (inputsSha256, worker);
    });

    /// <summary>Whether a piece still is to be done by this worker: its job runs, its stage is at work, nobody else has taken it over.</summary>
    /// <param name="work">The piece.</param>
    public bool IsOurs(ChunkWork work) => database.With(connection => Count(
        connection,
        """
        SELECT 1 FROM coverage.chunk c JOIN coverage.job j ON j.id = c.job
        WHERE c.job = @job AND c.key = @key AND c.state = 'running' AND c.worker = @worker AND j.state = 'running' AND j.stage = c.stage
        """,
        work,
        ("worker", worker)) > 0);

    private static void Shout(NpgsqlConnection connection, ChunkWork work) => Count(
        connection,
        "UPDATE coverage.job SET state = 'failed', ended = clock_timestamp(), error_vi = @vi, error_en = @en WHERE id = @job",
        work,
        ("vi", $"Phần '{work.Key}' cho hai kết quả khác nhau trên hai máy; không tin được kết quả nào. So sánh phiên bản, bộ xử lý và bộ nhớ của các máy, rồi chạy lại trên một máy."),
        ("en", $"The piece '{work.Key}' gave two different results on two machines; neither can be trusted. Compare the machines' versions, processors and memory, then run it again on one machine."));

    // The number of rows found or changed.
    private static int Count(NpgsqlConnection connection, string sql, ChunkWork work, params (string Name, object Value)[] parameters)
    {
        using NpgsqlCommand command = JobStore.Command(connection, sql, [("job", work.Job), .. sql.Contains("@key", StringComparison.Ordinal) ? [("key", (object)work.Key)] : Array.Empty<(string, object)>(), .. parameters]);
        if (!sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.Contains("RETURNING 1", StringComparison.Ordinal))
        {
            return command.ExecuteNonQuery();
        }

        using NpgsqlDataReader reader = command.ExecuteReader();
        int rows = 0;
        while (reader.Read())
        {
            rows++;
        }

        return rows;
    }
}
