using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>What a desktop viewer shows of one run: the map chosen, what is switched off, the filter, the feature chosen, the language.</summary>
/// <remarks>Holds no window and no drawing type. Not safe for concurrent use.</remarks>
public sealed class ViewerSession
{
    private readonly MapLibrary library;
    private readonly HashSet<(int Layer, int Entry)> hiddenClasses = [];
    private readonly HashSet<int> hiddenLayers = [];
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<MapLabel>>> labelsOf = new(StringComparer.Ordinal);
    private readonly FeaturePicker picker;

    /// <summary>A session on a run.</summary>
    /// <param name="content">The run.</param>
    /// <param name="library">The map definitions.</param>
    /// <exception cref="ArgumentException">The run has nothing that can be drawn.</exception>
    public ViewerSession(ReportContent content, MapLibrary library)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(library);
        this.library = library;
        Content = content;
        Data = new MapData(content);
        Maps = ViewerMap.Of(content, library);
        if (Maps.Count == 0)
        {
            throw new ArgumentException("No map can be drawn of this run.", nameof(content));
        }

        Map = Maps[0];
        Geometry = new ViewerGeometry(content);
        picker = new FeaturePicker(Geometry);
        Search = new CommuneSearch(content.Communes.Select(c => c.Commune));
    }

    /// <summary>The run, in the language of the session.</summary>
    public ReportContent Content { get; private set; }

    /// <summary>Its values, in the same language.</summary>
    public MapData Data { get; private set; }

    /// <summary>The maps that can be shown, in order.</summary>
    public IReadOnlyList<ViewerMap> Maps { get; private set; }

    /// <summary>The map shown.</summary>
    public ViewerMap Map { get; private set; }

    /// <summary>Where the features lie.</summary>
    public ViewerGeometry Geometry { get; }

    /// <summary>Finds communes by what someone types.</summary>
    public CommuneSearch Search { get; }

    /// <summary>Which communes are looked at; the others are pale.</summary>
    public CommuneFilter Filter { get; set; } = CommuneFilter.None;

    /// <summary>The feature chosen, or null.</summary>
    public PickedFeature? Selected { get; set; }

    /// <summary>Language of texts and numbers.</summary>
    public ReportLanguage Language
    {
        get => Content.Language;
        set
        {
            if (value == Content.Language)
            {
                return;
            }

            Content = Content with { Language = value };
            Data = new MapData(Content);
            string shown = Map.Definition.Id;
            Maps = ViewerMap.Of(Content, library);
            Map = Maps.First(m => m.Definition.Id == shown);
            labelsOf.Clear();
        }
    }

    /// <summary>The names of the map shown, by layer.</summary>
    public IReadOnlyList<IReadOnlyList<MapLabel>> Labels
    {
        get
        {
            // Maps that name the same things in the same way share the work: only layers with names take part in it.
            int[] named = [.. Enumerable.Range(0, Map.Layers.Count).Where(l => Map.Layers[l].Definition.Labels is not null)];
            string key = string.Join('\n', named.Select(l => Map.Layers[l].Definition).Select(d => $"{d.Source} {d.MinimumZoom} {d.Labels}"));
            if (!labelsOf.TryGetValue(key, out var labels))
            {
                IReadOnlyList<IReadOnlyList<MapLabel>> all = LabelVisibility.Of(Map, Geometry, Data, Content);
                labelsOf.Add(key, labels = [.. named.Select(l => all[l])]);
            }

            return [.. Enumerable.Range(0, Map.Layers.Count).Select(l => Array.IndexOf(named, l)).Select(n => n < 0 ? [] : labels[n])];
        }
    }

    /// <summary>How many communes fit the filter.</summary>
    public int FittingCommunes => Content.Communes.Count(Filter.Fits);

    /// <summary>Shows another map, with all its classes and layers.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="ArgumentException">There is no such map.</exception>
    public void Show(string id)
    {
        Map = Maps.FirstOrDefault(m => m.Definition.Id == id) ?? throw new ArgumentException($"There is no map '{id}'.", nameof(id));
        hiddenClasses.Clear();
        hiddenLayers.Clear();
    }

    /// <summary>Switches a class of the legend on or off.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="entry">The entry's position in its legend.</param>
    /// <param name="isShown">On or off.</param>
    public void SetClass(int layer, int entry, bool isShown) => Switch(hiddenClasses, (layer, entry), isShown);

    /// <summary>Switches a layer on or off.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="isShown">On or off.</param>
    public void SetLayer(int layer, bool isShown) => Switch(hiddenLayers, layer, isShown);

    /// <summary>Whether a class is switched on.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="entry">The entry's position in its legend.</param>
    public bool IsClassShown(int layer, int entry) => !hiddenClasses.Contains((layer, entry));

    /// <summary>Whether a layer is switched on.</summary>
    /// <param name="layer">The layer's position.</param>
    public bool IsLayerShown(int layer) => !hiddenLayers.Contains(layer);

    /// <summary>Whether a feature's class is switched off.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="feature">The feature.</param>
    public bool IsClassHidden(int layer, int feature) => Map.Layers[layer].LegendIndexOf(feature) is >= 0 and int entry && !IsClassShown(layer, entry);

    /// <summary>Whether the filter leaves a feature out; only communes are filtered.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="feature">The feature.</param>
    public bool IsFaded(int layer, int feature) =>
        Map.Layers[layer].Definition.Source == MapSource.Communes && !Filter.Fits(Content, feature);

    /// <summary>The feature at a place.</summary>
    /// <param name="x">Easting in the plane of <see cref="WebMercator"/>, in metres.</param>
    /// <param name="y">Northing.</param>
    /// <param name="metresPerPixel">Width of a pixel.</param>
    /// <returns>Null beside everything.</returns>
    public PickedFeature? FeatureAt(double x, double y, double metresPerPixel) =>
        picker.At(Map, x, y, metresPerPixel, (layer, feature) => IsLayerShown(layer) && !IsClassHidden(layer, feature));

    /// <summary>The feature chosen, in words.</summary>
    /// <returns>Null where none is.</returns>
    public FeatureDescription? Describe() => Selected is { } picked ? FeatureDescription.Of(Content, Data, Map, picked) : null;

    private static void Switch<T>(HashSet<T> hidden, T item, bool isShown)
    {
        if (isShown)
        {
            hidden.Remove(item);
        }
        else
        {
            hidden.Add(item);
        }
    }
}
