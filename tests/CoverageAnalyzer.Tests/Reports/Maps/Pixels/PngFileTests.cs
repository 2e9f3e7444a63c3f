using CoverageAnalyzer.Engine.Checksums;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using SkiaSharp;

namespace CoverageAnalyzer.Tests.Reports.Maps.Pixels;

/// <summary>A PNG holds every pixel as drawn; another program's reader checks its check sums.</summary>
public sealed class PngFileTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(5, 128)]
    [InlineData(17, 129)]
    [InlineData(401, 700)]
    public void What_is_read_is_what_was_drawn(int width, int height)
    {
        using var picture = new PixelPicture(width, height);
        var random = new Random(width);
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                picture.Row(row)[column] = 0xFF000000 | (uint)random.Next(row % 3 == 0 ? 1 << 24 : 4);
            }
        }

        byte[] png = PngFile.Of(picture);
        Assert.Equal(png, PngFile.Of(picture, threads: 3));
        using SKBitmap read = SKBitmap.Decode(png);
        Assert.Equal((width, height), (read.Width, read.Height));
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                SKColor color = read.GetPixel(column, row);
                Assert.Equal(picture.Row(row)[column], 0xFF000000 | color.Red | ((uint)color.Green << 8) | ((uint)color.Blue << 16));
            }
        }
    }

    /// <summary>The check sums of standard texts: "123456789" has CRC-32 CBF43926; "Wikipedia" has Adler-32 11E60398.</summary>
    [Fact]
    public void Check_sums()
    {
        Assert.Equal(0xCBF43926, Crc32.Of("1234"u8, "56789"u8));
        Assert.Equal(0x11E60398u, Adler32.Join(Adler32Of("Wiki"u8), Adler32Of("pedia"u8), 5));
        byte[] all = new byte[200_000], first = all[..70_001], second = all[70_001..];
        new Random(1).NextBytes(all);
        all.AsSpan(0, first.Length).CopyTo(first);
        all.AsSpan(first.Length).CopyTo(second);
        Assert.Equal(Adler32Of(all), Adler32.Join(Adler32Of(first), Adler32Of(second), second.Length));
        Assert.Equal(Crc32.Of(all, []), Crc32.Of(first, second));
    }

    private static uint Adler32Of(ReadOnlySpan<byte> bytes)
    {
        uint a = 1, b = 0;
        foreach (byte value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
