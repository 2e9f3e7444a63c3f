using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Spilling;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Rasters of a run that wait for its results folder, in files of their own that vanish with the process (<see cref="UnnamedFile"/>).</summary>
/// <remarks>A raster may be copied out any number of times, by one thread at a time each.</remarks>
internal sealed class RasterFiles : IDisposable
{
    private readonly List<(string Name, FileStream File)> files = [];
    private readonly Lock making = new();
    private readonly IReadOnlyList<string>? names;
    private readonly Func<CancellationToken, RasterFiles>? make;
    private RasterFiles? made;

    /// <summary>None as yet.</summary>
    public RasterFiles()
    {
    }

    /// <summary>Rasters that are made when the first of them is asked for.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="make">Makes them.</param>
    public RasterFiles(IReadOnlyList<string> names, Func<CancellationToken, RasterFiles> make) => (this.names, this.make) = (names, make);

    /// <summary>Names of the rasters as the results folder has them.</summary>
    public IEnumerable<string> Names => names ?? files.Select(f => f.Name);

    /// <summary>Keeps a raster.</summary>
    /// <param name="name">Its name in the results folder.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="InputFileException">The disk of temporary files is full or cannot be written to.</exception>
    public void Keep(string name, Action<Stream> write)
    {
        string folder = Path.GetTempPath();
        var file = new FileStream(UnnamedFile.Open(folder), FileAccess.ReadWrite, 1 << 16);
        files.Add((name, file));
        try
        {
            write(file);
            file.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UnnamedFile.Unusable(folder, file.Length, e);
        }
    }

    /// <summary>Copies a raster.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">Takes it.</param>
    /// <param name="cancellation">Stops the making.</param>
    public void CopyTo(string name, Stream target, CancellationToken cancellation)
    {
        if (make is not null)
        {
            lock (making)
            {
                made ??= make(cancellation);
            }

            made.CopyTo(name, target, cancellation);
            return;
        }

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
        made?.Dispose();
        foreach ((_, FileStream file) in files)
        {
            file.Dispose();
        }
    }
}
