using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Undoes the predictor of a block of one band and puts its samples into the machine's byte order.</summary>
/// <remarks>Source: TIFF 6.0, section 14 (differences of samples); Adobe Photoshop TIFF Technical Note 3, 2005 (floating point).</remarks>
internal static class TiffPredictor
{
    /// <summary>Undoes a predictor, in place.</summary>
    /// <param name="block">The block's bytes as they were compressed.</param>
    /// <param name="columns">Samples of a row.</param>
    /// <param name="bytesPerSample">1, 2, 4 or 8.</param>
    /// <param name="predictor">1 none, 2 differences of samples, 3 floating point.</param>
    /// <param name="isLittleEndian">Byte order of the file.</param>
    public static void Undo(Span<byte> block, int columns, int bytesPerSample, int predictor, bool isLittleEndian)
    {
        if (predictor == 3)
        {
            byte[] row = new byte[columns * bytesPerSample];
            for (int at = 0; at < block.Length; at += row.Length)
            {
                FloatingPoint(block.Slice(at, row.Length), row, columns, bytesPerSample);
            }

            return;
        }

        if (isLittleEndian != BitConverter.IsLittleEndian)
        {
            Reverse(block, bytesPerSample);
        }

        if (predictor == 2)
        {
            for (int at = 0; at < block.Length; at += columns * bytesPerSample)
            {
                Accumulate(block.Slice(at, columns * bytesPerSample), bytesPerSample);
            }
        }
    }

    private static void Accumulate(Span<byte> row, int bytesPerSample)
    {
        switch (bytesPerSample)
        {
            case 1:
                Sum(row);

                break;
            case 2:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(row);
                Sum(shorts);

                break;
            case 4:
                Span<uint> words = MemoryMarshal.Cast<byte, uint>(row);
                Sum(words);

                break;
            default:
                Span<ulong> longs = MemoryMarshal.Cast<byte, ulong>(row);
                Sum(longs);

                break;
        }
    }

    /// <summary>The sum stays in a register: read back from the row it would cost five times as much.</summary>
    private static void Sum<T>(Span<T> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = sum = unchecked(sum + row[i]);
        }
    }

    /// <summary>The row holds the highest bytes of all samples first, then the next; each byte is the difference to the one before.</summary>
    private static void FloatingPoint(Span<byte> row, byte[] planes, int columns, int bytesPerSample)
    {
        byte sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            planes[i] = sum += row[i];
        }

        for (int b = 0; b < bytesPerSample; b++)
        {
            ReadOnlySpan<byte> plane = planes.AsSpan(b * columns, columns);
            int at = BitConverter.IsLittleEndian ? bytesPerSample - 1 - b : b;
            for (int i = 0; i < plane.Length; i++, at += bytesPerSample)
            {
                row[at] = plane[i];
            }
        }
    }

    private static void Reverse(Span<byte> block, int bytesPerSample)
    {
        switch (bytesPerSample)
        {
            case 2:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(block);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                Span<uint> words = MemoryMarshal.Cast<byte, uint>(block);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 8:
                Span<ulong> longs = MemoryMarshal.Cast<byte, ulong>(block);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }
}
