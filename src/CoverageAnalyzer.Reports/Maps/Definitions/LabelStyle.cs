namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>How features are labelled.</summary>
public sealed record LabelStyle
{
    /// <summary>Column the text comes from.</summary>
    public required string Field { get; init; }

    /// <summary>Height of the letters in px.</summary>
    public double Size { get; init; } = 11;

    /// <summary>Bold letters.</summary>
    public bool Bold { get; init; }

    /// <summary>Colour of the letters.</summary>
    public MapColor Color { get; init; } = new(0x1F, 0x1F, 0x1F);

    /// <summary>Colour of the halo around the letters.</summary>
    public MapColor Halo { get; init; } = MapColor.White;

    /// <summary>Which labels get their place first.</summary>
    public LabelPriority Priority { get; init; }

    /// <summary>True: only where the text fits inside the unit; false: wherever nothing is covered.</summary>
    public bool Inside { get; init; } = true;

    /// <summary>Zoom from which labels are shown.</summary>
    public double MinimumZoom { get; init; }
}
