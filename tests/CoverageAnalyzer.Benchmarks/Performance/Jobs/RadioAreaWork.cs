using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Loss from sites to every 30 m cell within 10 km: the middle of the model and the first BTS of the list that stand 10 km inside it. Heights are in memory; taking the window of a site is timed.</summary>
internal abstract class RadioAreaWork : PerformanceJob
{
    private const double RadiusMetres = 10_000;
    private readonly List<(double Longitude, double Latitude)> sites = [];
    private GriddedElevation model = null!;
    private double[] sums = []; // of the losses of each site
    private long[] covered = [];
    private long cells;

    /// <inheritdoc/>
    public sealed override string Title => $"{What} from {sites.Count} sites to {Units:N0} cells within 10 km, 30 m, 900 MHz";

    /// <inheritdoc/>
    public sealed override string Unit => "cell";

    /// <inheritdoc/>
    public sealed override long Units => cells;

    /// <summary>What is worked out.</summary>
    protected abstract string What { get; }

    /// <summary>How many sites.</summary>
    protected virtual int Sites => 21;

    /// <summary>Makes what predicts.</summary>
    protected abstract AreaPrediction Prediction();

    /// <inheritdoc/>
    public sealed override void Prepare(string folder)
    {
        model = ViewshedWork.ReadModel(folder);
        RasterGrid grid = model.Grid;
        double east = grid.West + (grid.CellWidth * grid.Columns), south = grid.North - (grid.CellHeight * grid.Rows);
        sites.Add(model.Crs.ToWgs84((grid.West + east) / 2, (grid.North + south) / 2));
        (double[] x, double[] y) = Workload.ReadPoints(Path.Combine(folder, "bts.f64"));
        for (int i = 0; i < x.Length && sites.Count < Sites; i++)
        {
            if (x[i] > grid.West + RadiusMetres && x[i] < east - RadiusMetres && y[i] < grid.North - RadiusMetres && y[i] > south + RadiusMetres)
            {
                sites.Add(model.Crs.ToWgs84(x[i], y[i]));
            }
        }

        foreach ((double longitude, double latitude) in sites)
        {
            TerrainWindow window = TerrainWindow.Read(model, longitude, latitude, RadiusMetres);
            for (int cell = 0; cell < window.Rows * window.Columns; cell++)
            {
                (double toEast, double toNorth) = window.OffsetOf(cell / window.Columns, cell % window.Columns);
                cells += (toEast * toEast) + (toNorth * toNorth) <= RadiusMetres * RadiusMetres ? 1 : 0;
            }
        }
    }

    /// <inheritdoc/>
    public sealed override void Run(int threads)
    {
        (sums, covered) = (new double[sites.Count], new long[sites.Count]);
        Parallel.For(0, sites.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => (Prediction: Prediction(), Losses: Array.Empty<float>()), (site, _, own) =>
        {
            (double longitude, double latitude) = sites[site];
            TerrainWindow window = TerrainWindow.Read(model, longitude, latitude, RadiusMetres);
            float[] losses = own.Losses.Length == window.Rows * window.Columns ? own.Losses : new float[window.Rows * window.Columns];
            var link = new RadioLink
            {
                FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5, TransmitterLatitudeDegrees = latitude, ReceiverLatitudeDegrees = latitude,
            };
            own.Prediction.Predict(window, new AreaRequest(link, RadiusMetres), losses, CancellationToken.None);
            foreach (float loss in losses)
            {
                if (float.IsFinite(loss))
                {
                    sums[site] += loss;
                    covered[site] += loss <= 140 ? 1 : 0;
                }
            }

            return (own.Prediction, losses);
        }, static _ => { });
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<(string Key, double Value)> Figures() => [($"{Name}.mean_db", sums.Sum() / cells), ($"{Name}.share140", (double)covered.Sum() / cells)];

    /// <inheritdoc/>
    public sealed override void AddResult(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes(sums.AsSpan()));
}
