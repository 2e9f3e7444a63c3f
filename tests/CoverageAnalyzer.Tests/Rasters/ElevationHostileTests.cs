using System.IO.Compression;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Files of heights whose numbers lie, or that are damaged in the middle.</summary>
public sealed class ElevationHostileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(60_000, 60_000, 1)]
    [InlineData(60_000, 60_000, 8)]
    [InlineData(2_000_000_000, 2_000_000_000, 8)]
    [InlineData(2_000_000_000, 2_000_000_000, 1)]
    [InlineData(0, 5, 1)]
    public void A_head_of_gigabytes_in_a_file_of_one_kilobyte(int width, int height, int compression) =>
        Refused(new TiffBuilder { Compression = compression, Overrides = { [256] = [width], [257] = [height], [278] = [height] } }.Build());

    [Fact]
    public void A_file_without_any_block_has_no_heights_and_takes_no_memory()
    {
        string path = folder.Write("a.tif", new TiffBuilder { Width = 4_000, Height = 4_000, RowsPerStrip = 4_000, Compression = 8, Missing = [0], NoData = "-1", Value = (_, _) => 0 }.Build());
        long before = GC.GetAllocatedBytesForCurrentThread();
        (ElevationSource source, List<Finding> findings) = Elevation.Open(null, path);
        Assert.Equal("elevation-all-void", Assert.Single(findings).Code);
        Assert.Equal(float.NaN, Elevation.Window(source.Model, 3_999, 3_999, 1, 1)[0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(32773)]
    public void A_file_cut_anywhere_is_refused(int compression)
    {
        byte[] file = new TiffBuilder { Compression = compression }.Build();
        for (int length = 0; length < file.Length; length += 3)
        {
            Refused(file[..length]);
        }
    }

    [Fact]
    public void A_block_outside_the_file_is_named_when_it_is_opened()
    {
        var error = Refused(new TiffBuilder { Overrides = { [273] = [8, 4_000_000_000, 120] } }.Build());
        Assert.Equal(4_000_000_000, error.ByteOffset);
        Assert.Contains("block 2 at byte 4,000,000,000", error.Problem.English, StringComparison.Ordinal);
        Assert.Equal("a.tif", error.Place.File);
    }

    [Fact]
    public void A_damaged_block_of_a_large_file_is_named_when_it_is_read_and_spares_the_others()
    {
        // 450 million cells, more than a population may have and more than are looked through at the start: one block is damaged, all but two are left out.
        const int across = 40, blocks = 40 * 12;
        byte[] block = new TiffBuilder { Width = 1_000, Height = 1_000, RowsPerStrip = 1_000, Compression = 8, Format = 1, Bits = 8, Value = (c, _) => c % 200 }.Build();
        int length = BitConverter.ToInt32(block, 4) - 8;
        double[] offsets = new double[blocks], counts = new double[blocks];
        (offsets[0], counts[0], offsets[across + 1], counts[across + 1]) = (8, length, 12, length - 4);
        byte[] file =
        [
            .. block[..4], .. BitConverter.GetBytes(8 + length), .. block[8..(8 + length)],
            .. new TiffBuilder
            {
                Compression = 8, Format = 1, Bits = 8, TileSize = 1_000, Width = 1, Height = 1,
                Overrides = { [256] = [40_000], [257] = [11_250], [324] = offsets, [325] = counts },
            }.DirectoryAt(8 + length),
        ];
        ElevationSource source = Elevation.Open(null, folder.Write("a.tif", file)).Source;
        Assert.Equal([7, 8, 9], Elevation.Window(source.Model, 500, 7, 1, 3));
        var error = Assert.Throws<Data.Import.InputFileException>(() => Elevation.Window(source.Model, 999, 999, 3, 3));
        Assert.Equal(12, error.ByteOffset);
        Assert.Contains($"block {across + 2} at byte 12", error.Problem.English, StringComparison.Ordinal);
        Assert.Equal([7, 8, 9], Elevation.Window(source.Model, 999, 7, 1, 3));
        Assert.Throws<Data.Import.InputFileException>(() => Elevation.Window(source.Model, 1_500, 1_500, 1, 1));
    }

    [Fact]
    public void A_block_that_would_unpack_to_more_than_the_file_warrants_is_not_unpacked()
    {
        var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[80_000_000]);
        }

        byte[] block = [.. deflated.ToArray(), .. new byte[deflated.Length % 2]];
        string path = folder.Write("a.tif",
        [
            .. "II*\0"u8, .. BitConverter.GetBytes(8 + block.Length), .. block,
            .. new TiffBuilder
            {
                Compression = 8, Format = 1, Bits = 8,
                Overrides = { [256] = [10_000], [257] = [8_000], [278] = [8_000], [273] = [8], [279] = [block.Length] },
            }.DirectoryAt(8 + block.Length),
        ]);
        var error = Elevation.Refused(null, path);
        Assert.Contains("TILED=YES", error.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_bands_and_other_compressions_are_refused_with_the_reason()
    {
        Assert.Contains("3 bands", Refused(new TiffBuilder { Overrides = { [277] = [3] } }.Build()).Problem.English, StringComparison.Ordinal);
        Assert.Contains("COMPRESS=DEFLATE", Refused(new TiffBuilder { Overrides = { [259] = [50000] } }.Build()).Remedy.English, StringComparison.Ordinal);
        Refused("no raster at all"u8.ToArray());
        Refused([]);
    }

    private Data.Import.InputFileException Refused(byte[] file)
    {
        string path = folder.Write("a.tif", file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Elevation.Refused(null, path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        return error;
    }
}
