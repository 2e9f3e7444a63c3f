using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>TIFFs whose numbers lie: what is only declared is never allocated.</summary>
public sealed class GeoTiffHostileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(20_000, 20_000, 1)]
    [InlineData(20_000, 20_000, 8)]
    [InlineData(2_000_000_000, 2_000_000_000, 8)]
    [InlineData(0, 5, 1)]
    public void A_flood_of_pixels_that_the_file_does_not_hold(int width, int height, int compression) =>
        Refused(new TiffBuilder { Compression = compression, Overrides = { [256] = [width], [257] = [height], [278] = [height] } }.Build());

    [Fact]
    public void A_flood_whose_blocks_all_point_at_one_small_block_is_decoded_before_anything_is_kept()
    {
        // 10,000 tiles of 4 MB each claim the same 400 bytes, which hold 64 pixels: the first look finds it.
        byte[] honest = new TiffBuilder { TileSize = 16, Width = 16, Height = 16, Compression = 8, Value = (c, r) => Math.Sin(c * r) * 1e6 }.Build();
        const int tiles = 20 * 20;
        byte[] file = new TiffBuilder
        {
            TileSize = 16, Width = 16, Height = 16, Compression = 8, Value = (c, r) => Math.Sin(c * r) * 1e6,
            Overrides =
            {
                [256] = [20_000], [257] = [20_000], [322] = [1_024 - 24], [323] = [1_000],
                [324] = [.. Enumerable.Repeat(8.0, tiles)], [325] = [.. Enumerable.Repeat((double)honest.Length, tiles)],
            },
        }.Build();
        Refused(file);
    }

    [Theory]
    [InlineData(273, 4_000_000_000)] // a strip behind the end
    [InlineData(273, 0)]
    [InlineData(279, 4_000_000_000)] // longer than the file
    [InlineData(279, 0)]
    [InlineData(278, 0)] // rows of a strip
    public void Blocks_outside_the_file(int tag, double value) => Refused(new TiffBuilder { Overrides = { [tag] = tag == 278 ? [value] : [value, value, value] } }.Build());

    [Fact]
    public void More_or_fewer_blocks_than_the_image_has()
    {
        Refused(new TiffBuilder { Overrides = { [273] = [8], [279] = [56] } }.Build());
        Refused(new TiffBuilder { Overrides = { [273] = [8, 8, 8, 8], [279] = [56, 56, 56, 56] } }.Build());
    }

    [Fact]
    public void Counts_of_tags_that_are_more_than_the_file()
    {
        byte[] file = new TiffBuilder().Build();
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)), entries = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        for (int i = 0; i < entries; i++)
        {
            foreach (uint count in new[] { uint.MaxValue, 0x7FFF_FFFFu, 0x2000_0000u, (uint)file.Length })
            {
                byte[] lie = [.. file];
                BinaryPrimitives.WriteUInt32LittleEndian(lie.AsSpan(directory + 2 + (12 * i) + 4), count);
                ReadOrRefuse(lie); // a tag that is not used may say what it likes
            }
        }
    }

    [Fact]
    public void Many_tags_may_not_together_be_more_than_the_file()
    {
        // 4,000 entries of one used tag, each claiming nearly the whole file.
        byte[] file = new byte[60_000];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), 4_000);
        for (int i = 0; i < 4_000; i++)
        {
            Span<byte> entry = file.AsSpan(10 + (12 * i), 12);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, 273);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 59_000);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], 8);
        }

        Refused(file);
    }

    [Fact]
    public void A_directory_that_points_at_itself_is_not_followed()
    {
        byte[] file = new TiffBuilder().Build();
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)), entries = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 2 + (12 * entries)), directory);
        ReadOrRefuse(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 0);
        Refused(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), int.MaxValue);
        Refused(file);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(32773)]
    public void A_file_cut_anywhere_is_refused(int compression)
    {
        byte[] file = new TiffBuilder { Compression = compression }.Build();
        for (int length = 0; length < file.Length; length++)
        {
            Refused(file[..length]);
        }
    }

    private void ReadOrRefuse(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            GeoTiffReader.ReadPopulation(folder.Write("a.tif", file), null, new FindingLog());
        }
        catch (InputFileException)
        {
            // Refused is as good as read; anything else is a failure of the test.
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    private void Refused(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InputFileException>(() => GeoTiffReader.ReadPopulation(folder.Write("a.tif", file), null, new FindingLog()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }
}
