using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Distance on the ground to the nearest postal point over the area of every commune, exact and without cells: mean, maximum and share within 3 km.</summary>
internal sealed class AreaDistancesJob : PerformanceJob
{
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    private PolygonSet communes = null!;
    private double[] x = [];
    private double[] y = [];
    private NearestPointSummary[] each = [];

    /// <inheritdoc/>
    public override string Name => "area-distances";

    /// <inheritdoc/>
    public override string Title => $"distances to the nearest of {x.Length:N0} points over the area of {communes.UnitCount:N0} communes, exact";

    /// <inheritdoc/>
    public override string Unit => "commune";

    /// <inheritdoc/>
    public override long Units => communes.UnitCount;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        (x, y) = Workload.ReadPoints(Path.Combine(folder, "post.f64"));
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        AreaDistances distances = AreaDistances.Measure(communes, x, y, Utm48.ScaleFactor, threads, CancellationToken.None);
        each = distances.SummarizeEach(3, threads);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        double area = each.Sum(s => s.AreaSquareKilometres);
        return
        [
            ("distances.area_km2", area),
            ("distances.mean_km", each.Sum(s => s.AreaSquareKilometres * s.MeanKilometres) / area),
            ("distances.maximum_km", each.Max(s => s.MaximumKilometres)),
        ];
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        foreach (NearestPointSummary s in each)
        {
            double[] figures = [s.AreaSquareKilometres, s.MeanKilometres, s.MaximumKilometres, s.AreaWithinLimitFraction];
            hash.AppendData(MemoryMarshal.AsBytes(figures.AsSpan()));
        }
    }
}
