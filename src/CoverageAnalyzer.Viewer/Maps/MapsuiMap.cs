using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Viewing;
using Mapsui;
using Mapsui.Layers;
using Mapsui.Nts;
using Mapsui.Styles;
using Mapsui.Styles.Thematics;
using Mapsui.Widgets.ScaleBar;
using LabelStyle = Mapsui.Styles.LabelStyle;

namespace CoverageAnalyzer.Viewer.Maps;

/// <summary>The map of a session as Mapsui draws it. Only translates: which class, which colour, which name is decided before.</summary>
/// <remarks>
/// Has no type of a user interface, so that the same map serves the window, the picture export and the tests. Its styles ask the session while they
/// draw; after a change of classes, layers, filter or choice call <see cref="Refresh"/>. Another map or language needs another instance.
/// </remarks>
internal sealed class MapsuiMap : IDisposable
{
    private readonly ViewerSession session;
    private readonly MapsuiFeatures features;
    private readonly MapsuiStyles styles = new();
    private readonly List<(int Layer, MemoryLayer Drawn, bool IsNames)> layers = [];
    private readonly MemoryLayer chosen = new("chosen") { Style = null };
    private readonly ScaleBarWidget? scaleBar;
    private int drawnLevel;

    /// <summary>Builds the map that a session shows.</summary>
    /// <param name="session">The session.</param>
    /// <param name="features">The features of the session.</param>
    /// <param name="parts">What is drawn beside the shapes.</param>
    public MapsuiMap(ViewerSession session, MapsuiFeatures features, MapParts parts)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(parts);
        this.session = session;
        this.features = features;
        Map = new Map { CRS = "EPSG:3857", BackColor = new Color(255, 255, 255) };
        Map.Navigator.RotationLock = true; // north is up, on the screen and on the sheet
        for (int l = 0; l < session.Map.Layers.Count; l++)
        {
            Add(l, ShapesOf(l), false, session.Map.Layers[l].Definition.MinimumZoom);
        }

        Map.Layers.Add(chosen);
        for (int l = 0; parts.Names && l < session.Map.Layers.Count; l++)
        {
            if (session.Map.Layers[l].Definition.Labels is not null)
            {
                Add(l, NamesOf(l), true, 0);
            }
        }

        if (parts.ScaleBar)
        {
            scaleBar = new ScaleBarWidget(Map);
            Map.Widgets.Enqueue(scaleBar);
        }

        Map.Navigator.ViewportChanged += (_, _) => TakeDetail();
        Refresh();
    }

    /// <summary>The map for a control or a renderer.</summary>
    public Map Map { get; }

    /// <summary>Bounds of all communes in the plane of the map.</summary>
    public MRect Whole
    {
        get
        {
            var all = session.Geometry.Communes.BoundsOf();
            return new MRect(all.MinX, all.MinY, all.MaxX, all.MaxY).Grow(all.Width * 0.03);
        }
    }

    /// <summary>Bounds of a feature, with some of what lies around it.</summary>
    /// <param name="picked">The feature.</param>
    public MRect AreaOf(PickedFeature picked)
    {
        const double PointMarginMetres = 4000;
        if (session.Geometry.PolygonsOf(picked.Source) is { } polygons && polygons.BoundsOf(picked.Feature) is { IsEmpty: false } own)
        {
            return new MRect(own.MinX, own.MinY, own.MaxX, own.MaxY).Grow(Math.Max(own.Width, own.Height) * 0.75);
        }

        IReadOnlyList<(double X, double Y)> points = session.Geometry.PointsOf(picked.Source);
        return picked.Feature < points.Count
            ? new MRect(points[picked.Feature].X, points[picked.Feature].Y, points[picked.Feature].X, points[picked.Feature].Y).Grow(PointMarginMetres)
            : Whole;
    }

    /// <summary>Whether the scale bar is drawn, where the map has one: a sheet has its own.</summary>
    public bool IsScaleBarShown
    {
        get => scaleBar is { Enabled: true };
        set
        {
            if (scaleBar is not null)
            {
                scaleBar.Enabled = value;
            }
        }
    }

    /// <summary>Takes over what the session says now of classes, layers, filter and choice.</summary>
    public void Refresh()
    {
        foreach ((int layer, MemoryLayer drawn, _) in layers)
        {
            drawn.Enabled = session.IsLayerShown(layer);
        }

        TakeDetail();
        chosen.Features = session.Selected is { } picked && ChosenOf(picked) is { } feature ? [feature] : [];
        chosen.DataHasChanged();
        Map.RefreshGraphics();
    }

    /// <inheritdoc/>
    public void Dispose() => Map.Dispose();

    // The shapes of the scale; a map that has no size yet takes the coarsest, and the right ones as soon as it has.
    private void TakeDetail()
    {
        double metresPerPixel = Map.Navigator.Viewport.Resolution;
        int level = metresPerPixel > 0 ? DetailLevels.At(metresPerPixel) : 0;
        if (level == drawnLevel)
        {
            return;
        }

        drawnLevel = level;
        foreach ((int layer, MemoryLayer drawn, _) in layers.Where(l => !l.IsNames))
        {
            drawn.Features = features.Of(session.Map.Layers[layer], level);
            drawn.DataHasChanged();
        }
    }

    private void Add(int layer, MemoryLayer drawn, bool isNames, double minimumZoom)
    {
        if (minimumZoom > 0)
        {
            drawn.MaxVisible = WebMercator.MetresPerPixelAt(minimumZoom);
        }

        layers.Add((layer, drawn, isNames));
        Map.Layers.Add(drawn);
    }

    private MemoryLayer ShapesOf(int l)
    {
        MapLayer definition = session.Map.Layers[l].Definition;
        var looks = new LayerLooks(session.Map.Layers[l]);
        return new MemoryLayer($"shapes {l}")
        {
            // A layer has shapes before a map takes it: the map learns from them where it may be moved to.
            Features = features.Of(session.Map.Layers[l], drawnLevel),
            Style = new ThemeStyle((feature, viewport) =>
            {
                int index = (int)feature[MapsuiFeatures.Index]!;
                return looks.Of(index, session.IsFaded(l, index), !definition.IsLines && session.IsClassHidden(l, index)) is not { } look ? null
                    : definition.IsPoints ? styles.SymbolOf(look, definition.Symbol!.Shape, definition.Symbol.SizeAt(WebMercator.ZoomAt(viewport.Resolution)))
                    : styles.ShapeOf(look, definition.IsLines);
            }),
        };
    }

    private MemoryLayer NamesOf(int l)
    {
        LabelStyle over = MapsuiStyles.NamesOf(session.Map.Layers[l].Definition.Labels!, MapsuiFeatures.Name, isAbove: false);
        LabelStyle above = MapsuiStyles.NamesOf(session.Map.Layers[l].Definition.Labels!, MapsuiFeatures.Name, isAbove: true);
        return new MemoryLayer($"names {l}")
        {
            Features = features.Of(session.Labels[l]),
            Style = new ThemeStyle((feature, viewport) =>
                viewport.Resolution <= (double)feature[MapsuiFeatures.Widest]! && !session.IsFaded(l, (int)feature[MapsuiFeatures.Index]!)
                    ? (bool)feature[MapsuiFeatures.Above]! ? above : over
                    : null),
        };
    }

    private IFeature? ChosenOf(PickedFeature picked)
    {
        if (session.Geometry.PolygonsOf(picked.Source) is { } polygons)
        {
            return MapsuiShapes.Of(polygons, picked.Feature) is { } shape ? new GeometryFeature(shape) { Styles = { MapsuiStyles.Chosen } } : null;
        }

        IReadOnlyList<(double X, double Y)> points = session.Geometry.PointsOf(picked.Source);
        return picked.Feature < points.Count ? new PointFeature(points[picked.Feature].X, points[picked.Feature].Y) { Styles = { MapsuiStyles.ChosenPoint } } : null;
    }
}
