using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>
/// Publishes a results folder whole or not at all: everything is written to a folder beside it, brought to disk, and renamed at the end.
/// A run that is killed leaves the old results as they were; what it left lying is cleared away by the next run.
/// </summary>
/// <remarks>
/// Order: files are flushed, then the old folder is renamed aside, the new one takes its name, what others had put into the old one is
/// moved over, and the old one is deleted.
/// A death between the two renames leaves the old folder under its <c>.previous</c> name; the next run puts it back.
/// A failed flush ends the publication and is not tried again: a second one may lie.
/// </remarks>
public sealed class ResultsFolder : IDisposable
{
    /// <summary>The file that marks a folder as ours.</summary>
    public const string ManifestFile = ResultsManifest.FileName;

    private readonly IResultsFiles files;
    private readonly ResultsPlace place;
    private readonly Stream heldLock;
    private readonly bool isWrittenByOthers;
    private bool published;

    private ResultsFolder(IResultsFiles files, ResultsPlace place, Stream heldLock, bool isWrittenByOthers)
    {
        this.files = files;
        this.place = place;
        this.heldLock = heldLock;
        this.isWrittenByOthers = isWrittenByOthers;
    }

    /// <summary>The folder to write into until <see cref="Publish"/>.</summary>
    public string WorkingDirectory => place.Writing;

    /// <summary>The folder the results will have.</summary>
    public string TargetDirectory => place.Target;

    /// <summary>Takes hold of a results folder; one run at a time.</summary>
    /// <param name="path">The results folder; it need not exist.</param>
    /// <param name="inputs">Files the run reads, full paths; none of them may lie in the folder.</param>
    /// <exception cref="InputFileException">The place cannot be written, is in use by another run, holds an input, or holds something that is not ours.</exception>
    public static ResultsFolder Open(string path, IReadOnlyList<string> inputs) => Open(path, inputs, DiskFiles.Instance);

    /// <summary>As <see cref="Open(string, IReadOnlyList{string})"/>, with the file operations given.</summary>
    /// <param name="path">The results folder.</param>
    /// <param name="inputs">Files the run reads.</param>
    /// <param name="files">The file operations.</param>
    /// <param name="written">A folder that others write, to be published instead of one of our own; it stays where it is until it is published. Null: our own.</param>
    internal static ResultsFolder Open(string path, IReadOnlyList<string> inputs, IResultsFiles files, string? written = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(inputs);
        ResultsPlace place = ResultsPlace.Of(path);
        place.MustNotHold(inputs);
        try
        {
            files.CreateDirectory(place.Parent);
            Stream held = files.Lock(place.LockFile);
            try
            {
                Recover(files, place);
                place.MustBeOurs();
                if (written is not null)
                {
                    return new ResultsFolder(files, place.WrittenIn(written), held, isWrittenByOthers: true);
                }

                files.CreateDirectory(place.Writing);
                return new ResultsFolder(files, place, held, isWrittenByOthers: false);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (ResultsInUseException e)
        {
            throw place.Unusable(
                new("đang được một lần chạy khác sử dụng.", "it is in use by another run."),
                new("Chờ lần chạy đó xong, hoặc chọn thư mục khác bằng --out.", "Wait for that run to end, or choose another with --out."),
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw place.Unwritable(e);
        }
    }

    /// <summary>Opens a new file of the results to write.</summary>
    /// <param name="name">Its path in the folder, with <c>/</c>.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public Stream Create(string name) => files.Create(Path.Combine(place.Writing, name.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>Brings the written files to disk and gives the folder its final name.</summary>
    /// <param name="cancellation">Stops before a file is brought to disk, or before the first rename; not later.</param>
    /// <exception cref="InputFileException">A file cannot be brought to disk or the folder renamed; the old results are whole.</exception>
    public void Publish(CancellationToken cancellation = default)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(place.Writing, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                files.FlushToDisk(file);
            }

            cancellation.ThrowIfCancellationRequested();

            bool replaces = Directory.Exists(place.Target);
            if (replaces)
            {
                files.MoveDirectory(place.Target, place.Previous);
            }

            try
            {
                files.MoveDirectory(place.Writing, place.Target);
            }
            catch when (replaces)
            {
                // Where this fails too, the next run puts the old results back.
                Try(() => files.MoveDirectory(place.Previous, place.Target));
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw place.Unwritable(e);
        }

        // From here on the new results stand; what cannot be cleared away now is cleared away by the next run.
        published = true;
        Try(() => RetirePrevious(files, place));
    }

    /// <summary>Lets go of the folder; what was not published is cleared away.</summary>
    public void Dispose()
    {
        if (!published && !isWrittenByOthers && Directory.Exists(place.Writing))
        {
            Try(() => files.DeleteDirectory(place.Writing));
        }

        Try(heldLock.Dispose);
    }

    /// <summary>Ends what a killed run began: the old results come back where the new ones were not yet in place.</summary>
    private static void Recover(IResultsFiles files, ResultsPlace place)
    {
        if (Directory.Exists(place.Previous))
        {
            if (Directory.Exists(place.Target))
            {
                RetirePrevious(files, place);
            }
            else
            {
                files.MoveDirectory(place.Previous, place.Target);
            }
        }

        if (Directory.Exists(place.Writing))
        {
            files.DeleteDirectory(place.Writing);
        }
    }

    /// <summary>Deletes the old results; what others had put beside them (a project, notes) moves to the new ones.</summary>
    private static void RetirePrevious(IResultsFiles files, ResultsPlace place)
    {
        if (!Directory.Exists(place.Previous))
        {
            return;
        }

        IReadOnlySet<string> ours = ResultsManifest.OutputsIn(place.Previous) ?? new HashSet<string>();
        foreach (string file in Directory.EnumerateFiles(place.Previous, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray())
        {
            string name = Path.GetRelativePath(place.Previous, file);
            string target = Path.Combine(place.Target, name);
            if (!IsOurs(name.Replace('\\', '/'), ours) && !File.Exists(target) && !Directory.Exists(target))
            {
                files.CreateDirectory(Path.GetDirectoryName(target)!);
                files.MoveFile(file, target);
            }
        }

        files.DeleteDirectory(place.Previous);
    }

    // The journal of an old GeoPackage must not come beside a new one: SQLite would play it back into it.
    private static bool IsOurs(string name, IReadOnlySet<string> ours) =>
        ours.Contains(name)
        || ((ReadOnlySpan<string>)["-journal", "-wal", "-shm"]).ToArray().Any(end => name.EndsWith(end, StringComparison.Ordinal) && ours.Contains(name[..^end.Length]));

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left to the next run.
        }
    }
}
