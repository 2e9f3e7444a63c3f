using System.Reflection;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Viewer;

/// <summary>Reads what someone opens, away from the window's thread, and says in plain words why it cannot be shown.</summary>
internal static class StudyLoading
{
    /// <summary>Version of the program.</summary>
    public static string ProgramVersion { get; } =
        typeof(StudyLoading).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Analyses a study, or reads results.</summary>
    /// <param name="path">A study folder or its study.json, a results folder or a file in it.</param>
    /// <param name="progress">Told where the run stands.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<StudySource> LoadAsync(string path, IProgress<StudyProgress> progress, CancellationToken cancellation) => Task.Run(
        () => StudySource.Open(path, new StudyOptions(Environment.ProcessorCount), ProgramVersion, progress, cancellation),
        cancellation);

    /// <summary>Why something could not be done, for people.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="language">The language.</param>
    public static string Explain(Exception exception, ReportLanguage language) => exception switch
    {
        StudyFileException study => study.In(language),
        InputFileException input => input.In(language),
        FileNotFoundException or DirectoryNotFoundException => LocalizedText.Of(
            $"Không có tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn.", $"There is no such file or folder. Check the path.").In(language),
        UnauthorizedAccessException => LocalizedText.Of(
            $"Không có quyền đọc hoặc ghi ở đây. Hãy chọn thư mục khác.", $"Reading or writing here is not allowed. Choose another folder.").In(language),
        IOException => LocalizedText.Of(
            $"Không đọc hoặc ghi được tệp. Hãy kiểm tra xem ổ đĩa còn chỗ và tệp có đang mở ở chương trình khác không.",
            $"A file could not be read or written. Check that the disk has room and that no other program holds the file.").In(language),
        ArgumentException => LocalizedText.Of($"Không có bản đồ nào vẽ được từ số liệu này.", $"No map can be drawn of this data.").In(language),
        _ => LocalizedText.Of(
            $"Chương trình gặp lỗi ({exception.GetType().Name}). Số liệu không bị thay đổi.", $"The program failed ({exception.GetType().Name}). No data was changed.").In(language),
    };
}
