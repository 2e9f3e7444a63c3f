using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>Runs each job here and at the peer in turn (A B A B) and compares time and results.</summary>
/// <remarks>
/// The rule for both sides: CPU time of the process around the call, with reading the data, importing and starting up left out, of calls that are
/// warm. A peer's script is a process of its own in every round and gives the median of its calls, the first ones among them: 7 for S, one for
/// L, where a call takes long enough for the first not to matter. Ours runs for a second, or 300 calls, before the first round, so that the
/// just-in-time compiler is done; what the very first call took stands in a column of its own.
/// </remarks>
internal static class PeerRun
{
    /// <summary>Runs all jobs of a size and prints a table.</summary>
    /// <param name="arguments">SIZE --data FOLDER --peers FOLDER [--rounds N] [--peer-calls N] [--python FILE] [--ours-only] [--only WORD].</param>
    /// <param name="makeJobs">Makes the jobs from the data's folder and the size.</param>
    /// <returns>0 where every result agrees, else 1; 2 for wrong arguments.</returns>
    public static int Run(string[] arguments, Func<string, string, IReadOnlyList<PeerJob>> makeJobs)
    {
        string size = arguments.Length > 0 ? arguments[0] : "S";
        string? data = Option(arguments, "--data"), peers = Option(arguments, "--peers");
        if (data is null || peers is null || !int.TryParse(Option(arguments, "--rounds") ?? "3", CultureInfo.InvariantCulture, out int rounds)
            || !int.TryParse(Option(arguments, "--peer-calls") ?? (size == "L" ? "1" : "7"), CultureInfo.InvariantCulture, out int peerCalls))
        {
            Console.Error.WriteLine("usage: peers SIZE --data FOLDER --peers FOLDER [--rounds N] [--peer-calls N] [--python FILE] [--ours-only] [--only WORD]");
            return 2;
        }

        bool oursOnly = arguments.Contains("--ours-only");
        string python = Option(arguments, "--python") ?? "python3", written = Path.Combine(data, "peer-results");
        Directory.CreateDirectory(written);
        string only = Option(arguments, "--only") ?? string.Empty;
        var jobs = makeJobs(data, size).Where(job => job.Name.Contains(only, StringComparison.OrdinalIgnoreCase));
        bool allAgree = true;
        Console.WriteLine("| job | first ms | ours ms | peer ms | ratio | agrees |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        foreach (var job in jobs)
        {
            double cold = Batch(job.Ours, 1);
            Warm(job.Ours);
            List<double> ours = [], theirs = [];
            for (int round = 0; round < rounds; round++)
            {
                ours.Add(OwnMilliseconds(job.Ours));
                if (!oursOnly)
                {
                    theirs.Add(PeerMilliseconds(python, peers, job, data, written, peerCalls));
                }
            }

            string verdict = Verdict(job, Path.Combine(peers, "expected", job.ResultFile), Path.Combine(written, job.ResultFile));
            allAgree &= verdict.StartsWith("yes", StringComparison.Ordinal);
            double own = Median(ours);
            Console.WriteLine(oursOnly
                ? $"| {job.Name} | {cold:F1} | {own:F3} | – | – | {verdict} |"
                : $"| {job.Name} | {cold:F1} | {own:F3} | {Median(theirs):F1} | {Median(theirs) / own:F0}× | {verdict} |");
        }

        Console.WriteLine();
        Console.WriteLine(
            $"CPU time in process around the call, warm on both sides, median of {rounds} rounds in turn ({peerCalls} calls a round at the peer). "
            + $"First: our very first call, compiling included. Ours on one thread. Peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB.");
        return allAgree ? 0 : 1;
    }

    private static string? Option(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    /// <summary>Runs a job until the compiler has had its hot loops twice in hand, and gives it the time to end in the background.</summary>
    private static void Warm(Action job)
    {
        double spent = 0;
        for (int call = 0; call < 300 && spent < 1000; call++)
        {
            spent += Batch(job, 1);
        }

        Thread.Sleep(300);
        Batch(job, 3);
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

    private static double Batch(Action job, int calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < calls; i++)
        {
            job();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double PeerMilliseconds(string python, string peers, PeerJob job, string data, string written, int calls)
    {
        string arguments = job.Arguments.Replace("{data}", data, StringComparison.Ordinal)
            .Replace("{out}", written, StringComparison.Ordinal).Replace("{n}", calls.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
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
