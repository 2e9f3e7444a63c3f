using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Distance from every 100 m cell to its nearest postal point: people-weighted means of each commune and of all, percentiles of all. Reading the people is timed.</summary>
internal sealed class NearestPointJob : PerformanceJob
{
    private readonly double[] percentiles = new double[3];
    private PolygonSet communes = null!;
    private double[] x = [];
    private double[] y = [];
    private GeoTiffPopulation people = null!;
    private UnitRaster raster = null!;
    private NearestPointSummary[] each = [];
    private double mean;

    /// <inheritdoc/>
    public override string Name => "nearest";

    /// <inheritdoc/>
    public override string Title => $"nearest of {x.Length:N0} points for {Units:N0} cells, with people, means and percentiles";

    /// <inheritdoc/>
    public override string Unit => "cell";

    /// <inheritdoc/>
    public override long Units => Enumerable.Range(0, raster.UnitCount).Sum(unit => (long)raster.CellsOf(unit));

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        (x, y) = Workload.ReadPoints(Path.Combine(folder, "post.f64"));
        people = GeoTiffReader.StreamPopulation(Path.Combine(folder, "pop.tif"), null, new FindingLog());
        raster = UnitRaster.Rasterize(communes, people.Grid); // the peers' clock leaves it out as well
    }

    /// <inheritdoc/>
    public override void Forget() => GC.Collect(); // the cells of the run before: a program that measures once never holds two of them

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        NearestPointField field = NearestPointField.Measure(new NearestPointRequest
        {
            Units = communes,
            Grid = people.Grid,
            UnitRaster = raster,
            PointX = x,
            PointY = y,
            PeopleCells = people,
            LimitKilometres = 3,
            Threads = threads,
        });
        int[] all = [.. Enumerable.Range(0, communes.UnitCount)];
        each = field.SummarizeEach();
        mean = field.Summarize(all).PopulationMeanKilometres;
        field.PercentilesKilometres(all, [0.5, 0.9, 0.95], DistanceWeight.People, percentiles);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures() =>
    [
        ("nearest.cells", each.Sum(summary => (double)summary.Cells)),
        ("nearest.popmean_m", 1000 * mean),
        ("nearest.p50_p90_p95_m[0]", 1000 * percentiles[0]),
        ("nearest.p50_p90_p95_m[1]", 1000 * percentiles[1]),
        ("nearest.p50_p90_p95_m[2]", 1000 * percentiles[2]),
    ];

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes(percentiles.AsSpan()));
        foreach (NearestPointSummary s in each)
        {
            double[] figures = [mean, s.MeanKilometres, s.P90Kilometres, s.MaximumKilometres, s.People, s.PopulationMeanKilometres, s.PopulationWithinLimitFraction, s.AreaWithinLimitFraction];
            hash.AppendData(MemoryMarshal.AsBytes(figures.AsSpan()));
        }
    }

    /// <inheritdoc/>
    public override string? Differences(string file) =>
        PeerResult.Differences(file, (row, id) => Math.Abs(row[1] - (1000 * (id == 0 ? mean : each[id - 1].PopulationMeanKilometres))) <= 0.01);
}
