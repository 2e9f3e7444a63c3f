using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Covered, uncertain, uncovered and unknown share of each commune from bands of states, exact parts of cells, true areas; the bands are in memory.</summary>
internal sealed class RadioSharesJob : PerformanceJob
{
    private const int BandRows = 128;
    private PolygonSet communes = null!;
    private GridMetrics metrics = null!;
    private byte[] status = [];
    private RadioSharesResult result = null!;

    /// <inheritdoc/>
    public override string Name => "radio-shares";

    /// <inheritdoc/>
    public override string Title => $"states of coverage of {communes.UnitCount:N0} communes, {Units:N0} cells";

    /// <inheritdoc/>
    public override string Unit => "cell";

    /// <inheritdoc/>
    public override long Units => metrics.Grid.CellCount;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        DigitalElevationModel model = ElevationFiles.Open([Path.Combine(folder, "dem.tif")], null, new FindingLog()).Model;
        metrics = GridMetrics.Of(model.Grid, model.Crs);

        // Patches some tens of cells long, as hills make them.
        var random = new Random(1);
        status = new byte[metrics.Grid.CellCount];
        byte state = 0;
        for (int i = 0; i < status.Length; i++)
        {
            status[i] = state = random.Next(30) == 0 ? (byte)random.Next(4) : state;
        }
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        RasterGrid grid = metrics.Grid;
        var shares = new RadioShares(metrics, communes, 0, null);
        for (int first = 0; first < grid.Rows; first += BandRows)
        {
            int rows = Math.Min(BandRows, grid.Rows - first);
            shares.Take(new RadioCoverageBand
            {
                FirstRow = first,
                Rows = rows,
                Columns = grid.Columns,
                Status = status.AsMemory(first * grid.Columns, rows * grid.Columns),
                OperatorStatus = [],
                PowerDbm = default,
                BestServer = default,
                Servers = default,
            });
        }

        result = shares.Result();
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        double area = result.AreaSquareKilometres.Sum();
        yield return ($"{Name}.area_km2", area);
        yield return ($"{Name}.covered_share", result.Any.Area.Select((a, u) => a.CoveredFraction * result.AreaSquareKilometres[u]).Sum() / area);
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        foreach (RadioStatusFractions unit in result.Any.Area)
        {
            double[] numbers = [unit.CoveredFraction, unit.UncertainFraction, unit.UncoveredFraction, unit.UnknownFraction];
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }
    }
}
