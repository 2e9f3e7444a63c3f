using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A layer of a map.</summary>
public sealed record MapLayer
{
    /// <summary>What is drawn.</summary>
    public required MapSource Source { get; init; }

    /// <summary>Column whose values decide the class; null for one look for all.</summary>
    public string? Field { get; init; }

    /// <summary>Classes of the field's values; null without a field.</summary>
    public ClassDefinition? Classes { get; init; }

    /// <summary>Fill colour of polygons without classes; null: not filled.</summary>
    public MapColor? Fill { get; init; }

    /// <summary>How features without a value look.</summary>
    public NoDataStyle NoData { get; init; } = new();

    /// <summary>Line around polygons, or null.</summary>
    public OutlineStyle? Outline { get; init; }

    /// <summary>Point symbol; needed for point sources.</summary>
    public SymbolStyle? Symbol { get; init; }

    /// <summary>Labels, or null.</summary>
    public LabelStyle? Labels { get; init; }

    /// <summary>Heading (with classes) or text (without) in the legend; empty: not in the legend, or the column's label.</summary>
    public LocalizedText Legend { get; init; }

    /// <summary>Zoom from which the layer is shown.</summary>
    public double MinimumZoom { get; init; }

    /// <summary>True where the features of a source that maps draw as points are polygons in the file that is styled.</summary>
    [JsonIgnore]
    public bool HasPolygons { get; init; }

    /// <summary>True for points.</summary>
    public bool IsPoints => !HasPolygons && Source is MapSource.PostalPoints or MapSource.BtsSites or MapSource.Villages or MapSource.MobileMeasurements;

    /// <summary>True for lines, which have an outline and nothing to fill.</summary>
    public bool IsLines => Source is MapSource.Districts or MapSource.NationalBorder;
}
