using System.Diagnostics;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>How long each stage of a run took, for <c>--timings</c>. Nothing of it reaches the results.</summary>
internal sealed class StageTimes
{
    private readonly List<(StudyProgress Stage, long Began)> stages = [];

    /// <summary>Listens to the progress that a display is told.</summary>
    /// <param name="display">The display.</param>
    public IProgress<StudyProgress> Beside(IProgress<StudyProgress> display) => new Listener(this, display);

    /// <summary>Prints the times on standard error; the first line is the program's own start.</summary>
    /// <param name="session">The call.</param>
    public void Print(Session session)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan all = DateTime.Now - process.StartTime, run = Stopwatch.GetElapsedTime(stages[0].Began);
        Line(session, new("Khởi động", "Starting"), all - run);
        for (int i = 0; i < stages.Count; i++)
        {
            Line(session, stages[i].Stage.StageName, i + 1 < stages.Count ? Stopwatch.GetElapsedTime(stages[i].Began, stages[i + 1].Began) : Stopwatch.GetElapsedTime(stages[i].Began));
        }

        Line(session, new("Tổng cộng", "Total"), all);
        Line(session, new("Thời gian CPU", "CPU time"), process.TotalProcessorTime);
        session.Error.WriteLine(LocalizedText.Of(
            $"{process.PeakWorkingSet64 / 1048576.0,8:N0} MiB  bộ nhớ nhiều nhất", $"{process.PeakWorkingSet64 / 1048576.0,8:N0} MiB  most memory").In(session.Language));
    }

    private static void Line(Session session, LocalizedText name, TimeSpan time) => session.Error.WriteLine(
        LocalizedText.Of($"{time.TotalSeconds,8:N2} s    {name.Vietnamese}", $"{time.TotalSeconds,8:N2} s    {name.English}").In(session.Language));

    private sealed class Listener(StageTimes times, IProgress<StudyProgress> display) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            if (times.stages.Count == 0 || times.stages[^1].Stage.Stage != value.Stage)
            {
                times.stages.Add((value, Stopwatch.GetTimestamp()));
            }

            display.Report(value);
        }
    }
}
