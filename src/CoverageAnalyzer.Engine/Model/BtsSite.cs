using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Engine.Model;

/// <summary>The place of a mast: a base transceiver station (trạm BTS) with one or more cells.</summary>
public sealed record BtsSite
{
    /// <summary>Code as text, or made up from the row.</summary>
    public required string Code { get; init; }

    /// <summary>Name, or empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Longitude in degrees, WGS 84.</summary>
    public required double LongitudeDegrees { get; init; }

    /// <summary>Latitude in degrees, WGS 84.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>Coverage radius on the ground in km where the file states one for the site; NaN: the study's radius.</summary>
    public double RadiusKilometres { get; init; } = double.NaN;

    /// <summary>Its coverage radius on the ground in km: its own, or else the study's.</summary>
    /// <param name="studyRadiusKilometres">The study's radius.</param>
    public double RadiusKilometresOr(double studyRadiusKilometres) => double.IsNaN(RadiusKilometres) ? studyRadiusKilometres : RadiusKilometres;

    /// <summary>Radio technologies of its cells in order (GSM, UMTS, LTE, NR), or empty.</summary>
    public string Radio { get; init; } = string.Empty;

    /// <summary>Operator (network code or name), or empty.</summary>
    public string Operator { get; init; } = string.Empty;

    /// <summary>Number of cells (rows of an OpenCellID file) grouped into this site.</summary>
    public int CellCount { get; init; } = 1;

    /// <summary>Greatest estimated range of its cells in metres; NaN where unknown.</summary>
    public double RangeMetres { get; init; } = double.NaN;

    /// <summary>Measurements its position rests on, summed over cells; NaN where unknown.</summary>
    public double Samples { get; init; } = double.NaN;

    /// <summary>Emitters as the file states them; empty where it states nothing of heights, powers or antennas.</summary>
    public IReadOnlyList<RadioSector> Sectors { get; init; } = [];

    /// <summary>Index of the commune the site stands in, or null where it stands in none.</summary>
    public int? CommuneIndex { get; init; }

    /// <summary>Where it stands in the input.</summary>
    public SourcePlace Place { get; init; } = new();
}
