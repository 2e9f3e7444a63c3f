using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Points streamed from disk and counted in communes: 40 million of XL, which stands beside L; beside S two million drawn in its bounds.</summary>
/// <remarks>In degrees and without an index to make, as the peer measures it; reading the points is part of the job.</remarks>
internal sealed class PointsStreamedJob : PerformanceJob
{
    private const int DrawnPoints = 2_000_000;

    private PolygonSet communes = new([], [], [0], [0]);
    private CommuneLocator? locator;
    private string file = string.Empty;
    private long points;
    private bool isWorkload;
    private long[] counts = [];

    /// <inheritdoc/>
    public override string Name => "points-streamed";

    /// <inheritdoc/>
    public override string Title => $"{points:N0} points streamed from disk into {communes.UnitCount:N0} communes; index ready";

    /// <inheritdoc/>
    public override string Unit => "point";

    /// <inheritdoc/>
    public override long Units => points;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder, inDegrees: true);
        locator = new CommuneLocator(communes);
        file = Path.Combine(folder, "..", "XL", "sites.f64");
        isWorkload = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) == "L" && File.Exists(file);
        if (!isWorkload)
        {
            file = Path.Combine(Path.GetTempPath(), $"coverage-analyzer-{Environment.ProcessId}.f64");
            Draw(file, communes.BoundsOf());
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        }

        points = new FileInfo(file).Length / 16;
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        using PointFile source = PointFile.Open(file, new PointFileOptions { Crs = "EPSG:4326", Threads = threads }, new FindingLog());
        var sinks = new List<Sink>();
        source.Run(
            () =>
            {
                sinks.Add(new Sink(locator!, communes.UnitCount));
                return sinks[^1];
            },
            new FindingLog());
        counts = new long[communes.UnitCount];
        foreach (Sink sink in sinks)
        {
            for (int u = 0; u < counts.Length; u++)
            {
                counts[u] += sink.Counts[u];
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        yield return ("inside", counts.Sum());
        yield return ("sum_count_x_id", SumTimesId(counts));
        if (!isWorkload)
        {
            yield break;
        }

        foreach ((string name, int first) in ((string, int)[])[("XL.first_1M", 1_000_000), ("XL.first_2M", 2_000_000)])
        {
            var sink = new Sink(locator!, communes.UnitCount);
            double[] x = new double[first], y = new double[first], pairs = new double[2 * first];
            using (FileStream stream = File.OpenRead(file))
            {
                stream.ReadExactly(MemoryMarshal.AsBytes(pairs.AsSpan()));
            }

            for (int i = 0; i < first; i++)
            {
                (x[i], y[i]) = (pairs[2 * i], pairs[(2 * i) + 1]);
            }

            sink.Take(x, y);
            yield return ($"{name}.inside", sink.Counts.Sum());
            yield return ($"{name}.sum_count_x_id", SumTimesId(sink.Counts));
        }
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes(counts.AsSpan()));

    private static double SumTimesId(long[] counts) => counts.Select((count, u) => (double)count * (u + 1)).Sum();

    private static void Draw(string file, Bounds bounds)
    {
        var random = new Random(40);
        double[] pairs = new double[2 * DrawnPoints];
        for (int i = 0; i < DrawnPoints; i++)
        {
            pairs[2 * i] = bounds.MinX + (random.NextDouble() * bounds.Width);
            pairs[(2 * i) + 1] = bounds.MinY + (random.NextDouble() * bounds.Height);
        }

        File.WriteAllBytes(file, MemoryMarshal.AsBytes(pairs.AsSpan()));
    }

    private sealed class Sink(CommuneLocator locator, int communes) : IPointSink
    {
        private int[] unit = [];

        public long[] Counts { get; } = new long[communes];

        public void Take(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees)
        {
            unit = unit.Length < longitudeDegrees.Length ? new int[longitudeDegrees.Length] : unit;
            var found = unit.AsSpan(0, longitudeDegrees.Length);
            locator.LocateMany(longitudeDegrees, latitudeDegrees, found);
            foreach (int u in found)
            {
                if ((uint)u < (uint)Counts.Length)
                {
                    Counts[u]++;
                }
            }
        }
    }
}
