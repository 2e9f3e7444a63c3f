namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>Writes a file that a user keeps, whole or not at all: beside its place, to disk, then under its name.</summary>
/// <remarks>
/// Behavior: whoever opens the name finds the old bytes or the new ones, also after a kill or when the power fails at any moment. What a killed
/// process left beside the file goes with the next writing. Several processes may write one file: the last to end stays.
/// A failed flush ends the writing and is not tried again: a second one may lie.
/// A link is followed; a device (<c>/dev/stdout</c>) is written to as it is.
/// </remarks>
public static class WholeFile
{
    private const string Ending = ".writing";
    private const int LongestBeginning = 40;
    private const int Tries = 5, WouldBlockLinux = 11, WouldBlockMac = 35, SharingViolationWindows = unchecked((int)0x80070020);

    /// <summary>Writes a file, in place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="IOException">It cannot be written, or the disk did not confirm it; the old or the new one is whole.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old one is whole.</exception>
    public static void Replace(string path, ReadOnlyMemory<byte> bytes) => Replace(path, s => s.Write(bytes.Span));

    /// <summary>Writes a file, in place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes into the stream given.</param>
    /// <exception cref="IOException">It cannot be written, or the disk did not confirm it; the old or the new one is whole.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old one is whole.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        if (IsDevice(Path.GetFullPath(path)))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
        }

        var file = new FileInfo(path);
        Write(file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName, write, isNew: false, DiskFiles.Instance);
    }

    /// <summary>Writes a file that must not be there yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="IOException">It is there, or cannot be written; then there is none.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; then there is none.</exception>
    public static void Make(string path, ReadOnlyMemory<byte> bytes) => Write(path, s => s.Write(bytes.Span), isNew: true, DiskFiles.Instance);

    /// <summary>Deletes a file, for good.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be deleted, or the disk did not confirm it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be deleted.</exception>
    public static void Delete(string path) => Delete(path, DiskFiles.Instance);

    /// <summary>As the public ones, with the file operations given; a link is replaced, not followed.</summary>
    internal static void Write(string path, Action<Stream> write, bool isNew, IPublishingFiles files)
    {
        string target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(target) ?? throw new IOException($"'{target}' is no file.");
        if (isNew && Path.Exists(target))
        {
            throw new IOException($"'{target}' exists already.");
        }

        ClearAway(folder, Path.GetFileName(target), files);
        (string writing, Stream stream) = Begin(folder, Path.GetFileName(target), files);
        try
        {
            // Held until it has its name, so that no other process takes it for something left over.
            using (stream)
            {
                write(stream);
                files.FlushToDisk(writing, stream);
                if (isNew)
                {
                    files.MoveFile(writing, target);
                }
                else
                {
                    files.ReplaceFile(writing, target);
                }
            }
        }
        catch
        {
            Try(() => files.DeleteFile(writing));
            throw;
        }

        files.FlushFolder(folder);
    }

    /// <summary>As the public one, with the file operations given.</summary>
    internal static void Delete(string path, IPublishingFiles files)
    {
        string target = Path.GetFullPath(path);
        files.DeleteFile(target);
        files.FlushFolder(Path.GetDirectoryName(target)!);
    }

    private static (string Path, Stream Stream) Begin(string folder, string name, IPublishingFiles files)
    {
        for (int i = 1; ; i++)
        {
            string writing = Path.Combine(folder, $"{Beginning(name)}{Guid.NewGuid():N}{Ending}");
            try
            {
                Stream stream = files.Create(writing);
                if (i == Tries || File.Exists(writing))
                {
                    return (writing, stream);
                }

                // Between our making and our holding it another process found it held by none, and has deleted it; from now on none would.
                stream.Dispose();
            }
            catch (IOException e) when (i < Tries && e.HResult is WouldBlockLinux or WouldBlockMac or SharingViolationWindows)
            {
                // Another process looked whether anyone holds it, just between our making and our holding it; it deletes it.
            }
        }
    }

    // What is not held by a process is of one that was killed.
    private static void ClearAway(string folder, string name, IPublishingFiles files)
    {
        string[] left = [];
        Try(() => left = Directory.GetFiles(folder, $"{Beginning(name)}*{Ending}"));
        foreach (string file in left.Where(f => IsLeft(Path.GetFileName(f), Beginning(name)) && new FileInfo(f).LinkTarget is null))
        {
            Try(() =>
            {
                using var unheld = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
                files.DeleteFile(file);
            });
        }
    }

    private static bool IsLeft(string name, string beginning) =>
        name.StartsWith(beginning, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
        && Guid.TryParseExact(name.AsSpan(beginning.Length, Math.Max(0, name.Length - beginning.Length - Ending.Length)), "N", out _);

    // A long name is cut, so that the one beside it is no longer than a name may be (255 bytes); not within a pair of surrogates.
    private static string Beginning(string name) =>
        $".{(name.Length <= LongestBeginning ? name : name[..(char.IsHighSurrogate(name[LongestBeginning - 1]) ? LongestBeginning - 1 : LongestBeginning)])}.";

    // /dev/shm holds plain files in memory.
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.Exists(path) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What lies beside it goes with the next writing.
        }
    }
}
