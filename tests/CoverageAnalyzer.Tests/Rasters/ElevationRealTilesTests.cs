using System.Buffers.Binary;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Real tiles, and GDAL as the judge of what stands in them.</summary>
public sealed class ElevationRealTilesTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_HGT_and_the_GeoTIFF_of_one_place_are_the_same_model()
    {
        (ElevationSource hgt, List<Finding> ofHgt) = Elevation.Open(null, Tile("N44W072.hgt"));
        (ElevationSource tiff, List<Finding> ofTiff) = Elevation.Open(null, Tile("N44W072.tif"));
        Assert.Empty(ofHgt.Concat(ofTiff));
        float[] heights = Elevation.Whole(hgt.Model);
        Assert.Equal(heights, Elevation.Whole(tiff.Model));
        Assert.Equal((115, 1_908, 0), (heights.Min(), heights.Max(), heights.Count(float.IsNaN)));
        Assert.Equal(hgt.Model.Grid.West, tiff.Model.Grid.West, 1e-9);
        Assert.Equal(hgt.Model.Grid.North, tiff.Model.Grid.North, 1e-9);
        Assert.Equal(2, Elevation.Open(null, Tile("N44W072.hgt"), Tile("N44W072.tif")).Source.Files.Count); // on one lattice
    }

    [Fact]
    public void Each_void_of_the_Alps_is_a_void()
    {
        (ElevationSource source, List<Finding> findings) = Elevation.Open(null, Tile("N46E008-with-voids.tif"));
        float[] heights = Elevation.Whole(source.Model);
        Assert.Equal(103_743, heights.Count(float.IsNaN));
        Assert.Equal(4_173, heights.Where(h => !float.IsNaN(h)).Max());
        Assert.Empty(findings);
        RasterSummary summary = ElevationFiles.Summarize(Tile("N46E008-with-voids.tif"), null, new FindingLog(), 2, TestContext.Current.CancellationToken);
        Assert.Equal((103_743, 187, 4_173), (summary.VoidCells, summary.LeastValue, summary.GreatestValue));
    }

    [Theory]
    [InlineData("N44W072.tif", "")]
    [InlineData("N46E008-with-voids.tif", "")]
    [InlineData("da-nang-srtm1.tif", "")]
    [InlineData("da-nang-srtm1.tif", "-co COMPRESS=NONE -co ENDIANNESS=BIG -co BLOCKYSIZE=7")]
    [InlineData("da-nang-srtm1.tif", "-ot Float32 -co COMPRESS=DEFLATE -co PREDICTOR=3 -co TILED=YES -co BLOCKXSIZE=64 -co BLOCKYSIZE=32")]
    [InlineData("da-nang-srtm1.tif", "-of COG -co COMPRESS=DEFLATE -co BLOCKSIZE=128 -co PREDICTOR=YES")]
    [InlineData("da-nang-srtm1.tif", "-ot Float64 -co COMPRESS=LZW -co BIGTIFF=YES -co PREDICTOR=2")]
    [InlineData("da-nang-srtm1.tif", "-of AAIGrid")]
    [InlineData("N46E008-with-voids.tif", "-of AAIGrid -co DECIMAL_PRECISION=2 -ot Float32")]
    [InlineData("N46E008-with-voids.tif", "-co COMPRESS=PACKBITS -co TILED=YES -co SPARSE_OK=TRUE")]
    public void Windows_at_random_are_what_GDAL_reads(string tile, string options)
    {
        string path = Tile(tile);
        if (options.Length > 0)
        {
            string target = folder.File(options.Contains("AAIGrid", StringComparison.Ordinal) ? "target.asc" : "target.tif");
            Gdal.Run("gdal_translate", ["-q", .. options.Split(' '), path, target]);
            path = target;
        }

        ElevationSource source = Elevation.Open(null, path).Source;
        RasterGrid grid = source.Model.Grid;
        var random = new Random(tile.Length + (31 * options.Length));
        for (int i = 0; i < 2; i++)
        {
            int rows = random.Next(1, 300), columns = random.Next(1, 300), row = random.Next(grid.Rows - rows), column = random.Next(grid.Columns - columns);
            Gdal.Run("gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", "-srcwin", $"{column}", $"{row}", $"{columns}", $"{rows}", path, folder.File("plain"));
            byte[] plain = File.ReadAllBytes(folder.File("plain"));
            float[] heights = Elevation.Window(source.Model, row, column, rows, columns);
            Assert.Equal(4 * heights.Length, plain.Length);
            for (int k = 0; k < heights.Length; k++)
            {
                float judged = BinaryPrimitives.ReadSingleLittleEndian(plain.AsSpan(4 * k));
                Assert.Equal(judged is -32_768 or -32_767 ? float.NaN : judged, heights[k]);
            }
        }
    }

    private static string Tile(string name)
    {
        string path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "terrain", name));
        if (!File.Exists(path))
        {
            string message = $"Shared data not found: ../shared/data/terrain/{name}";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        return path;
    }
}
