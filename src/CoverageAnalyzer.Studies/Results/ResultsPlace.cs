using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Where a results folder stands, with the names a publication uses beside it, and what may not be there.</summary>
internal sealed class ResultsPlace
{
    private readonly PlaceWords words;

    private ResultsPlace(string target, string parent, PlaceWords words, string? writing = null)
    {
        string beside = Path.Combine(parent, BesideName.Of(Path.GetFileName(target)));
        this.words = words;
        Target = target;
        Parent = parent;
        Writing = writing ?? beside + ".writing";
        Previous = beside + ".previous";
        Retired = beside + ".retired";
        LockFile = beside + ".lock";
    }

    /// <summary>The results folder; a link is followed.</summary>
    public string Target { get; }

    /// <summary>The folder it stands in.</summary>
    public string Parent { get; }

    /// <summary>Where the new results are written.</summary>
    public string Writing { get; }

    /// <summary>Where the old results stand between the two renames.</summary>
    public string Previous { get; }

    /// <summary>Where old results stand that are being deleted: of what is there nothing is wanted any more.</summary>
    public string Retired { get; }

    /// <summary>The lock's file.</summary>
    public string LockFile { get; }

    /// <summary>The place of a path.</summary>
    /// <param name="path">The results folder as the user wrote it.</param>
    /// <param name="words">What it is called; null: the results of a run.</param>
    /// <exception cref="InputFileException">No results folder can stand there.</exception>
    public static ResultsPlace Of(string path, PlaceWords? words = null)
    {
        words ??= PlaceWords.Results;
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            if (new DirectoryInfo(target).LinkTarget is not null)
            {
                target = Directory.Exists(target)
                    ? RealPath(target)
                    : throw Unusable(target, words, new("đây là một liên kết không dẫn tới đâu.", "this is a link that leads nowhere."), ChooseAnother(words));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, words, e);
        }

        if (File.Exists(target))
        {
            throw Unusable(target, words, new("đây là một tệp, không phải thư mục.", "this is a file, not a folder."), ChooseAnother(words));
        }

        if (Path.GetDirectoryName(target) is not string parent)
        {
            throw Unusable(target, words, new("không thể dùng thư mục gốc.", "the root folder cannot be used."), ChooseAnother(words));
        }

        for (string? above = parent; above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                string shown = Path.IsPathRooted(path) ? above : Path.GetRelativePath(Directory.GetCurrentDirectory(), above);
                throw Unusable(
                    target, words, LocalizedText.Of($"'{shown}' trên đường dẫn là một tệp, không phải thư mục.", $"'{shown}' on its path is a file, not a folder."), ChooseAnother(words));
            }
        }

        return new ResultsPlace(target, parent, words);
    }

    /// <summary>The same place, whose new results are written elsewhere.</summary>
    /// <param name="writing">Where they are written, on the same volume.</param>
    public ResultsPlace WrittenIn(string writing) => new(Target, Parent, words, Path.GetFullPath(writing));

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
                LocalizedText.Of($"số liệu đầu vào '{Path.GetFileName(input)}' nằm trong thư mục này.", $"the input '{Path.GetFileName(input)}' lies in this folder."),
                ChooseAnother(words),
                null);
        }
    }

    /// <summary>Refuses a path at which the GeoPackage of the results could be neither written nor opened.</summary>
    /// <param name="file">Name of the GeoPackage.</param>
    /// <exception cref="InputFileException">The path is too long.</exception>
    public void MustTakeDatabase(string file)
    {
        if (DatabasePath.Fault(Path.Combine(Writing, file)) is LocalizedText tooLong)
        {
            throw Unusable(tooLong, ChooseAnother(words), null);
        }
    }

    /// <summary>Refuses a folder that holds something other than the results of a run.</summary>
    /// <exception cref="InputFileException">It does.</exception>
    public void MustBeOurs()
    {
        bool isOurs;
        try
        {
            isOurs = !Directory.Exists(Target) || !Directory.EnumerateFileSystemEntries(Target).Any() || ResultsManifest.OutputsIn(Target) is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }

        if (!isOurs)
        {
            throw Unusable(
                new("thư mục này có tệp khác, không phải kết quả của một lần chạy.", "this folder holds other files, not the results of a run."),
                ChooseAnother(words),
                null);
        }
    }

    /// <summary>The error of a place that cannot be written to.</summary>
    /// <param name="cause">What the system said.</param>
    public InputFileException Unwritable(Exception cause) => Unwritable(Target, words, cause);

    /// <summary>The error of new results that took their place but may not outlive a power failure, and could not be taken back.</summary>
    /// <param name="cause">What the system said.</param>
    public InputFileException Unconfirmed(Exception cause)
    {
        (LocalizedText why, LocalizedText remedy) = DiskFault.Of(cause);
        return Unusable(
            new($"nội dung mới đã ở đúng chỗ nhưng đĩa không xác nhận: {why.Vietnamese}.", $"what is new is in its place, but the disk did not confirm it: {why.English}."),
            new($"{remedy.Vietnamese}, rồi chạy lại.", $"{remedy.English}, then run again."),
            cause);
    }

    /// <summary>The error of a place that another run holds.</summary>
    /// <param name="cause">What the system said.</param>
    public InputFileException InUse(Exception cause) => Unusable(
        new("đang được một lần chạy khác sử dụng.", "it is in use by another run."),
        new($"Chờ lần chạy đó xong, hoặc chọn thư mục khác{words.How.Vietnamese}.", $"Wait for that run to end, or choose another{words.How.English}."),
        cause);

    /// <summary>An error about this place.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="inner">What the system said, or null.</param>
    public InputFileException Unusable(LocalizedText problem, LocalizedText remedy, Exception? inner) => Unusable(Target, words, problem, remedy, inner);

    private static LocalizedText ChooseAnother(PlaceWords words) => new($"Chọn thư mục khác{words.How.Vietnamese}.", $"Choose another{words.How.English}.");

    private static InputFileException Unwritable(string target, PlaceWords words, Exception cause)
    {
        (LocalizedText why, LocalizedText remedy) = DiskFault.Of(cause);
        return Unusable(
            target,
            words,
            new($"không ghi được: {why.Vietnamese}. Kết quả cũ, nếu có, vẫn nguyên vẹn.", $"it cannot be written to: {why.English}. The old results, if any, are untouched."),
            new($"{remedy.Vietnamese}, hoặc chọn thư mục khác{words.How.Vietnamese}.", $"{remedy.English}, or choose another{words.How.English}."),
            cause);
    }

    private static InputFileException Unusable(string target, PlaceWords words, LocalizedText problem, LocalizedText remedy, Exception? inner = null) => new(
        new SourcePlace { File = target },
        LocalizedText.Of($"không dùng được {words.Noun.Vietnamese}: {problem.Vietnamese}", $"the {words.Noun.English} cannot be used: {problem.English}"),
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
