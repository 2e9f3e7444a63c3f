using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>The edge of a reader: whatever goes wrong inside becomes one <see cref="InputFileException"/> here.</summary>
internal static class ReaderEdge
{
    /// <summary>Runs a step of reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="step">The step.</param>
    public static T Guard<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (Translates(e))
        {
            throw Error(SourcePlace.OfFile(path), e);
        }
    }

    /// <summary>Opens a file for reading in order.</summary>
    /// <param name="path">The file.</param>
    public static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    /// <summary>True for everything but our own errors and a cancelled run.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool Translates(Exception e) => e is not (InputFileException or OperationCanceledException or PostGis.DataStoreException);

    /// <summary>The one error a reader throws, from whatever was thrown inside.</summary>
    /// <param name="place">File, and layer or record where known.</param>
    /// <param name="e">What was thrown.</param>
    /// <param name="offset">Byte offset, where known.</param>
    /// <param name="plainLines">Lines of a JSON text that its reader did not count.</param>
    public static InputFileException Error(SourcePlace place, Exception e, long? offset = null, long plainLines = 0) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(
            place,
            LocalizedText.Of($"Không tìm thấy tệp.", $"The file was not found."),
            LocalizedText.Of($"Hãy kiểm tra đường dẫn.", $"Check the path."), e),
        UnauthorizedAccessException => new(
            place,
            LocalizedText.Of($"Không có quyền đọc tệp.", $"There is no right to read the file."),
            LocalizedText.Of($"Hãy kiểm tra quyền truy cập hoặc đóng chương trình đang giữ tệp.", $"Check its permissions, or close the program that holds it."), e),
        EndOfStreamException => BreaksOff(place, e, offset),
        // The wording of the JSON reader is all that tells a cut file from a wrong one.
        JsonException json when json.Message.Contains("end of", StringComparison.OrdinalIgnoreCase) => BreaksOff(place with { Line = json.LineNumber + 1 + plainLines }, e, offset),
        JsonException json when json.Message.Contains("depth", StringComparison.OrdinalIgnoreCase) => new(
            place with { Line = json.LineNumber + 1 + plainLines },
            LocalizedText.Of($"JSON lồng nhau quá 64 tầng{At(offset).Vietnamese}.", $"The JSON is nested deeper than 64 levels{At(offset).English}."),
            LocalizedText.Of($"Hãy xuất lại tệp; một lớp bản đồ không cần sâu như vậy.", $"Export the file again; no map layer needs that."), e) { ByteOffset = offset },
        JsonException json => new(
            place with { Line = json.LineNumber + 1 + plainLines },
            LocalizedText.Of($"Cú pháp JSON sai{At(offset).Vietnamese}.", $"The JSON is not well-formed{At(offset).English}."),
            LocalizedText.Of($"Hãy xuất lại tệp, hoặc sửa ở dòng này.", $"Export the file again, or mend it at this line."), e) { ByteOffset = offset },
        OutOfMemoryException => new(
            place,
            LocalizedText.Of($"Không đủ bộ nhớ để đọc tệp này.", $"There is not enough memory to read this file."),
            LocalizedText.Of($"Hãy chia tệp thành nhiều phần nhỏ hơn.", $"Split the file into smaller parts."), e),
        IOException => new(
            place,
            LocalizedText.Of($"Không đọc được tệp{At(offset).Vietnamese}.", $"The file cannot be read{At(offset).English}."),
            LocalizedText.Of($"Hãy kiểm tra ổ đĩa, hoặc đóng chương trình đang mở tệp.", $"Check the drive, or close the program that has it open."), e) { ByteOffset = offset },
        _ => new(
            place,
            LocalizedText.Of($"Nội dung tệp bị hỏng{At(offset).Vietnamese}.", $"The content of the file is damaged{At(offset).English}."),
            LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again."), e) { ByteOffset = offset },
    };

    /// <summary>An error with its own words.</summary>
    /// <param name="place">File, and layer or record where known.</param>
    /// <param name="offset">Byte offset, where known.</param>
    /// <param name="problem">What is wrong.</param>
    public static InputFileException Damaged(SourcePlace place, long? offset, LocalizedText problem) => new(
        place, problem, LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again.")) { ByteOffset = offset };

    private static InputFileException BreaksOff(SourcePlace place, Exception e, long? offset) => new(
        place,
        LocalizedText.Of($"Tệp bị cụt: dữ liệu kết thúc giữa chừng{At(offset).Vietnamese}.", $"The file breaks off in the middle of its data{At(offset).English}."),
        LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again."), e) { ByteOffset = offset };

    private static LocalizedText At(long? offset) => offset is long o
        ? LocalizedText.Of($" (byte {o})", $" (byte {o})")
        : LocalizedText.Empty;
}
