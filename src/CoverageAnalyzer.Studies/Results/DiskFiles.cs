namespace CoverageAnalyzer.Studies.Results;

/// <summary>The file operations of the machine.</summary>
internal sealed class DiskFiles : IResultsFiles
{
    /// <summary>The one there is.</summary>
    public static DiskFiles Instance { get; } = new();

    /// <inheritdoc/>
    public Stream Lock(string path) => ResultsLock.Take(path);

    /// <inheritdoc/>
    public void CreateDirectory(string path) => Directory.CreateDirectory(path);

    /// <inheritdoc/>
    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write);

    /// <inheritdoc/>
    public void FlushToDisk(string path)
    {
        using var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void MoveDirectory(string from, string to) => Directory.Move(from, to);

    /// <inheritdoc/>
    public void MoveFile(string from, string to) => File.Move(from, to);

    /// <inheritdoc/>
    public void ReplaceFile(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void DeleteDirectory(string path) => Directory.Delete(path, recursive: true);
}
