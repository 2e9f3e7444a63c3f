using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Turns samples of a row of a tile into predicted bytes, low byte first, which <see cref="TiffPredictor"/> turns back.</summary>
/// <remarks>
/// Source: TIFF 6.0, section 14 (differences of samples); Adobe Photoshop TIFF Technical Note 3, 2005 (floating point).
/// Cells of a tile beyond the grid repeat its last column.
/// </remarks>
internal static class TiffRow
{
    /// <summary>Predicts a row.</summary>
    /// <typeparam name="T">Whole numbers of 1, 2 or 4 bytes, or floats.</typeparam>
    /// <param name="samples">Samples of the grid, at least one.</param>
    /// <param name="columns">Columns of the tile, as many as samples or more.</param>
    /// <param name="row">Takes the bytes.</param>
    public static void Predict<T>(ReadOnlySpan<T> samples, int columns, Span<byte> row)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Floats(MemoryMarshal.Cast<T, float>(samples), columns, row);
        }
        else if (typeof(T) == typeof(short))
        {
            Differences(MemoryMarshal.Cast<T, short>(samples), columns, row);
        }
        else if (typeof(T) == typeof(int))
        {
            Differences(MemoryMarshal.Cast<T, int>(samples), columns, row);
        }
        else if (typeof(T) == typeof(byte))
        {
            Differences(MemoryMarshal.Cast<T, byte>(samples), columns, row);
        }
        else
        {
            throw new NotSupportedException($"Samples of type {typeof(T).Name} are not written.");
        }
    }

    /// <summary>Differences of neighboring samples.</summary>
    private static void Differences<T>(ReadOnlySpan<T> samples, int columns, Span<byte> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        T before = T.Zero;
        int size = before.GetByteCount();
        for (int i = 0; i < columns; i++)
        {
            T value = samples[Math.Min(i, samples.Length - 1)];
            unchecked(value - before).WriteLittleEndian(row.Slice(i * size, size));
            before = value;
        }
    }

    /// <summary>The highest bytes of all samples, then the next; each byte as its difference to the one before.</summary>
    private static void Floats(ReadOnlySpan<float> samples, int columns, Span<byte> row)
    {
        for (int i = 0; i < columns; i++)
        {
            uint word = BitConverter.SingleToUInt32Bits(samples[Math.Min(i, samples.Length - 1)]);
            for (int b = 0; b < 4; b++)
            {
                row[(b * columns) + i] = (byte)(word >> (24 - (8 * b)));
            }
        }

        for (int i = row.Length - 1; i > 0; i--)
        {
            row[i] = unchecked((byte)(row[i] - row[i - 1]));
        }
    }
}
