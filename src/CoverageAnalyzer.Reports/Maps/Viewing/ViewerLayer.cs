using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>A layer of a map as an interactive viewer draws it: the definition with the classes of this run's features.</summary>
/// <param name="Definition">The layer of the definition: source, outline, symbol with its sizes by zoom, labels, least zoom.</param>
/// <param name="Classes">Class and colour of every feature; null for one look for all.</param>
/// <param name="FeatureCount">Features of the source.</param>
public sealed record ViewerLayer(MapLayer Definition, ClassifiedLayer? Classes, int FeatureCount)
{
    /// <summary>Heading of the layer's classes, or the text of its one symbol; empty: not in the legend.</summary>
    public LocalizedText Heading => Classes?.Heading ?? Definition.Legend;

    /// <summary>The entries of the legend: the classes, last the look of features without a value; empty for one look for all.</summary>
    public IReadOnlyList<LegendEntry> Legend => Classes is null ? [] : Classes.NoData is { } none ? [.. Classes.Classes, none] : Classes.Classes;

    /// <summary>Position in <see cref="Legend"/> of a feature; −1 for a layer without classes.</summary>
    /// <param name="feature">The feature.</param>
    public int LegendIndexOf(int feature) => Classes is null ? -1 : Classes.ClassOf[feature] is >= 0 and int c ? c : Classes.Classes.Count;
}
