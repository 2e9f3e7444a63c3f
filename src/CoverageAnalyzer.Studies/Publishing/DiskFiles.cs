using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>The file operations of the machine.</summary>
/// <remarks>
/// A file that is being written is held: no other process takes it for one that a killed run left, but whoever wants to read it may, also in the
/// moment between its renaming and its closing. Under Windows it may be renamed while it is held, elsewhere every open file may.
/// </remarks>
internal sealed class DiskFiles : IPublishingFiles
{
    private static readonly FileShare Held = OperatingSystem.IsWindows() ? FileShare.Read | FileShare.Delete : FileShare.Read;

    /// <summary>The one there is.</summary>
    public static DiskFiles Instance { get; } = new();

    /// <inheritdoc/>
    public Stream Lock(string path) => ResultsLock.Take(path);

    /// <inheritdoc/>
    public void CreateDirectory(string path) => Directory.CreateDirectory(path);

    /// <inheritdoc/>
    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, Held);

    /// <inheritdoc/>
    public void FlushToDisk(string path)
    {
        // A fault that the system met while it wrote the pages of a closed file is told to whoever brings the file to disk next (Linux 4.17 on).
        using var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        written.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void FlushToDisk(string path, Stream written) => ((FileStream)written).Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void FlushFolder(string path) => FolderFlush.Run(path);

    /// <inheritdoc/>
    public void MoveDirectory(string from, string to) => Directory.Move(from, to);

    /// <inheritdoc/>
    public void MoveFile(string from, string to) => File.Move(from, to);

    /// <inheritdoc/>
    public void ReplaceFile(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void DeleteFile(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void DeleteDirectory(string path) => Directory.Delete(path, recursive: true);
}
