using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>The folder into which the processes that share a run write its files, until one of them publishes it.</summary>
/// <remarks>
/// It holds the finished files in <c>files</c>, as they will lie in the results folder, what pieces leave for each other in <c>pieces</c>, and in <c>partial</c> a folder
/// for each writing that goes on.
/// A file goes from one to the other by a rename once it is on disk, so that it is there whole or not at all, whoever writes it and however often.
/// </remarks>
internal sealed class SharedFolder
{
    private const int LongestRunName = 64;

    private readonly IPublishingFiles files;
    private readonly string folder;

    /// <summary>A folder, which need not exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The file operations.</param>
    public SharedFolder(string folder, IPublishingFiles files)
    {
        this.folder = Path.GetFullPath(folder);
        this.files = files;
    }

    private string Finished => Path.Combine(folder, "files");

    private string ForOthers => Path.Combine(folder, "pieces");

    private string Partial => Path.Combine(folder, "partial");

    /// <summary>The usual place of the folder of a run.</summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="run">Name of the run.</param>
    public static string Of(string resultsFolder, string run)
    {
        ArgumentNullException.ThrowIfNull(resultsFolder);
        ArgumentException.ThrowIfNullOrEmpty(run);
        if (run.Length > LongestRunName || run.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            throw new ArgumentException($"The name of a run has up to {LongestRunName} letters, digits, '-' and '_'.", nameof(run));
        }

        string target = ResultsPlace.Of(resultsFolder).Target;
        return Path.Combine(Path.GetDirectoryName(target)!, $"{BesideName.Of(Path.GetFileName(target))}.run-{run}");
    }

    /// <summary>Writes a group of files.</summary>
    /// <param name="group">The group.</param>
    /// <param name="outputs">The files of the run.</param>
    /// <param name="options">Threads that may write, and who is told.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="InputFileException">The folder cannot be written to.</exception>
    public void Write(string group, ResultsOutputs outputs, ReportOptions options, CancellationToken cancellation)
    {
        string own = Path.Combine(Partial, $"{group}-{Guid.NewGuid():N}");
        try
        {
            files.CreateDirectory(Path.Combine(own, "maps"));
            files.CreateDirectory(Path.Combine(Finished, "maps"));
            outputs.WriteTo(group, own, name => files.Create(In(own, name)), options, cancellation);
            foreach (string name in outputs.NamesOf(group))
            {
                cancellation.ThrowIfCancellationRequested();
                files.FlushToDisk(In(own, name));
                files.ReplaceFile(In(own, name), In(Finished, name));
            }

            FlushFoldersOf(Finished, outputs.NamesOf(group));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsPlace.Of(folder).Unwritable(e);
        }
        finally
        {
            Try(() => files.DeleteDirectory(own));
        }
    }

    /// <summary>Writes files that pieces leave for those that put them together; they are not published.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="write">Fills them.</param>
    /// <returns>Length and SHA-256 of each.</returns>
    /// <exception cref="InputFileException">The folder cannot be written to.</exception>
    public IReadOnlyList<PieceFile> WriteForOthers(IReadOnlyList<string> names, Action<IReadOnlyList<Stream>> write)
    {
        string own = Path.Combine(Partial, $"piece-{Guid.NewGuid():N}");
        try
        {
            files.CreateDirectory(own);
            files.CreateDirectory(ForOthers);
            var streams = new List<Stream>();
            try
            {
                streams.AddRange(names.Select(name => files.Create(In(own, name))));
                write(streams);
            }
            finally
            {
                streams.ForEach(s => s.Dispose());
            }

            var written = new List<PieceFile>();
            foreach (string name in names)
            {
                files.FlushToDisk(In(own, name));
                written.Add(PieceFile.Of(name, In(own, name)));
                files.ReplaceFile(In(own, name), In(ForOthers, name));
            }

            FlushFoldersOf(ForOthers, names);

            return written;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsPlace.Of(folder).Unwritable(e);
        }
        finally
        {
            Try(() => files.DeleteDirectory(own));
        }
    }

    /// <summary>Whether a file of <see cref="WriteForOthers"/> is there as it was written.</summary>
    /// <param name="file">The file.</param>
    public bool IsWhole(PieceFile file)
    {
        try
        {
            string path = In(ForOthers, file.Name);
            return File.Exists(path) && new FileInfo(path).Length == file.Length && PieceFile.Of(file.Name, path) == file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a file of <see cref="WriteForOthers"/>.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputFileException">It cannot be read.</exception>
    public Stream Open(PieceFile file)
    {
        string path = In(ForOthers, file.Name);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(
                SourcePlace.OfFile(path),
                new("không đọc được tệp này của thư mục làm việc.", "this file of the working folder cannot be read."),
                new("Kiểm tra thư mục dùng chung rồi chạy lại cùng lệnh với --resume.", "Check the shared folder, then run the same command with --resume."),
                e);
        }
    }

    /// <summary>Makes the manifest of the finished files and publishes them.</summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="outputs">The files of the run.</param>
    /// <param name="options">Threads that may read the files, and who is told.</param>
    /// <param name="cancellation">Stops before the folder is renamed.</param>
    /// <returns>Full path of the results folder.</returns>
    /// <exception cref="ChunkException">A file is missing.</exception>
    /// <exception cref="InputFileException">The results folder cannot be used or written to.</exception>
    public string Publish(string resultsFolder, ResultsOutputs outputs, ReportOptions options, CancellationToken cancellation)
    {
        using (ResultsFolder results = ResultsFolder.Open(
            resultsFolder, [Path.Combine(outputs.Results.Study.Directory, StudyFile.FileName), .. outputs.Results.InputFiles.Select(f => f.Path)], files, Finished))
        {
            if (FirstMissing(outputs) is { } missing)
            {
                return IsPublished(results.TargetDirectory, outputs, options, cancellation) ? Done(results.TargetDirectory) : throw Missing(missing.Group, missing.Name);
            }

            try
            {
                DeleteAllBut([.. outputs.NamesOf(null)]);
                ResultsWriter.WriteManifest(outputs, results, options, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw ResultsPlace.Of(results.TargetDirectory).Unwritable(e);
            }

            cancellation.ThrowIfCancellationRequested();
            results.Publish(cancellation);
            return Done(results.TargetDirectory);
        }
    }

    /// <summary>Deletes the folder, where it is.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public void Delete()
    {
        if (Directory.Exists(folder))
        {
            files.DeleteDirectory(folder);
        }
    }

    private static string In(string folder, string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    private static ChunkException Missing(string group, string name) => new(LocalizedText.Of(
        $"Thiếu tệp '{name}' của nhóm '{group}' trong thư mục làm việc; hãy ghi lại nhóm này. Kết quả cũ, nếu có, vẫn nguyên vẹn.",
        $"The file '{name}' of the group '{group}' is missing in the working folder; write that group again. The old results, if any, are untouched."));

    private (string Group, string Name)? FirstMissing(ResultsOutputs outputs)
    {
        foreach (string group in ResultsOutputs.Groups)
        {
            if (outputs.NamesOf(group).FirstOrDefault(name => !File.Exists(In(Finished, name))) is { } name)
            {
                return (group, name);
            }
        }

        return null;
    }

    // Whether an earlier sealing of this run came to its end and only could not say so: what it would publish now is what is there.
    private static bool IsPublished(string target, ResultsOutputs outputs, ReportOptions options, CancellationToken cancellation)
    {
        try
        {
            byte[] published = File.ReadAllBytes(Path.Combine(target, ResultsManifest.FileName));
            return ResultsManifest.Make(outputs.Results, target, [.. outputs.NamesOf(null)], options.Threads, cancellation).AsSpan().SequenceEqual(published);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Done(string target)
    {
        Try(Delete);
        return target;
    }

    // The names that were given, before anybody is told that the files are there.
    private void FlushFoldersOf(string root, IEnumerable<string> names)
    {
        foreach (string folder in names.Select(n => Path.GetDirectoryName(In(root, n))!).Distinct(StringComparer.Ordinal))
        {
            files.FlushFolder(folder);
        }
    }

    // A manifest of a sealing that was cut short, and what does not belong here.
    private void DeleteAllBut(HashSet<string> names)
    {
        foreach (string file in Directory.EnumerateFiles(Finished, "*", SearchOption.AllDirectories).ToArray())
        {
            if (!names.Contains(Path.GetRelativePath(Finished, file).Replace(Path.DirectorySeparatorChar, '/')))
            {
                File.Delete(file);
            }
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left lying does no harm, and goes with the folder.
        }
    }
}
