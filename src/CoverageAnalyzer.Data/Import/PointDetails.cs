using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Data.Import;

/// <summary>What a row states beyond a name and a place, apart from it: a hundred thousand rows that state none of it share one.</summary>
public sealed record PointDetails
{
    /// <summary>Those of a row that states nothing.</summary>
    public static PointDetails None { get; } = new();

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
}
