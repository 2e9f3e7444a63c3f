using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Best server, number of servers and status of all sites within 10 km each, from losses that are ready: what a network costs beside its model.</summary>
/// <remarks>
/// The losses are a cone worked out once a thread, the same for every site; each is copied into its window as a model would write it, and the windows of heights are
/// read, so that the figure holds all but the model. Three assumptions of power and height, two operators.
/// </remarks>
internal sealed class RadioNetworkJob : PerformanceJob, IRadioCoverageSink
{
    private const double ReachMetres = 10_000;
    private DigitalElevationModel model = null!;
    private RadioSite[] sites = [];
    private RadioNetworkRequest request = null!;
    private RadioNetworkResult result = null!;
    private IncrementalHash? hash;

    /// <inheritdoc/>
    public override string Name => "radio-network";

    /// <inheritdoc/>
    public override string Title => $"best server and status of {sites.Length:N0} sites, reach 10 km, losses given";

    /// <inheritdoc/>
    public override string Unit => "site";

    /// <inheritdoc/>
    public override long Units => sites.Length;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        var source = ElevationFiles.Open([Path.Combine(folder, "dem.tif")], null, new FindingLog()).Model;
        float[] heights = new float[source.Grid.CellCount];
        source.Read(0, 0, source.Grid.Rows, source.Grid.Columns, heights);
        model = new GriddedElevation(source.Grid, source.Crs, heights);
        sites = [.. File.ReadLines(Path.Combine(folder, "bts.csv")).Skip(1).Select((line, i) =>
        {
            string[] cells = line.Split(',');
            return RadioSite.Of(new BtsSite
            {
                Code = cells[0],
                LongitudeDegrees = double.Parse(cells[1], CultureInfo.InvariantCulture),
                LatitudeDegrees = double.Parse(cells[2], CultureInfo.InvariantCulture),
                Operator = i % 2 == 0 ? "A" : "B",
                Radio = "LTE",
            });
        })];
        request = new RadioNetworkRequest
        {
            MakePrediction = () => new Cone(),
            ReachMetres = ReachMetres,
            Defaults = BtsDefaultsReader.Load(null, folder),
            Preset = ReceptionPresets.All[0],
        };
    }

    /// <inheritdoc/>
    public override void Run(int threads) => result = RadioNetwork.Run(model, sites, request, this, threads, CancellationToken.None);

    /// <inheritdoc/>
    public void Take(RadioCoverageBand band)
    {
        if (hash is not null)
        {
            hash.AppendData(band.Status.Span);
            hash.AppendData(band.Servers.Span);
            hash.AppendData(MemoryMarshal.AsBytes(band.PowerDbm.Span));
            hash.AppendData(MemoryMarshal.AsBytes(band.BestServer.Span));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        yield return ("radio_predictions", result.Predictions);
        yield return ("radio_cells", result.Cells);
        yield return ("radio_covered_cells", result.CoveredCells);
        yield return ("radio_uncertain_cells", result.UncertainCells);
        yield return ("radio_cells_held", result.PeakCells);
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        this.hash = hash;
        Run(1);
        this.hash = null;
    }

    /// <summary>Free space and 20 dB a decade more, copied.</summary>
    private sealed class Cone : AreaPrediction
    {
        private float[] cone = [];

        public override string ModelName => "cone";

        public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
        {
            if (cone.Length != lossDb.Length)
            {
                cone = new float[lossDb.Length];
                for (int r = 0; r < window.Rows; r++)
                {
                    for (int c = 0; c < window.Columns; c++)
                    {
                        (double east, double north) = window.OffsetOf(r, c);
                        double metres = Math.Max(10, Math.Sqrt((east * east) + (north * north)));
                        cone[(r * window.Columns) + c] = metres > request.RadiusMetres ? float.PositiveInfinity : (float)(32.45 + 63 + (40 * Math.Log10(metres / 1000)));
                    }
                }
            }

            cone.CopyTo(lossDb);
        }
    }
}
