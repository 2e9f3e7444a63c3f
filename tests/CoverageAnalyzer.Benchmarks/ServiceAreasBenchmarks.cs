using BenchmarkDotNet.Attributes;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>Service areas of the points of a province: Voronoi cells clipped to the union of its communes, and the parts of each commune.</summary>
[MemoryDiagnoser]
public class ServiceAreasBenchmarks
{
    private readonly PolygonSet communes = CoveredWorld.Communes();
    private double[] x = [];
    private double[] y = [];

    /// <summary>Number of points.</summary>
    [Params(156, 5_000)]
    public int Points { get; set; }

    /// <summary>Draws the points.</summary>
    [GlobalSetup]
    public void Draw() => (x, y) = CoveredWorld.Points(Points);

    /// <summary>Areas and parts, one thread.</summary>
    [Benchmark]
    public ServiceAreas Of() => ServiceAreas.Of(communes, x, y, 1, CancellationToken.None);
}
