using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>A study of the shared store while it is used: its layers are read from the store's tables, its rules and maps from a temporary folder.</summary>
public sealed class StoredStudy : IDisposable
{
    /// <summary>How a user names one where a study's folder is wanted: <c>store:NAME</c>.</summary>
    public const string Prefix = "store:";

    private readonly HeldFolder folder;

    private StoredStudy(HeldFolder folder, StudyFile study)
    {
        this.folder = folder;
        Study = study;
    }

    /// <summary>The study.</summary>
    public StudyFile Study { get; }

    /// <summary>Whether a user names a study of the store.</summary>
    /// <param name="path">What was typed.</param>
    public static bool IsOne(string path) => path is not null && path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Opens it; relative paths of rasters start from the current folder.</summary>
    /// <param name="path"><c>store:NAME</c>.</param>
    /// <param name="address">Where the store is.</param>
    /// <exception cref="Data.Import.InputFileException">There is no such study.</exception>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static StoredStudy Open(string path, PostGisAddress address)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(address);
        var folder = HeldFolder.Make();
        try
        {
            return new StoredStudy(folder, StudyPull.OpenStored(address, path[Prefix.Length..], folder.Path, Environment.CurrentDirectory));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
