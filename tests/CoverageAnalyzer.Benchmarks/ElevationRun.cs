using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>How fast heights come out of files: all windows of 512 rows, beside GDAL (rasterio) doing the same into the same type.</summary>
/// <remarks>
/// The file is in the system's cache; ours starts each pass without a decoded block and opens and closes files as a run does. A cell is counted
/// once. Both sides give the median of the passes; the peer is a process of its own that reads with one thread.
/// </remarks>
internal static class ElevationRun
{
    private const int WindowRows = 512;

    private const string Peer = """
        import sys, time, numpy as np, rasterio
        from rasterio.windows import Window
        took = []
        for i in range(int(sys.argv[2])):
            with rasterio.Env(GDAL_CACHEMAX=64, GDAL_NUM_THREADS=1), rasterio.open(sys.argv[1]) as d:
                out = np.empty((512, d.width), np.float32)
                c, w = time.process_time(), time.perf_counter()
                for r in range(0, d.height, 512):
                    n = min(512, d.height - r)
                    d.read(1, window=Window(0, r, d.width, n), out=out[:n])
                took.append((time.process_time() - c, time.perf_counter() - w, d.width * d.height))
        took.sort()
        print(*took[len(took) // 2])
        """;

    /// <summary>Measures files and prints a table.</summary>
    /// <param name="arguments">Files, or folders of tiles; <c>--passes N</c> (default 7), <c>--python FILE</c> to run the peer too.</param>
    /// <returns>0, or 2 for wrong arguments.</returns>
    public static int Run(string[] arguments)
    {
        string? python = Option(arguments, "--python");
        int passes = int.Parse(Option(arguments, "--passes") ?? "7", CultureInfo.InvariantCulture);
        string[] files = [.. arguments.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !arguments[i - 1].StartsWith("--", StringComparison.Ordinal)))];
        if (files.Length == 0)
        {
            Console.Error.WriteLine("usage: elevation FILE … [--passes N] [--python FILE]");
            return 2;
        }

        Console.WriteLine("| file | way | wall ms | CPU ms | M cells/s wall | M cells/s CPU |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        foreach (string file in files)
        {
            var watch = Stopwatch.StartNew();
            using ElevationSource source = ElevationFiles.Open([file], null, new FindingLog());
            Console.WriteLine($"| {Path.GetFileName(file)} | first opening, looked through | {watch.Elapsed.TotalMilliseconds:F0} | | | |");
            foreach (int threads in new[] { 1, 2 })
            {
                Print(file, $"windows, {threads} thread(s)", source.Model.Grid.CellCount, passes, () =>
                {
                    source.Dispose(); // forgets the decoded blocks
                    Walk(source.Model, threads);
                });
                if (Directory.Exists(file))
                {
                    continue; // tiles: there is no one file for the others
                }

                Print(file, $"whole read as people, {threads} thread(s)", source.Model.Grid.CellCount, passes, () => GeoTiffReader.ReadPopulation(file, null, new FindingLog(), threads));
            }

            if (python is not null && File.Exists(file))
            {
                PrintPeer(python, file, passes);
            }
        }

        return 0;
    }

    private static void Walk(DigitalElevationModel model, int threads)
    {
        int columns = model.Grid.Columns, windows = (model.Grid.Rows + WindowRows - 1) / WindowRows;
        if (threads == 1)
        {
            float[] heights = new float[WindowRows * columns];
            for (int i = 0; i < windows; i++)
            {
                model.Read(i * WindowRows, 0, WindowRows, columns, heights);
            }

            return;
        }

        Parallel.For(
            0, windows, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new float[WindowRows * columns],
            (i, _, heights) =>
            {
                model.Read(i * WindowRows, 0, WindowRows, columns, heights);
                return heights;
            },
            _ => { });
    }

    private static void Print(string file, string way, long cells, int passes, Action pass)
    {
        var warm = Stopwatch.StartNew();
        for (int i = 0; i < 20 && warm.ElapsedMilliseconds < 2_000; i++)
        {
            pass(); // until the compiler is done
        }

        Thread.Sleep(200);
        List<(double Cpu, double Wall)> took = [];
        for (int i = 0; i < passes; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            pass();
            took.Add(((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, watch.Elapsed.TotalMilliseconds));
        }

        took.Sort();
        Row(file, way, took[took.Count / 2].Wall, took[took.Count / 2].Cpu, cells);
    }

    private static void PrintPeer(string python, string file, int passes)
    {
        var start = new ProcessStartInfo(python, ["-B", "-c", Peer, file, passes.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        double[] said = [.. process.StandardOutput.ReadToEnd().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        Row(file, "rasterio, 1 thread", said[1] * 1000, said[0] * 1000, (long)said[2]);
    }

    private static void Row(string file, string way, double wall, double cpu, long cells) =>
        Console.WriteLine($"| {Path.GetFileName(file)} | {way} | {wall:F1} | {cpu:F1} | {cells / wall / 1000:F0} | {cells / cpu / 1000:F0} |");

    private static string? Option(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
