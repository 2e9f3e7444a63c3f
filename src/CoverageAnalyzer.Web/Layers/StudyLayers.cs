using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>The layers of a study, ready to be sent: small ones as GeoJSON, large ones as tiles.</summary>
/// <remarks>
/// A layer of areas or lines goes as GeoJSON where it has at most <see cref="GreatestVertexCount"/> vertices once what cannot be seen at zoom 14
/// is left out (about 250 KB compressed, drawn by a browser at once); a layer of points with at most <see cref="GreatestPointCount"/>.
/// Instances never change and may be shared between threads.
/// </remarks>
public sealed class StudyLayers
{
    /// <summary>Vertices of a layer that is sent as GeoJSON, at most.</summary>
    public const int GreatestVertexCount = 60_000;

    /// <summary>Points of a layer that is sent as GeoJSON, at most.</summary>
    public const int GreatestPointCount = 20_000;

    private readonly Dictionary<MapSource, LayerFeatures> tiled = [];
    private readonly Dictionary<MapSource, Lazy<PackedAnswer>> answers = [];

    private StudyLayers(IReadOnlyList<LayerFeatures> features, CancellationToken cancellation)
    {
        var layers = new List<StudyLayer>();
        foreach (LayerFeatures layer in features)
        {
            cancellation.ThrowIfCancellationRequested();
            LayerFeatures? small = Small(layer, cancellation);
            layers.Add(new(layer.Source, layer.Count, layer.Geometry, small is null));
            if (small is null)
            {
                tiled.Add(layer.Source, layer);
            }
            else
            {
                answers.Add(layer.Source, new(() => Pack(small)));
            }
        }

        Layers = layers;
    }

    /// <summary>The layers that have features, in the order of <see cref="MapSource"/>.</summary>
    public IReadOnlyList<StudyLayer> Layers { get; }

    /// <summary>The layers that go as tiles.</summary>
    internal IEnumerable<LayerFeatures> Tiled => tiled.Values;

    /// <summary>Prepares the layers of a study.</summary>
    /// <param name="content">The results.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static StudyLayers Of(ReportContent content, int threads = 1, CancellationToken cancellation = default) =>
        new(LayerSource.Of(content, threads, cancellation), cancellation);

    /// <summary>A layer by its name; null where the study has none of it.</summary>
    /// <param name="source">The layer.</param>
    public StudyLayer? Find(MapSource source) => Layers.FirstOrDefault(l => l.Source == source);

    /// <summary>The GeoJSON of a layer, compressed; made when first asked for. Null where the layer goes as tiles or is not there.</summary>
    /// <param name="source">The layer.</param>
    public PackedAnswer? GeoJsonOf(MapSource source) => answers.TryGetValue(source, out Lazy<PackedAnswer>? answer) ? answer.Value : null;

    /// <summary>The simplified layer where it is small enough, else null.</summary>
    private static LayerFeatures? Small(LayerFeatures layer, CancellationToken cancellation)
    {
        if (layer.Geometry == LayerGeometry.Point)
        {
            return layer.Count <= GreatestPointCount ? layer : null;
        }

        // Simplifying halves a layer, or quarters it; one much larger need not be tried.
        if (layer.VertexCount > 8 * GreatestVertexCount)
        {
            return null;
        }

        LayerFeatures simplified = LayerShape.Simplified(layer, cancellation);
        return simplified.VertexCount <= GreatestVertexCount ? simplified : null;
    }

    private static PackedAnswer Pack(LayerFeatures layer)
    {
        var bytes = new MemoryStream();
        GeoJsonWriter.Write(layer, bytes);
        return PackedAnswer.Of(bytes.ToArray());
    }
}
