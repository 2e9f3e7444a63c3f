using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>Says which feature of a map lies where someone pointed: the uppermost point whose symbol is hit, or else the commune.</summary>
public sealed class FeaturePicker
{
    /// <summary>How far beside a symbol still counts as on it: a finger is no needle.</summary>
    private const double SlackPixels = 3;

    private readonly ViewerGeometry geometry;
    private readonly CommuneLocator locator;

    /// <summary>Prepares the features.</summary>
    /// <param name="geometry">Where they lie.</param>
    public FeaturePicker(ViewerGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        this.geometry = geometry;
        locator = new CommuneLocator(geometry.Communes);
    }

    /// <summary>The feature at a place.</summary>
    /// <param name="map">The map.</param>
    /// <param name="x">Easting in the plane of <see cref="WebMercator"/>, in metres.</param>
    /// <param name="y">Northing.</param>
    /// <param name="metresPerPixel">Width of a pixel.</param>
    /// <param name="isShown">Whether a feature (layer's position, feature) is drawn; the others cannot be hit.</param>
    /// <returns>Null beside everything.</returns>
    public PickedFeature? At(ViewerMap map, double x, double y, double metresPerPixel, Func<int, int, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(isShown);
        double zoom = WebMercator.ZoomAt(metresPerPixel);
        for (int l = map.Layers.Count - 1; l >= 0; l--)
        {
            MapLayer layer = map.Layers[l].Definition;
            if (!layer.IsPoints || layer.Symbol is null || zoom < layer.MinimumZoom)
            {
                continue;
            }

            double reach = ((layer.Symbol.SizeAt(zoom) / 2) + SlackPixels) * metresPerPixel, nearest = reach * reach;
            int hit = -1;
            IReadOnlyList<(double X, double Y)> points = geometry.PointsOf(layer.Source);
            for (int i = 0; i < points.Count; i++)
            {
                double dx = points[i].X - x, dy = points[i].Y - y, square = (dx * dx) + (dy * dy);
                if (square <= nearest && isShown(l, i))
                {
                    (hit, nearest) = (i, square);
                }
            }

            if (hit >= 0)
            {
                return new PickedFeature(layer.Source, hit);
            }
        }

        return locator.Locate(x, y) is >= 0 and int commune ? new PickedFeature(MapSource.Communes, commune) : null;
    }
}
