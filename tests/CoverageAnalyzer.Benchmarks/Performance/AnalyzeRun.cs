using System.Globalization;
using CoverageAnalyzer.Benchmarks.Performance.Peers;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>A whole run of <c>coverage-analyzer analyze</c> with all its outputs, as a user starts it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="WallSeconds">Wall time, the shortest of the rounds.</param>
/// <param name="CpuSeconds">CPU time of that round.</param>
/// <param name="PeakMebibytes">Most memory of that round.</param>
/// <param name="Stages">What the program says of its stages.</param>
internal sealed record AnalyzeRun(string Name, int Threads, double WallSeconds, double CpuSeconds, double PeakMebibytes, string Stages)
{
    private const int Rounds = 3;

    /// <summary>Runs studies on one and on two threads.</summary>
    /// <param name="program">The program, or null for no run.</param>
    /// <param name="studies">Names and studies: NAME=STUDY, with | between.</param>
    /// <param name="scratch">A folder for the results.</param>
    public static IReadOnlyList<AnalyzeRun> All(string? program, string? studies, string scratch)
    {
        var runs = new List<AnalyzeRun>();
        foreach (string study in program is null || studies is null ? [] : studies.Split('|'))
        {
            string[] parts = study.Split('=', 2);
            foreach (int threads in (int[])[1, 2])
            {
                string results = Path.Combine(scratch, "analyze");
                var rounds = Enumerable.Range(0, Rounds).Select(_ =>
                {
                    if (Directory.Exists(results))
                    {
                        Directory.Delete(results, recursive: true);
                    }

                    var (whole, _, errors, wall) = PeerWorkshop.Time(
                        "dotnet", program!, "analyze", parts[1], "--out", results, "--threads", threads.ToString(CultureInfo.InvariantCulture), "--timings", "--lang", "en");
                    return new AnalyzeRun(parts[0], threads, wall, whole.CpuSeconds, whole.PeakMebibytes, StagesOf(errors));
                });
                runs.Add(rounds.MinBy(run => run.WallSeconds)!);
            }
        }

        return runs;
    }

    // Times go to the error stream: a line a stage with its share, then the files.
    private static string StagesOf(string errors) => string.Join(
        '\n', errors.Split('\n').Where(line => line.Contains(" % ", StringComparison.Ordinal) || line.EndsWith("CPU time", StringComparison.Ordinal) || line.EndsWith("most memory", StringComparison.Ordinal)));
}
