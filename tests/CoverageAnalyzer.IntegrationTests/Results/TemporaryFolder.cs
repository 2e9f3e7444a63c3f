namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>A folder that is gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; private init; } = Directory.CreateTempSubdirectory("coverage-analyzer-").FullName;

    /// <summary>One in memory where the system has that, so that a walk over hundreds of publications does not wait for the disk.</summary>
    public static TemporaryFolder InMemory()
    {
        const string Memory = "/dev/shm";
        if (!Directory.Exists(Memory))
        {
            return new TemporaryFolder();
        }

        var folder = new TemporaryFolder();
        Directory.Delete(folder.Path);
        return new TemporaryFolder { Path = Directory.CreateDirectory($"{Memory}/{System.IO.Path.GetFileName(folder.Path)}").FullName };
    }

    /// <summary>The path of something in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a text file into it.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
