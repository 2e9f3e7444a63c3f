namespace CoverageAnalyzer.Tests;

/// <summary>A scratch folder for each thread of a property, so that cases run side by side.</summary>
public sealed class ThreadFolders : IDisposable
{
    private readonly ThreadLocal<string> folders = new(() => Directory.CreateTempSubdirectory("coverage-analyzer-").FullName, trackAllValues: true);

    /// <summary>Writes a file into the calling thread's folder and gives its path.</summary>
    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(folders.Value!, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string folder in folders.Values)
        {
            Directory.Delete(folder, recursive: true);
        }

        folders.Dispose();
    }
}
