using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Service areas of the postal points, clipped to the union of the communes, with area and people; the union is worked out as well.</summary>
internal sealed class ServiceAreasJob : PerformanceJob
{
    private PolygonSet communes = null!;
    private double[] x = [];
    private double[] y = [];
    private double[] population = [];
    private double[] people = [];
    private ServiceAreas areas = null!;

    /// <inheritdoc/>
    public override string Name => "service-areas";

    /// <inheritdoc/>
    public override string Title => $"service areas of {x.Length:N0} points clipped to the outline of {communes.UnitCount:N0} communes, with area and people";

    /// <inheritdoc/>
    public override string Unit => "point";

    /// <inheritdoc/>
    public override long Units => x.Length;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        (x, y) = Workload.ReadPoints(Path.Combine(folder, "post.f64"));
        population = [.. Enumerable.Range(0, communes.UnitCount).Select(unit => 5000.0 + (unit % 997))]; // the workload states none
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        areas = ServiceAreas.Of(communes, x, y, threads, CancellationToken.None);
        people = areas.SpreadByArea(population);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures() =>
    [
        ("area_m2", areas.AreasSquareMetres.Sum()),
        ("service.people", people.Sum()),
        ("service.people_stated", population.Sum()),
    ];

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        foreach (double[] numbers in (double[][])[areas.AreasSquareMetres, people, areas.ShareAreasSquareMetres, areas.Cells.X, areas.Cells.Y, areas.Outline.X, areas.Outline.Y])
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }

        foreach (int[] numbers in (int[][])[areas.Cells.RingStart, areas.Cells.UnitStart, areas.Outline.RingStart, areas.ShareStart, areas.SharePoint])
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }
    }

    /// <inheritdoc/>
    public override string? Differences(string file)
    {
        double[] ascending = [.. areas.AreasSquareMetres.Where((_, point) => areas.Cells.UnitStart[point] < areas.Cells.UnitStart[point + 1]).Order()];
        return PeerResult.Differences(file, (row, rank) => rank <= ascending.Length && Math.Abs(row[1] - ascending[rank - 1]) <= 0.06 + (1e-8 * row[1]));
    }
}
