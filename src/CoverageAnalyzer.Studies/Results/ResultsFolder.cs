using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>
/// Publishes a results folder whole or not at all: everything is written to a folder beside it, brought to disk, and renamed at the end.
/// A run that is killed leaves the old results as they were; what it left lying is cleared away by the next run.
/// </summary>
/// <remarks>
/// Order: files are flushed, then the old folder is renamed aside, the new one takes its name, and the old one is deleted.
/// A death between the two renames leaves the old folder under its <c>.previous</c> name; the next run puts it back.
/// A failed flush ends the publication and is not tried again: a second one may lie.
/// </remarks>
public sealed class ResultsFolder : IDisposable
{
    /// <summary>The file that marks a folder as ours.</summary>
    public const string ManifestFile = "manifest.json";

    private readonly string targetPath;
    private readonly string temporaryPath;
    private readonly string previousPath;
    private readonly FileStream heldLock;
    private bool published;

    private ResultsFolder(string target, string temporary, string previous, FileStream lockFile)
    {
        targetPath = target;
        temporaryPath = temporary;
        previousPath = previous;
        heldLock = lockFile;
    }

    /// <summary>The folder to write into until <see cref="Publish"/>.</summary>
    public string WorkingDirectory => temporaryPath;

    /// <summary>The folder the results will have.</summary>
    public string TargetDirectory => targetPath;

    /// <summary>Takes hold of a results folder; one run at a time.</summary>
    /// <param name="path">The results folder; it need not exist.</param>
    /// <exception cref="InputFileException">The place cannot be written, is in use by another run, or holds something that is not ours.</exception>
    public static ResultsFolder Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(target) && new DirectoryInfo(target).ResolveLinkTarget(returnFinalTarget: true) is FileSystemInfo real)
        {
            target = Path.TrimEndingDirectorySeparator(real.FullName);
        }

        if (File.Exists(target))
        {
            throw Unusable(target, new("đây là một tệp, không phải thư mục.", "this is a file, not a folder."));
        }

        if (Path.GetDirectoryName(target) is not string parent)
        {
            throw Unusable(target, new("không thể dùng thư mục gốc.", "the root folder cannot be used."));
        }

        string name = Path.GetFileName(target);
        try
        {
            Directory.CreateDirectory(parent);
            var lockFile = new FileStream(
                Path.Combine(parent, $".{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            try
            {
                return Prepare(target, parent, name, lockFile);
            }
            catch
            {
                lockFile.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bool inUse = File.Exists(Path.Combine(parent, $".{name}.lock"));
            throw Unusable(
                target,
                inUse
                    ? new("đang được một lần chạy khác sử dụng.", "it is in use by another run.")
                    : new("không ghi được vào đây.", "it cannot be written to."),
                e);
        }
    }

    /// <summary>Brings the written files to disk and gives them their final name.</summary>
    /// <exception cref="IOException">A file cannot be brought to disk or renamed; the old results are whole.</exception>
    public void Publish()
    {
        foreach (string file in Directory.EnumerateFiles(temporaryPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
        }

        if (Directory.Exists(targetPath))
        {
            Directory.Move(targetPath, previousPath);
        }

        try
        {
            Directory.Move(temporaryPath, targetPath);
        }
        catch
        {
            if (Directory.Exists(previousPath) && !Directory.Exists(targetPath))
            {
                Directory.Move(previousPath, targetPath);
            }

            throw;
        }

        published = true;
        Remove(previousPath);
    }

    /// <summary>Lets go of the folder; what was not published is cleared away.</summary>
    public void Dispose()
    {
        if (!published)
        {
            Remove(temporaryPath);
        }

        heldLock.Dispose();
    }

    private static ResultsFolder Prepare(string target, string parent, string name, FileStream lockFile)
    {
        string previous = Path.Combine(parent, $".{name}.previous");
        string temporary = Path.Combine(parent, $".{name}.writing");
        if (Directory.Exists(previous))
        {
            if (Directory.Exists(target))
            {
                Remove(previous);
            }
            else
            {
                Directory.Move(previous, target);
            }
        }

        Remove(temporary);
        if (Directory.Exists(target) && !File.Exists(Path.Combine(target, ManifestFile)) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw Unusable(target, new(
                "thư mục này có tệp khác, không phải kết quả của một lần chạy; chọn thư mục khác bằng --out.",
                "this folder holds other files, not the results of a run; choose another with --out."));
        }

        Directory.CreateDirectory(temporary);
        return new ResultsFolder(target, temporary, previous, lockFile);
    }

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static InputFileException Unusable(string target, LocalizedText problem, Exception? inner = null) => new(
        new SourcePlace { File = target },
        LocalizedText.Of($"không dùng được thư mục kết quả: {problem.Vietnamese}", $"the results folder cannot be used: {problem.English}"),
        LocalizedText.Empty,
        inner);
}
