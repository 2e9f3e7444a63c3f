using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>Makes the results folder of a run again, byte for byte.</summary>
/// <remarks>Behavior: the folder is published whole or not at all (<see cref="ResultsFolder"/>); every file is held against its SHA-256, and against the manifest.</remarks>
public static class RunPull
{
    /// <summary>Pulls a run.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="directory">The results folder to make; one of an older run is replaced.</param>
    /// <param name="note">Told where something is tried again; or null.</param>
    /// <param name="cancellation">Stops soon; the old folder is whole then.</param>
    /// <returns>Full path of the folder.</returns>
    /// <exception cref="InputFileException">The folder cannot be used or written to.</exception>
    /// <exception cref="DataStoreException">The store failed, or the run is damaged there.</exception>
    public static string Pull(PostGisDatabase database, StoredRun run, string directory, Action<LocalizedText>? note = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(directory);
        using ResultsManifestFile manifest = StoredRuns.Manifest(database, run);
        IReadOnlyList<string> names = StoredRuns.FilesOf(database, run);
        string[] stated = [.. manifest.Outputs.Keys.Append(ResultsManifest.FileName).Order(StringComparer.Ordinal)];
        if (!names.SequenceEqual(stated) || !names.All(StoredFileName.IsSafe))
        {
            throw Damaged(database, run);
        }

        return StoreRetry.Do(() => Pull(database, run, manifest, names, directory, cancellation), note, cancellation);
    }

    private static string Pull(
        PostGisDatabase database, StoredRun run, ResultsManifestFile manifest, IReadOnlyList<string> names, string directory, CancellationToken cancellation)
    {
        using ResultsFolder folder = ResultsFolder.Open(directory, [], DiskFiles.Instance, words: PlaceWords.PulledResults);
        database.With(connection =>
        {
            using NpgsqlTransaction transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            foreach (string name in names)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    string? parent = Path.GetDirectoryName(Path.Combine(folder.WorkingDirectory, name));
                    Directory.CreateDirectory(parent!);
                    using Stream file = folder.Create(name);
                    if (!StoredFiles.Read(connection, run.Id, name, file, cancellation))
                    {
                        throw Damaged(database, run);
                    }
                }
                catch (Exception e) when ((e is IOException && e.InnerException is not System.Net.Sockets.SocketException) || e is UnauthorizedAccessException)
                {
                    throw ResultsPlace.Of(folder.TargetDirectory, PlaceWords.PulledResults).Unwritable(e);
                }
            }

            return true;
        });

        // What the store says of itself is not enough: the manifest was written by the run.
        using ResultsManifestFile written = ResultsManifestFile.Read(folder.WorkingDirectory);
        if (!run.IsChanged && (written.Outputs.Any(o => !written.IsUnchanged(o.Key)) || !written.Outputs.Keys.SequenceEqual(manifest.Outputs.Keys)))
        {
            throw Damaged(database, run);
        }

        cancellation.ThrowIfCancellationRequested();
        folder.Publish(cancellation);
        return folder.TargetDirectory;
    }

    private static DataStoreException Damaged(PostGisDatabase database, StoredRun run) => new(
        database.Name,
        new($"lần chạy '{run.Name}' trong kho không nguyên vẹn.", $"the run '{run.Name}' is not whole in the store."),
        new("Đưa kết quả lên lại từ thư mục gốc: coverage-analyzer store push", "Push the results again from their folder: coverage-analyzer store push"),
        isTransient: false);
}
