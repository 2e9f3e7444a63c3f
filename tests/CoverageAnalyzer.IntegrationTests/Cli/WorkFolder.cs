namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>A temporary folder with the checkout's <c>data</c> in it, so that commands run there as from a fresh checkout.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(bool withData = true)
    {
        Root = Directory.CreateTempSubdirectory("coverage-analyzer-cli-").FullName;
        if (withData)
        {
            string data = Path.Combine(SharedData.RepositoryRoot(), "data");
            Copy(data, Path.Combine(Root, "data"), "*");
            Copy(Path.Combine(data, "quang-tri-2012"), Study, "*");
            Copy(Path.Combine(data, "quang-tri-2012", "scenarios"), Path.Combine(Study, "scenarios"), "*");
        }
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The built-in study in it.</summary>
    public string Study => Path.Combine(Root, "data", "quang-tri-2012");

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a text file and gives its path.</summary>
    public string Write(string name, string text)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Copy(string from, string to, string pattern)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, pattern))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
