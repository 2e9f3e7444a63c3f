using System.Diagnostics;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Workers.Jobs;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>Does one piece and gives its result: bytes that are the same from every worker.</summary>
/// <param name="desk">The study that is open.</param>
/// <param name="chunks">The pieces.</param>
/// <param name="options">How the worker works.</param>
/// <param name="hooks">What is left to the program around it.</param>
internal sealed class ChunkRunner(StudyDesk desk, ChunkStore chunks, WorkerOptions options, WorkerHooks hooks)
{
    private const string WritePrefix = "write ";
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long of the last piece the study was opened and put together.</summary>
    public TimeSpan Prepared { get; private set; }

    /// <summary>Does a piece.</summary>
    /// <param name="work">The piece.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <returns>Its result, or null where it is no longer wanted from this worker.</returns>
    public byte[]? Run(ChunkWork work, CancellationToken cancellation)
    {
        Prepared = TimeSpan.Zero;
        if (work.Stage == ChunkStage.Whole)
        {
            return RunWhole(work, cancellation);
        }

        long began = Stopwatch.GetTimestamp();
        desk.Open(work.Job, cancellation);
        Prepared = Stopwatch.GetElapsedTime(began);
        if (work.Stage == ChunkStage.Measure)
        {
            (bool isRadio, int number, int of) = ChunkPlan.MeasuredBy(work.Key);
            return isRadio ? desk.Study.MeasureRadio(number, of, desk.WorkingFolder, cancellation) : desk.Study.Measure(number, of, cancellation);
        }

        StudyResults figures = desk.Complete(cancellation);
        Prepared = Stopwatch.GetElapsedTime(began);
        StudyTask task = desk.Request!.Studies[0];
        string folder = desk.WorkingFolder;

        // What follows touches files that all share; a worker that was taken for dead in the meantime keeps its hands off.
        if (!chunks.IsOurs(work))
        {
            return null;
        }

        if (work.Stage == ChunkStage.Write)
        {
            string group = work.Key[WritePrefix.Length..];
            desk.Study.Write(group, folder, desk.ReportOptionsOf(desk.Request), cancellation);
            return Encoding.UTF8.GetBytes(group);
        }

        WhenFree(() => desk.Study.Seal(folder, task.Results, desk.ReportOptionsOf(desk.Request), cancellation), cancellation);
        return hooks.Answer(figures).ToBytes();
    }

    /// <summary>Clears away what a worker that was taken for dead wrote after the results were sealed without it.</summary>
    /// <param name="work">The piece.</param>
    /// <param name="isJobDone">Whether its job is done.</param>
    public void Tidy(ChunkWork work, bool isJobDone)
    {
        bool writesFiles = work.Stage is ChunkStage.Write or ChunkStage.Seal || (work.Stage == ChunkStage.Measure && ChunkPlan.MeasuredBy(work.Key).IsRadio);
        if (isJobDone && writesFiles && desk.Job == work.Job)
        {
            try
            {
                ChunkedStudy.Discard(SharedMark.WorkingFolder(work.Job, desk.Request!.Studies[0]));
            }
            catch (IOException)
            {
                // A hidden folder stays beside the results; they are whole.
            }
        }
    }

    private byte[] RunWhole(ChunkWork work, CancellationToken cancellation)
    {
        JobRow row = desk.Accept(work.Job, work.Number, out IReadOnlyList<(string Path, string Sha256)> stated);
        StudyTask task = row.Request.Studies[work.Number];
        StudyResults results = StudyRunner.Run(StudyDesk.StudyOf(row.Request, task), new StudyOptions(options.Threads), options.Program, progress: null, cancellation);
        StudyDesk.RequireSame(stated, results.InputFiles);
        WhenFree(() => ResultsWriter.Publish(results, task.Results, desk.ReportOptionsOf(row.Request), progress: null, cancellation), cancellation);
        SharedMark.Remove(work.Job, row.Request.Kind, task);
        return hooks.Answer(results).ToBytes();
    }

    // Another run may just be publishing there, or a worker that was stopped may still hold the folder: it is worth waiting for.
    private void WhenFree(Func<string> publish, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                publish();
                return;
            }
            catch (InputFileException e) when (e.InnerException is ResultsInUseException && Stopwatch.GetElapsedTime(began) < options.Queue.Patience)
            {
                if (cancellation.WaitHandle.WaitOne(LockPause))
                {
                    throw new OperationCanceledException(cancellation);
                }
            }
        }
    }
}
