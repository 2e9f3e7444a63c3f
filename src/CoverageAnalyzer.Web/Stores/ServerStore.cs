using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Tiles;
using Hangfire;

namespace CoverageAnalyzer.Web.Stores;

/// <summary>What a running server has of a shared store: the watch, the scenarios, the tiles, each with its own few connections.</summary>
internal sealed class ServerStore : IAsyncDisposable
{
    private readonly PostGisDatabase tiles;
    private StudyEditions? editions;

    private ServerStore(WebStore store, StoreWatch watch, PostGisDatabase tiles)
    {
        Watch = watch;
        Jobs = store.Jobs;
        Scenarios = new ScenarioTable(watch.Database, store.Study);
        this.tiles = tiles;
    }

    /// <summary>What is known of the store.</summary>
    public StoreWatch Watch { get; }

    /// <summary>The study's scenarios.</summary>
    public IScenarioStore Scenarios { get; }

    /// <summary>The queue of jobs; null: there is none.</summary>
    public JobStorage? Jobs { get; }

    /// <summary>Opens a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="log">Told of what changes.</param>
    /// <param name="needsViewerRole">Whether some requests must run under the role of viewers.</param>
    /// <exception cref="DataStoreException">It cannot be used.</exception>
    public static ServerStore Open(WebStore store, WebLimits limits, WebLog log, bool needsViewerRole)
    {
        StoreWatch watch = StoreWatch.Open(store, limits, log, needsViewerRole);

        // Tiles are the same for all, so they are made with the least rights: nothing that a tile's address could do changes anything.
        return new ServerStore(store, watch, PostGisDatabase.At(store.Address, new PostGisLimits
        {
            MostConnections = limits.TileConnections,
            StatementTime = limits.TileStatement,
            IsReadOnly = true,
            Role = watch.MayActAsViewer ? StoreRoles.Viewer : null,
        }));
    }

    /// <summary>Says which editions newer runs go to.</summary>
    /// <param name="all">The editions.</param>
    public void Follow(StudyEditions all) => editions = all;

    /// <summary>Begins to look for newer runs and scenarios.</summary>
    public void Start() => Watch.Start(editions!);

    /// <summary>The tiles PostGIS makes of an edition; null where it is no run of the store, has no layer that goes as tiles, or no geometry for them.</summary>
    /// <param name="edition">The edition.</param>
    public ITileSource? TilesOf(StudyEdition edition)
    {
        if (edition.Study.Run is not { } run)
        {
            return null;
        }

        HashSet<MapSource> sources = [.. edition.Layers.Layers.Where(l => l.IsTiled).Select(l => l.Source)];
        try
        {
            return sources.Count > 0 && StoredTiles.AreThere(tiles, run.Id) ? new StoredTiles(tiles, run.Id, sources, edition.OwnTiles) : null;
        }
        catch (DataStoreException)
        {
            return new StoredTiles(tiles, run.Id, sources, edition.OwnTiles); // away just now: it helps itself until it is back
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Watch.DisposeAsync();
        tiles.Dispose();
    }
}
