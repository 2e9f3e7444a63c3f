using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>100,000 sites along a strip of 1,200 km: what is held is the ring of one window's rows, however many sites and rows there are.</summary>
/// <remarks>What the whole process holds is looked at, so nothing else may run meanwhile.</remarks>
[Collection(nameof(HeldMemory))]
public sealed class LargeNetworkTests
{
    private const int Rows = 40_000, Columns = 100, Sites = 100_000;
    private const double CellMetres = 30, ReachMetres = 240, West = 600_000, North = 2_400_000;
    private static readonly CoordinateReferenceSystem Utm = CoordinateReferenceSystem.FromEpsg(32648)!;

    [Fact]
    public void Memory_is_that_of_the_rows_of_a_window_and_the_bytes_are_the_same_for_any_threads()
    {
        var model = new GriddedElevation(new RasterGrid(West, North, CellMetres, CellMetres, Columns, Rows), Utm, new float[Rows * Columns]);
        RadioSite[] sites = MakeSites();
        var alone = new Sink();
        RadioNetworkResult few = Run(model, sites[..1000], alone, 1);
        var first = new Sink();
        RadioNetworkResult one = Run(model, sites, first, 1);
        var second = new Sink();
        RadioNetworkResult two = Run(model, sites, second, 2);

        Assert.Equal(Sites, one.Predictions);
        Assert.Empty(one.RefusedSites);
        Assert.True(one.CoveredCells > Rows * Columns / 2, $"{one.CoveredCells}");
        Assert.Equal(first.Digest, second.Digest);
        Assert.NotEqual(alone.Digest, first.Digest);
        Assert.Equal((one.CoveredCells, one.UncertainCells, one.Cells), (two.CoveredCells, two.UncertainCells, two.Cells));

        // A window has 2 · 240 m / 30 m rows and a few to spare; 256 rows are held ahead.
        Assert.Equal(one.PeakCells, two.PeakCells);
        Assert.Equal(few.PeakCells, one.PeakCells);
        Assert.InRange(one.PeakCells, (16 + 256) * Columns, (32 + 256) * Columns);

        // (10 + 2 operators) bytes a cell held, (11 + 2) of a band and two windows of a thread; the list of masts is some hundred bytes each. A grid held whole would be 48 MB more.
        foreach (Sink sink in new[] { first, second })
        {
            Assert.InRange(sink.MostBytes, 0, (60 * one.PeakCells) + (300L * Sites));
        }
    }

    private static RadioNetworkResult Run(GriddedElevation model, RadioSite[] sites, Sink sink, int threads)
    {
        static AssumedFigure Same(double value) => new(value, value, value, FigureBasis.Judgement, LocalizedText.Same("test"));
        var figures = new BtsClassDefaults
        {
            HeightAboveGroundMetres = Same(30),
            TransmitPowerDbm = new AssumedFigure(-14, -10, -6, FigureBasis.Judgement, LocalizedText.Same("test")), // the loss is that at 1 km all over: some 126 dB
            FeederLossDb = Same(0),
            GainDbi = Same(0),
            FrequencyMHz = Same(900),
            BandwidthMHz = Same(1.4),
        };
        var request = new RadioNetworkRequest
        {
            MakePrediction = () => new HataArea(),
            ReachMetres = ReachMetres,
            Defaults = new() { Title = LocalizedText.Same("test"), Classes = [figures, figures, figures, figures, figures], ReceiverHeightAboveGroundMetres = 1.5 },
            Preset = ReceptionPresets.OwnThreshold(-160),
        };
        sink.Begin();
        RadioNetworkResult result = RadioNetwork.Run(model, sites, request, sink, threads, TestContext.Current.CancellationToken);
        Assert.Equal(Rows, sink.NextRow);
        return result;
    }

    private static RadioSite[] MakeSites()
    {
        var random = new Random(11);
        double Within(int cells) => CellMetres * (1 + (random.NextDouble() * (cells - 2))); // heights are known from the centre of the first cell to that of the last
        return [.. Enumerable.Range(0, Sites).Select(i =>
        {
            (double longitude, double latitude) = Utm.ToWgs84(West + Within(Columns), North - Within(Rows));
            return RadioSite.Of(new BtsSite { Code = "A", LongitudeDegrees = longitude, LatitudeDegrees = latitude, Operator = i % 2 == 0 ? "X" : "Y", Radio = "LTE" });
        })];
    }

    private sealed class Sink : IRadioCoverageSink
    {
        private const int RowsBetweenLooks = 8000;
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long before;
        private string? digest;

        public int NextRow { get; private set; }

        public long MostBytes { get; private set; }

        public string Digest => digest ??= Convert.ToHexString(hash.GetHashAndReset());

        public void Begin() => before = GC.GetTotalMemory(forceFullCollection: true);

        public void Take(RadioCoverageBand band)
        {
            Assert.Equal(NextRow, band.FirstRow);
            if (NextRow / RowsBetweenLooks != (NextRow + band.Rows) / RowsBetweenLooks)
            {
                MostBytes = Math.Max(MostBytes, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            NextRow += band.Rows;
            hash.AppendData(band.Status.Span);
            hash.AppendData(band.Servers.Span);
            hash.AppendData(MemoryMarshal.AsBytes(band.PowerDbm.Span));
            hash.AppendData(MemoryMarshal.AsBytes(band.BestServer.Span));
            foreach (ReadOnlyMemory<byte> status in band.OperatorStatus)
            {
                hash.AppendData(status.Span);
            }
        }
    }
}
