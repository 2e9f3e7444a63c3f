using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>Runs each job here and at the peer in turn (A B A B) and compares time and results.</summary>
/// <remarks>
/// Both sides are measured the same way: CPU time (user and system) of the job in a process that is already up, its input in memory, the median
/// of several calls. The peers' scripts import their libraries, read their files and then time the job (<c>bench.py</c>); their work runs in
/// libraries compiled ahead of time. Ours is compiled while it runs: a first, quick form at the first call, the final one in the background
/// after some 30 calls. So each job is first called until it is in its final form (<see cref="Warm"/>), and the first call, which pays for
/// compiling, is given in a column of its own: it is what a single run of the program sees.
/// </remarks>
internal static class PeerRun
{
    private const int WarmCalls = 160;
    private const double WarmSeconds = 10;

    /// <summary>Runs all jobs of a size and prints a table.</summary>
    /// <param name="arguments">SIZE --data FOLDER --peers FOLDER [--rounds N] [--python FILE] [--ours-only].</param>
    /// <returns>0 where every result agrees, else 1; 2 for wrong arguments.</returns>
    public static int Run(string[] arguments)
    {
        string size = arguments.Length > 0 ? arguments[0] : "S";
        string? data = Option(arguments, "--data"), peers = Option(arguments, "--peers");
        if (data is null || peers is null || !int.TryParse(Option(arguments, "--rounds") ?? "3", CultureInfo.InvariantCulture, out int rounds))
        {
            Console.Error.WriteLine("usage: peers SIZE --data FOLDER --peers FOLDER [--rounds N] [--python FILE] [--ours-only]");
            return 2;
        }

        bool oursOnly = arguments.Contains("--ours-only");
        string python = Option(arguments, "--python") ?? "python3", written = Path.Combine(data, "peer-results");
        Directory.CreateDirectory(written);
        var jobs = PeerJobs.All(new PeerWorkload(data), size);
        bool allAgree = true;
        Console.WriteLine("| job | ours ms | peer ms | ratio | our first call ms | agrees |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        foreach (var job in jobs)
        {
            double first = Batch(job.Ours, 1);
            Warm(job.Ours);
            List<double> ours = [], theirs = [];
            for (int round = 0; round < rounds; round++)
            {
                ours.Add(OwnMilliseconds(job.Ours));
                if (!oursOnly)
                {
                    theirs.Add(PeerMilliseconds(python, peers, job, data, written));
                }
            }

            string verdict = Verdict(job, Path.Combine(peers, "expected", job.ResultFile), Path.Combine(written, job.ResultFile));
            allAgree &= verdict.StartsWith("yes", StringComparison.Ordinal);
            double own = Median(ours);
            Console.WriteLine(oursOnly
                ? $"| {job.Name} | {own:F3} | – | – | {first:F0} | {verdict} |"
                : $"| {job.Name} | {own:F3} | {Median(theirs):F1} | {Median(theirs) / own:F0}× | {first:F0} | {verdict} |");
        }

        Console.WriteLine();
        Console.WriteLine($"CPU time in process, median of {rounds} rounds in turn, one thread; ours after {WarmCalls} calls or {WarmSeconds} s. Peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB.");
        return allAgree ? 0 : 1;
    }

    private static string? Option(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    /// <summary>CPU time of one call: batches of 10 ms or more against the clock's grain, the median of 9.</summary>
    private static double OwnMilliseconds(Action job)
    {
        int calls = 1;
        double batch = Batch(job, calls);
        while (batch < 10 && calls < 1_000_000)
        {
            calls *= 2;
            batch = Batch(job, calls);
        }

        int batches = batch > 1000 ? 1 : 9;
        return Median([.. Enumerable.Range(0, batches).Select(_ => Batch(job, calls) / calls)]);
    }

    /// <summary>Calls a job until the runtime has compiled it for good; a job that takes long is compiled while its loops run.</summary>
    private static void Warm(Action job)
    {
        var watch = Stopwatch.StartNew();
        for (int call = 0; call < WarmCalls && watch.Elapsed.TotalSeconds < WarmSeconds; call++)
        {
            job();
            if (call % 40 == 39)
            {
                Thread.Sleep(300); // methods called 30 times are compiled again when nothing new has been compiled for 100 ms
            }
        }
    }

    private static double Batch(Action job, int calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < calls; i++)
        {
            job();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double PeerMilliseconds(string python, string peers, PeerJob job, string data, string written)
    {
        string arguments = job.Arguments.Replace("{data}", data, StringComparison.Ordinal)
            .Replace("{out}", written, StringComparison.Ordinal).Replace("{n}", "3", StringComparison.Ordinal);
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-B"); // the peers' folder may be read-only
        start.ArgumentList.Add(Path.Combine(peers, job.Script));
        foreach (string argument in arguments.Split(' '))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        foreach (string line in output.Split('\n'))
        {
            if (line.StartsWith('{') && JsonDocument.Parse(line).RootElement is var root && root.TryGetProperty("cpu_median_s", out var cpu))
            {
                return cpu.GetDouble() * 1000;
            }
        }

        throw new InvalidOperationException($"{job.Script} {arguments} ended with {process.ExitCode} and no time.");
    }

    private static string Verdict(PeerJob job, string expected, string written)
    {
        var said = new List<string>();
        foreach (string file in (string[])[expected, written])
        {
            if (File.Exists(file))
            {
                if (job.Check(file) is string difference)
                {
                    return $"NO: {difference} ({file})";
                }

                said.Add(file == expected ? "expected" : "peer's own");
            }
        }

        return said.Count > 0 ? $"yes ({string.Join(", ", said)})" : "yes (nothing to compare with)";
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}
