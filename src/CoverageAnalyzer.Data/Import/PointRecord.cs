using System.Diagnostics.CodeAnalysis;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Data.Import;

/// <summary>One row of a point file as read: its place on the ground if it states one, and whatever else says where and what it is.</summary>
public sealed record PointRecord
{
    private readonly SourcePlace? place;
    private readonly Func<long, int, string?, SourcePlace>? placeOf;
    private double longitudeDegrees = double.NaN;
    private double latitudeDegrees = double.NaN;
    private double radiusKilometres = double.NaN;

    /// <summary>Makes a record whose place is given.</summary>
    public PointRecord()
    {
    }

    /// <summary>Makes the record of a row whose place is put into words when somebody asks: most rows are never named, and a place is as large as the rest.</summary>
    /// <param name="number">Line, sheet row or feature.</param>
    /// <param name="placeOf">Place of a column of a row by the row's number; a column below 0 is the row itself. Kept.</param>
    [SetsRequiredMembers]
    internal PointRecord(long number, Func<long, int, string?, SourcePlace> placeOf)
    {
        RowNumber = number;
        this.placeOf = placeOf;
        Place = null!; // the compiler cannot see that the function stands in for it
        Cells = [];
    }

    /// <summary>Where it stands in the input.</summary>
    public required SourcePlace Place
    {
        get => place ?? placeOf!(RowNumber, -1, Name.Length > 0 ? Name : null);
        init => place = value;
    }

    /// <summary>Line, sheet row or feature; 0 where the place was given.</summary>
    internal long RowNumber { get; }

    /// <summary>Its cells as read, for the list of rejected rows.</summary>
    public required IReadOnlyList<string> Cells { get; init; }

    /// <summary>Longitude in degrees, WGS 84; NaN where the row states no coordinates.</summary>
    public double LongitudeDegrees
    {
        get => longitudeDegrees;
        init => longitudeDegrees = value;
    }

    /// <summary>Latitude in degrees, WGS 84; NaN where the row states no coordinates.</summary>
    public double LatitudeDegrees
    {
        get => latitudeDegrees;
        init => latitudeDegrees = value;
    }

    /// <summary>Code of the point as text with leading zeros, or empty.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>Name, or empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Kind of point, or empty.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Province named by the row, or empty.</summary>
    public string Province { get; init; } = string.Empty;

    /// <summary>District named by the row, or empty.</summary>
    public string District { get; init; } = string.Empty;

    /// <summary>Commune, ward or township named by the row, or empty.</summary>
    public string CommuneName { get; init; } = string.Empty;

    /// <summary>Code of the commune named by the row, or empty.</summary>
    public string CommuneCode { get; init; } = string.Empty;

    /// <summary>Address, or empty.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Coverage radius in km the row states; NaN where it states none.</summary>
    public double RadiusKilometres
    {
        get => radiusKilometres;
        init => radiusKilometres = value;
    }

    /// <summary>What only lists of sites, villages and measurements state.</summary>
    public PointDetails Details { get; init; } = PointDetails.None;

    /// <summary>Radio technologies (GSM, UMTS, LTE, NR), or empty.</summary>
    public string Radio => Details.Radio;

    /// <summary>Operator, or empty.</summary>
    public string Operator => Details.Operator;

    /// <summary>Estimated range in metres (OpenCellID); NaN where unknown.</summary>
    public double RangeMetres => Details.RangeMetres;

    /// <summary>Measurements (OpenCellID); NaN where unknown.</summary>
    public double Samples => Details.Samples;

    /// <summary>Height of the mast above ground in metres; NaN where the row states none.</summary>
    public double MastHeightMetres => Details.MastHeightMetres;

    /// <summary>Emitters the row states, one for each technology it names; empty where it states no height, power or antenna.</summary>
    public IReadOnlyList<RadioSector> Sectors => Details.Sectors;

    /// <summary>Households of a village; NaN where the row states none.</summary>
    public double Households => Details.Households;

    /// <summary>People of a village; NaN where the row states none.</summary>
    public double Population => Details.Population;

    /// <summary>Whether the village has electricity, as the row has it, or empty.</summary>
    public string Electrified => Details.Electrified;

    /// <summary>Whether it is a mountainous village, as the row has it, or empty.</summary>
    public string Mountainous => Details.Mountainous;

    /// <summary>Measured power in dBm; NaN where the row states none, or what is no number.</summary>
    public double MeasuredDbm => Details.MeasuredDbm;

    /// <summary>When it was measured, as the row has it, or empty.</summary>
    public string Time => Details.Time;

    /// <summary>Clutter class of a measured place, or empty.</summary>
    public string ClutterClass => Details.ClutterClass;

    /// <summary>Cells grouped into this record.</summary>
    public int CellCount => Details.CellCount;

    /// <summary>Says where the point stands once that has been settled, while nobody but the reader knows the record: a hundred thousand copies are saved.</summary>
    /// <param name="longitude">Longitude in degrees, WGS 84; NaN where the row states no coordinates.</param>
    /// <param name="latitude">Latitude in degrees, WGS 84.</param>
    /// <param name="coverageKilometres">Coverage radius in km; NaN where the row states none.</param>
    internal void Settle(double longitude, double latitude, double coverageKilometres) =>
        (longitudeDegrees, latitudeDegrees, radiusKilometres) = (longitude, latitude, coverageKilometres);
}
