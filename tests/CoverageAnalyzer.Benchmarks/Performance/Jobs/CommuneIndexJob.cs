using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The index points are looked up in, made from the polygons: what the peers' clock calls preparing.</summary>
internal sealed class CommuneIndexJob : PerformanceJob
{
    private PolygonSet communes = new([], [], [0], [0]);
    private double[] x = [];
    private double[] y = [];
    private CommuneLocator? locator;

    /// <inheritdoc/>
    public override string Name => "commune-index";

    /// <inheritdoc/>
    public override string Title => $"index of {communes.UnitCount:N0} communes with {communes.VertexCount:N0} vertices";

    /// <inheritdoc/>
    public override string Unit => "vertex";

    /// <inheritdoc/>
    public override long Units => communes.VertexCount;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        (x, y) = Workload.ReadPoints(Path.Combine(folder, "post.f64"));
    }

    /// <inheritdoc/>
    public override void Run(int threads) => locator = new CommuneLocator(communes, threads);

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        int[] unit = Located();
        yield return ("join.post.inside", unit.Count(u => u >= 0));
        yield return ("join.post.sum_count_x_id", unit.Where(u => u >= 0).Sum(u => u + 1.0));
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes(Located().AsSpan()));

    private int[] Located()
    {
        int[] unit = new int[x.Length];
        locator!.LocateMany(x, y, unit);
        return unit;
    }
}
