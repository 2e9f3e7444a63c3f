-- Studies that many machines run: a job is what was asked, a chunk is a piece of it that one worker does.
-- Every time in these tables is the server's; the machines' clocks may differ by any amount.
CREATE TABLE coverage.job (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('cut', 'whole')),
    label text NOT NULL,
    request text NOT NULL,
    request_sha256 text NOT NULL,
    program text NOT NULL,
    inputs_sha256 text,
    inputs_by text,
    chunks integer NOT NULL CHECK (chunks > 0),
    stage smallint NOT NULL,
    state text NOT NULL DEFAULT 'submitted' CHECK (state IN ('submitted', 'running', 'done', 'failed')),
    submitted_by text NOT NULL DEFAULT session_user,
    submitted timestamptz NOT NULL DEFAULT now(),
    ended timestamptz,
    error_vi text,
    error_en text
);
CREATE INDEX job_by_request ON coverage.job (request_sha256, submitted DESC);
CREATE INDEX job_unfinished ON coverage.job (submitted) WHERE state IN ('submitted', 'running');

CREATE TABLE coverage.chunk (
    job uuid NOT NULL REFERENCES coverage.job (id) ON DELETE CASCADE,
    key text NOT NULL,
    number integer NOT NULL,
    stage smallint NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    ticket bigint UNIQUE,
    attempts integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    worker text,
    begun timestamptz,
    ended timestamptz,
    prepare_seconds double precision,
    busy_seconds double precision,
    result bytea,
    result_sha256 text,
    error_vi text,
    error_en text,
    PRIMARY KEY (job, key),
    CHECK ((state = 'done') = (result IS NOT NULL)),
    CHECK ((result IS NULL) = (result_sha256 IS NULL))
);
-- Results are compressed by their makers or small: the server need not try again.
ALTER TABLE coverage.chunk ALTER COLUMN result SET STORAGE EXTERNAL;

-- Why a worker will not work for a job: other inputs, another program, another folder. The submitter tells it.
CREATE TABLE coverage.job_refusal (
    job uuid NOT NULL REFERENCES coverage.job (id) ON DELETE CASCADE,
    worker text NOT NULL,
    noted timestamptz NOT NULL DEFAULT now(),
    reason_vi text NOT NULL,
    reason_en text NOT NULL,
    PRIMARY KEY (job, worker)
);

COMMENT ON TABLE coverage.job IS 'Studies submitted to workers. Everybody''s times are the server''s.';
COMMENT ON COLUMN coverage.job.kind IS 'cut: one study in pieces; whole: each study is one piece.';
COMMENT ON COLUMN coverage.job.label IS 'What people call it: the study''s folder, or how many studies.';
COMMENT ON COLUMN coverage.job.request IS 'What was asked, as JSON: studies, results folders, settings. Holds no address of a database and no password.';
COMMENT ON COLUMN coverage.job.request_sha256 IS 'SHA-256 of the request, to find the job again with --resume.';
COMMENT ON COLUMN coverage.job.program IS 'Version of the program; a worker of another one does nothing for the job.';
COMMENT ON COLUMN coverage.job.inputs_sha256 IS 'SHA-256 over all inputs as the first worker saw them (kind cut); the others must see the same.';
COMMENT ON COLUMN coverage.job.inputs_by IS 'The worker that saw them first.';
COMMENT ON COLUMN coverage.job.stage IS 'Stage at work: 0 whole studies, 1 measuring, 2 writing, 3 sealing.';
COMMENT ON TABLE coverage.chunk IS 'Pieces of jobs, each done by one worker; a piece done twice keeps its first result.';
COMMENT ON COLUMN coverage.chunk.key IS 'Name of the piece within the job.';
COMMENT ON COLUMN coverage.chunk.number IS 'Place of the piece within its stage, from 0.';
COMMENT ON COLUMN coverage.chunk.ticket IS 'Number of the piece''s job in the Hangfire queue.';
COMMENT ON COLUMN coverage.chunk.attempts IS 'How often a worker began it, those that gave it back left out.';
COMMENT ON COLUMN coverage.chunk.failures IS 'How often it failed with an error; at 3 it is given up.';
COMMENT ON COLUMN coverage.chunk.prepare_seconds IS 'Of the busy seconds, those that went into opening the study and putting its figures together, once a worker and job.';
COMMENT ON COLUMN coverage.chunk.busy_seconds IS 'Seconds the worker was at it, by the worker''s stop watch.';
COMMENT ON COLUMN coverage.chunk.result IS 'What the piece gave: figures of its communes, or the answer for the submitter.';
COMMENT ON COLUMN coverage.chunk.result_sha256 IS 'SHA-256 of the result, lower-case hexadecimal.';
COMMENT ON TABLE coverage.job_refusal IS 'Workers that will not work for a job, and why.';
