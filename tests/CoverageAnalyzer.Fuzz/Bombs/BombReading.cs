using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Bombs;

/// <summary>What one child process does: reads a file as a run would, and says what became of it and what it took.</summary>
internal static class BombReading
{
    /// <summary>Reads a file, or nothing, and prints a line: outcome, milliseconds of processor time and by the clock, peak of resident memory in KiB.</summary>
    /// <param name="path">The file; empty for none.</param>
    public static void Run(string path)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        string outcome = path.Length == 0 ? "nothing" : Outcome(path);
        double clock = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        self.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{outcome}\t{(self.TotalProcessorTime - before).TotalMilliseconds:F0}\t{clock:F0}\t{PeakResidentKibibytes()}"));
    }

    /// <summary>Greatest resident memory of this process so far.</summary>
    private static long PeakResidentKibibytes()
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(string.Concat(line.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }

    private static string Outcome(string path)
    {
        try
        {
            var findings = new FindingLog();
            string refusedRows = Read(path, findings);
            return refusedRows;
        }
        catch (InputFileException e)
        {
            return e.Problem.English.Length > 0 && e.Remedy.English.Length > 0 ? $"refused: {e.Problem.English}" : "refused without words";
        }
        catch (Exception e)
        {
            return $"escaped: {e.GetType().Name}";
        }
    }

    // A layer may be read and every feature of it be refused by a finding.
    private static string Read(string path, FindingLog findings)
    {
        switch (Path.GetExtension(path))
        {
            case ".tif":
                (GeoTiffReader.OpenPopulation(path, null, findings) as IDisposable)?.Dispose();
                return "accepted";
            case ".zip" when ElevationFiles.IsRaster(path):
                ElevationFiles.Open([path], null, findings).Dispose();
                return "accepted";
            case ".csv" or ".gz" or ".xlsx":
                PointTableReader.Read(path, new PointReadOptions(), findings);
                return "accepted";
            default:
                using (VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings))
                {
                    int features = layer.ReadFeatures(findings, CancellationToken.None).Count(f => f.Geometry is not null);
                    Finding? worst = findings.ToList().FirstOrDefault(f => f.Rank >= FindingRank.Warning);
                    return features == 0 && worst is not null ? $"refused: {worst.Message.English}" : "accepted";
                }
        }
    }
}
