using System.Collections.Concurrent;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>The vector tiles of a study's large layers.</summary>
/// <remarks>
/// Web Mercator, <c>{z}/{x}/{y}</c> with y from the north, zooms 0 … 14; one layer a tile, named as the source, feature id = position in the source.
/// Memory: 12 bytes a place on a boundary, 24 a point, and the cache. May be shared between threads.
/// </remarks>
public sealed class StudyTiles : ITileSource
{
    /// <summary>Greatest zoom there are tiles of.</summary>
    public const int GreatestZoom = LayerShape.GreatestZoom;

    /// <summary>Bytes of tiles kept ready at most.</summary>
    public const long DefaultCacheBytes = 48L << 20;

    private readonly Dictionary<MapSource, ITileLayer> layers = [];
    private readonly ConcurrentBag<TileScratch> scratches = [];
    private readonly TileCache cache;

    /// <summary>Prepares the tiles.</summary>
    /// <param name="study">The layers of the study.</param>
    /// <param name="cacheBytes">Bytes of tiles kept ready at most; 0 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    public StudyTiles(StudyLayers study, long cacheBytes = DefaultCacheBytes, CancellationToken cancellation = default)
        : this(study?.Tiled ?? throw new ArgumentNullException(nameof(study)), cacheBytes, cancellation)
    {
    }

    /// <summary>Prepares the tiles of layers, whatever their size.</summary>
    /// <param name="features">The layers.</param>
    /// <param name="cacheBytes">Bytes of tiles kept ready at most; 0 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    public StudyTiles(IEnumerable<LayerFeatures> features, long cacheBytes = DefaultCacheBytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfNegative(cacheBytes);
        cache = new TileCache(cacheBytes);
        foreach (LayerFeatures layer in features)
        {
            layers.Add(layer.Source, Prepare(layer, cancellation));
        }
    }

    /// <summary>Bytes of tiles kept ready now.</summary>
    public long CachedBytes => cache.Bytes;

    /// <summary>Whether a layer has tiles.</summary>
    /// <param name="source">The layer.</param>
    public bool Has(MapSource source) => layers.ContainsKey(source);

    /// <summary>A tile; null where the layer has none or there is no such address.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="address">Which tile.</param>
    /// <returns>The tile, which may be empty.</returns>
    public TileAnswer? Find(MapSource source, TileAddress address) =>
        FindAsync(source, address).GetAwaiter().GetResult(); // done at once, but where another thread makes the tile just now

    /// <inheritdoc/>
    public async Task<TileAnswer?> FindAsync(MapSource source, TileAddress address) =>
        address.IsValid && layers.ContainsKey(source) ? await cache.GetAsync(source, address, Make).ConfigureAwait(false) : null;

    /// <summary>Makes a tile without looking into the cache.</summary>
    /// <param name="source">A layer that has tiles.</param>
    /// <param name="address">Which tile.</param>
    /// <returns>The tile, not compressed; null where it is empty.</returns>
    public byte[]? Encode(MapSource source, TileAddress address)
    {
        TileScratch scratch = scratches.TryTake(out TileScratch? kept) ? kept : new TileScratch();
        scratch.Encoder.Start();
        layers[source].Add(address, scratch);
        byte[]? tile = scratch.Encoder.Finish(LayerNames.Of(source));
        scratches.Add(scratch);
        return tile;
    }

    private Task<TileAnswer> Make(MapSource source, TileAddress address) => Task.FromResult(TileAnswer.Of(Encode(source, address)));

    private static ITileLayer Prepare(LayerFeatures layer, CancellationToken cancellation) =>
        layer.Polygons is { } polygons ? new PolygonTiles(polygons, cancellation)
        : layer.Lines is { } lines ? new LineTiles(lines, layer.FeatureOfLine, cancellation)
        : new PointTiles(layer);
}
