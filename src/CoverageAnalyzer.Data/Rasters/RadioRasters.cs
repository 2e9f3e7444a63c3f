using System.Globalization;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Writes what a network does for every cell as cloud-optimized GeoTIFFs: states, received power, best server, number of servers.</summary>
/// <remarks>
/// States, of all operators together and of each, are bytes with a color table (0 uncovered, 1 uncertain, 2 covered, 3 unknown); power is in dBm to the
/// nearest 1/16 dB, far finer than any model, NaN where none reaches; the best server is the site's row in the list of sites, −1 for none.
/// Overviews: the mean of known powers; of states, servers and numbers the most frequent.
/// Cost: memory for two rows of tiles of each raster, 1 to 4 bytes a cell.
/// </remarks>
public sealed class RadioRasters : IRadioCoverageSink, IDisposable
{
    /// <summary>Power is written to the nearest of so many parts of a decibel: the last bits of a float are noise that does not pack.</summary>
    public const int PartsOfADecibel = 16;

    /// <summary>Colors of the states in their order, those of the map of mobile coverage: pale where nothing is, blue where all is well.</summary>
    public static IReadOnlyList<int> StatusColors { get; } = [0xF3F1EC, 0xEBA055, 0xBFDDE8, 0x8A9097];

    private readonly CloudGeoTiffWriter<byte> status;
    private readonly CloudGeoTiffWriter<byte>[] operators;
    private readonly CloudGeoTiffWriter<float> power;
    private readonly CloudGeoTiffWriter<int> bestServer;
    private readonly CloudGeoTiffWriter<byte> servers;
    private float[] rounded = [];

    /// <summary>Prepares.</summary>
    /// <param name="grid">The cells of the elevation model.</param>
    /// <param name="crs">Its coordinate system; must have an EPSG code.</param>
    /// <param name="operatorNames">Names of the operators that bands tell apart, in the network's order.</param>
    /// <param name="threads">Threads that pack; the bytes are the same for any number.</param>
    /// <exception cref="ArgumentException">The system has no EPSG code.</exception>
    public RadioRasters(RasterGrid grid, CoordinateReferenceSystem crs, IReadOnlyList<string> operatorNames, int threads)
    {
        ArgumentNullException.ThrowIfNull(operatorNames);
        CloudGeoTiffOptions states = new() { Colors = StatusColors, Threads = threads };
        LocalizedText words = new(
            "Phủ sóng di động: 0 không phủ, 1 chưa chắc, 2 có phủ, 3 không biết", "Mobile coverage: 0 uncovered, 1 uncertain, 2 covered, 3 unknown");
        status = new(grid, crs, states with { Description = words });
        operators =
        [
            .. operatorNames.Select(name => new CloudGeoTiffWriter<byte>(
                grid, crs, states with { Description = new($"{name}. {words.Vietnamese}", $"{name}. {words.English}") })),
        ];
        power = new(grid, crs, new()
        {
            NoData = double.NaN,
            Unit = "dBm",
            Overviews = OverviewRule.Mean,
            Threads = threads,
            Description = new("Công suất thu của trạm phục vụ tốt nhất (dBm)", "Received power of the best server (dBm)"),
        });
        bestServer = new(grid, crs, new()
        {
            NoData = -1,
            Threads = threads,
            Description = new("Trạm phục vụ tốt nhất: số thứ tự trong danh sách trạm, tính từ 0", "Best server: number in the list of sites, from 0"),
        });
        servers = new(grid, crs, new()
        {
            Threads = threads,
            Description = new("Số trạm phủ được ô này (255: 255 trở lên)", "Sites that cover the cell (255: 255 or more)"),
        });
    }

    /// <summary>Names of the files, in the order they are written in.</summary>
    /// <param name="operators">Number of operators that bands tell apart.</param>
    public static IReadOnlyList<string> NamesOf(int operators) =>
    [
        "mobile_status.tif",
        .. Enumerable.Range(1, operators).Select(o => string.Create(CultureInfo.InvariantCulture, $"mobile_status_{o}.tif")),
        "mobile_power_dbm.tif",
        "mobile_best_server.tif",
        "mobile_servers.tif",
    ];

    /// <inheritdoc/>
    public void Take(RadioCoverageBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        status.Write(band.Status.Span);
        for (int o = 0; o < operators.Length; o++)
        {
            operators[o].Write(band.OperatorStatus[o].Span);
        }

        bestServer.Write(band.BestServer.Span);
        servers.Write(band.Servers.Span);
        ReadOnlySpan<float> dbm = band.PowerDbm.Span;
        if (rounded.Length < dbm.Length)
        {
            rounded = new float[dbm.Length];
        }

        for (int i = 0; i < dbm.Length; i++)
        {
            // One NaN, whatever bits the model's had: the bytes of the file are to be the same on every machine. A loss out of reach is no power either.
            rounded[i] = float.IsFinite(dbm[i]) ? MathF.Round(dbm[i] * PartsOfADecibel) / PartsOfADecibel : float.NaN;
        }

        power.Write(rounded.AsSpan(0, dbm.Length));
    }

    /// <summary>Writes the files, once the last row was taken.</summary>
    /// <param name="write">Writes one file: its name (<c>mobile_status.tif</c>, <c>mobile_power_dbm.tif</c>, <c>mobile_best_server.tif</c>, <c>mobile_servers.tif</c>, <c>mobile_status_1.tif</c> and on for operators) and what fills it.</param>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    public void Finish(Action<string, Action<Stream>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Action<Stream>[] finish = [status.Finish, .. operators.Select(o => (Action<Stream>)o.Finish), power.Finish, bestServer.Finish, servers.Finish];
        foreach ((string name, Action<Stream> one) in NamesOf(operators.Length).Zip(finish))
        {
            write(name, one);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        status.Dispose();
        power.Dispose();
        bestServer.Dispose();
        servers.Dispose();
        foreach (CloudGeoTiffWriter<byte> one in operators)
        {
            one.Dispose();
        }
    }
}
