using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>A flat plane of cells of 100 m in UTM 48N, with sites placed in metres from its north-western corner, and a sink that keeps all bands.</summary>
internal sealed class NetworkWorld : IRadioCoverageSink
{
    public const double CellMetres = 100;
    private const double West = 600_000, North = 1_860_000;
    private static readonly CoordinateReferenceSystem Utm = CoordinateReferenceSystem.FromEpsg(32648)!;

    public NetworkWorld(int rows, int columns, params (int Row, int Column)[] voids)
    {
        (Rows, Columns) = (rows, columns);
        float[] heights = new float[rows * columns];
        foreach ((int r, int c) in voids)
        {
            heights[(r * columns) + c] = float.NaN;
        }

        Model = new GriddedElevation(new RasterGrid(West, North, CellMetres, CellMetres, columns, rows), Utm, heights);
        Status = new byte[rows * columns];
        Every = new byte[rows * columns];
        Power = new float[rows * columns];
        Best = new int[rows * columns];
        Servers = new byte[rows * columns];
    }

    public int Rows { get; }

    public int Columns { get; }

    public DigitalElevationModel Model { get; }

    public byte[] Status { get; }

    public byte[] Every { get; }

    public float[] Power { get; }

    public int[] Best { get; }

    public byte[] Servers { get; }

    public List<byte[]> Operators { get; } = [];

    public int NextRow { get; private set; }

    /// <summary>900 MHz, 1 MHz wide LTE (6 blocks: 18.6 dB), EIRP 40, 46 or 52 dBm of the carrier.</summary>
    public static BtsDefaults Defaults { get; } = DefaultsOf(40, 46, 52, 30, 30, 30);

    public static BtsDefaults DefaultsOf(double low, double expected, double high, double lowMast, double mast, double highMast)
    {
        static AssumedFigure Same(double value) => new(value, value, value, FigureBasis.Judgement, LocalizedText.Same("test"));
        var of = new BtsClassDefaults
        {
            HeightAboveGroundMetres = new(lowMast, mast, highMast, FigureBasis.Judgement, LocalizedText.Same("test")),
            TransmitPowerDbm = new(low, expected, high, FigureBasis.Judgement, LocalizedText.Same("test")),
            FeederLossDb = Same(0),
            GainDbi = Same(0),
            FrequencyMHz = Same(900),
            BandwidthMHz = Same(1.4),
        };
        return new() { Title = LocalizedText.Same("test"), Classes = [of, of, of, of, of], ReceiverHeightAboveGroundMetres = 1.5 };
    }

    public static RadioNetworkRequest Request(double thresholdDbm, double reachMetres = 5000) => new()
    {
        MakePrediction = () => new FreeSpacePrediction(),
        ReachMetres = reachMetres,
        Defaults = Defaults,
        Preset = ReceptionPresets.OwnThreshold(thresholdDbm),
    };

    public static RadioSite Site(double eastMetres, double southMetres, string name = "", params RadioSector[] sectors)
    {
        (double longitude, double latitude) = Utm.ToWgs84(West + eastMetres, North - southMetres);
        return RadioSite.Of(new BtsSite { Code = "A", LongitudeDegrees = longitude, LatitudeDegrees = latitude, Operator = name, Radio = "LTE", Sectors = sectors });
    }

    /// <summary>Metres from a place to the centre of a cell, on the plane.</summary>
    public static double MetresTo(double eastMetres, double southMetres, int row, int column) =>
        Math.Sqrt(Math.Pow(((column + 0.5) * CellMetres) - eastMetres, 2) + Math.Pow(((row + 0.5) * CellMetres) - southMetres, 2));

    public RadioNetworkResult Run(RadioNetworkRequest request, int threads, params RadioSite[] sites)
    {
        NextRow = 0;
        Operators.Clear();
        RadioNetworkResult result = RadioNetwork.Run(Model, sites, request, this, threads, TestContext.Current.CancellationToken);
        Assert.Equal(Rows, NextRow);
        return result;
    }

    public void Take(RadioCoverageBand band)
    {
        Assert.Equal(NextRow, band.FirstRow);
        Assert.Equal(Columns, band.Columns);
        NextRow += band.Rows;
        int at = band.FirstRow * Columns;
        band.Status.Span.CopyTo(Status.AsSpan(at));
        band.EveryOperatorStatus.Span.CopyTo(Every.AsSpan(at));
        band.PowerDbm.Span.CopyTo(Power.AsSpan(at));
        band.BestServer.Span.CopyTo(Best.AsSpan(at));
        band.Servers.Span.CopyTo(Servers.AsSpan(at));
        for (int o = 0; o < band.OperatorStatus.Count; o++)
        {
            if (Operators.Count == o)
            {
                Operators.Add(new byte[Rows * Columns]);
            }

            band.OperatorStatus[o].Span.CopyTo(Operators[o].AsSpan(at));
        }
    }

    /// <summary>All bytes of the last run.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Status);
        hash.AppendData(Every);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Power.AsSpan()));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Best.AsSpan()));
        hash.AppendData(Servers);
        Operators.ForEach(hash.AppendData);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
