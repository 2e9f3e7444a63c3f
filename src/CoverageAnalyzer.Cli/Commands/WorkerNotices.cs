using System.Diagnostics;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Workers.Jobs;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>What one who waits for workers must know: that none answers, or that one will not work, and why.</summary>
/// <param name="session">The call.</param>
/// <param name="store">The database as people name it.</param>
/// <param name="call">What was typed.</param>
internal sealed class WorkerNotices(Session session, string store, AnalyzeByWorkersCall call)
{
    private const double PatienceSeconds = 5;
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private long quietSince = Stopwatch.GetTimestamp();
    private int doneBefore = -1;
    private bool isToldOfNone;

    /// <summary>Takes notice of where the job stands.</summary>
    /// <param name="progress">Where it stands.</param>
    /// <param name="refusals">Workers that will not work for it.</param>
    public void Note(JobProgress progress, IReadOnlyList<JobRefusal> refusals)
    {
        if (progress.Workers > 0 || progress.Done != doneBefore || progress.IsEnded)
        {
            doneBefore = progress.Done;
            quietSince = Stopwatch.GetTimestamp();
            isToldOfNone = false;
        }
        else if (!isToldOfNone && Stopwatch.GetElapsedTime(quietSince).TotalSeconds >= PatienceSeconds)
        {
            isToldOfNone = true;
            session.Note(new(
                $"Chưa có máy nào nhận việc ở {store}; vẫn chờ. Trên mỗi máy, chạy: coverage-analyzer worker --database {call.AddressShown}",
                $"No worker answers at {store}; still waiting. On each machine, run: coverage-analyzer worker --database {call.AddressShown}"));
        }

        foreach (JobRefusal refusal in refusals.Where(r => told.Add(r.Worker + r.Reason.English)))
        {
            session.Note(new($"{refusal.Worker} không nhận việc: {refusal.Reason.Vietnamese}", $"{refusal.Worker} does not take part: {refusal.Reason.English}"));
        }
    }
}
