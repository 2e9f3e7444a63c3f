using BenchmarkDotNet.Attributes;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>Overlaps and gaps between the communes of a province that fit, and of one whose every commune is moved by a few metres.</summary>
[MemoryDiagnoser]
public class BoundaryTopologyBenchmarks
{
    private readonly PolygonSet fitting = CoveredWorld.Communes();
    private PolygonSet moved = null!;

    /// <summary>Moves every commune by up to 20 m.</summary>
    [GlobalSetup]
    public void Move()
    {
        var random = new Random(2012);
        double[] x = [.. fitting.X], y = [.. fitting.Y];
        for (int unit = 0; unit < fitting.UnitCount; unit++)
        {
            double dx = 40 * (random.NextDouble() - 0.5), dy = 40 * (random.NextDouble() - 0.5);
            for (int i = fitting.RingStart[fitting.UnitStart[unit]]; i < fitting.RingStart[fitting.UnitStart[unit + 1]]; i++)
            {
                x[i] += dx;
                y[i] += dy;
            }
        }

        moved = new PolygonSet(x, y, [.. fitting.RingStart], [.. fitting.UnitStart]);
    }

    /// <summary>Nothing to find.</summary>
    [Benchmark]
    public BoundaryTopologyReport Fitting() => BoundaryTopology.Check(fitting);

    /// <summary>Every border has overlaps and gaps.</summary>
    [Benchmark]
    public BoundaryTopologyReport Moved() => BoundaryTopology.Check(moved);
}
