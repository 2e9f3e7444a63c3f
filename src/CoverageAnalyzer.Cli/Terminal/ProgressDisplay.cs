using System.Diagnostics;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Workers.Jobs;
using Spectre.Console;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>
/// Shows where a run stands: one bar a stage and roughly the time the run has left, on standard error. Silent when piped, quiet or answering in JSON,
/// so that no escape code ever reaches a file.
/// </summary>
internal static class ProgressDisplay
{
    /// <summary>Runs some work under the display.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="session">The call.</param>
    /// <param name="last">The last stage the work will report.</param>
    /// <param name="work">The work; it reports its stages.</param>
    public static T Run<T>(Session session, StudyStage last, Func<IProgress<StudyProgress>, T> work)
    {
        if (session.Quiet || session.Json || !session.ErrorIsTerminal)
        {
            return work(new Silent());
        }

        var remaining = new RemainingColumn(new RemainingTime(last), session.Language);
        return Console(session).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), remaining)
            .Start(context => work(new Bars(context, remaining, session.Language)));
    }

    /// <summary>Shows one bar over all pieces that workers do, with how many are at work and roughly the time that is left.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="session">The call.</param>
    /// <param name="work">The work; it tells where the job stands.</param>
    public static Task<T> RunWorkersAsync<T>(Session session, Func<Action<JobProgress>, Task<T>> work)
    {
        if (session.Quiet || session.Json || !session.ErrorIsTerminal)
        {
            return work(_ => { });
        }

        var watch = Stopwatch.StartNew();
        return Console(session).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask(" ");
                double began = -1;
                return work(progress =>
                {
                    // What an earlier run had done took none of this one's time.
                    began = began < 0 ? progress.DoneFraction : began;
                    LocalizedText left = RemainingTime.Words((progress.DoneFraction - began) / Math.Max(1 - began, 1e-9), watch.Elapsed);
                    LocalizedText state = LocalizedText.Of(
                        $"{progress.Done:N0}/{progress.Chunks:N0} phần, {progress.Workers:N0} máy đang làm", $"{progress.Done:N0}/{progress.Chunks:N0} pieces, {progress.Workers:N0} workers at work");
                    bar.Description = Markup.Escape(state.In(session.Language) + (left.IsEmpty ? string.Empty : ", " + left.In(session.Language)));
                    bar.Value = 100 * progress.DoneFraction;
                });
            });
    }

    private static IAnsiConsole Console(Session session) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(session.Error),
        Ansi = SpeaksAnsi() ? AnsiSupport.Yes : AnsiSupport.Detect,
        Interactive = InteractionSupport.Yes,
        ColorSystem = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    // The library judges by standard output, which may be a file while standard error is the terminal.
    private static bool SpeaksAnsi() =>
        !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } terminal && terminal != "dumb";

    private sealed class Silent : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            // Nobody is watching.
        }
    }

    private sealed class Bars(ProgressContext context, RemainingColumn remaining, ReportLanguage language) : IProgress<StudyProgress>
    {
        private readonly Dictionary<StudyStage, ProgressTask> tasks = [];

        public void Report(StudyProgress value)
        {
            remaining.Note(value);
            foreach ((StudyStage stage, ProgressTask earlier) in tasks)
            {
                if (stage < value.Stage)
                {
                    earlier.Value = 100;
                }
            }

            if (!tasks.TryGetValue(value.Stage, out ProgressTask? task))
            {
                task = context.AddTask(Markup.Escape(value.StageName.In(language)));
                tasks[value.Stage] = task;
            }

            task.Value = 100 * Math.Clamp(value.Fraction, 0, 1);
        }
    }
}
