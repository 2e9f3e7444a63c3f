namespace CoverageAnalyzer.Web.Contract;

/// <summary>A layer of a map with the class of each feature.</summary>
internal sealed record MapLayerAnswer
{
    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Heading of the classes, or the text of the one symbol; empty: not in the legend.</summary>
    public required string Heading { get; init; }

    /// <summary>The classes; empty for one look for all.</summary>
    public required IReadOnlyList<LegendEntryAnswer> Legend { get; init; }

    /// <summary>Legend position of each feature; null for one look for all.</summary>
    public required IReadOnlyList<int>? ClassOf { get; init; }

    /// <summary>Fill color of polygons without classes, or null.</summary>
    public required string? Fill { get; init; }

    /// <summary>Line around polygons, or null.</summary>
    public required OutlineAnswer? Outline { get; init; }

    /// <summary>Point symbol, or null.</summary>
    public required SymbolAnswer? Symbol { get; init; }

    /// <summary>Labels, or null.</summary>
    public required LabelsAnswer? Labels { get; init; }

    /// <summary>Zoom from which the layer is shown.</summary>
    public required double MinimumZoom { get; init; }
}
