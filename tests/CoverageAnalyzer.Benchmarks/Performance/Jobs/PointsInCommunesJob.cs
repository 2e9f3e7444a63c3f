using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Points in communes with the average service radius, the index being there: what the peers' join does once its tree stands.</summary>
internal sealed class PointsInCommunesJob : PerformanceJob
{
    private const int PlacesOfPiece = 1 << 14;

    private PolygonSet communes = new([], [], [0], [0]);
    private double[] areaSquareMetres = [];
    private double[] x = [];
    private double[] y = [];
    private int[] unit = [];
    private int[] counts = [];
    private double[] radiusMetres = [];
    private CommuneLocator? locator;

    /// <inheritdoc/>
    public override string Name => "points-in-communes";

    /// <inheritdoc/>
    public override string Title => $"{x.Length:N0} points in {communes.UnitCount:N0} communes, counts, √(A/πN); index ready";

    /// <inheritdoc/>
    public override string Unit => "point";

    /// <inheritdoc/>
    public override long Units => x.Length;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        (x, y) = Workload.ReadPoints(Path.Combine(folder, "bts.f64"));
        areaSquareMetres = [.. Enumerable.Range(0, communes.UnitCount).Select(communes.PlaneAreaOf)];
        unit = new int[x.Length];
        counts = new int[communes.UnitCount];
        radiusMetres = new double[communes.UnitCount];
        locator = new CommuneLocator(communes);
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        int pieces = (x.Length + PlacesOfPiece - 1) / PlacesOfPiece;
        ParallelWork.Run(
            pieces,
            threads,
            static () => 0,
            (piece, _) =>
            {
                int from = piece * PlacesOfPiece, count = Math.Min(PlacesOfPiece, x.Length - from);
                locator!.LocateMany(x.AsSpan(from, count), y.AsSpan(from, count), unit.AsSpan(from, count));
            },
            CancellationToken.None);
        Array.Clear(counts);
        foreach (int u in unit)
        {
            if (u >= 0)
            {
                counts[u]++;
            }
        }

        for (int u = 0; u < counts.Length; u++)
        {
            radiusMetres[u] = Math.Sqrt(areaSquareMetres[u] / (Math.PI * Math.Max(counts[u], 1)));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        yield return ("join.bts.inside", counts.Sum());
        yield return ("join.bts.sum_count_x_id", counts.Select((count, u) => (double)count * (u + 1)).Sum());
        yield return ("join.bts.sum_radius_m", radiusMetres.Where((_, u) => counts[u] > 0).Sum());
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes(unit.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(radiusMetres.AsSpan()));
    }

    /// <inheritdoc/>
    public override string? Differences(string file) =>
        PeerResult.Differences(file, (row, id) => row[1] == counts[id - 1] && Math.Abs(row[2] - radiusMetres[id - 1]) <= 0.002);
}
