using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using Npgsql;

namespace CoverageAnalyzer.Benchmarks.Scaling;

/// <summary>
/// Runs a study by one process with two threads and by two workers with one thread each, in turn, prints the wall times and their ratio, and keeps the
/// times of the pieces for the simulation. The results of both must be the same bytes.
/// </summary>
internal static class WorkersRun
{
    private const double GoalRatio = 1.15;
    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(20); // an idle worker runs the built-in study first

    /// <summary>Runs it on an empty database.</summary>
    /// <param name="program">The program's file, CoverageAnalyzer.Cli.dll.</param>
    /// <param name="study">The study; or several, each to be run whole.</param>
    /// <param name="rounds">How often in turn.</param>
    /// <param name="times">The file that takes the times of the last round's pieces.</param>
    /// <returns>0 where the results were the same.</returns>
    public static int Run(string program, IReadOnlyList<string> study, int rounds, string times)
    {
        string address = Environment.GetEnvironmentVariable(PostGisAddress.Variable) ?? throw new InvalidOperationException($"Set {PostGisAddress.Variable}; workers.sh does.");
        using PostGisDatabase database = PostGisDatabase.At(PostGisAddress.TryParse(address, out _) ?? throw new InvalidOperationException("The address cannot be read."));
        StoreSchema.Prepare(database, "benchmark");
        string folder = Directory.CreateTempSubdirectory("ca-workers-").FullName;
        var ratios = new List<double>();
        Process[] workers = [];
        try
        {
            // The same two workers do the job of every round, as they would in an office: the first is the first job they ever do.
            workers = StartWorkers(program);
            Thread.Sleep(WarmingUp);
            for (int round = 0; round < rounds; round++)
            {
                double alone = 0, aloneCpu = 0;
                foreach ((string one, int i) in study.Select((s, i) => (s, i)))
                {
                    (double wall, double cpu) = Time(Start(program, "analyze", one, "--threads", "2", "--quiet", "--out", Path.Combine(folder, "alone", i.ToString(CultureInfo.InvariantCulture))));
                    alone += wall;
                    aloneCpu += cpu;
                }

                (double started, double startedCpu) = ByWorkers(program, study, Path.Combine(folder, "started"), workers);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: one process, 2 threads {alone:0.00} s (CPU {aloneCpu:0.00} s); two started workers {started:0.00} s (CPU {startedCpu:0.00} s); ratio {started / alone:0.00}"));
                ratios.Add(started / alone);
            }

            File.WriteAllLines(times, Pieces(database).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Stage},{t.Number},{t.Worker},{t.BegunSeconds:R},{t.EndedSeconds:R},{t.PrepareSeconds:R},{t.BusySeconds:R}")));
            Stop(workers);
            workers = StartWorkers(program);
            (double cold, double coldCpu) = ByWorkers(program, study, Path.Combine(folder, "cold"), workers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from cold: {cold:0.00} s (CPU {coldCpu:0.00} s)"));
            bool isSame = study.Count > 1 || (Same(Path.Combine(folder, "alone", "0"), Path.Combine(folder, "started")) && Same(Path.Combine(folder, "alone", "0"), Path.Combine(folder, "cold")));
            double[] later = [.. ratios.Skip(1).DefaultIfEmpty(ratios[0]).Order()];
            double median = later[later.Length / 2];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first job {ratios[0]:0.00}, later jobs {median:0.00} (median), goal {GoalRatio:0.00}: {(median <= GoalRatio ? "reached" : "missed")}; results {(isSame ? "the same bytes" : "DIFFER")}"));
            return isSame ? 0 : 1;
        }
        finally
        {
            Stop(workers);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads the times that a run kept.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<ChunkTime> Read(string path) =>
    [
        .. File.ReadLines(path).Select(line => line.Split(',')).Select(f =>
        {
            double At(int i) => double.Parse(f[i], CultureInfo.InvariantCulture);
            return new ChunkTime((int)At(0), (int)At(1), f[2], At(3), At(4), At(5), At(6));
        }),
    ];

    private static (double Wall, double Cpu) ByWorkers(string program, IReadOnlyList<string> study, string output, Process[] workers)
    {
        double Busy() => workers.Sum(w => w.TotalProcessorTime.TotalSeconds);
        double before = Busy();
        (double wall, double cpu) = Time(Start(program, ["analyze", .. study, "--quiet", "--out", output, "--workers", "env:" + PostGisAddress.Variable]));
        return (wall, cpu + Busy() - before);
    }

    private static Process[] StartWorkers(string program) => [Start(program, "worker", "--threads", "1", "--quiet"), Start(program, "worker", "--threads", "1", "--quiet")];

    private static void Stop(Process[] workers)
    {
        foreach (Process worker in workers.Where(w => !w.HasExited))
        {
            worker.Kill();
            worker.WaitForExit();
        }
    }

    private static Process Start(string program, params string[] args) =>
        Process.Start(new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true, UseShellExecute = false })!;

    private static (double Wall, double Cpu) Time(Process process)
    {
        using (process)
        {
            long began = Stopwatch.GetTimestamp();
            double before = EndedChildrenSeconds();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? (Stopwatch.GetElapsedTime(began).TotalSeconds, EndedChildrenSeconds() - before)
                : throw new InvalidOperationException($"The program ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    // CPU time of the children that have ended (cutime and cstime, proc(5)): that of a process can no longer be asked for when it is gone.
    private static double EndedChildrenSeconds()
    {
        const double TicksASecond = 100;
        string[] fields = File.ReadAllText("/proc/self/stat").Split(") ", 2)[1].Split(' ');
        return (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksASecond;
    }

    private static List<ChunkTime> Pieces(PostGisDatabase database) => database.With(connection =>
    {
        using var command = new NpgsqlCommand(
            """
            SELECT c.stage::int, c.number, c.worker, extract(epoch FROM c.begun - j.submitted)::float8, extract(epoch FROM c.ended - j.submitted)::float8,
                   COALESCE(c.prepare_seconds, 0), c.busy_seconds
            FROM coverage.chunk c JOIN coverage.job j ON j.id = c.job WHERE j.id = (SELECT id FROM coverage.job ORDER BY submitted DESC LIMIT 1) ORDER BY c.stage, c.number
            """,
            connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        var times = new List<ChunkTime>();
        while (reader.Read())
        {
            times.Add(new ChunkTime(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6)));
        }

        return times;
    });

    private static bool Same(string one, string other)
    {
        string[] Names(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
        return Names(one).SequenceEqual(Names(other), StringComparer.Ordinal)
            && Names(one).All(n => File.ReadAllBytes(Path.Combine(one, n)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, n))));
    }
}
