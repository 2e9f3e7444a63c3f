using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>Gets a study out of the shared store: as files of its own, or as a study that reads the store's tables.</summary>
public static class StudyPull
{
    /// <summary>Writes a study's folder: <c>study.json</c>, a GeoPackage or CSV a layer, rules and maps.</summary>
    /// <remarks>Behavior: all layers are of one moment. The folder must not exist or be empty; it is filled beside its place and put there last.</remarks>
    /// <param name="address">The store.</param>
    /// <param name="name">Name of the study.</param>
    /// <param name="folder">The folder to make.</param>
    /// <param name="cancellation">Stops soon; then there is no folder.</param>
    /// <returns>Notes: rasters that are not where the study says.</returns>
    /// <exception cref="InputFileException">There is no such study, or the folder has files in it.</exception>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static IReadOnlyList<LocalizedText> Pull(PostGisAddress address, string name, string folder, CancellationToken cancellation = default)
    {
        string full = Path.GetFullPath(folder);
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
        {
            throw new InputFileException(
                new SourcePlace { File = folder },
                new("thư mục đã có tệp.", "the folder has files in it."),
                new("Chọn thư mục mới.", "Choose a new folder."));
        }

        using var published = ResultsFolder.Open(full, [], DiskFiles.Instance, words: PlaceWords.PulledStudy);
        string fresh = published.WorkingDirectory;
        try
        {
            (StudyFile study, StudyDocument document) = Open(address, name, fresh);
            using (var tables = new StudyTables(study))
            {
                foreach ((string key, LayerSettings settings) in StudyTables.LayersOf(study))
                {
                    if (tables.Of(settings) is { } table)
                    {
                        string file = string.Concat(key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..].Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));
                        file = (key.StartsWith("lists.", StringComparison.Ordinal) ? "list_" : string.Empty) + (file.Length > 0 ? file : "layer");
                        while (File.Exists(Path.Combine(fresh, file + ".csv")) || File.Exists(Path.Combine(fresh, file + ".gpkg")))
                        {
                            file += "_";
                        }

                        document.ToFile(key, LayerFile.Write(table, Path.Combine(fresh, file), cancellation));
                    }
                }
            }

            File.WriteAllText(Path.Combine(fresh, StudyFile.FileName), document.ToString());
            published.Publish(cancellation);
            return [.. ((LayerSettings?[])[study.Elevation, study.LandCover, study.Population]).OfType<LayerSettings>().SelectMany(l => l.Files)
                .Where(f => !File.Exists(Path.GetFullPath(f, full)) && !Directory.Exists(Path.GetFullPath(f, full)))
                .Select(f => LocalizedText.Of($"ảnh raster '{f}' không có trong kho; hãy chép vào thư mục nghiên cứu.", $"the raster '{f}' is not in the store; copy it into the study's folder."))];
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw ResultsPlace.Of(full, PlaceWords.PulledStudy).Unwritable(e);
        }
    }

    /// <summary>The studies of a store, by name.</summary>
    /// <param name="database">The store.</param>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static IReadOnlyList<PushedStudy> List(PostGisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        StoreSchema.Check(database);
        return database.With(connection => connection.Ask(
            "SELECT name, version, pushed_at, pushed_by, tables FROM coverage.study ORDER BY name COLLATE \"C\"",
            r => new PushedStudy(r.GetString(0), r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2), r.GetString(3), r.GetFieldValue<string[]>(4))));
    }

    /// <summary>A study of a store; null where it has none of this name.</summary>
    /// <param name="database">The store.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static PushedStudy? Find(PostGisDatabase database, string name)
    {
        IReadOnlyList<PushedStudy> studies = List(database);
        return StudyNames.Find(studies.Select(s => s.Name), name) is { } found ? studies.First(s => s.Name == found) : null;
    }

    /// <summary>Opens a study that reads the store's tables; its rules and maps are written into a folder, raster paths start from another.</summary>
    /// <param name="address">The store.</param>
    /// <param name="name">Name of the study.</param>
    /// <param name="folder">The folder to make, for as long as the study is used.</param>
    /// <param name="rasters">The folder that relative paths of rasters start from.</param>
    /// <exception cref="InputFileException">There is no such study.</exception>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static StudyFile OpenStored(PostGisAddress address, string name, string folder, string rasters)
    {
        (_, StudyDocument document) = Open(address, name, folder);
        document.RootRasters(Path.GetFullPath(rasters));
        string path = Path.Combine(folder, StudyFile.FileName);
        File.WriteAllText(path, document.ToString());
        return StudyFileReader.Read(path, address); // the stored study says "the environment's database"; it is read where it was found
    }

    // A broken connection also comes as an error of input and output.
    private static bool IsOfFiles(Exception e) => e is UnauthorizedAccessException || (e is IOException && e.InnerException is not System.Net.Sockets.SocketException);

    private static (StudyFile Study, StudyDocument Document) Open(PostGisAddress address, string name, string folder)
    {
        using PostGisDatabase database = PostGisDatabase.At(address);
        StoreSchema.Check(database);
        Directory.CreateDirectory(folder);
        string settings = database.With(connection =>
        {
            using NpgsqlTransaction transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            List<(string Name, string Text)> studies = connection.Ask("SELECT name, settings FROM coverage.study ORDER BY name COLLATE \"C\"", r => (r.GetString(0), r.GetString(1)));
            string composed = StudyNames.Find(studies.Select(s => s.Name), name) ?? VietnameseText.Compose(name);
            string? text = studies.Find(s => s.Name == composed).Text;
            if (text is null)
            {
                string? near = Suggestions.Closest(composed, studies.Select(s => s.Name));
                string all = studies.Count == 0 ? "–" : string.Join(", ", studies.Select(s => $"'{s.Name}'"));
                throw new InputFileException(
                    new SourcePlace { File = database.Name },
                    LocalizedText.Of($"kho không có nghiên cứu '{name}'.{(near is null ? string.Empty : $" Có phải '{near}'?")}", $"the store has no study '{name}'.{(near is null ? string.Empty : $" Did you mean '{near}'?")}"),
                    LocalizedText.Of($"Các nghiên cứu: {all}.", $"Studies: {all}."));
            }

            foreach ((string path, byte[] content) in connection.Ask("SELECT path, content FROM coverage.study_file WHERE study = $1", r => (r.GetString(0), r.GetFieldValue<byte[]>(1)), composed))
            {
                // Whoever may write into the store decides these names: only plain ones, in the folder, its maps or its patterns.
                string file = Path.GetFileName(path);
                if (file.Length > 0 && file is not ("." or "..") && path.IndexOfAny(['\\', ':', '\0']) < 0 && (path == file || path == "maps/" + file || path == $"{StudyPush.PatternsFolder}/{file}") && file != StudyFile.FileName)
                {
                    string target = Path.Combine(folder, path);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.WriteAllBytes(target, content);
                }
            }

            return text;
        });
        StudyFile study = StudyFileReader.Parse(System.Text.Encoding.UTF8.GetBytes(settings), Path.Combine(folder, StudyFile.FileName), address);
        return (study, StudyDocument.Parse(settings));
    }
}
