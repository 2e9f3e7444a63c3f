using System.Text.RegularExpressions;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>What the operating system refused, in the reader's language: its own English sentence never reaches the user.</summary>
internal static partial class FailureText
{
    /// <summary>The text of a failed read or write that no reader turned into its own error.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="typed">What the user typed; null: paths are shown as the system has them.</param>
    public static LocalizedText Of(Exception failure, TypedPaths? typed = null)
    {
        string path = Quoted().Match(failure.Message).Groups["path"].Value;
        string shown = path.Length > 0 ? $"'{typed?.Of(path) ?? path}': " : string.Empty;
        LocalizedText why = failure switch
        {
            UnauthorizedAccessException => new("không được phép đọc hoặc ghi; kiểm tra quyền truy cập.", "may not be read or written; check the permissions."),
            FileNotFoundException or DirectoryNotFoundException => new("không tìm thấy; kiểm tra đường dẫn.", "was not found; check the path."),
            _ when DiskFault.IsTaken(failure) => new("đã có một tệp mang tên này; chọn tên khác.", "a file of this name is there already; choose another name."),
            _ when DiskFault.IsTooLong(failure) => new("đường dẫn quá dài; chọn thư mục khác.", "the path is too long; choose another folder."),
            _ when DiskFault.IsFull(failure) => new("đĩa đã đầy; giải phóng chỗ trống hoặc chọn nơi khác bằng --out.", "the disk is full; free some space, or choose another place with --out."),
            _ when DiskFault.IsReadOnly(failure) => new("đĩa chỉ đọc; chọn nơi khác.", "the disk is read-only; choose another place."),
            _ when DiskFault.IsOfDevice(failure) => new("thiết bị báo lỗi; kiểm tra đĩa hoặc đường mạng tới nó.", "the device reported a fault; check the disk, or the network to it."),
            _ => new("không đọc hoặc ghi được; có thể chương trình khác đang dùng.", "cannot be read or written; another program may be using it."),
        };
        return path.Length > 0
            ? new(shown + why.Vietnamese, shown + why.English)
            : new($"Đọc hoặc ghi tệp: {why.Vietnamese}", $"Reading or writing a file: {why.English}");
    }

    [GeneratedRegex("'(?<path>[^']+)'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
