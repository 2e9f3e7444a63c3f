using System.Buffers.Binary;
using System.IO.Compression;
using CoverageAnalyzer.Engine.Checksums;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Writes pictures as PNG: 24-bit color, bands of rows packed one by one or on several threads, with the same bytes either way.</summary>
/// <remarks>
/// Source: PNG (Third Edition), W3C 2025; RFC 1950 (zlib) and RFC 1951 (deflate). Each band is a piece of the deflate stream that ends on a whole byte, so that
/// the pieces one after the other are one stream; the check sum of the whole is made from those of the bands.
/// </remarks>
internal static class PngFile
{
    private const int RowsOfBand = 128;
    private const int ZlibHeader = 2, ZlibTrailer = 4;

    // Flat colors and the thin mixed pixels between them pack better unfiltered; measured on the maps of a province and of a nation.
    private const byte Unfiltered = 0;

    private static readonly ZLibCompressionOptions Packing = new() { CompressionLevel = 3 };

    /// <summary>The file.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="threads">Threads to use.</param>
    public static byte[] Of(PixelPicture picture, int threads = 1)
    {
        int bands = (picture.Height + RowsOfBand - 1) / RowsOfBand;
        var packed = new (byte[] Deflated, uint Check, int Length)[bands];
        if (threads <= 1)
        {
            for (int band = 0; band < bands; band++)
            {
                packed[band] = Pack(picture, band, band == bands - 1);
            }
        }
        else
        {
            Parallel.For(0, bands, new ParallelOptions { MaxDegreeOfParallelism = threads }, band => packed[band] = Pack(picture, band, band == bands - 1));
        }

        using var file = new MemoryStream(packed.Sum(p => p.Deflated.Length) + 128);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 2); // 8 bits each of red, green, blue
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Join(packed));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Join((byte[] Deflated, uint Check, int Length)[] packed)
    {
        var data = new byte[ZlibHeader + packed.Sum(p => p.Deflated.Length) + ZlibTrailer];
        (data[0], data[1]) = (0x78, 0x01); // deflate, window of 32 KiB, no dictionary
        int at = ZlibHeader;
        uint check = 1;
        foreach ((byte[] deflated, uint checkOfBand, int length) in packed)
        {
            deflated.CopyTo(data.AsSpan(at));
            at += deflated.Length;
            check = Adler32.Join(check, checkOfBand, length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(at), check);
        return data;
    }

    private static (byte[] Deflated, uint Check, int Length) Pack(PixelPicture picture, int band, bool isLast)
    {
        int first = band * RowsOfBand, rows = Math.Min(RowsOfBand, picture.Height - first), rowBytes = 1 + (3 * picture.Width);
        using var packed = new MemoryStream(rows * rowBytes / 4);
        long end = 0;
        using (var zlib = new ZLibStream(packed, Packing, leaveOpen: true))
        {
            var bytes = new byte[rowBytes * 8];
            for (int row = 0; row < rows; row += 8)
            {
                int some = Math.Min(8, rows - row);
                for (int k = 0; k < some; k++)
                {
                    Span<byte> line = bytes.AsSpan(k * rowBytes, rowBytes);
                    line[0] = Unfiltered;
                    PixelBytes.Narrow(picture.Row(first + row + k), line[1..]);
                }

                zlib.Write(bytes, 0, some * rowBytes);
            }

            zlib.Flush();
            end = packed.Length;
        }

        ReadOnlySpan<byte> whole = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        uint check = BinaryPrimitives.ReadUInt32BigEndian(whole[^ZlibTrailer..]);
        return ((isLast ? whole[ZlibHeader..^ZlibTrailer] : whole[ZlibHeader..(int)end]).ToArray(), check, rows * rowBytes);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, data));
        file.Write(number);
    }
}
