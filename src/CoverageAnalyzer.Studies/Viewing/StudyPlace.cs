using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using Paths = System.IO.Path;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>What lies at a path a user names: a study or results.</summary>
/// <param name="Path">The study's folder or file, or the results folder.</param>
/// <param name="IsResults">True for results, false for a study.</param>
public sealed record StudyPlace(string Path, bool IsResults)
{
    /// <summary>Looks.</summary>
    /// <param name="path">A folder, or a file in one.</param>
    /// <exception cref="InputFileException">Neither lies there; the message says what was looked for.</exception>
    public static StudyPlace Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            return OfFolder(path) ?? throw Neither(path, folder: path);
        }

        if (!File.Exists(path))
        {
            throw new InputFileException(
                new SourcePlace { File = path },
                new("không có thư mục hay tệp này.", "there is no such folder or file."),
                new("Kiểm tra đường dẫn.", "Check the path."));
        }

        // A file of results stands for its folder, a picture in maps/ for the folder above; any other JSON file may be a study's.
        string folder = Paths.GetDirectoryName(Paths.GetFullPath(path))!;
        string name = Paths.GetFileName(path);
        if (name == StudyFile.FileName)
        {
            return new StudyPlace(path, IsResults: false);
        }

        string? results = new[] { folder, Paths.GetDirectoryName(folder) }.FirstOrDefault(f => f is not null && Holds(f, Paths.GetFullPath(path)));
        return results is not null ? new StudyPlace(results, IsResults: true)
            : name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && name != ResultsManifest.FileName ? new StudyPlace(path, IsResults: false)
            : throw Neither(path, folder);
    }

    private static StudyPlace? OfFolder(string folder) =>
        File.Exists(Paths.Combine(folder, StudyFile.FileName)) ? new StudyPlace(folder, IsResults: false)
        : File.Exists(Paths.Combine(folder, ResultsManifest.FileName)) ? new StudyPlace(folder, IsResults: true)
        : null;

    private static bool Holds(string folder, string file) =>
        ResultsManifest.OutputsSeenIn(folder)?.Contains(Paths.GetRelativePath(folder, file).Replace(Paths.DirectorySeparatorChar, '/')) == true;

    private static InputFileException Neither(string path, string folder)
    {
        string? inside = Directory.EnumerateDirectories(folder)
            .Where(d => OfFolder(d) is not null).Order(StringComparer.Ordinal).Select(d => Paths.GetFileName(d)).FirstOrDefault();
        return new InputFileException(
            new SourcePlace { File = path },
            new(
                $"không phải nghiên cứu (không có {StudyFile.FileName}), cũng không phải thư mục kết quả (không có {ResultsManifest.FileName}).",
                $"this is neither a study (no {StudyFile.FileName}) nor a results folder (no {ResultsManifest.FileName})."),
            inside is null
                ? new("Tạo nghiên cứu từ dữ liệu rời: coverage-analyzer new DIR --communes TỆP; tạo kết quả: coverage-analyzer analyze STUDY.", "Make a study from loose files: coverage-analyzer new DIR --communes FILE; make results: coverage-analyzer analyze STUDY.")
                : new($"Có phải ý bạn là thư mục con '{inside}'?", $"Did you mean the folder '{inside}' in it?"));
    }
}
