namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>Brings a written folder to disk with all it holds.</summary>
internal static class WrittenTree
{
    /// <summary>Flushes every file, then every folder, the innermost first.</summary>
    /// <param name="files">The file operations.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops between two of them.</param>
    /// <exception cref="IOException">One cannot be brought to disk; nothing is tried again.</exception>
    public static void Flush(IPublishingFiles files, string folder, CancellationToken cancellation)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            files.FlushToDisk(file);
        }

        // A folder's path is longer than that of the one it lies in.
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).OrderByDescending(d => d.Length).ThenBy(d => d, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            files.FlushFolder(inner);
        }

        cancellation.ThrowIfCancellationRequested();
        files.FlushFolder(folder);
    }
}
