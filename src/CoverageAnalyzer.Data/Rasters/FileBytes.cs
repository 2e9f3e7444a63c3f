using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads bytes of a file from any offset; safe from several threads at once.</summary>
internal static class FileBytes
{
    /// <summary>Opens a file for reading from any offset.</summary>
    /// <param name="path">The file.</param>
    public static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    /// <summary>Reads until the span is full.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="into">Takes the bytes.</param>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public static void ReadExactly(SafeFileHandle file, long offset, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            int read = RandomAccess.Read(file, into, offset);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            into = into[read..];
            offset += read;
        }
    }
}
