using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>The looks of a layer's features: one a legend entry, each also faded, made once and handed out again.</summary>
public sealed class LayerLooks
{
    private readonly ViewerLayer layer;
    private readonly FeatureLook[] looks;
    private readonly FeatureLook[] faded;
    private readonly FeatureLook? empty;

    /// <summary>The looks of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public LayerLooks(ViewerLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        this.layer = layer;
        MapLayer definition = layer.Definition;
        OutlineStyle? outline = definition.IsPoints ? definition.Symbol?.Outline : definition.Outline;
        looks = layer.Classes is null
            ? [new FeatureLook(definition.IsPoints ? definition.Symbol?.Color : definition.IsLines ? null : definition.Fill, false, outline)]
            : [.. layer.Legend.Select((LegendEntry e) => new FeatureLook(e.Color, e.Hatched, outline))];
        faded = [.. looks.Select(l => l.Faded)];
        empty = definition.IsPoints ? null : new FeatureLook(null, false, outline);
    }

    /// <summary>The look of a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="isFaded">A filter leaves it out.</param>
    /// <param name="isClassHidden">Its class is switched off: a polygon keeps its outline, so that the map keeps its shape; a point is gone.</param>
    /// <returns>Null where it is not drawn.</returns>
    public FeatureLook? Of(int feature, bool isFaded, bool isClassHidden) =>
        isClassHidden ? empty : (isFaded ? faded : looks)[Math.Max(0, layer.LegendIndexOf(feature))];
}
