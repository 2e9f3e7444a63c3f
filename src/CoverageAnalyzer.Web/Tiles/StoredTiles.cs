using System.Globalization;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Layers;
using Npgsql;
using NpgsqlTypes;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>The vector tiles of a run in a shared store, cut by PostGIS.</summary>
/// <remarks>
/// Source: ST_AsMVT and ST_AsMVTGeom of PostGIS 3. Layer names, ids, zooms, extent and buffer are those of <see cref="StudyTiles"/>, and so is what an
/// empty tile is; a ring that a tile cuts may begin at another place and have other places on the edge of the buffer.
/// Behavior: while the database is away, tiles come from <paramref name="others"/>, which makes them in memory.
/// May be shared between threads.
/// </remarks>
/// <param name="database">The store, by connections that cannot change it.</param>
/// <param name="run">Key of the run.</param>
/// <param name="sources">Layers that go as tiles.</param>
/// <param name="others">Makes tiles where the database cannot.</param>
/// <param name="cacheBytes">Bytes of tiles kept ready at most.</param>
internal sealed class StoredTiles(PostGisDatabase database, long run, IReadOnlySet<MapSource> sources, Func<ITileSource> others, long cacheBytes = StudyTiles.DefaultCacheBytes) : ITileSource
{
    // The partition of the run is named by its key, so that the server plans for it alone. The buffer is a fraction of the tile; half a step more, as
    // tiles that share an edge must find the same.
    private readonly string areas = Sql(run, "SELECT feature AS id, ST_AsMVTGeom(geom, ST_TileEnvelope($2, $3, $4), 4096, 96, true) AS geom", "ORDER BY feature");
    private readonly string lines = Sql(
        run, "SELECT feature AS id, ST_CollectionExtract(ST_Collect(ST_AsMVTGeom(geom, ST_TileEnvelope($2, $3, $4), 4096, 96, true)), 2) AS geom", "GROUP BY feature ORDER BY feature");

    private readonly TileCache cache = new(cacheBytes);

    /// <summary>Tiles the database made.</summary>
    public long Made => Interlocked.Read(ref made);

    private long made;

    /// <summary>Whether a run has geometry for tiles: one that an older program pushed has none.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">Key of the run.</param>
    /// <exception cref="DataStoreException">The database failed.</exception>
    public static bool AreThere(PostGisDatabase database, long run) => database.With(connection =>
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT FROM coverage.tile_geometry WHERE run_id = $1)";
        command.Parameters.Add(new() { Value = run });
        return (bool)command.ExecuteScalar()!;
    });

    /// <inheritdoc/>
    public async Task<TileAnswer?> FindAsync(MapSource source, TileAddress address)
    {
        if (!address.IsValid || !sources.Contains(source))
        {
            return null;
        }

        try
        {
            return await cache.GetAsync(source, address, MakeAsync).ConfigureAwait(false);
        }
        catch (DataStoreException)
        {
            return await others().FindAsync(source, address).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a tile without looking into the cache.</summary>
    /// <param name="source">A layer that has tiles.</param>
    /// <param name="address">Which tile.</param>
    /// <returns>The tile, not compressed; null where it is empty.</returns>
    /// <exception cref="DataStoreException">The database failed.</exception>
    public Task<byte[]?> EncodeAsync(MapSource source, TileAddress address) => database.DoAsync(async connection =>
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = source is MapSource.Districts or MapSource.NationalBorder ? lines : areas;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = TileBands.Of(source, address.Zoom), NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = address.Zoom, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = address.X, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = address.Y, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = LayerNames.Of(source), NpgsqlDbType = NpgsqlDbType.Text });
        byte[] tile = (byte[])(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
        return tile.Length == 0 ? null : tile;
    });

    private static string Sql(long run, string select, string end) => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT ST_AsMVT(tile, $5, 4096, 'geom', 'id') FROM ({select} FROM coverage.tile_geometry WHERE run_id = {run} AND bands @> $1 AND geom && ST_TileEnvelope($2, $3, $4, margin => 0.0235595703125) {end}) AS tile WHERE geom IS NOT NULL");

    // Whoever asks may go away; the tile is made all the same, for the others who ask.
    private async Task<TileAnswer> MakeAsync(MapSource source, TileAddress address)
    {
        TileAnswer answer = TileAnswer.Of(await EncodeAsync(source, address).ConfigureAwait(false));
        Interlocked.Increment(ref made);
        return answer;
    }
}
