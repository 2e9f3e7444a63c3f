using BenchmarkDotNet.Attributes;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>Points in communes: making the grid of units, and looking places up in it.</summary>
[MemoryDiagnoser]
public class CommuneLocatorBenchmarks
{
    private readonly PolygonSet communes = CoveredWorld.Communes();
    private readonly CommuneLocator locator = new(CoveredWorld.Communes());
    private double[] x = [];
    private double[] y = [];
    private int[] unit = [];

    /// <summary>Number of places.</summary>
    [Params(1_159, 300_000)]
    public int Places { get; set; }

    /// <summary>Draws the places.</summary>
    [GlobalSetup]
    public void Draw()
    {
        (x, y) = CoveredWorld.Points(Places);
        unit = new int[Places];
    }

    /// <summary>Makes the locator.</summary>
    [Benchmark]
    public CommuneLocator Make() => new(communes);

    /// <summary>Looks the places up.</summary>
    [Benchmark]
    public int[] LocateMany()
    {
        locator.LocateMany(x, y, unit);
        return unit;
    }
}
