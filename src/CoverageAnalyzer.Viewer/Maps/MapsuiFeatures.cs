using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using Mapsui;
using Mapsui.Layers;
using Mapsui.Nts;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Viewer.Maps;

/// <summary>The features of a session as Mapsui holds them, made when first drawn and shared by all its maps: another map is other styles, not other shapes.</summary>
internal sealed class MapsuiFeatures
{
    /// <summary>Field of a feature: its position in the source.</summary>
    public const string Index = "index";

    /// <summary>Field of a name: the text.</summary>
    public const string Name = "name";

    /// <summary>Field of a name: whether it stands above its place.</summary>
    public const string Above = "above";

    /// <summary>Field of a name: the widest px, in metres, at which it is shown.</summary>
    public const string Widest = "widest";

    /// <summary>Where there are more points, those that lie this close at a coarse scale are drawn once: the others would be hidden under it.</summary>
    private const double SamePlacePixels = 2;

    private const int MostPointsInFull = 5000;

    private readonly ViewerGeometry geometry;
    private readonly Dictionary<(MapSource, int), IFeature[]> shapes = [];
    private readonly Dictionary<(MapSource, int, object?), IFeature[]> points = [];
    private readonly Dictionary<IReadOnlyList<MapLabel>, IFeature[]> names = new(ReferenceEqualityComparer.Instance);

    /// <summary>The features of a session.</summary>
    /// <param name="geometry">Where they lie.</param>
    public MapsuiFeatures(ViewerGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        this.geometry = geometry;
    }

    /// <summary>What a layer draws.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="level">The detail, see <see cref="DetailLevels"/>.</param>
    public IFeature[] Of(ViewerLayer layer, int level)
    {
        MapSource source = layer.Definition.Source;
        if (layer.Definition.IsPoints)
        {
            // Points of several classes are thinned class by class, so that no color is lost.
            int used = layer.FeatureCount > MostPointsInFull ? level : DetailLevels.Full;
            return Known(points, (source, used, used < DetailLevels.Full ? layer.Classes : null), () => PointsOf(layer, used));
        }

        return Known(shapes, (source, level), () => layer.Definition.IsLines
            ? [new GeometryFeature(MapsuiShapes.Of(geometry.LinesOf(source, level)!)) { [Index] = 0 }]
            : PolygonsOf(source, level));
    }

    /// <summary>The names of a layer.</summary>
    /// <param name="labels">The names.</param>
    public IFeature[] Of(IReadOnlyList<MapLabel> labels) => Known(names, labels, () =>
    [
        .. labels.Select(n => new PointFeature(n.X, n.Y)
        {
            [Index] = n.Feature,
            [Name] = n.Text,
            [Above] = n.IsAbove,
            [Widest] = WebMercator.MetresPerPixelAt(n.MinimumZoom),
        }),
    ]);

    private static IFeature[] Known<TKey>(Dictionary<TKey, IFeature[]> known, TKey key, Func<IFeature[]> made)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out IFeature[]? features))
        {
            known.Add(key, features = made());
        }

        return features;
    }

    private IFeature[] PolygonsOf(MapSource source, int level)
    {
        // A source too small for levels has the same polygons in all of them.
        if (level < DetailLevels.Full && ReferenceEquals(geometry.PolygonsOf(source, level), geometry.PolygonsOf(source)))
        {
            return Known(shapes, (source, DetailLevels.Full), () => PolygonsOf(source, DetailLevels.Full));
        }

        var polygons = geometry.PolygonsOf(source, level)!;
        var features = new List<IFeature>(polygons.UnitCount);
        for (int i = 0; i < polygons.UnitCount; i++)
        {
            if (MapsuiShapes.Of(polygons, i) is Geometry shape)
            {
                features.Add(new GeometryFeature(shape) { [Index] = i });
            }
        }

        return [.. features];
    }

    private IFeature[] PointsOf(ViewerLayer layer, int level)
    {
        IReadOnlyList<(double X, double Y)> all = geometry.PointsOf(layer.Definition.Source);
        double side = SamePlacePixels * DetailLevels.MetresPerPixelOf(level);
        var taken = new HashSet<(double, double, int)>();
        var features = new List<IFeature>();
        for (int i = 0; i < all.Count; i++)
        {
            (double x, double y) = all[i];
            if (side <= 0 || taken.Add((Math.Floor(x / side), Math.Floor(y / side), layer.LegendIndexOf(i))))
            {
                features.Add(new PointFeature(x, y) { [Index] = i });
            }
        }

        return [.. features];
    }
}
