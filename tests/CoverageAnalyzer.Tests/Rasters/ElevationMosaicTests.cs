using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rasters;

public sealed class ElevationMosaicTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void SRTM_tiles_share_their_edges_and_the_first_one_that_has_a_height_wins()
    {
        // Four degrees around 17 N 108 E, the south-eastern one missing; every tile says where it is, its edges too.
        folder.Write("N17E107.hgt", HgtBuilder.Build((c, r) => c == 1_200 && r == 600 ? -32768 : 1_000));
        folder.Write("N17E108.hgt", HgtBuilder.Build((_, _) => 2_000));
        folder.Write("N16E107.hgt", HgtBuilder.Build((_, _) => 3_000));
        folder.Write("readme.txt", "no tile");
        (ElevationSource source, List<Finding> findings) = Elevation.Open(null, folder.Path);
        RasterGrid grid = source.Model.Grid;
        Assert.Equal((2_401, 2_401, "3 × HGT"), (grid.Columns, grid.Rows, source.Format));
        Assert.Equal(["N16E107.hgt", "N17E107.hgt", "N17E108.hgt"], source.Files.Select(Path.GetFileName));
        Assert.Empty(findings);
        Assert.Equal((107.0, 18.0), (Math.Round(grid.CentreX(0), 9), Math.Round(grid.CentreY(0), 9)));
        float At(int row, int column) => Elevation.Window(source.Model, row, column, 1, 1)[0];
        Assert.Equal((1_000, 2_000, 3_000, float.NaN), (At(0, 0), At(0, 1_201), At(1_201, 0), At(1_201, 1_201)));
        Assert.Equal(3_000, At(1_200, 0)); // the shared row: N16E107 comes first
        Assert.Equal(1_000, At(599, 1_200)); // the shared column: N17E107 comes before N17E108
        Assert.Equal(2_000, At(600, 1_200)); // but has a void there
        Assert.Equal(3_000, At(1_200, 1_200)); // the corner all share
        Assert.Equal(2_000, At(1_200, 1_201));
        float[] whole = Elevation.Whole(source.Model);
        Assert.Equal(1_200L * 1_200, whole.LongCount(float.IsNaN));
        Assert.Equal(Elevation.Part(whole, grid, 1_190, 1_190, 25, 30), Elevation.Window(source.Model, 1_190, 1_190, 25, 30));
        Assert.Contains("3 tiles", source.Note.English, StringComparison.Ordinal);

        // inspect sees the folder as the one model it is, a folder with a map layer as that layer
        Assert.True(ElevationFiles.IsRaster(folder.Path));
        RasterSummary summary = ElevationFiles.Summarize(folder.Path, null, new FindingLog(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((grid, "3 × HGT", 1_000, 3_000, 1), (summary.Grid, summary.Format, summary.LeastValue, summary.GreatestValue, summary.VoidCells));
        folder.Write("xa.shp", "a map layer beside them");
        Assert.False(ElevationFiles.IsRaster(folder.Path));
    }

    [Fact]
    public void Any_window_of_any_tiles_is_the_window_of_the_whole_as_the_rule_says()
    {
        // Tiles of random size and place on one lattice, overlapping or apart, some cells void.
        var tile = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 15], Gen.Int[1, 15], Gen.Int[0, 2]);
        var window = Gen.Select(Gen.Int[-5, 50], Gen.Int[-5, 50], Gen.Int[1, 30], Gen.Int[1, 30]);
        using var folders = new ThreadFolders();
        Gen.Select(tile.Array[1, 6], window.Array[3]).Sample(
            (tiles, windows) =>
            {
                var expected = new Dictionary<(int Row, int Column), float>();
                string[] paths = new string[tiles.Length];
                for (int i = 0; i < tiles.Length; i++)
                {
                    (int row, int column, int rows, int columns, int way) = tiles[i];
                    double Value(int c, int r) => ((c * 7) + (r * 3) + i) % 4 == 0 ? -9999 : (100 * i) + c + r;
                    paths[i] = folders.Write($"{i}.tif", new TiffBuilder
                    {
                        Width = columns, Height = rows, TileSize = way == 2 ? 16 : 0, Compression = way == 0 ? 1 : 8, NoData = "-9999", Value = Value,
                        Overrides = { [33922] = [0, 0, 0, 600_000 + (100 * column), 1_850_000 - (100 * row), 0] },
                    }.Build());
                    for (int r = 0; r < rows; r++)
                    {
                        for (int c = 0; c < columns; c++)
                        {
                            float height = Value(c, r) == -9999 ? float.NaN : (float)Value(c, r);
                            if (!expected.TryGetValue((row + r, column + c), out float earlier) || float.IsNaN(earlier))
                            {
                                expected[(row + r, column + c)] = height;
                            }
                        }
                    }
                }

                using ElevationSource source = ElevationFiles.Open(paths, null, new FindingLog(), 1, CancellationToken.None);
                int north = tiles.Min(t => t.Item1), west = tiles.Min(t => t.Item2);
                foreach ((int row, int column, int rows, int columns) in windows)
                {
                    float[] heights = Elevation.Window(source.Model, row, column, rows, columns);
                    for (int i = 0; i < heights.Length; i++)
                    {
                        Assert.Equal(expected.GetValueOrDefault((north + row + (i / columns), west + column + (i % columns)), float.NaN), heights[i]);
                    }
                }
            },
            iter: 300);
    }

    [Fact]
    public void A_walk_with_a_halo_decodes_no_block_twice_whatever_the_number_of_threads()
    {
        // 700 × 500 in tiles of 32: 22 × 16 blocks.
        string path = folder.Write("a.tif", new TiffBuilder { Width = 700, Height = 500, TileSize = 32, Compression = 8, Predictor = 2, Format = 2, Bits = 16, Value = (c, r) => (c ^ r) % 3_000 }.Build());
        (ElevationSource source, _) = Elevation.Open(null, path);
        Assert.Equal(22 * 16, source.DecodedBlocks);
        float[] whole = Elevation.Whole(source.Model);
        foreach (int rows in new[] { 7, 50, 512 })
        {
            Parallel.For(0, (500 + rows - 1) / rows, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i =>
                Assert.Equal(Elevation.Part(whole, source.Model.Grid, (i * rows) - 1, -1, rows + 2, 702), Elevation.Window(source.Model, (i * rows) - 1, -1, rows + 2, 702)));
        }

        Assert.Equal(22 * 16, source.DecodedBlocks);
        Assert.Equal(64 << 20, source.CacheBytes);
    }

    [Fact]
    public void The_cache_keeps_to_its_bound_and_what_is_dropped_is_decoded_again()
    {
        var cache = new BlockCache(3 * 1_000);
        int calls = 0;
        byte First(int block)
        {
            CachedBlock held = cache.Rent(0, block, 1_000, (b, samples) =>
            {
                calls++;
                samples.AsSpan().Fill((byte)b);
            });
            byte first = held.Samples[0];
            cache.Return(held);
            return first;
        }

        Assert.Equal([1, 2, 3, 1, 4, 1, 2], new[] { 1, 2, 3, 1, 4, 1, 2 }.Select(First)); // 4 drops 2, the last 2 drops 3
        Assert.Equal(5, calls);
        Assert.Throws<InvalidDataException>(() => cache.Rent(0, 9, 1_000, (_, _) => throw new InvalidDataException()));
        Assert.Equal(9, First(9));
        CachedBlock[] used = [.. Enumerable.Range(20, 5).Select(b => cache.Rent(1, b, 1_000, (n, samples) => samples.AsSpan().Fill((byte)n)))];
        Assert.Equal([20, 21, 22, 23, 24], used.Select(u => u.Samples[999])); // in use: none is dropped
    }

    [Fact]
    public void Looking_through_the_files_finds_the_same_on_any_number_of_threads()
    {
        string[] paths = [.. Enumerable.Range(0, 5).Select(i => folder.Write($"{i}.tif", Tile(i, -9_000 + (4_600 * i)).Build()))];
        string Said(int threads)
        {
            var log = new FindingLog();
            using ElevationSource source = ElevationFiles.Open(paths, null, log, threads, TestContext.Current.CancellationToken);
            return string.Join('\n', log.ToList().Select(f => f.Place.File + f.Code + f.Message.Vietnamese));
        }

        Assert.Contains("elevation-implausible", Said(1), StringComparison.Ordinal);
        Assert.All([2, 3, 8], threads => Assert.Equal(Said(1), Said(threads)));
        static TiffBuilder Tile(int i, double height) => new()
        {
            Width = 70, Height = 90, TileSize = 16, Compression = 8, Value = (c, r) => height + c + r,
            Overrides = { [33922] = [0, 0, 0, 600_000 + (7_000 * i), 1_850_000, 0] },
        };
    }

    [Theory]
    [InlineData(32649, 100, 600_700, "EPSG:32649")]
    [InlineData(32648, 90, 600_700, "cells of 90 × 90")]
    [InlineData(32648, 100, 600_720, "by a part of a cell")]
    public void Tiles_that_do_not_fit_are_refused_with_both_names_and_the_command_that_mends_it(int epsg, double cell, double west, string reason)
    {
        string a = folder.Write("a.tif", new TiffBuilder().Build());
        string b = folder.Write("b.tif", new TiffBuilder { Epsg = epsg, Overrides = { [33550] = [cell, cell, 0], [33922] = [0, 0, 0, west, 1_850_000, 0] } }.Build());
        InputFileException error = Elevation.Refused(null, a, b);
        Assert.Equal("b.tif", error.Place.File);
        Assert.Contains(reason, error.Problem.English, StringComparison.Ordinal);
        Assert.Contains("'a.tif'", error.Problem.English, StringComparison.Ordinal);
        string command = error.Remedy.English[(error.Remedy.English.IndexOf("gdalwarp ", StringComparison.Ordinal) + 9)..];
        Gdal.Run("gdalwarp", ["-q", .. command.Split(' ').Select(w => w.Trim('"')).Select(w => w.EndsWith(".tif", StringComparison.Ordinal) ? folder.File(w) : w)]);
        (ElevationSource mended, _) = Elevation.Open(null, folder.File("new.tif"));
        Assert.Equal((100.0, 32648), (Math.Round(mended.Model.Grid.CellWidth, 6), mended.Model.Crs.EpsgCode!.Value));
    }

    [Fact]
    public void A_tile_at_the_other_end_of_the_world_is_refused()
    {
        string a = folder.Write("a.tif", new TiffBuilder { Overrides = { [33550] = [0.001, 0.001, 0] } }.Build());
        string b = folder.Write("b.tif", new TiffBuilder { Overrides = { [33550] = [0.001, 0.001, 0], [33922] = [0, 0, 0, 900_000_000, 1_850_000, 0] } }.Build());
        InputFileException error = Elevation.Refused(null, a, b);
        Assert.Contains("too many cells", error.Problem.English, StringComparison.Ordinal);
        Assert.Equal("b.tif", error.Place.File);
    }

    [Fact]
    public void A_hundredth_of_a_cell_off_the_lattice_is_let_pass()
    {
        string a = folder.Write("a.tif", new TiffBuilder().Build());
        string b = folder.Write("b.tif", new TiffBuilder { Overrides = { [33922] = [0, 0, 0, 600_700.9, 1_850_000, 0] } }.Build());
        Assert.Equal((14, 5), (Elevation.Open(null, a, b).Source.Model.Grid.Columns, Elevation.Open(null, b, a).Source.Model.Grid.Rows));
    }

    [Fact]
    public void Many_tiles_cost_a_window_no_more_than_the_few_it_touches()
    {
        byte[] tile = new TiffBuilder { Width = 4, Height = 4, Value = (c, r) => c + r + 1 }.Build();
        int tie = tile.AsSpan().IndexOf(BitConverter.GetBytes(600_000.0));
        for (int i = 0; i < 900; i++)
        {
            BitConverter.TryWriteBytes(tile.AsSpan(tie), 600_000.0 + (400 * (i % 30)));
            BitConverter.TryWriteBytes(tile.AsSpan(tie + 8), 1_850_000.0 - (400 * (i / 30)));
            folder.Write($"{i:0000}.tif", tile);
        }

        (ElevationSource source, _) = Elevation.Open(null, folder.Path);
        Assert.Equal((120, 120, "900 × GeoTIFF"), (source.Model.Grid.Columns, source.Model.Grid.Rows, source.Format));
        Assert.DoesNotContain(float.NaN, Elevation.Whole(source.Model));
        float[] place = new float[1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            source.Model.Read(i, 119 - i, 1, 1, place);
            Assert.Equal((i % 4) + ((119 - i) % 4) + 1, place[0]);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 2_000); // a list of all tiles alone would be 3,600
    }

    [Fact]
    public void Files_that_are_not_there_and_windows_that_make_no_sense()
    {
        Assert.Contains("no file of heights", Elevation.Refused(null, folder.Path).Problem.English, StringComparison.Ordinal);
        Assert.Contains("no file of heights", Elevation.Refused(null).Problem.English, StringComparison.Ordinal);
        Assert.Contains("makes no sense", Elevation.Refused(null, " ").Problem.English, StringComparison.Ordinal);
        Assert.Contains("not found", Elevation.Refused(null, folder.File("none.tif")).Problem.English, StringComparison.Ordinal);
        ElevationSource source = Elevation.Open(null, folder.Write("a.tif", new TiffBuilder().Build())).Source;
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Model.Read(0, 0, 2, 2, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Model.Read(0, 0, -1, 2, new float[3]));
        Assert.Equal([float.NaN], Elevation.Window(source.Model, int.MaxValue, int.MinValue, 1, 1));
        source.Model.Read(0, 0, 0, 5, []);
    }
}
