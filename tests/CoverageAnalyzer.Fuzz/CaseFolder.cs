namespace CoverageAnalyzer.Fuzz;

/// <summary>A folder of a run's own for the files of one case, in memory where the machine has such a place.</summary>
public sealed class CaseFolder : IDisposable
{
    private const string MemoryFolder = "/dev/shm";

    /// <summary>Makes a folder in another one, with which it is deleted also where this process ends before.</summary>
    /// <param name="parent">The other.</param>
    public CaseFolder(string parent) => Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Makes the folder.</summary>
    public CaseFolder() => Path = Directory.Exists(MemoryFolder)
        ? Directory.CreateDirectory(System.IO.Path.Combine(MemoryFolder, "coverage-analyzer-fuzz-" + Guid.NewGuid().ToString("N"))).FullName
        : Directory.CreateTempSubdirectory("coverage-analyzer-fuzz-").FullName;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Writes a file and gives its path.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Removes all files and folders in it.</summary>
    public void Clear()
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(Path))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
