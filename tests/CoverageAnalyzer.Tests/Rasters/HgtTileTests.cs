using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

public sealed class HgtTileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("N44W072.hgt", 44, -72)]
    [InlineData("n16e107.HGT", 16, 107)]
    [InlineData("S01W072.SRTMGL3.hgt", -1, -72)]
    [InlineData("s33E018.hgt", -33, 18)]
    public void The_name_gives_the_corner_and_cells_reach_half_a_cell_beyond_the_degree(string name, int south, int west)
    {
        string path = folder.Write(name, HgtBuilder.Build((c, r) => (c % 50) + r));
        (ElevationSource source, List<Finding> findings) = Elevation.Open(null, path);
        RasterGrid grid = source.Model.Grid;
        Assert.Equal((1_201, 1_201, "HGT", 4326), (grid.Columns, grid.Rows, source.Format, source.Model.Crs.EpsgCode!.Value));
        Assert.Equal(west, grid.CentreX(0), 1e-9);
        Assert.Equal(west + 1, grid.CentreX(1_200), 1e-9);
        Assert.Equal(south + 1, grid.CentreY(0), 1e-9);
        Assert.Equal(south, grid.CentreY(1_200), 1e-9);
        Assert.Equal(west - (0.5 / 1_200), grid.West, 1e-9);
        Assert.Empty(findings);
        Assert.Equal([path], source.Files);
        Assert.Equal([(7 % 50) + 1_200, 8 + 1_200], Elevation.Window(source.Model, 1_200, 7, 1, 2));
    }

    [Fact]
    public void Voids_are_NaN_sea_level_is_zero_and_what_is_outside_is_NaN()
    {
        string path = folder.Write("N16E107.hgt", HgtBuilder.Build((c, r) => (c, r) switch { (0, 0) => -32768, (1, 0) => 0, (2, 0) => -3, (3, 0) => 9_001, (4, 0) => -501, (5, 0) => 9_000, _ => 500 }));
        (ElevationSource source, List<Finding> findings) = Elevation.Open(null, path);
        Assert.Equal(
            [float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, 0, -3, float.NaN, float.NaN, 9_000],
            Elevation.Window(source.Model, -1, -1, 2, 7)[..5].Concat(Elevation.Window(source.Model, 0, -1, 1, 7)));
        Finding found = Assert.Single(findings);
        Assert.Equal(("elevation-implausible", FindingRank.Warning), (found.Code, found.Rank));
        Assert.StartsWith("2 cells have a height outside", found.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zipped_tile_is_the_tile()
    {
        byte[] tile = HgtBuilder.Build((c, r) => ((c * r) % 3_000) - 100);
        float[] plain = Elevation.Whole(Elevation.Open(null, folder.Write("N16E107.hgt", tile)).Source.Model);
        (ElevationSource zipped, _) = Elevation.Open(null, folder.Write("any.hgt.zip", HgtBuilder.Zip("N16E107.hgt", tile)));
        Assert.Equal(plain, Elevation.Whole(zipped.Model));
        Assert.Equal(plain[(700 * 1_201) + 5], Elevation.Window(zipped.Model, 700, 5, 1, 1)[0]);
        Assert.Equal(1, zipped.DecodedBlocks);
        Assert.Equal("HGT", zipped.Format);
    }

    [Fact]
    public void A_zipped_tile_whose_checksum_is_another_is_refused()
    {
        byte[] zip = HgtBuilder.Zip("N16E107.hgt", HgtBuilder.Build((_, _) => 5));
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 16] ^= 1; // the checksum in the archive's list
        Assert.NotEmpty(Elevation.Refused(null, folder.Write("N16E107.zip", zip)).Problem.Vietnamese);
    }

    [Fact]
    public void Files_that_are_no_tile_are_refused_with_the_reason()
    {
        byte[] tile = HgtBuilder.Build((_, _) => 1);
        Assert.Contains("2,884,801 bytes", Elevation.Refused(null, folder.Write("N16E107.hgt", tile[..^1])).Problem.English, StringComparison.Ordinal);
        Assert.Contains("0 bytes", Elevation.Refused(null, folder.Write("N16E108.hgt", [])).Problem.English, StringComparison.Ordinal);
        foreach (string name in new[] { "tile.hgt", "N91E000.hgt", "N16E181.hgt", "N16E1077.hgt", "NE.hgt" })
        {
            Assert.Contains("does not say where", Elevation.Refused(null, folder.Write(name, tile)).Problem.English, StringComparison.Ordinal);
        }

        Assert.Contains("no .hgt", Elevation.Refused(null, folder.Write("N16E109.zip", HgtBuilder.Zip("a.txt", tile))).Problem.English, StringComparison.Ordinal);
        Elevation.Refused(null, folder.Write("N16E110.zip", "no archive"));
        Assert.Contains("not found", Elevation.Refused(null, folder.File("N01E001.hgt")).Problem.English, StringComparison.Ordinal);
        Assert.Contains("degrees", Elevation.Refused("EPSG:3405", folder.Write("N17E107.hgt", tile)).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_would_unpack_to_more_is_not_unpacked()
    {
        byte[] bomb = HgtBuilder.Zip("N16E107.hgt", new byte[200 << 20]);
        Assert.True(bomb.Length < 2 << 20);
        string path = folder.Write("N16E107.hgt.zip", bomb);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Elevation.Refused(null, path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }
}
