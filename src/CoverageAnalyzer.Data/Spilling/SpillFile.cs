using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Spilling;

/// <summary>A temporary file for what does not fit in memory: pieces are put at its end and read again by their place.</summary>
/// <remarks>
/// It lies in the system's folder for temporary files (<c>TMPDIR</c>) and is gone with the process, however that ends
/// (<see cref="UnnamedFile"/>). Any number of threads may write and read at once.
/// </remarks>
public sealed class SpillFile : IDisposable
{
    private readonly string folder;
    private readonly SafeFileHandle file;
    private long length;

    /// <summary>Makes an empty one.</summary>
    /// <param name="folder">Its folder, or null for the system's.</param>
    /// <exception cref="InputFileException">No file can be made there.</exception>
    public SpillFile(string? folder = null)
    {
        this.folder = folder ?? Path.GetTempPath();
        file = UnnamedFile.Open(this.folder);
    }

    /// <summary>Bytes written so far.</summary>
    public long Length => Interlocked.Read(ref length);

    /// <summary>Puts a piece at the end.</summary>
    /// <typeparam name="T">What it is made of.</typeparam>
    /// <param name="piece">The piece.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="InputFileException">The disk is full or cannot be written to.</exception>
    public long Append<T>(ReadOnlySpan<T> piece)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(piece);
        long at = Interlocked.Add(ref length, bytes.Length) - bytes.Length;
        try
        {
            RandomAccess.Write(file, bytes, at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }

        return at;
    }

    /// <summary>Reads a piece again.</summary>
    /// <typeparam name="T">What it is made of.</typeparam>
    /// <param name="offset">Where it lies.</param>
    /// <param name="piece">Takes it, all of it.</param>
    /// <exception cref="InputFileException">The disk cannot be read.</exception>
    public void Read<T>(long offset, Span<T> piece)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(piece);
        try
        {
            while (!bytes.IsEmpty)
            {
                int read = RandomAccess.Read(file, bytes, offset);
                if (read == 0)
                {
                    throw new EndOfStreamException("A temporary file ended early.");
                }

                bytes = bytes[read..];
                offset += read;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private InputFileException Unusable(Exception cause) => UnnamedFile.Unusable(folder, Interlocked.Read(ref length), cause);
}
