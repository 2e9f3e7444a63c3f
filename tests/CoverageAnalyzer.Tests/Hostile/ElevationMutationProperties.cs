using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Hostile;

/// <summary>Mutated files of heights: only the reader's error escapes, memory is bounded, and what is accepted are heights that can be.</summary>
public sealed class ElevationMutationProperties : IDisposable
{
    private static readonly byte[][] Tiffs =
    [
        .. new[] { 1, 5, 8, 32773 }.SelectMany(c => new[]
        {
            new TiffBuilder { Compression = c, NoData = "-9999", Metadata = "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item></GDALMetadata>" },
            new TiffBuilder { Compression = c, TileSize = 16, LittleEndian = false, Bits = 16, Format = 2, Predictor = c is 5 or 8 ? 2 : 1, Width = 20, Height = 20 },
            new TiffBuilder { Compression = c, BigTiff = true, Predictor = c is 5 or 8 ? 3 : 1, PixelIsPoint = true, Overrides = { [33550] = [100, -100, 0] } },
            new TiffBuilder { Compression = c, BigTiff = true, LittleEndian = false, Bits = 8, Format = 1, RowsPerStrip = 5, Overrides = { [34264] = [9, 0, 0, 6e5, 0, 9, 0, 18e5] } },
        }).Select(b => b.Build()),
    ];

    private static readonly byte[][] Grids =
    [
        "ncols 3\nnrows 2\nxllcorner 600000\nyllcorner 1850000\ncellsize 30\nNODATA_value -9999\n1 2 3\n4 -9999 6\n"u8.ToArray(),
        "NCOLS 5\r\nNROWS 1\r\nXLLCENTER 107.5\r\nYLLCENTER 16\r\nDX 0.001\r\nDY 0.002\r\n-1.5 2e2 nan 0.25 8999\r\n"u8.ToArray(),
        "ncols 1\nnrows 4\nxllcorner 0\nyllcorner 0\ncellsize 1\n10\n20\n30\n40"u8.ToArray(),
    ];

    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Changed_GeoTIFFs_give_the_reader_s_error_or_heights_that_can_be() => Run("GeoTIFF heights", "a.tif", null, Tiffs, 4_000);

    [Fact]
    public void Changed_ASCII_grids_give_the_reader_s_error_or_heights_that_can_be() => Run("ASCII grid", "a.asc", "EPSG:32648", Grids, 4_000);

    [Fact]
    public void Changed_HGT_tiles_and_their_archives_give_the_reader_s_error_or_heights_that_can_be()
    {
        byte[] tile = HgtBuilder.Build((c, r) => (c ^ r) % 900);
        Run("HGT", "N16E107.hgt", null, [tile], 60);
        Run("zipped HGT", "N16E107.hgt.zip", null, [HgtBuilder.Zip("N16E107.hgt", HgtBuilder.Build((_, r) => r))], 150);
    }

    private void Run(string format, string name, string? crs, byte[][] seeds, int cases)
    {
        var run = new MutationRun(format);
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Int[0, seeds.Length - 1], Mutation.Several).Sample(
            (seed, other, mutations) =>
            {
                byte[] file = Mutation.Apply(seeds[seed], seeds[other], mutations);
                run.Case(file, file.Length, () => Read(folders.Write(name, file), crs));
            },
            iter: MutationRun.Cases(cases));
        run.Report();
    }

    private static void Read(string path, string? crs)
    {
        using ElevationSource source = ElevationFiles.Open([path], crs, new FindingLog(), 1, CancellationToken.None);
        RasterGrid grid = source.Model.Grid;
        Assert.True(double.IsFinite(grid.West + grid.North) && grid is { CellWidth: > 0, CellHeight: > 0, Rows: > 0, Columns: > 0 });
        float[] heights = new float[50 * 50];
        foreach ((int row, int column) in new[] { (-1, -1), (grid.Rows - 40, grid.Columns - 40), (grid.Rows / 2, grid.Columns / 2) })
        {
            source.Model.Read(row, column, 50, 50, heights);
            Assert.All(heights, h => Assert.True(float.IsNaN(h) || h is >= -500 and <= 9_000));
        }
    }
}
