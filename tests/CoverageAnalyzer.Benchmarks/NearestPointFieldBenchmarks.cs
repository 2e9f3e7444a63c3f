using BenchmarkDotNet.Attributes;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>Nearest point of every 100 m cell of a province: rasterizing, measuring, summing up.</summary>
[MemoryDiagnoser]
public class NearestPointFieldBenchmarks
{
    private const int Cells = 740;
    private static readonly RasterGrid Grid = new(-1000, 73_000, 100, 100, Cells, Cells);

    private readonly PolygonSet communes = CoveredWorld.Communes();
    private readonly int[] all = [.. Enumerable.Range(0, 144)];
    private NearestPointRequest request = null!;
    private NearestPointField field = null!;

    /// <summary>Number of points.</summary>
    [Params(156, 5_000)]
    public int Points { get; set; }

    /// <summary>Draws the points.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var (x, y) = CoveredWorld.Points(Points);
        request = new NearestPointRequest
        {
            Units = communes,
            Grid = Grid,
            UnitRaster = UnitRaster.Rasterize(communes, Grid),
            PointX = x,
            PointY = y,
            People = Enumerable.Range(0, Cells * Cells).Select(i => i % 7f).ToArray(),
            LimitKilometres = 3,
        };
        field = NearestPointField.Measure(request);
    }

    /// <summary>The unit of every cell.</summary>
    [Benchmark]
    public UnitRaster Rasterize() => UnitRaster.Rasterize(communes, Grid);

    /// <summary>All distances, with a flat plane.</summary>
    [Benchmark]
    public NearestPointField Measure() => NearestPointField.Measure(request);

    /// <summary>All distances on the ground.</summary>
    [Benchmark]
    public NearestPointField MeasureOnTheGround() => NearestPointField.Measure(request with { ScaleFactor = (x, _) => 0.9999 + (x * x * 1e-14) });

    /// <summary>The same over the area, exactly, without cells.</summary>
    [Benchmark]
    public double ExactOverTheArea()
    {
        var exact = AreaDistances.Measure(communes, request.PointX.Span, request.PointY.Span, null, 1, CancellationToken.None);
        double sum = exact.Summarize(all, 3).P90Kilometres;
        foreach (int unit in all)
        {
            sum += exact.Summarize([unit], 3).P90Kilometres;
        }

        return sum;
    }

    /// <summary>Figures of each commune and of the province.</summary>
    [Benchmark]
    public double Summarize()
    {
        double sum = field.Summarize(all).P90Kilometres;
        foreach (int unit in all)
        {
            sum += field.Summarize(unit).P90Kilometres;
        }

        return sum;
    }
}
