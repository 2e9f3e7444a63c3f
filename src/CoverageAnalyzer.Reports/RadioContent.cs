using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Reports;

/// <summary>What a report says of mobile coverage as the terrain allows it, in a run with a radio model.</summary>
public sealed record RadioContent
{
    /// <summary>The model as the study names it: <c>line-of-sight</c>, <c>hata</c>, <c>rma</c>, <c>p1812</c>, <c>itm</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name for people, for example <c>ITU-R P.1812-8</c>.</summary>
    public required LocalizedText ModelName { get; init; }

    /// <summary>Where the model comes from: Recommendation, edition, paper.</summary>
    public required LocalizedText ModelSource { get; init; }

    /// <summary>How far from a site coverage was worked out, in km.</summary>
    public double ReachKilometres { get; init; } = double.NaN;

    /// <summary>Least received power that counts as covered, in dBm; NaN for a model without power, such as line of sight.</summary>
    public double ThresholdDbm { get; init; } = double.NaN;

    /// <summary>What the threshold is: name of the preset, the quantity (RSRP, RSSI), margins it holds.</summary>
    public LocalizedText ThresholdName { get; init; } = LocalizedText.Empty;

    /// <summary>Where the threshold comes from.</summary>
    public LocalizedText ThresholdOrigin { get; init; } = LocalizedText.Empty;

    /// <summary>What was taken for what the data do not say.</summary>
    public IReadOnlyList<RadioAssumedFigure> Assumptions { get; init; } = [];

    /// <summary>Why coverage is uncertain or unknown, and warnings of the model near the edge of its range; one sentence each.</summary>
    public IReadOnlyList<LocalizedText> Doubts { get; init; } = [];

    /// <summary>Coverage by all operators together.</summary>
    public required RadioIndicators Any { get; init; }

    /// <summary>Coverage by each operator alone; empty where the sites name none.</summary>
    public IReadOnlyList<(string Name, RadioIndicators Indicators)> Operators { get; init; } = [];

    /// <summary>Coverage by all operators at once; null with fewer than two.</summary>
    public RadioIndicators? All { get; init; }

    /// <summary>Outlines of the areas; null where none were drawn.</summary>
    public RadioAreas? Areas { get; init; }

    /// <summary>The same outlines in the analysis plane, for drawing.</summary>
    public PolygonSet? AreaPlane { get; init; }

    /// <summary>What the study adds to every predicted power, in dB.</summary>
    public double PowerOffsetDb { get; init; }

    /// <summary>The land cover the prediction was made over; null: bare ground.</summary>
    public LandCoverContent? LandCover { get; init; }

    /// <summary>Measured points against the prediction; null without measured points. Measured and predicted powers are never merged.</summary>
    public MeasurementResult? Measurements { get; init; }

    /// <summary>Positions of the measured points in the analysis plane, x then y, in their order.</summary>
    public (double[] X, double[] Y)? MeasurementPlane { get; init; }

    /// <summary>True where people are counted by a population raster; false: they are taken as spread evenly over their commune.</summary>
    public bool UsesPopulationRaster { get; init; }
}
