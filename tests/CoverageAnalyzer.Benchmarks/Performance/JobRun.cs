using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>Does one job in this process and prints what it measured.</summary>
internal static class JobRun
{
    /// <summary>All jobs, by name.</summary>
    public static IReadOnlyDictionary<string, Func<PerformanceJob>> Jobs { get; } = typeof(PerformanceJob).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(PerformanceJob)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (Func<PerformanceJob>)(() => (PerformanceJob)Activator.CreateInstance(type)!))
        .ToDictionary(make => make().Name, StringComparer.Ordinal);

    /// <summary>Runs a job.</summary>
    /// <param name="name">The job.</param>
    /// <param name="folder">The folder of its size.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="once">Whether the first call is the only one: for whole processes, and for jobs of many seconds.</param>
    /// <param name="compare">Files of peers to compare the result with.</param>
    /// <returns>0, or 2 for a name that is no job.</returns>
    public static int Run(string name, string folder, int threads, bool once, IReadOnlyList<string> compare)
    {
        if (!Jobs.TryGetValue(name, out var make))
        {
            Console.Error.WriteLine($"no job '{name}'; there are: {string.Join(", ", Jobs.Keys.Order(StringComparer.Ordinal))}");
            return 2;
        }

        var job = make();
        var start = Environment.CpuUsage.TotalTime;
        job.Prepare(folder);
        double prepare = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        var (first, firstWall) = Batch(job, threads, 1);
        double process = Environment.CpuUsage.TotalTime.TotalMilliseconds, firstPeak = PeakMebibytes();
        double cpu = first, wall = firstWall;
        if (!once)
        {
            Warm(job, threads);
            (cpu, wall) = Measure(job, threads);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        job.AddResult(hash);
        var measured = new JobMeasurement(
            job.Title, job.Unit, job.Units, threads, prepare, first, cpu, wall, process, firstPeak, PeakMebibytes(),
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            job.Figures().ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal),
            compare.ToDictionary(file => file, job.Differences, StringComparer.Ordinal));
        Console.WriteLine(JsonSerializer.Serialize(measured));
        return 0;
    }

    /// <summary>Most resident memory of this process so far.</summary>
    private static double PeakMebibytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1048576.0;
    }

    /// <summary>Runs the job until the compiler has had its hot loops twice in hand, and gives it the time to end in the background.</summary>
    private static void Warm(PerformanceJob job, int threads)
    {
        double spent = 0;
        for (int call = 0; call < 300 && spent < 1000; call++)
        {
            spent += Batch(job, threads, 1).Cpu;
        }

        Thread.Sleep(300);
        Batch(job, threads, 1);
    }

    /// <summary>Batches of 10 ms or more against the clock's grain: CPU time of the median one, wall time of the shortest.</summary>
    private static (double Cpu, double Wall) Measure(PerformanceJob job, int threads)
    {
        int calls = 1;
        double batch = Batch(job, threads, calls).Cpu;
        while (batch < 10 && calls < 1_000_000)
        {
            calls *= 2;
            batch = Batch(job, threads, calls).Cpu;
        }

        int batches = batch > 200 ? 5 : 9;
        var measured = Enumerable.Range(0, batches).Select(_ => Batch(job, threads, calls)).ToList();
        return (measured.Select(m => m.Cpu / calls).Order().ElementAt(batches / 2), measured.Min(m => m.Wall / calls));
    }

    private static (double Cpu, double Wall) Batch(PerformanceJob job, int threads, int calls)
    {
        job.Forget();
        var before = Environment.CpuUsage.TotalTime;
        long wall = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            job.Run(threads);
        }

        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, Stopwatch.GetElapsedTime(wall).TotalMilliseconds);
    }
}
