using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>How long each stage of a run took, and within the last each file, for <c>--timings</c>. Nothing of it reaches the results.</summary>
internal sealed class StageTimes
{
    private const double BytesOfMebibyte = 1048576.0;
    private readonly List<(StudyProgress Stage, long Began)> stages = [];
    private readonly ConcurrentQueue<WrittenFile> files = new();
    private long ended;

    /// <summary>Listens to the progress that a display is told.</summary>
    /// <param name="display">The display.</param>
    public IProgress<StudyProgress> Beside(IProgress<StudyProgress> display) => new Listener(this, display);

    /// <summary>Takes a file that was written; from any thread.</summary>
    /// <param name="file">The file.</param>
    public void Add(WrittenFile file) => files.Enqueue(file);

    /// <summary>Prints the times on standard error, each with its share of the whole; the first line is the program's own start.</summary>
    /// <param name="session">The call.</param>
    public void Print(Session session)
    {
        Measured run = Measure();
        void Line(LocalizedText name, double seconds) => session.Error.WriteLine(LocalizedText.Of(
            $"{seconds,8:N2} s {seconds / run.TotalSeconds,8:P1}  {name.Vietnamese}", $"{seconds,8:N2} s {seconds / run.TotalSeconds,8:P1}  {name.English}").In(session.Language));
        Line(new("Khởi động", "Starting"), run.StartSeconds);
        foreach ((StudyProgress stage, double seconds) in run.Stages)
        {
            Line(stage.StageName, seconds);
        }

        // On several threads files are written side by side: their times add up to more than the stage took.
        foreach (WrittenFile file in InOrder())
        {
            session.Error.WriteLine(LocalizedText.Of(
                $"{file.Took.TotalSeconds,8:N2} s {file.Bytes / BytesOfMebibyte,8:N2} MiB    {file.Name}", $"{file.Took.TotalSeconds,8:N2} s {file.Bytes / BytesOfMebibyte,8:N2} MiB    {file.Name}").In(session.Language));
        }

        Line(new("Tổng cộng", "Total"), run.TotalSeconds);
        session.Error.WriteLine(LocalizedText.Of($"{run.CpuSeconds,8:N2} s           Thời gian CPU", $"{run.CpuSeconds,8:N2} s           CPU time").In(session.Language));
        session.Error.WriteLine(LocalizedText.Of(
            $"{run.PeakBytes / BytesOfMebibyte,8:N0} MiB         bộ nhớ nhiều nhất", $"{run.PeakBytes / BytesOfMebibyte,8:N0} MiB         most memory").In(session.Language));
    }

    /// <summary>The same for programs: seconds, shares from 0 to 1, bytes.</summary>
    public JsonObject ToJson()
    {
        Measured run = Measure();
        return new JsonObject
        {
            ["totalSeconds"] = run.TotalSeconds,
            ["cpuSeconds"] = run.CpuSeconds,
            ["peakBytes"] = run.PeakBytes,
            ["startSeconds"] = run.StartSeconds,
            ["stages"] = new JsonArray([.. run.Stages.Select(s => new JsonObject
            {
                ["stage"] = JsonNamingPolicy.CamelCase.ConvertName(s.Stage.Stage.ToString()),
                ["seconds"] = s.Seconds,
                ["share"] = s.Seconds / run.TotalSeconds,
            })]),
            ["files"] = new JsonArray([.. InOrder().Select(f => new JsonObject { ["file"] = f.Name, ["seconds"] = f.Took.TotalSeconds, ["bytes"] = f.Bytes })]),
        };
    }

    private IOrderedEnumerable<WrittenFile> InOrder() => files.OrderByDescending(f => f.Took).ThenBy(f => f.Name, StringComparer.Ordinal);

    private Measured Measure()
    {
        using var process = Process.GetCurrentProcess();
        if (ended == 0)
        {
            ended = Stopwatch.GetTimestamp();
        }

        double run = Stopwatch.GetElapsedTime(stages[0].Began, ended).TotalSeconds;
        double start = Math.Max(0, ProcessAge.Seconds(process) - Stopwatch.GetElapsedTime(stages[0].Began).TotalSeconds);
        return new Measured(
            start,
            [.. stages.Select((s, i) => (s.Stage, Stopwatch.GetElapsedTime(s.Began, i + 1 < stages.Count ? stages[i + 1].Began : ended).TotalSeconds))],
            start + run,
            process.TotalProcessorTime.TotalSeconds,
            process.PeakWorkingSet64);
    }

    private sealed record Measured(double StartSeconds, IReadOnlyList<(StudyProgress Stage, double Seconds)> Stages, double TotalSeconds, double CpuSeconds, long PeakBytes);

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
