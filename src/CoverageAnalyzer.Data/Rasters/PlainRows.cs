using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Rows of uncompressed samples in a file, read from any column on.</summary>
/// <param name="offsets">Byte offset of each strip of rows.</param>
/// <param name="stripRows">Rows of a strip.</param>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
/// <param name="bytesPerSample">Bytes of a sample.</param>
internal sealed class PlainRows(long[] offsets, int stripRows, int rows, int columns, int bytesPerSample)
{
    /// <summary>Bytes read at once where a row is not longer: fits the processor's second cache beside the heights made of it.</summary>
    private const int ChunkBytes = 128 << 10;

    /// <summary>Bytes of a buffer that <see cref="Fill"/> does not need to be called with each row for.</summary>
    /// <param name="windowColumns">Columns of the window.</param>
    /// <param name="windowRows">Rows of the window.</param>
    public int BufferBytes(int windowRows, int windowColumns)
    {
        long row = (long)windowColumns * bytesPerSample;
        return checked((int)Math.Min(windowRows * row, Math.Max(ChunkBytes, row)));
    }

    /// <summary>Reads some rows of a window, one after the other without gaps.</summary>
    /// <param name="file">The file.</param>
    /// <param name="row">First row.</param>
    /// <param name="wanted">Rows wanted.</param>
    /// <param name="column">First column.</param>
    /// <param name="windowColumns">Columns.</param>
    /// <param name="buffer">Takes the bytes.</param>
    /// <returns>Rows read, 1 or more.</returns>
    public int Fill(SafeFileHandle file, int row, int wanted, int column, int windowColumns, Span<byte> buffer)
    {
        int rowBytes = windowColumns * bytesPerSample, count = Math.Min(wanted, buffer.Length / rowBytes);
        if (windowColumns == columns)
        {
            count = Contiguous(row, count);
            FileBytes.ReadExactly(file, OffsetOf(row), buffer[..(count * rowBytes)]);
            return count;
        }

        for (int r = 0; r < count; r++)
        {
            FileBytes.ReadExactly(file, OffsetOf(row + r) + ((long)column * bytesPerSample), buffer.Slice(r * rowBytes, rowBytes));
        }

        return count;
    }

    private long OffsetOf(int row) => offsets[row / stripRows] + ((long)(row % stripRows) * columns * bytesPerSample);

    private int Contiguous(int row, int most)
    {
        int end = Math.Min(rows, row - (row % stripRows) + stripRows);
        while (end - row < most && end < rows && offsets[end / stripRows] == OffsetOf(end - 1) + ((long)columns * bytesPerSample))
        {
            end = Math.Min(rows, end + stripRows);
        }

        return Math.Min(most, end - row);
    }
}
