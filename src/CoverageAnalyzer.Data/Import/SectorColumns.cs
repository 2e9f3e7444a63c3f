using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads what a row of a list of sites states of its antennas.</summary>
/// <remarks>
/// Units: power and EIRP are dBm, or W where the header says W; a frequency below 10 is GHz, else MHz, and 1.800 is 1800 MHz either way. A value
/// that cannot be (frequency, bandwidth or power of 0) is taken as it stands and judged with the network, where its site is named.
/// </remarks>
/// <param name="columns">Columns by role.</param>
/// <param name="headers">Header row.</param>
internal sealed class SectorColumns(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headers)
{
    private const double GreatestGigahertz = 10;
    private static readonly string[] Roles = ["height", "frequency", "bandwidth", "power", "eirp", "gain", "azimuth", "tilt", "electricalTilt", "pattern"];

    private readonly bool powerIsWatts = SaysWatts(columns, headers, "power");
    private readonly bool eirpIsWatts = SaysWatts(columns, headers, "eirp");

    /// <summary>True where the list has none of the columns.</summary>
    public bool IsEmpty { get; } = !Array.Exists(Roles, columns.ContainsKey);

    /// <summary>The emitters of a row.</summary>
    /// <param name="row">What the row states: its technologies and the height of its mast.</param>
    /// <param name="pattern">Its pattern, or empty.</param>
    /// <param name="numberOf">Number of a role.</param>
    /// <returns>One for each technology; empty where the row states nothing.</returns>
    public IReadOnlyList<RadioSector> Read(PointDetails row, string pattern, Func<string, ParsedNumber> numberOf)
    {
        double Value(string role) => columns.ContainsKey(role) ? numberOf(role).Value : double.NaN;
        double azimuth = Value("azimuth");
        var sector = new RadioSector
        {
            HeightAboveGroundMetres = row.MastHeightMetres,
            FrequencyMHz = columns.ContainsKey("frequency") ? Megahertz(numberOf("frequency")) : double.NaN,
            BandwidthMHz = Value("bandwidth"),
            TransmitPowerDbm = Dbm(Value("power"), powerIsWatts),
            EirpDbm = Dbm(Value("eirp"), eirpIsWatts),
            GainDbi = Value("gain"),
            AzimuthDegrees = azimuth == 360 ? 0 : azimuth,
            MechanicalTiltDegrees = Value("tilt"),
            ElectricalTiltDegrees = Value("electricalTilt"),
            PatternName = pattern,
        };
        return sector.IsBare ? [] : [.. RadioClassNames.Of(row.Radio).Select(c => sector with { Radio = c })];
    }

    private static double Megahertz(in ParsedNumber number)
    {
        double value = number.Reading == NumberReading.Ambiguous ? number.Grouped : number.Value;
        return value < GreatestGigahertz ? value * 1000 : value;
    }

    private static double Dbm(double value, bool isWatts) => isWatts ? value > 0 ? 30 + (10 * Math.Log10(value)) : double.NaN : value;

    private static bool SaysWatts(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headers, string role) =>
        columns.TryGetValue(role, out int column) && column < headers.Count
        && headers[column].ToLowerInvariant().Split([' ', '_', '(', ')', '[', ']', '-', '.', ',', '/'], StringSplitOptions.RemoveEmptyEntries).Any(w => w is "w" or "watt" or "watts" or "oát");
}
