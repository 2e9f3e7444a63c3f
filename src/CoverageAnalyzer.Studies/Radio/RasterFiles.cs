namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Rasters of a run that wait for its results folder, in files of their own that vanish with the process.</summary>
/// <remarks>A raster may be copied out any number of times, by one thread at a time each.</remarks>
internal sealed class RasterFiles : IDisposable
{
    private readonly List<(string Name, FileStream File)> files = [];

    /// <summary>Names of the rasters as the results folder has them.</summary>
    public IEnumerable<string> Names => files.Select(f => f.Name);

    /// <summary>Keeps a raster.</summary>
    /// <param name="name">Its name in the results folder.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="IOException">The disk of temporary files is full or cannot be written to.</exception>
    public void Keep(string name, Action<Stream> write)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        files.Add((name, file));
        write(file);
    }

    /// <summary>Copies a raster.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">Takes it.</param>
    public void CopyTo(string name, Stream target)
    {
        FileStream file = files.Find(f => f.Name == name).File;
        lock (file)
        {
            file.Position = 0;
            file.CopyTo(target);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, FileStream file) in files)
        {
            file.Dispose();
        }
    }
}
