using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The errors of a results folder that cannot be shown: each names the folder, what is wrong, and the command that makes it anew.</summary>
internal static class ResultsFault
{
    /// <summary>The folder was written by a program whose results lack what a viewer needs, or hold what this one does not know.</summary>
    /// <param name="folder">The folder as the user wrote it.</param>
    /// <param name="program">Program and version that wrote it.</param>
    /// <param name="isNewer">True where the folder is of a later form than this program's.</param>
    public static InputFileException OtherVersion(string folder, string program, bool isNewer) => isNewer
        ? Of(
            folder,
            LocalizedText.Of($"kết quả này do '{program}' ghi, mới hơn chương trình đang dùng.", $"these results were written by '{program}', which is newer than this program."),
            LocalizedText.Of($"Cập nhật chương trình, hoặc chạy lại: {Command(folder)}", $"Update this program, or run again: {Command(folder)}"))
        : Of(
            folder,
            LocalizedText.Of($"kết quả này do '{program}' ghi, là phiên bản cũ chưa lưu đủ số liệu để xem.", $"these results were written by '{program}', an older version that did not keep all that viewing needs."),
            Again(folder));

    /// <summary>A file that makes a results folder is missing.</summary>
    /// <param name="folder">The folder as the user wrote it.</param>
    /// <param name="file">The file.</param>
    public static InputFileException Missing(string folder, string file) => Of(
        folder, LocalizedText.Of($"thư mục kết quả thiếu tệp '{file}'.", $"the results folder lacks the file '{file}'."), Again(folder));

    /// <summary>The manifest is not one.</summary>
    /// <param name="folder">The folder as the user wrote it.</param>
    /// <param name="inner">What was thrown, or null.</param>
    public static InputFileException BadManifest(string folder, Exception? inner = null) => Of(
        folder,
        inner is ManifestKeyException key
            ? LocalizedText.Of(
                $"tệp '{ResultsManifest.FileName}' bị hỏng: khóa '{key.Key}' thiếu hoặc sai kiểu.", $"the file '{ResultsManifest.FileName}' is damaged: the key '{key.Key}' is missing or of another kind.")
            : LocalizedText.Of($"tệp '{ResultsManifest.FileName}' bị hỏng hoặc không phải của chương trình này.", $"the file '{ResultsManifest.FileName}' is damaged or not this program's."),
        Again(folder),
        inner);

    /// <summary>The rule set cannot be read.</summary>
    /// <param name="folder">The folder as the user wrote it.</param>
    /// <param name="path">The rule file.</param>
    /// <param name="inner">What is wrong with it.</param>
    public static InputFileException BadRules(string folder, string path, StudyFileException inner) => new(
        SourcePlace.OfFile(path), new(inner.In(ReportLanguage.Vietnamese), inner.In(ReportLanguage.English)), Again(folder), inner);

    /// <summary>A table lacks columns, or is not there.</summary>
    /// <param name="folder">The folder as the user wrote it.</param>
    /// <param name="program">Program and version that wrote it.</param>
    /// <param name="table">The table of <c>results.gpkg</c>.</param>
    /// <param name="columns">The columns; empty where the table is missing.</param>
    public static InputFileException Incomplete(string folder, string program, string table, IReadOnlyList<string> columns)
    {
        string list = string.Join(", ", columns);
        return Of(
            folder,
            columns.Count == 0
                ? LocalizedText.Of($"tệp results.gpkg (do '{program}' ghi) thiếu bảng '{table}'.", $"results.gpkg (written by '{program}') lacks the table '{table}'.")
                : LocalizedText.Of($"bảng '{table}' của results.gpkg (do '{program}' ghi) thiếu cột: {list}.", $"the table '{table}' of results.gpkg (written by '{program}') lacks columns: {list}."),
            Again(folder));
    }

    /// <summary>Two tables do not fit together.</summary>
    /// <param name="folder">The folder as the user wrote it.</param>
    /// <param name="table">The table.</param>
    /// <param name="value">The value that has no counterpart.</param>
    public static InputFileException Unfitting(string folder, string table, string value) => Of(
        folder,
        LocalizedText.Of($"bảng '{table}' của results.gpkg có '{value}' không khớp với các bảng khác.", $"the table '{table}' of results.gpkg holds '{value}', which does not fit the other tables."),
        Again(folder));

    private static InputFileException Of(string folder, LocalizedText problem, LocalizedText remedy, Exception? inner = null) =>
        new(new SourcePlace { File = folder }, problem, remedy, inner);

    private static LocalizedText Again(string folder) => LocalizedText.Of(
        $"Chạy lại phân tích của nghiên cứu: {Command(folder)}", $"Run the study again: {Command(folder)}");

    private static string Command(string folder) => folder.StartsWith(StoredRun.Scheme, StringComparison.Ordinal) ? "coverage-analyzer analyze STUDY --push" : $"coverage-analyzer analyze STUDY --out \"{folder}\"";
}
