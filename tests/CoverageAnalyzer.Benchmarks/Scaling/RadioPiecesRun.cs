using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Benchmarks.Scaling;

/// <summary>Works out some pieces of a study's radio network, as a worker does, and says what each costs: a sample of what the whole would take.</summary>
internal static class RadioPiecesRun
{
    /// <summary>Runs it.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="model">Model of radio waves, as studies name it.</param>
    /// <param name="pieces">Number of pieces to cut into.</param>
    /// <param name="chosen">Pieces to work out, from 1; none: all, which are then put together and their rasters written.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string folder, string model, int pieces, IReadOnlyList<int> chosen)
    {
        StudyFile study = StudyFileReader.Read(folder).WithMobileModel((MobileModel)StudyKeys.MobileModels.ToList().IndexOf(model));
        string working = Directory.CreateTempSubdirectory("radio-pieces-").FullName;
        try
        {
            using ChunkedStudy chunked = Timed("open", () => ChunkedStudy.Open(study, new StudyOptions(1), "1.0", null, CancellationToken.None));
            byte[][] made = new byte[pieces][];
            foreach (int k in chosen.Count > 0 ? chosen : Enumerable.Range(1, pieces))
            {
                made[k - 1] = Timed(FormattableString.Invariant($"radio {k}/{pieces}"), () => chunked.MeasureRadio(k - 1, pieces, working, CancellationToken.None));
                string[] files = Directory.GetFiles(Path.Combine(working, "pieces"), FormattableString.Invariant($"radio-{k}-of-*"));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {made[k - 1].Length:N0} bytes; files {string.Join(", ", files.Order(StringComparer.Ordinal).Select(f => $"{Path.GetExtension(f)[1..]} {new FileInfo(f).Length / 1e6:N1} MB"))}"));
            }

            if (chosen.Count == 0)
            {
                byte[] block = Timed("measure", () => chunked.Measure(0, 1, CancellationToken.None));
                Timed("complete", () => chunked.Complete([block], made, working, null, CancellationToken.None));
                Timed("write rasters", () =>
                {
                    chunked.Write("rasters", working, new Reports.ReportOptions(), CancellationToken.None);
                    return 0;
                });
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20):N0} MiB"));
            return 0;
        }
        finally
        {
            Directory.Delete(working, recursive: true);
        }
    }

    private static T Timed<T>(string what, Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long began = Stopwatch.GetTimestamp();
        T result = work();
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {(process.TotalProcessorTime - before).TotalSeconds:N2} s CPU, {Stopwatch.GetElapsedTime(began).TotalSeconds:N2} s"));
        return result;
    }
}
