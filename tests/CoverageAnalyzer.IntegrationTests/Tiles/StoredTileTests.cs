using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.IntegrationTests.Web;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Tiles;
using Npgsql;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

/// <summary>Tiles that PostGIS cuts against those made in memory, decoded by the specification alone.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoredTileTests(SharedPostgres postgres, BuiltInLayers study) : IClassFixture<BuiltInLayers>
{
    /// <summary>How far an area of a tile may differ, in steps along its border: the place where an edge leaves the buffer is rounded by each in its own way,
    /// so a long edge may lie a step off.</summary>
    private const double StepsOfBorder = 1;

    private const double MostLeftOut = 32;

    [Fact]
    public async Task Tiles_of_PostGIS_are_those_made_in_memory()
    {
        string address = StoreFixture.NewStore(postgres.Server);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        long run = Store(database);
        using PostGisDatabase reading = PostGisDatabase.At(StoreFixture.Parsed(address), new PostGisLimits { MostConnections = 4, StatementTime = TimeSpan.FromSeconds(5), IsReadOnly = true, Role = "coverage_viewer" });
        HashSet<MapSource> sources = [.. study.Features.Select(f => f.Source)];
        var tiles = new StoredTiles(reading, run, sources, () => throw new InvalidOperationException("the database is there"), cacheBytes: 0);
        int compared = 0, filled = 0;
        var differing = new List<string>();
        foreach (MapSource source in sources)
        {
            foreach (TileAddress at in Addresses())
            {
                byte[]? own = study.Tiles.Encode(source, at), theirs = await tiles.EncodeAsync(source, at);
                compared++;
                filled += own is null ? 0 : 1;
                Compare(source, at, own, theirs, differing);
            }
        }

        Assert.True(compared >= 1500 && filled > 400, $"{compared} tiles, {filled} with something in them");
        Assert.True(differing.Count == 0, $"{differing.Count} of {compared}: {string.Join("; ", differing.Take(20))}");
    }

    [Fact]
    public async Task A_database_that_is_away_is_stood_in_for()
    {
        using PostGisDatabase nowhere = PostGisDatabase.At(PostGisAddress.TryParse("Host=127.0.0.1;Port=1;Database=x;Username=x", out _)!);
        var tiles = new StoredTiles(nowhere, 1, new HashSet<MapSource> { MapSource.Communes }, () => study.Tiles);
        TileAddress at = Addresses().First(a => study.Tiles.Encode(MapSource.Communes, a) is not null);
        Assert.Equal(study.Tiles.Find(MapSource.Communes, at)!.ETag, (await tiles.FindAsync(MapSource.Communes, at))!.ETag);
        Assert.Null(await tiles.FindAsync(MapSource.Villages, at));
    }

    private long Store(PostGisDatabase database) => database.With(connection =>
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        using NpgsqlCommand begin = new("SELECT coverage.begin_run()", connection);
        long run = (long)begin.ExecuteScalar()!;
        TileGeometryTable.Write(connection, run, study.Features, TestContext.Current.CancellationToken);
        using NpgsqlCommand finish = new(
            $"SELECT coverage.index_run({run}); SELECT coverage.finish_run({run}, 'a', '', 'vi', 'test', 1, false, '{{}}', '{{}}', '{{}}')", connection);
        finish.ExecuteNonQuery();
        transaction.Commit();
        return run;
    });

    private IEnumerable<TileAddress> Addresses()
    {
        Engine.Model.Bounds bounds = study.Content.CommunePolygons.BoundsOf();
        for (int zoom = 0; zoom <= 14; zoom++)
        {
            int count = 1 << zoom, step = zoom <= 11 ? 1 : zoom == 12 ? 2 : zoom == 13 ? 7 : 15;
            (int x0, int x1) = (Column(bounds.MinX, count) - 1, Column(bounds.MaxX, count) + 1);
            (int y0, int y1) = (Row(bounds.MaxY, count) - 1, Row(bounds.MinY, count) + 1);
            for (int x = Math.Max(0, x0); x <= Math.Min(count - 1, x1); x += step)
            {
                for (int y = Math.Max(0, y0); y <= Math.Min(count - 1, y1); y += step)
                {
                    yield return new(zoom, x, y);
                }
            }
        }
    }

    private static int Column(double longitude, int count) => (int)((longitude + 180) / 360 * count);

    private static int Row(double latitude, int count) => (int)((0.5 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / (2 * Math.PI))) * count);

    private static void Compare(MapSource source, TileAddress at, byte[]? own, byte[]? theirs, List<string> differing)
    {
        if (own is null || theirs is null)
        {
            if (own is not null || theirs is not null)
            {
                // What only touches the edge of the buffer, outside the tile, may be there or not.
                DecodedTile only = DecodedTile.Of(own ?? theirs!);
                if (only.Features.Exists(f => IsWithin(f.Paths)))
                {
                    differing.Add($"{source} {at}: one is empty");
                }
            }

            return;
        }

        DecodedTile a = DecodedTile.Of(own), b = DecodedTile.Of(theirs);
        if ((a.Name, a.Version, a.Extent) != (b.Name, b.Version, b.Extent))
        {
            differing.Add($"{source} {at}: head");
        }

        var others = b.Features.ToDictionary(f => f.Id);
        foreach ((long id, int kind, List<List<(int X, int Y)>> paths) in a.Features)
        {
            if (!others.Remove(id, out var other))
            {
                // PostGIS leaves out a line shorter than it can tell from a point: the outline of an island of less than two pixels.
                if (IsWithin(paths) && (kind != 2 || SizeOf(kind, paths).Size > MostLeftOut))
                {
                    differing.Add($"{source} {at}: {id} missing");
                }

                continue;
            }

            (double mine, double border) = SizeOf(kind, paths);
            (double other2, _) = SizeOf(kind, other.Paths);
            if (kind != other.Kind || Math.Abs(mine - other2) > 2 + (StepsOfBorder * (kind == 1 ? 0 : kind == 2 ? 0.01 * border : border)))
            {
                differing.Add($"{source} {at}: {id} {mine:F0} against {other2:F0}, border {border:F0}");
            }
        }

        differing.AddRange(others.Values.Where(o => IsWithin(o.Paths)).Select(o => $"{source} {at}: {o.Id} too much"));
    }

    private static bool IsWithin(List<List<(int X, int Y)>> paths) => paths.Exists(p => p.Exists(q => q.X is >= 0 and <= 4096 && q.Y is >= 0 and <= 4096));

    // What is within the tile itself: the place of a point, the length of a line, the area of an area.
    private static (double Size, double Border) SizeOf(int kind, List<List<(int X, int Y)>> paths) => kind switch
    {
        1 => (paths.Sum(p => p.Sum(q => q.X + q.Y)), 0),
        2 => (paths.Sum(p => TileWindow.LengthWithin(p)), paths.Sum(p => TileWindow.LengthWithin(p))),
        _ => (paths.Sum(p => TileWindow.AreaWithin(p)), paths.Sum(p => TileWindow.LengthWithin([.. p, p[0]]))),
    };
}
