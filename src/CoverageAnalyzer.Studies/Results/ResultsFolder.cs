using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>
/// Publishes a results folder whole or not at all: everything is written to a folder beside it, brought to disk, and renamed at the end.
/// A run that is killed leaves the old results as they were; what it left lying is cleared away by the next run.
/// </summary>
/// <remarks>
/// Order: files are brought to disk, then the folders that hold them; the old folder is renamed aside, the new one takes its name, each followed by a
/// flush of the folder above; what others had put into the old one is moved over and brought to disk there, and the old one is deleted. So there is no
/// moment at which a power failure could leave neither.
/// A death between the two renames leaves the old folder under its <c>.previous</c> name; the next run puts it back.
/// A failed flush ends the publication and is not tried again: a second one may lie.
/// </remarks>
public sealed class ResultsFolder : IDisposable
{
    /// <summary>The file that marks a folder as ours.</summary>
    public const string ManifestFile = ResultsManifest.FileName;

    private readonly IPublishingFiles files;
    private readonly ResultsPlace place;
    private readonly Stream heldLock;
    private readonly bool isWrittenByOthers;
    private readonly IReadOnlyList<string> foldersAbove;
    private bool published;

    private ResultsFolder(IPublishingFiles files, ResultsPlace place, Stream heldLock, IReadOnlyList<string> foldersAbove, bool isWrittenByOthers)
    {
        this.files = files;
        this.place = place;
        this.heldLock = heldLock;
        this.foldersAbove = foldersAbove;
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
    /// <param name="words">What the folder is called; null: the results of a run.</param>
    internal static ResultsFolder Open(string path, IReadOnlyList<string> inputs, IPublishingFiles files, string? written = null, PlaceWords? words = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(inputs);
        var place = ResultsPlace.Of(path, words);
        place.MustNotHold(inputs);
        try
        {
            IReadOnlyList<string> above = FoldersAbove(place.Parent);
            files.CreateDirectory(place.Parent);
            Stream held = files.Lock(place.LockFile);
            try
            {
                Recover(files, place);
                place.MustBeOurs();
                if (written is not null)
                {
                    return new ResultsFolder(files, place.WrittenIn(written), held, above, isWrittenByOthers: true);
                }

                files.CreateDirectory(place.Writing);
                return new ResultsFolder(files, place, held, above, isWrittenByOthers: false);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (ResultsInUseException e)
        {
            throw place.InUse(e);
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
            WrittenTree.Flush(files, place.Writing, cancellation);
            bool replaces = Directory.Exists(place.Target);
            if (replaces)
            {
                files.MoveDirectory(place.Target, place.Previous);
            }

            bool isInPlace = false;
            try
            {
                if (replaces)
                {
                    files.FlushFolder(place.Parent);
                }

                files.MoveDirectory(place.Writing, place.Target);
                isInPlace = true;
                foreach (string folder in foldersAbove)
                {
                    files.FlushFolder(folder);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                TakeBack(replaces, isInPlace, e);
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

    // What is new goes aside again and what is old comes back, so that the user finds what the error says. Where that fails too, the next run puts the
    // old results back, unless the new ones stand.
    private void TakeBack(bool replaces, bool isInPlace, Exception cause)
    {
        if (isInPlace && !Try(() => files.MoveDirectory(place.Target, place.Writing)))
        {
            published = true;
            throw place.Unconfirmed(cause);
        }

        if (replaces)
        {
            Try(() => files.MoveDirectory(place.Previous, place.Target));
        }
    }

    // The folder the results stand in and, where that was made for them, those above it as far as they were: each holds a new name.
    private static string[] FoldersAbove(string parent)
    {
        var above = new List<string> { parent };
        for (string folder = parent; !Directory.Exists(folder) && Path.GetDirectoryName(folder) is string next; folder = next)
        {
            above.Add(next);
        }

        return [.. above];
    }

    /// <summary>Ends what a killed run began: the old results come back where the new ones were not yet in place.</summary>
    private static void Recover(IPublishingFiles files, ResultsPlace place)
    {
        if (Directory.Exists(place.Previous))
        {
            if (Directory.Exists(place.Target))
            {
                // It may have died before the new name was on disk: first that, then the old results go.
                files.FlushFolder(place.Parent);
                RetirePrevious(files, place);
            }
            else
            {
                files.MoveDirectory(place.Previous, place.Target);
            }
        }

        foreach (string left in (string[])[place.Writing, place.Retired])
        {
            if (Directory.Exists(left))
            {
                files.DeleteDirectory(left);
            }
        }
    }

    /// <summary>Deletes the old results; what others had put beside them (a project, notes) moves to the new ones.</summary>
    private static void RetirePrevious(IPublishingFiles files, ResultsPlace place)
    {
        if (!Directory.Exists(place.Previous))
        {
            return;
        }

        var received = new SortedSet<string>(StringComparer.Ordinal);
        if (Directory.Exists(place.Retired))
        {
            files.DeleteDirectory(place.Retired);
        }

        IReadOnlySet<string> ours = ResultsManifest.OutputsIn(place.Previous) ?? new HashSet<string>();
        foreach (string file in Directory.EnumerateFiles(place.Previous, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray())
        {
            string name = Path.GetRelativePath(place.Previous, file);
            if (!IsOurs(name.Replace(Path.DirectorySeparatorChar, '/'), ours))
            {
                string target = FreeName(Path.Combine(place.Target, name));
                string folder = Path.GetDirectoryName(target)!;
                received.UnionWith(FoldersAbove(folder));
                files.CreateDirectory(folder);
                files.MoveFile(file, target);
                received.Add(folder);
            }
        }

        // What others put there is on disk in its new place before its old place goes.
        foreach (string folder in received)
        {
            files.FlushFolder(folder);
        }

        // Under a name of its own before its files go: one of which half is deleted, its manifest perhaps, cannot tell any more what others had put there.
        files.MoveDirectory(place.Previous, place.Retired);
        files.DeleteDirectory(place.Retired);
    }

    // The new results may have a file of that name: both are kept, the other's as 'name (2).ext'.
    private static string FreeName(string path)
    {
        string free = path;
        for (int i = 2; Path.Exists(free); i++)
        {
            free = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)} ({i}){Path.GetExtension(path)}");
        }

        return free;
    }

    // The journal of an old GeoPackage must not come beside a new one: SQLite would play it back into it.
    private static bool IsOurs(string name, IReadOnlySet<string> ours) =>
        ours.Contains(name)
        || ((ReadOnlySpan<string>)["-journal", "-wal", "-shm"]).ToArray().Any(end => name.EndsWith(end, StringComparison.Ordinal) && ours.Contains(name[..^end.Length]));

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // left to the next run
        }
    }
}
