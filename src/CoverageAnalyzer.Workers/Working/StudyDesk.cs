using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Workers.Jobs;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>The one study a worker has open, with its figures once they are complete: kept between the pieces of a job, so that each is read once.</summary>
/// <param name="jobs">The jobs.</param>
/// <param name="chunks">The pieces.</param>
/// <param name="options">How the worker works.</param>
internal sealed class StudyDesk(JobStore jobs, ChunkStore chunks, WorkerOptions options) : IDisposable
{
    private ChunkedStudy? study;

    /// <summary>The job whose study is open, or an empty key.</summary>
    public Guid Job { get; private set; }

    /// <summary>What that job asks.</summary>
    public JobRequest? Request { get; private set; }

    /// <summary>The figures of the study, once all its pieces are put together.</summary>
    public StudyResults? Figures { get; private set; }

    /// <summary>The working folder of the open study's job.</summary>
    public string WorkingFolder => SharedMark.WorkingFolder(Job, Request!.Studies[0]);

    /// <summary>The open study.</summary>
    public ChunkedStudy Study => study ?? throw new InvalidOperationException("No study is open.");

    /// <summary>Makes sure that the study of a job is open, and that it is the one the others see.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="JobRefusedException">This worker must not work for the job.</exception>
    public void Open(Guid job, CancellationToken cancellation)
    {
        if (Job == job && study is not null)
        {
            return;
        }

        JobRow row = Accept(job, 0, out IReadOnlyList<(string Path, string Sha256)> stated);
        study = ChunkedStudy.Open(StudyOf(row.Request, row.Request.Studies[0]), new StudyOptions(options.Threads), options.Program, progress: null, cancellation);
        try
        {
            RequireSame(stated, study.InputFiles);
        }
        catch (JobRefusedException)
        {
            Close();
            throw;
        }

        // Tables of a database, rules and maps the submitter has not stated: there the first worker's are those of the job.
        (string agreed, string by) = chunks.AgreeOnInputs(job, study.InputsSha256);
        if (!string.Equals(agreed, study.InputsSha256, StringComparison.Ordinal))
        {
            Close();
            throw new JobRefusedException(new(
                $"Số liệu đầu vào trên máy này khác với trên máy {by} (SHA-256 {agreed[..12]}…). Hãy dùng chung một thư mục nghiên cứu trên mọi máy.",
                $"The inputs on this machine differ from those on {by} (SHA-256 {agreed[..12]}…). Use one and the same study folder on all machines."));
        }

        Job = job;
        Request = row.Request;
    }

    /// <summary>Puts the pieces of the open study together; nothing where that is done.</summary>
    /// <param name="cancellation">Stops between two steps.</param>
    public StudyResults Complete(CancellationToken cancellation)
    {
        if (Figures is null)
        {
            ILookup<bool, byte[]> measured = jobs.Results(Job, ChunkStage.Measure).ToLookup(r => ChunkPlan.MeasuredBy(r.Key).IsRadio, r => r.Result);
            Figures = Study.Complete([.. measured[false]], [.. measured[true]], WorkingFolder, progress: null, cancellation);
        }

        return Figures;
    }

    /// <summary>Checks that a job may be worked for, and closes what is open.</summary>
    /// <param name="job">The job.</param>
    /// <param name="number">Which of its studies.</param>
    /// <param name="stated">The submitter's input files.</param>
    /// <exception cref="JobRefusedException">This worker must not work for the job.</exception>
    public JobRow Accept(Guid job, int number, out IReadOnlyList<(string Path, string Sha256)> stated)
    {
        Close();
        JobRow row = jobs.Get(job) ?? throw new JobRefusedException(new("Việc này đã bị xóa.", "The job was deleted."));
        if (!string.Equals(row.Program, options.Program, StringComparison.Ordinal))
        {
            throw new JobRefusedException(new(
                $"Máy này chạy phiên bản {options.Program}, người giao việc chạy phiên bản {row.Program}. Hãy cài cùng một phiên bản trên mọi máy.",
                $"This machine runs version {options.Program}, the submitter version {row.Program}. Install the same version on all machines."));
        }

        StudyTask task = row.Request.Studies[number];
        string? seen = SharedMark.Sha256OfStudy(task.Study);
        if (seen is null)
        {
            throw new JobRefusedException(new(
                $"Máy này không thấy nghiên cứu '{task.Study}'. Hãy gắn thư mục dùng chung vào cùng đường dẫn trên mọi máy.",
                $"This machine does not see the study '{task.Study}'. Mount the shared folder at the same path on all machines."));
        }

        if (!string.Equals(seen, task.StudySha256, StringComparison.Ordinal))
        {
            throw new JobRefusedException(new(
                $"'{task.Study}/study.json' trên máy này khác với của người giao việc. Hãy dùng chung một thư mục nghiên cứu trên mọi máy.",
                $"'{task.Study}/study.json' on this machine differs from the submitter's. Use one and the same study folder on all machines."));
        }

        stated = SharedMark.Read(job, row.Request.Kind, task)
            ?? throw new JobRefusedException(new(
                $"Máy này không thấy nơi ghi kết quả của người giao việc ('{task.Results}'). Hãy gắn thư mục dùng chung vào cùng đường dẫn trên mọi máy, hoặc chọn nơi khác bằng --out.",
                $"This machine does not see the submitter's place for the results ('{task.Results}'). Mount the shared folder at the same path on all machines, or choose another with --out."));
        return row;
    }

    /// <summary>Checks that the files that were read here are those that the submitter sees.</summary>
    /// <param name="stated">The submitter's.</param>
    /// <param name="read">What was read here.</param>
    /// <exception cref="JobRefusedException">One differs.</exception>
    public static void RequireSame(IReadOnlyList<(string Path, string Sha256)> stated, IReadOnlyList<StudyInputFile> read)
    {
        if (StatedInputs.FirstDifferent(stated, read) is { } file)
        {
            throw new JobRefusedException(new(
                $"Số liệu đầu vào trên máy này khác với của người giao việc: '{file}'. Hãy dùng chung một thư mục nghiên cứu trên mọi máy.",
                $"The inputs on this machine differ from the submitter's: '{file}'. Use one and the same study folder on all machines."));
        }
    }

    /// <summary>A study as a request wants it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="task">The study.</param>
    public static StudyFile StudyOf(JobRequest request, StudyTask task)
    {
        StudyFile file = StudyFileReader.Read(task.Study);
        return request.Language is ReportLanguage language ? file with { Language = language } : file;
    }

    /// <summary>How a request wants its files written.</summary>
    /// <param name="request">What is asked.</param>
    public ReportOptions ReportOptionsOf(JobRequest request) => new() { CsvStyle = request.CsvStyle, Threads = options.Threads };

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Close()
    {
        study?.Dispose();
        study = null;
        Figures = null;
        Request = null;
        Job = Guid.Empty;
    }
}
