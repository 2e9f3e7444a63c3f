using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Data.Import;

/// <summary>One row of a point file as read: its place on the ground if it states one, and whatever else says where and what it is.</summary>
public sealed record PointRecord
{
    private double longitudeDegrees = double.NaN;
    private double latitudeDegrees = double.NaN;
    private double radiusKilometres = double.NaN;

    /// <summary>Where it stands in the input.</summary>
    public required SourcePlace Place { get; init; }

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

    /// <summary>Radio technologies (GSM, UMTS, LTE, NR), or empty.</summary>
    public string Radio { get; init; } = string.Empty;

    /// <summary>Operator, or empty.</summary>
    public string Operator { get; init; } = string.Empty;

    /// <summary>Estimated range in metres (OpenCellID); NaN where unknown.</summary>
    public double RangeMetres { get; init; } = double.NaN;

    /// <summary>Measurements (OpenCellID); NaN where unknown.</summary>
    public double Samples { get; init; } = double.NaN;

    /// <summary>Height of the mast above ground in metres; NaN where the row states none.</summary>
    public double MastHeightMetres { get; init; } = double.NaN;

    /// <summary>Emitters the row states, one for each technology it names; empty where it states no height, power or antenna.</summary>
    public IReadOnlyList<RadioSector> Sectors { get; init; } = [];

    /// <summary>Households of a village; NaN where the row states none.</summary>
    public double Households { get; init; } = double.NaN;

    /// <summary>People of a village; NaN where the row states none.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Whether the village has electricity, as the row has it, or empty.</summary>
    public string Electrified { get; init; } = string.Empty;

    /// <summary>Whether it is a mountainous village, as the row has it, or empty.</summary>
    public string Mountainous { get; init; } = string.Empty;

    /// <summary>Measured power in dBm; NaN where the row states none, or what is no number.</summary>
    public double MeasuredDbm { get; init; } = double.NaN;

    /// <summary>When it was measured, as the row has it, or empty.</summary>
    public string Time { get; init; } = string.Empty;

    /// <summary>Clutter class of a measured place, or empty.</summary>
    public string ClutterClass { get; init; } = string.Empty;

    /// <summary>Cells grouped into this record.</summary>
    public int CellCount { get; init; } = 1;

    /// <summary>Says where the point stands once that has been settled, while nobody but the reader knows the record: a hundred thousand copies are saved.</summary>
    /// <param name="longitude">Longitude in degrees, WGS 84; NaN where the row states no coordinates.</param>
    /// <param name="latitude">Latitude in degrees, WGS 84.</param>
    /// <param name="coverageKilometres">Coverage radius in km; NaN where the row states none.</param>
    internal void Settle(double longitude, double latitude, double coverageKilometres) =>
        (longitudeDegrees, latitudeDegrees, radiusKilometres) = (longitude, latitude, coverageKilometres);
}
