using System.Diagnostics;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>The remaining time of the run, beside the stage that runs.</summary>
/// <param name="estimate">Makes the guess.</param>
/// <param name="language">Its language.</param>
internal sealed class RemainingColumn(RemainingTime estimate, ReportLanguage language) : ProgressColumn
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double done;

    /// <summary>Takes notice of where the run stands.</summary>
    /// <param name="progress">Where it stands.</param>
    public void Note(StudyProgress progress) => Volatile.Write(ref done, estimate.DoneFraction(progress));

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.IsFinished ? string.Empty : RemainingTime.Words(Volatile.Read(ref done), watch.Elapsed).In(language));
}
