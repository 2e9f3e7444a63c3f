using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Viewsheds of the first sites that have all their reach in the model, antenna 30 m, receiver 1.5 m, as the peer does it with GDAL in process.</summary>
/// <remarks>The window is read before; reading it is in the union's time. Divide by the sites of the title for one.</remarks>
internal abstract class ViewshedWork : PerformanceJob
{
    private const int MostSites = 20;

    private readonly List<TerrainWindow> windows = [];
    private CellVisibility[] cells = [];
    private long visible;
    private long inReach;

    /// <inheritdoc/>
    public sealed override string Title => $"viewsheds of {windows.Count} sites, {RadiusMetres / 1000:0} km, {How}";

    /// <inheritdoc/>
    public sealed override string Unit => "site";

    /// <inheritdoc/>
    public sealed override long Units => windows.Count;

    /// <summary>Reach.</summary>
    protected abstract double RadiusMetres { get; }

    /// <summary>What the title says of the way.</summary>
    protected abstract string How { get; }

    /// <summary>The way.</summary>
    protected abstract Viewshed Viewshed { get; }

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
        var model = ReadModel(folder);
        var (x, y) = Workload.ReadPoints(Path.Combine(folder, "bts.f64"));
        var grid = model.Grid;
        for (int i = 0; i < x.Length && windows.Count < MostSites; i++)
        {
            if (x[i] > grid.West + RadiusMetres && x[i] < grid.West + (grid.Columns * grid.CellWidth) - RadiusMetres
                && y[i] < grid.North - RadiusMetres && y[i] > grid.North - (grid.Rows * grid.CellHeight) + RadiusMetres)
            {
                (double longitude, double latitude) = model.Crs.ToWgs84(x[i], y[i]);
                windows.Add(TerrainWindow.Read(model, longitude, latitude, RadiusMetres));
            }
        }

        cells = new CellVisibility[windows.Max(window => window.Rows * window.Columns)];
    }

    /// <inheritdoc/>
    public sealed override void Run(int threads)
    {
        (visible, inReach) = (0, 0);
        foreach (var window in windows)
        {
            var found = cells.AsSpan(0, window.Rows * window.Columns);
            Viewshed.Find(window, new ViewshedRequest(30, 1.5, RadiusMetres), found, CancellationToken.None);
            visible += found.Count(CellVisibility.Visible);
            inReach += found.Length - found.Count(CellVisibility.OutOfReach);
        }
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<(string Key, double Value)> Figures() => [($"{Name}.visible", visible), ($"{Name}.cells", inReach)];

    /// <inheritdoc/>
    public sealed override void AddResult(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes(cells.AsSpan()));
}
