using System.Diagnostics;
using System.Globalization;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Runs many seeded cases, each of which gives a relative error; keeps the greatest, and counts what is not a number or throws.</summary>
/// <remarks>
/// A usual run is small; COVERAGE_ANALYZER_OVERLAYS states the overlays of a whole one (100000 for the table of reliability). With
/// COVERAGE_ANALYZER_ROBUST_FIGURES every run adds its line to that file: name, cases, greatest relative error, NaNs, exceptions, failures.
/// </remarks>
/// <param name="name">Name of the run, one word.</param>
/// <param name="tolerance">Greatest relative error that passes.</param>
internal sealed class RobustRun(string name, double tolerance = 1e-9)
{
    private const int UsualOverlays = 2000;
    private const int MostFailuresTold = 5;
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(20); // a hang, on however busy a machine
    private static readonly Lock FileLock = new();

    private readonly List<string> failures = [];
    private int cases;
    private int failed;
    private int notNumbers;
    private int exceptions;
    private double greatest;

    /// <summary>What went wrong, the first few with their seeds; empty where nothing did.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>Cases of one kind of overlay.</summary>
    /// <param name="part">Its part of all overlays.</param>
    public static int Overlays(double part) => (int)Math.Ceiling(part * (
        int.TryParse(Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_OVERLAYS"), NumberStyles.None, CultureInfo.InvariantCulture, out int stated) ? stated : UsualOverlays));

    /// <summary>Runs one case.</summary>
    /// <param name="input">Seed or name of the input, for the message about a failure.</param>
    /// <param name="relativeError">Works the relative error out, 0 or more; NaN where a figure is none.</param>
    public void Case(object input, Func<double> relativeError)
    {
        cases++;
        long start = Stopwatch.GetTimestamp();
        try
        {
            double error = relativeError();
            if (double.IsNaN(error))
            {
                notNumbers++;
                Fail($"{input}: not a number");
                return;
            }

            greatest = Math.Max(greatest, error);
            if (error > tolerance)
            {
                Fail($"{input}: relative error {error:E2}");
            }
        }
#pragma warning disable CA1031 // Whatever is thrown is counted and told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            exceptions++;
            Fail($"{input}: {e.GetType().Name} {e.Message} {string.Join(' ', (e.StackTrace ?? string.Empty).Split('\n').Take(3).Select(l => l.Trim()))}");
        }

        if (Stopwatch.GetElapsedTime(start) > LongestCase)
        {
            Fail($"{input}: took {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        }
    }

    /// <summary>The run in a line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name} {cases} {greatest:E2} {notNumbers} {exceptions} {failed}");

    /// <summary>Adds the line to the file that the environment names, if it names one.</summary>
    /// <returns>The failures.</returns>
    public IReadOnlyList<string> Finish()
    {
        if (Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_ROBUST_FIGURES") is { Length: > 0 } file)
        {
            lock (FileLock)
            {
                File.AppendAllText(file, this + Environment.NewLine);
            }
        }

        return failures;
    }

    private void Fail(FormattableString what)
    {
        failed++;
        if (failures.Count < MostFailuresTold)
        {
            failures.Add(FormattableString.Invariant(what));
        }
    }
}
