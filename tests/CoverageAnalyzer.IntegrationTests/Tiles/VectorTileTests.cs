using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Tests;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Tiles;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

public sealed class VectorTileTests(BuiltInLayers study) : IClassFixture<BuiltInLayers>
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(14)]
    public void Areas_of_all_tiles_of_a_zoom_add_up_to_the_generalised_communes(int zoom)
    {
        PolygonSet polygons = study.Content.CommunePolygons;
        ArcNetwork network = ArcNetworkBuilder.Build(polygons);
        double pixel = WorldGrid.StepsPerPixel(zoom);
        PolygonSet simple = GeneralizedPolygons.At(polygons, network, EffectiveAreas.Of(network, TestContext.Current.CancellationToken), 0.5 * pixel * pixel);
        double step = WorldGrid.Size / 4096.0 / (1 << zoom);
        int island = study.Content.Communes.Single(c => c.Commune.District.EndsWith("Cồn Cỏ", StringComparison.Ordinal)).Commune.Index; // where it is tiny it is drawn larger
        double expected = 0;
        PolygonSet inSteps = simple.WithCoordinates(
            Array.ConvertAll(simple.X, x => Math.Round(WorldGrid.Column(x) / step)), Array.ConvertAll(simple.Y, y => -Math.Round(WorldGrid.Row(y) / step)));
        for (int u = 0; u < simple.UnitCount; u++)
        {
            expected += u == island ? 0 : inSteps.PlaneAreaOf(u);
        }

        double found = 0;
        foreach ((TileAddress _, DecodedTile tile) in AllTiles(MapSource.Communes, zoom))
        {
            found += tile.Features.Where(f => f.Id != island).Sum(f => f.Paths.Sum(p => TileWindow.AreaWithin(p)));
        }

        // What is cut at the edge of a tile's buffer is rounded to a step there: outside the tile, so almost nothing is left.
        Assert.InRange(found / expected, 1 - 2e-4, 1 + 2e-4);
    }

    /// <summary>At these zooms places are rounded to parts of a pixel: small communes may go, the ground may not.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void At_low_zooms_no_commune_of_a_pixel_vanishes_and_the_ground_stays_covered_once(int zoom)
    {
        PolygonSet polygons = study.Content.CommunePolygons;
        double step = WorldGrid.Size / 4096.0 / (1 << zoom);
        PolygonSet inSteps = polygons.WithCoordinates(Array.ConvertAll(polygons.X, x => WorldGrid.Column(x) / step), Array.ConvertAll(polygons.Y, y => -WorldGrid.Row(y) / step));
        int island = study.Content.Communes.Single(c => c.Commune.District.EndsWith("Cồn Cỏ", StringComparison.Ordinal)).Commune.Index;
        var ids = new HashSet<long>();
        double found = 0, expected = Enumerable.Range(0, polygons.UnitCount).Where(u => u != island).Sum(u => inSteps.PlaneAreaOf(u));
        foreach ((TileAddress _, DecodedTile tile) in AllTiles(MapSource.Communes, zoom))
        {
            ids.UnionWith(tile.Features.Select(f => f.Id));
            found += tile.Features.Where(f => f.Id != island).Sum(f => f.Paths.Sum(p => TileWindow.AreaWithin(p)));
        }

        Assert.DoesNotContain(Enumerable.Range(0, polygons.UnitCount), u => inSteps.PlaneAreaOf(u) >= 256 && !ids.Contains(u));
        Assert.Contains(island, ids);
        Assert.InRange(found / expected, 0.97, 1.03);
    }

    [Theory]
    [InlineData(5, 0.9)]
    [InlineData(9, 0.999)]
    [InlineData(14, 0.9999)]
    public void District_lines_of_all_tiles_of_a_zoom_add_up_to_the_generalized_lines(int zoom, double least)
    {
        LayerFeatures districts = study.Features.Single(l => l.Source == MapSource.Districts);
        double pixel = WorldGrid.StepsPerPixel(zoom), step = WorldGrid.Size / 4096.0 / (1 << zoom);
        PolylineSet simple = GeneralizedLines.At(districts.Lines!, pixel * pixel / 2, TestContext.Current.CancellationToken);
        double expected = 0;
        for (int l = 0; l < simple.LineCount; l++)
        {
            for (int i = simple.LineStart[l] + 1; i < simple.LineStart[l + 1]; i++)
            {
                double dx = (WorldGrid.Column(simple.X[i]) - WorldGrid.Column(simple.X[i - 1])) / step, dy = (WorldGrid.Row(simple.Y[i]) - WorldGrid.Row(simple.Y[i - 1])) / step;
                expected += Math.Sqrt((dx * dx) + (dy * dy));
            }
        }

        double found = 0;
        var ids = new HashSet<long>();
        foreach ((TileAddress _, DecodedTile tile) in AllTiles(MapSource.Districts, zoom))
        {
            Assert.Equal("districts", tile.Name);
            Assert.All(tile.Features, f => Assert.Equal(2, f.Kind));
            Assert.Equal(tile.Features.Count, tile.Features.Select(f => f.Id).Distinct().Count());
            Assert.All(tile.Features.SelectMany(f => f.Paths), p => Assert.True(p.Count >= 2));
            ids.UnionWith(tile.Features.Select(f => f.Id));
            found += tile.Features.Sum(f => f.Paths.Sum(TileWindow.LengthWithin));
        }

        Assert.InRange(found / expected, least, 2 - least);
        Assert.Equal(districts.Count, zoom > 5 ? ids.Count : districts.Count);
    }

    [Fact]
    public void A_tile_is_as_the_specification_wants_it()
    {
        foreach (int zoom in (int[])[6, 8, 10, 12])
        {
            foreach ((TileAddress _, DecodedTile tile) in AllTiles(MapSource.Communes, zoom))
            {
                Assert.Equal(("communes", 2, 4096), (tile.Name, tile.Version, tile.Extent));
                Assert.Equal(tile.Features.Count, tile.Features.Select(f => f.Id).Distinct().Count());
                foreach ((long id, int kind, List<List<(int X, int Y)>> rings) in tile.Features)
                {
                    Assert.InRange(id, 0, study.Content.Communes.Count - 1);
                    Assert.Equal(3, kind);
                    Assert.True(DecodedTile.TwiceArea(rings[0]) > 0, "the first ring is an outer one");
                    Assert.All(rings, r => Assert.True(r.Count >= 3 && r.All(p => p.X is >= -96 and <= 4192 && p.Y is >= -96 and <= 4192)));
                }
            }
        }
    }

    [Fact]
    public void Every_commune_is_in_the_tiles_of_every_zoom_that_rounds_nothing()
    {
        foreach (int zoom in (int[])[8, 10, 12])
        {
            var ids = AllTiles(MapSource.Communes, zoom).SelectMany(t => t.Tile.Features).Select(f => f.Id).ToHashSet();
            Assert.Equal(study.Content.Communes.Count, ids.Count);
        }
    }

    [Fact]
    public void Points_thin_out_at_low_zooms_and_are_all_there_at_the_greatest()
    {
        int last = 0;
        foreach (int zoom in (int[])[5, 8, 11, 14])
        {
            var ids = AllTiles(MapSource.BtsSites, zoom).SelectMany(t => t.Tile.Features).Select(f => f.Id).ToHashSet();
            Assert.True(ids.Count >= last, $"{ids.Count} at zoom {zoom}, {last} before");
            last = ids.Count;
        }

        Assert.Equal(study.Content.BtsSites!.Count, last);
    }

    [Fact]
    public void Gdal_reads_the_tiles()
    {
        using var folder = new ScratchFolder();
        (TileAddress address, _) = AllTiles(MapSource.Communes, 9).MaxBy(t => t.Tile.Features.Count);
        string file = Path.Combine(folder.Path, $"{address.Y}.pbf");
        File.WriteAllBytes(file, study.Tiles.Encode(MapSource.Communes, address)!);
        string said = Gdal.Run("ogrinfo", "-ro", "-q", "-so", $"MVT:{file}", "communes", "-oo", $"X={address.X}", "-oo", $"Y={address.Y}", "-oo", $"Z={address.Zoom}");
        Assert.Contains("communes", said, StringComparison.Ordinal);
        string count = Gdal.Run("ogrinfo", "-ro", "-al", "-so", $"MVT:{file}", "-oo", $"X={address.X}", "-oo", $"Y={address.Y}", "-oo", $"Z={address.Zoom}");
        Assert.Contains($"Feature Count: {DecodedTile.Of(study.Tiles.Encode(MapSource.Communes, address)!).Features.Count}", count, StringComparison.Ordinal);
    }

    [Fact]
    public void Concurrent_requests_get_one_tile_and_the_cache_stays_within_its_bytes()
    {
        var tiles = new StudyTiles(study.Features, cacheBytes: 20_000);
        TileAddress address = AllTiles(MapSource.Communes, 9).First().Address;
        TileAnswer[] answers = [.. Enumerable.Range(0, 32).AsParallel().WithDegreeOfParallelism(8).Select(_ => tiles.Find(MapSource.Communes, address)!)];
        Assert.Single(answers.Distinct(ReferenceEqualityComparer.Instance));
        foreach ((TileAddress other, _) in AllTiles(MapSource.Communes, 11))
        {
            tiles.Find(MapSource.Communes, other);
            Assert.InRange(tiles.CachedBytes, 0, 20_000);
        }

        Assert.Null(tiles.Find(MapSource.Communes, new(3, 8, 0)));
        Assert.Null(tiles.Find(MapSource.Villages, new(0, 0, 0)));
    }

    private IEnumerable<(TileAddress Address, DecodedTile Tile)> AllTiles(MapSource source, int zoom)
    {
        Bounds bounds = study.Content.CommunePolygons.BoundsOf();
        int shift = WorldGrid.Bits - zoom, side = 1 << zoom;
        for (int x = Math.Max(0, (WorldGrid.Column(bounds.MinX) >> shift) - 1); x <= Math.Min(side - 1, (WorldGrid.Column(bounds.MaxX) >> shift) + 1); x++)
        {
            for (int y = Math.Max(0, (WorldGrid.Row(bounds.MaxY) >> shift) - 1); y <= Math.Min(side - 1, (WorldGrid.Row(bounds.MinY) >> shift) + 1); y++)
            {
                if (study.Tiles.Encode(source, new(zoom, x, y)) is { } bytes)
                {
                    yield return (new(zoom, x, y), DecodedTile.Of(bytes));
                }
            }
        }
    }
}
