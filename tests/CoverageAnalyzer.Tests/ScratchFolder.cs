namespace CoverageAnalyzer.Tests;

/// <summary>A folder of a test's own, deleted with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("coverage-analyzer-").FullName;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, byte[] content)
    {
        string path = File(name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a UTF-8 text file and gives its path.</summary>
    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
