using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>A rough guess of how long a run still takes, from the time it has taken so far.</summary>
/// <param name="last">The last stage of the run.</param>
internal sealed class RemainingTime(StudyStage last)
{
    private const double SilentSeconds = 1, SilentFraction = 0.02;

    /// <summary>
    /// Share of a usual run that each stage takes, in the order of <see cref="StudyStage"/>; only ratios matter. Measured by <c>--timings</c> on
    /// two threads on the built-in province with elevation and rules (0.13, 0.00, 0.02, 0.00, 0.02, 0.05, 0.78), and drawn half way to a nation of
    /// 10,977 communes, 1,623 points and 300,000 sites, measured without terrain (0.31, 0.00, 0.07, 0.07, –, 0.01, 0.54).
    /// </summary>
    private static readonly double[] Weights = [0.22, 0.01, 0.05, 0.04, 0.03, 0.03, 0.62];

    /// <summary>Share of the whole run that is done, 0–1.</summary>
    /// <param name="progress">Where the run stands.</param>
    public double DoneFraction(StudyProgress progress)
    {
        int stage = (int)progress.Stage;
        double all = Weights.Take((int)last + 1).Sum();
        return Math.Clamp((Weights.Take(stage).Sum() + (Weights[stage] * Math.Clamp(progress.Fraction, 0, 1))) / all, 0, 1);
    }

    /// <summary>The guess in words; empty while it would be worth nothing.</summary>
    /// <param name="doneFraction">Share of the run that is done, 0–1.</param>
    /// <param name="elapsed">Time since the run began.</param>
    public static LocalizedText Words(double doneFraction, TimeSpan elapsed)
    {
        if (elapsed.TotalSeconds < SilentSeconds || doneFraction is < SilentFraction or >= 1)
        {
            return LocalizedText.Empty;
        }

        double seconds = elapsed.TotalSeconds * (1 - doneFraction) / doneFraction;
        double step = seconds < 10 ? 1 : seconds < 60 ? 5 : 60;
        double rounded = Math.Max(step, Math.Ceiling(seconds / step) * step);
        return rounded < 60
            ? LocalizedText.Of($"còn ~{rounded:N0} giây", $"~{rounded:N0} s left")
            : LocalizedText.Of($"còn ~{rounded / 60:N0} phút", $"~{rounded / 60:N0} min left");
    }
}
