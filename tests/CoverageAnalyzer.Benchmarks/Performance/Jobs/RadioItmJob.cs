using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Loss by ITM to every cell within 10 km: the center of the elevation model and 20 sites of the list, evenly taken; windows are read beforehand.</summary>
internal sealed class RadioItmJob : PerformanceJob
{
    private const double RadiusMetres = 10_000;
    private const int Sites = 20;
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5 };
    private readonly List<TerrainWindow> windows = [];
    private readonly List<float[]> losses = [];

    /// <inheritdoc/>
    public override string Name => "radio-itm";

    /// <inheritdoc/>
    public override string Title => $"ITM to {Units:N0} cells within 10 km of {windows.Count} sites";

    /// <inheritdoc/>
    public override string Unit => "cell";

    /// <inheritdoc/>
    public override long Units => losses.Sum(loss => loss.LongCount(value => !float.IsPositiveInfinity(value)));

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        var model = ElevationFiles.Open([Path.Combine(folder, "dem.tif")], null, new FindingLog()).Model;
        var grid = model.Grid;
        var (longitude, latitude) = model.Crs.ToWgs84(grid.West + (grid.Columns * grid.CellWidth / 2), grid.North - (grid.Rows * grid.CellHeight / 2));
        Add(TerrainWindow.Read(model, longitude, latitude, RadiusMetres));
        string[] rows = File.ReadAllLines(Path.Combine(folder, "bts.csv"))[1..];
        for (int i = 0; i < Sites; i++)
        {
            string[] cells = rows[i * rows.Length / Sites].Split(',');
            Add(TerrainWindow.Read(model, double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture), RadiusMetres));
        }

        // Cells are counted by what lies within the reach, heights known or not; a first run finds them.
        Run(1);
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        var request = new AreaRequest(Link, RadiusMetres);
        Parallel.For(0, windows.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new ItmSweep(), (i, _, sweep) =>
        {
            sweep.Predict(windows[i], request, losses[i], CancellationToken.None);
            return sweep;
        }, _ => { });
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        yield return ("radio-itm.cells", Units);
        yield return ("radio-itm.unknown", losses.Sum(loss => loss.LongCount(float.IsNaN)));
        yield return ("radio-itm.mean_db", losses.Sum(loss => loss.Where(float.IsFinite).Sum(value => (double)value)) / losses.Sum(loss => loss.LongCount(float.IsFinite)));
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        foreach (float[] loss in losses)
        {
            hash.AppendData(MemoryMarshal.AsBytes(loss.AsSpan()));
        }
    }

    private void Add(TerrainWindow window)
    {
        windows.Add(window);
        losses.Add(new float[window.Rows * window.Columns]);
    }
}
