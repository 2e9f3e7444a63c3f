using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>How long "what if" takes for a study held as a server holds it: one new point, one moved, one gone, of each layer, a number of times.</summary>
internal static class WhatIfRun
{
    /// <summary>Opens the study and prints a line for each kind of change: median and longest in milliseconds; last the managed heap.</summary>
    /// <param name="path">The study.</param>
    /// <param name="rounds">How often each kind of change is made, each time elsewhere.</param>
    /// <param name="threads">Threads.</param>
    public static int Run(string path, int rounds, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        StudyFile file = StudyFileReader.Read(path);
        using PreparedStudy study = PreparedStudy.Open(file, new StudyOptions(threads) { IsCompact = true }, "benchmark", null, CancellationToken.None);
        ReportContent content = study.Baseline.Content;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"opened in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s; heap {Heap():F0} MiB; {content.Communes.Count} communes, {content.PostalPoints?.Count} points, {content.BtsSites?.Count} sites, {threads} threads"));
        foreach (ScenarioLayer layer in Enum.GetValues<ScenarioLayer>())
        {
            foreach (ScenarioAction action in Enum.GetValues<ScenarioAction>())
            {
                if (CodesOf(content, layer) is { Count: > 0 } codes)
                {
                    Time(study, layer, action, codes, rounds);
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"heap {Heap():F0} MiB, resident {Environment.WorkingSet / 1048576.0:F0} MiB"));
        return 0;
    }

    private static void Time(PreparedStudy study, ScenarioLayer layer, ScenarioAction action, IReadOnlyList<(string Code, double X, double Y)> codes, int rounds)
    {
        var random = new Random(1);
        var milliseconds = new double[rounds];
        for (int round = -1; round < rounds; round++)
        {
            (string code, _, _) = codes[random.Next(codes.Count)];
            (_, double x, double y) = codes[random.Next(codes.Count)];
            bool isPlaced = action != ScenarioAction.Remove;
            var edit = new ScenarioEdit
            {
                Action = action,
                Layer = layer,
                Code = action == ScenarioAction.Add ? "new-point" : code,
                LongitudeDegrees = isPlaced ? x + (0.02 * random.NextDouble()) : double.NaN,
                LatitudeDegrees = isPlaced ? y + (0.02 * random.NextDouble()) : double.NaN,
            };
            long start = Stopwatch.GetTimestamp();
            ScenarioResult result = study.Evaluate(new Scenario { Name = "benchmark", Edits = [edit] }, CancellationToken.None);
            if (round >= 0)
            {
                milliseconds[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            GC.KeepAlive(result);
        }

        Array.Sort(milliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{layer,-13} {action,-7} median {milliseconds[rounds / 2],8:F1} ms   longest {milliseconds[^1],8:F1} ms   of {rounds}"));
    }

    private static IReadOnlyList<(string Code, double X, double Y)>? CodesOf(ReportContent content, ScenarioLayer layer) => layer == ScenarioLayer.PostalPoints
        ? content.PostalPoints?.Select(p => (p.Point.Code, p.Point.LongitudeDegrees, p.Point.LatitudeDegrees)).ToList()
        : content.BtsSites?.Select(s => (s.Code, s.LongitudeDegrees, s.LatitudeDegrees)).ToList();

    private static double Heap() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
}
