using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Where a results folder stands, with the names a publication uses beside it, and what may not be there.</summary>
internal sealed class ResultsPlace
{
    private ResultsPlace(string target, string parent, string? writing = null)
    {
        string name = Path.GetFileName(target);
        Target = target;
        Parent = parent;
        Writing = writing ?? Path.Combine(parent, $".{name}.writing");
        Previous = Path.Combine(parent, $".{name}.previous");
        LockFile = Path.Combine(parent, $".{name}.lock");
    }

    /// <summary>The results folder; a link is followed.</summary>
    public string Target { get; }

    /// <summary>The folder it stands in.</summary>
    public string Parent { get; }

    /// <summary>Where the new results are written.</summary>
    public string Writing { get; }

    /// <summary>Where the old results stand between the two renames.</summary>
    public string Previous { get; }

    /// <summary>The lock's file.</summary>
    public string LockFile { get; }

    /// <summary>The place of a path.</summary>
    /// <param name="path">The results folder as the user wrote it.</param>
    /// <exception cref="InputFileException">No results folder can stand there.</exception>
    public static ResultsPlace Of(string path)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (new DirectoryInfo(target).LinkTarget is not null)
        {
            target = Directory.Exists(target)
                ? RealPath(target)
                : throw Unusable(target, new("đây là một liên kết không dẫn tới đâu.", "this is a link that leads nowhere."), ChooseAnother);
        }

        if (File.Exists(target))
        {
            throw Unusable(target, new("đây là một tệp, không phải thư mục.", "this is a file, not a folder."), ChooseAnother);
        }

        return Path.GetDirectoryName(target) is string parent
            ? new ResultsPlace(target, parent)
            : throw Unusable(target, new("không thể dùng thư mục gốc.", "the root folder cannot be used."), ChooseAnother);
    }

    /// <summary>The same place, whose new results are written elsewhere.</summary>
    /// <param name="writing">Where they are written, on the same volume.</param>
    public ResultsPlace WrittenIn(string writing) => new(Target, Parent, Path.GetFullPath(writing));

    /// <summary>Refuses a folder that inputs lie in: publishing would put the results in their place.</summary>
    /// <param name="inputs">Full paths of the inputs.</param>
    /// <exception cref="InputFileException">An input lies in the folder.</exception>
    public void MustNotHold(IReadOnlyList<string> inputs)
    {
        string folder = RealPath(Target) + Path.DirectorySeparatorChar;
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (inputs.FirstOrDefault(i => RealPath(i).StartsWith(folder, comparison)) is string input)
        {
            throw Unusable(
                Target,
                LocalizedText.Of($"số liệu đầu vào '{Path.GetFileName(input)}' nằm trong thư mục này.", $"the input '{Path.GetFileName(input)}' lies in this folder."),
                ChooseAnother);
        }
    }

    /// <summary>Refuses a folder that holds something other than the results of a run.</summary>
    /// <exception cref="InputFileException">It does.</exception>
    public void MustBeOurs()
    {
        if (Directory.Exists(Target) && Directory.EnumerateFileSystemEntries(Target).Any() && ResultsManifest.OutputsIn(Target) is null)
        {
            throw Unusable(
                Target,
                new("thư mục này có tệp khác, không phải kết quả của một lần chạy.", "this folder holds other files, not the results of a run."),
                ChooseAnother);
        }
    }

    /// <summary>The error of a place that cannot be written to.</summary>
    /// <param name="cause">What the system said.</param>
    public InputFileException Unwritable(Exception cause) => Unusable(
        Target,
        LocalizedText.Of($"không ghi được. Kết quả cũ, nếu có, vẫn nguyên vẹn.", $"it cannot be written to. The old results, if any, are untouched."),
        new("Kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác bằng --out.", "Check the right to write and the free space, or choose another with --out."),
        cause);

    /// <summary>An error about this place.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="inner">What the system said, or null.</param>
    public InputFileException Unusable(LocalizedText problem, LocalizedText remedy, Exception? inner) => Unusable(Target, problem, remedy, inner);

    private static LocalizedText ChooseAnother => new("Chọn thư mục khác bằng --out.", "Choose another with --out.");

    private static InputFileException Unusable(string target, LocalizedText problem, LocalizedText remedy, Exception? inner = null) => new(
        new SourcePlace { File = target },
        LocalizedText.Of($"không dùng được thư mục kết quả: {problem.Vietnamese}", $"the results folder cannot be used: {problem.English}"),
        remedy,
        inner);

    /// <summary>The path with every link in it followed, as far as it exists.</summary>
    private static string RealPath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not string parent)
        {
            return full;
        }

        string here = Path.Combine(RealPath(parent), Path.GetFileName(full));
        try
        {
            FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
            return info.ResolveLinkTarget(returnFinalTarget: true) is FileSystemInfo real ? RealPath(real.FullName) : here;
        }
        catch (IOException)
        {
            return here;
        }
    }
}
