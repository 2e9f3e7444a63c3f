using System.Globalization;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Spilling;

/// <summary>A temporary file for what does not fit in memory: pieces are put at its end and read again by their place.</summary>
/// <remarks>
/// It lies in the system's folder for temporary files (<c>TMPDIR</c>) and is gone with the process, however that ends
/// (<see cref="NamelessFile"/>). Any number of threads may write and read at once.
/// </remarks>
public sealed class SpillFile : IDisposable
{
    private const int DiskFullWindows = unchecked((int)0x80070070), HandleDiskFullWindows = unchecked((int)0x80070027), DiskFullLinux = 28, QuotaLinux = 122;

    private readonly string folder;
    private readonly SafeFileHandle file;
    private long length;

    /// <summary>Makes an empty one.</summary>
    /// <param name="folder">Its folder, or null for the system's.</param>
    /// <exception cref="InputFileException">No file can be made there.</exception>
    public SpillFile(string? folder = null)
    {
        this.folder = folder ?? Path.GetTempPath();
        try
        {
            file = NamelessFile.Open(this.folder, FileOptions.RandomAccess);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
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

    private InputFileException Unusable(Exception e)
    {
        string written = (Interlocked.Read(ref length) / (double)(1 << 20)).ToString("0", CultureInfo.InvariantCulture);
        bool full = e.HResult is DiskFullLinux or QuotaLinux or DiskFullWindows or HandleDiskFullWindows;
        return new InputFileException(
            SourcePlace.OfFile(folder),
            full
                ? new($"đĩa của thư mục tạm đã đầy (cần hơn {written} MiB).", $"the disk of the temporary folder is full (more than {written} MiB are needed).")
                : new LocalizedText("không ghi được tệp tạm vào thư mục này.", "a temporary file cannot be written or read in this folder."),
            new(
                "Giải phóng chỗ trống, hoặc đặt biến môi trường TMPDIR (Windows: TEMP) là thư mục ở đĩa khác rồi chạy lại.",
                "Free some space, or set the environment variable TMPDIR (Windows: TEMP) to a folder on another disk and run again."),
            e);
    }
}
