using BenchmarkDotNet.Attributes;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>Covered area of each commune of a province by true circles, few and many.</summary>
[MemoryDiagnoser]
public class DiscUnionCoverageBenchmarks
{
    private readonly PolygonSet communes = CoveredWorld.Communes();
    private double[] x = [];
    private double[] y = [];
    private double[] radius = [];

    /// <summary>Number of sites.</summary>
    [Params(1_159, 20_000)]
    public int Sites { get; set; }

    /// <summary>Draws the sites.</summary>
    [GlobalSetup]
    public void Draw()
    {
        (x, y) = CoveredWorld.Points(Sites);
        radius = [.. Enumerable.Repeat(3000.0, Sites)];
    }

    /// <summary>All communes, one thread.</summary>
    [Benchmark]
    public double[] CoveredAreas() => DiscUnionCoverage.CoveredAreas(communes, x, y, radius, 1, CancellationToken.None);
}
