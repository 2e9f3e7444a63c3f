using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Viewsheds of the first sites that have all their reach in the model, antenna 30 m, receiver 1.5 m, as the peer does it with GDAL in process.</summary>
/// <remarks>The model is in memory and open, as the peer's; finding the window in it and reading it are timed, as they are there. Divide by the sites of the title for one.</remarks>
internal abstract class ViewshedWork : PerformanceJob
{
    private const int MostSites = 20;

    private readonly List<(double LongitudeDegrees, double LatitudeDegrees)> sites = [];
    private GriddedElevation model = null!;
    private readonly ConcurrentBag<Way> ways = []; // one a thread, kept with its memory
    private long[] visible = [];

    /// <inheritdoc/>
    public sealed override string Title => $"viewsheds of {sites.Count} sites, {RadiusMetres / 1000:0} km, {How}";

    /// <inheritdoc/>
    public sealed override string Unit => "site";

    /// <inheritdoc/>
    public sealed override long Units => sites.Count;

    /// <summary>Reach.</summary>
    protected abstract double RadiusMetres { get; }

    /// <summary>What the title says of the way.</summary>
    protected abstract string How { get; }

    /// <summary>Makes what finds them, for one thread.</summary>
    protected abstract Viewshed Make();

    /// <summary>Reads the model into memory as whole metres.</summary>
    internal static GriddedElevation ReadModel(string folder)
    {
        using var source = ElevationFiles.Open([Path.Combine(folder, "dem.tif")], null, new FindingLog());
        var tile = source.Model;
        short[] heights = new short[tile.Grid.CellCount];
        float[] row = new float[tile.Grid.Columns];
        for (int r = 0; r < tile.Grid.Rows; r++)
        {
            tile.Read(r, 0, 1, row.Length, row);
            for (int c = 0; c < row.Length; c++)
            {
                heights[(r * row.Length) + c] = (short)row[c];
            }
        }

        return new GriddedElevation(tile.Grid, tile.Crs, heights);
    }

    /// <inheritdoc/>
    public sealed override void Prepare(string folder)
    {
        model = ReadModel(folder);
        var (x, y) = Workload.ReadPoints(Path.Combine(folder, "bts.f64"));
        var grid = model.Grid;
        for (int i = 0; i < x.Length && sites.Count < MostSites; i++)
        {
            if (x[i] > grid.West + RadiusMetres && x[i] < grid.West + (grid.Columns * grid.CellWidth) - RadiusMetres
                && y[i] < grid.North - RadiusMetres && y[i] > grid.North - (grid.Rows * grid.CellHeight) + RadiusMetres)
            {
                sites.Add(model.Crs.ToWgs84(x[i], y[i]));
            }
        }
    }

    /// <inheritdoc/>
    public sealed override void Run(int threads)
    {
        visible = new long[sites.Count];
        ForEachSite(threads, (i, found) => visible[i] = found.Count(CellVisibility.Visible));
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<(string Key, double Value)> Figures()
    {
        long inReach = 0;
        ForEachSite(1, (_, found) => inReach += found.Length - found.Count(CellVisibility.OutOfReach));
        return [($"{Name}.visible", visible.Sum()), ($"{Name}.cells", inReach)];
    }

    /// <inheritdoc/>
    public sealed override void AddResult(IncrementalHash hash) => ForEachSite(1, (_, found) => hash.AppendData(MemoryMarshal.AsBytes(found)));

    private void ForEachSite(int threads, SiteAction action) => Parallel.For(
        0,
        sites.Count,
        new ParallelOptions { MaxDegreeOfParallelism = threads },
        () => ways.TryTake(out Way? way) ? way : new Way(Make()),
        (i, _, way) =>
        {
            action(i, way.Find(model, sites[i], RadiusMetres));
            return way;
        },
        ways.Add);

    private delegate void SiteAction(int site, ReadOnlySpan<CellVisibility> found);

    private sealed class Way(Viewshed viewshed)
    {
        private CellVisibility[] cells = [];
        private float[] heights = [];

        public Span<CellVisibility> Find(GriddedElevation model, (double LongitudeDegrees, double LatitudeDegrees) site, double radiusMetres)
        {
            var window = TerrainWindow.Around(model, site.LongitudeDegrees, site.LatitudeDegrees, radiusMetres, heights);
            int count = window.Rows * window.Columns;
            if (cells.Length < count)
            {
                (cells, heights) = (new CellVisibility[count], new float[count]);
            }

            var found = cells.AsSpan(0, count);
            viewshed.Find(window, new ViewshedRequest(30, 1.5, radiusMetres), found, CancellationToken.None);
            return found;
        }
    }
}
