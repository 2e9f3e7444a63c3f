using CoverageAnalyzer.Engine.Generalization;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>Simplifies a layer for maps: neighbours stay matched, nothing vanishes.</summary>
internal static class LayerShape
{
    /// <summary>The greatest zoom a layer is prepared for; a map shows it enlarged beyond.</summary>
    public const int GreatestZoom = 14;

    /// <summary>Least effective area that is kept, in pixels of the zoom: a change below it is not seen.</summary>
    public const double LeastSquarePixels = 0.5;

    /// <summary>The layer without what is not seen at <see cref="GreatestZoom"/>; points as they are.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static LayerFeatures Simplified(LayerFeatures layer, CancellationToken cancellation)
    {
        double threshold = ThresholdAt(GreatestZoom);
        if (layer.Polygons is { } polygons)
        {
            ArcNetwork network = ArcNetworkBuilder.Build(polygons);
            return layer with { Polygons = GeneralizedPolygons.At(polygons, network, EffectiveAreas.Of(network, cancellation), threshold) };
        }

        return layer.Lines is { } lines ? layer with { Lines = GeneralizedLines.At(lines, threshold, cancellation) } : layer;
    }

    /// <summary>The threshold of a zoom in steps of the world's grid, squared.</summary>
    /// <param name="zoom">The zoom.</param>
    public static double ThresholdAt(int zoom)
    {
        double pixel = WorldGrid.StepsPerPixel(zoom);
        return LeastSquarePixels * pixel * pixel;
    }
}
