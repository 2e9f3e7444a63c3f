using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>Opens a table by what its bytes are, not by what its name says.</summary>
public static class TableFiles
{
    private static readonly string[] TextExtensions = [".csv", ".tsv", ".txt", ".tab", ".gz"];

    /// <summary>Opens a CSV, TSV, TXT (also gzip-compressed) or XLSX file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows of it.</param>
    /// <param name="findings">Takes what was recognised: title lines skipped, sheet chosen, doubtful encoding.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    /// <exception cref="InputFileException">The file is missing, empty, of another format, or exceeds a bound.</exception>
    public static TableSource Open(string path, TableOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(findings);
        SourcePlace place = SourcePlace.OfFile(path);
        return Guard(place, () =>
        {
            byte[] head = ReadHead(path, place);
            TableSource source = KindOf(head, path, place) == FileKind.Workbook
                ? WorkbookReader.Open(path, options, findings, cancellation)
                : DelimitedTextReader.Open(path, options, findings, cancellation);
            SayHeader(source, findings);
            return source;
        });
    }

    /// <summary>Runs a piece of reading and turns whatever a library throws into the one error a reader throws.</summary>
    /// <typeparam name="T">What the piece returns.</typeparam>
    /// <param name="place">The file, and the row where known.</param>
    /// <param name="read">The piece.</param>
    internal static T Guard<T>(SourcePlace place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (InputFileException or OperationCanceledException))
        {
            throw Broken(place, e);
        }
    }

    /// <summary>The error for a file whose reading ended in an exception of the system or of a library.</summary>
    /// <param name="place">The file, and the row where known.</param>
    /// <param name="exception">What was thrown.</param>
    internal static InputFileException Broken(SourcePlace place, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(
            place,
            LocalizedText.Of($"không tìm thấy tệp.", $"the file was not found."),
            LocalizedText.Of($"Kiểm tra tên và thư mục.", $"Check its name and folder."),
            exception),
        UnauthorizedAccessException => new(
            place,
            LocalizedText.Of($"không được phép đọc tệp, hoặc đây là thư mục.", $"the file may not be read, or it is a folder."),
            LocalizedText.Of($"Kiểm tra quyền đọc.", $"Check its permissions."),
            exception),
        InvalidDataException => new(
            place,
            LocalizedText.Of($"tệp nén bị hỏng hoặc bị cắt cụt.", $"the compressed file is damaged or cut short."),
            LocalizedText.Of($"Sao chép lại tệp từ bản gốc.", $"Copy the file again from its source."),
            exception),
        OutOfMemoryException => NeedsMemory(place, exception),
        IOException => new(
            place,
            LocalizedText.Of($"không đọc được tệp; có thể đang mở trong chương trình khác.", $"the file could not be read; another program may have it open."),
            LocalizedText.Of($"Đóng tệp ở chương trình kia rồi thử lại.", $"Close it there and try again."),
            exception),
        _ => new(
            place,
            LocalizedText.Of($"nội dung tệp bị hỏng, không đọc được.", $"the content is damaged and cannot be read."),
            LocalizedText.Of($"Mở tệp, lưu lại dưới dạng XLSX hoặc CSV UTF-8 rồi thử lại.", $"Open it, save it again as XLSX or CSV UTF-8, and try again."),
            exception),
    };

    /// <summary>The error for a file that is in order but does not fit into the memory there is.</summary>
    /// <param name="place">The file.</param>
    /// <param name="exception">What was thrown.</param>
    internal static InputFileException NeedsMemory(SourcePlace place, Exception exception) => new(
        place,
        LocalizedText.Of($"tệp quá lớn so với bộ nhớ hiện có.", $"the file is too large for the memory there is."),
        LocalizedText.Of(
            $"Đóng bớt chương trình, tách tệp theo tỉnh, hoặc chạy trên máy có nhiều bộ nhớ hơn.",
            $"Close other programs, split the file by province, or run where there is more memory."),
        exception);

    private static byte[] ReadHead(string path, SourcePlace place)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] head = new byte[512];
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length == 0)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of($"tệp rỗng.", $"the file is empty."),
                LocalizedText.Of($"Sao chép lại tệp từ bản gốc.", $"Copy the file again from its source."));
        }

        return head[..length];
    }

    private static FileKind KindOf(ReadOnlySpan<byte> head, string path, SourcePlace place)
    {
        string extension = System.IO.Path.GetExtension(path).ToLowerInvariant();
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw SaveAs(place, LocalizedText.Of(
                $"đây là sổ tính Excel kiểu cũ (.xls) hoặc có mật khẩu.", $"this is an Excel workbook of the old kind (.xls) or one with a password."));
        }

        if (head.StartsWith("PK"u8))
        {
            return IsOpenDocument(path)
                ? throw SaveAs(place, LocalizedText.Of($"đây là bảng tính OpenDocument (.ods).", $"this is an OpenDocument sheet (.ods)."))
                : FileKind.Workbook;
        }

        if (IsMarkup(head))
        {
            throw SaveAs(place, LocalizedText.Of($"đây là trang web (HTML) hoặc XML, không phải bảng.", $"this is a web page (HTML) or XML, not a table."));
        }

        if (head.StartsWith("%PDF"u8))
        {
            throw SaveAs(place, LocalizedText.Of($"đây là tệp PDF, không phải bảng.", $"this is a PDF, not a table."));
        }

        if (extension is ".xlsx" or ".xlsm" or ".xls" or ".ods")
        {
            // Many portals hand out an HTML page or a CSV named .xls; Excel opens it, so its owner cannot know.
            throw SaveAs(place, LocalizedText.Of(
                $"tệp có đuôi {extension} nhưng nội dung không phải sổ tính.", $"the file is named {extension} but its content is not a workbook."));
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return FileKind.Text;
        }

        bool unicode = UnicodeDecider.ByMark(head) is not null || UnicodeDecider.ByZeroBytes(head) is not null;
        if (!unicode && (IsBinary(head.Count((byte)0), head.Length) || (extension.Length > 0 && !TextExtensions.Contains(extension) && head.ContainsAnyInRange((byte)0, (byte)8))))
        {
            throw SaveAs(place, LocalizedText.Of($"tệp không phải văn bản dạng bảng.", $"the file is not a text table."));
        }

        return FileKind.Text;
    }

    /// <summary>True where zeros are too many for a text that an export has merely damaged: one in a hundred and more.</summary>
    internal static bool IsBinary(int zeros, int length) => zeros * 100L > length;

    // Portals hand out HTML pages named .xls or .csv, also where a login page stands in place of the file.
    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return text.Length > 1 && text[0] == (byte)'<' && (text[1] is (byte)'!' or (byte)'?' || char.IsAsciiLetter((char)text[1]));
    }

    private static bool IsOpenDocument(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> head = stackalloc byte[128];
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);

        // OpenDocument: the first part of the archive is "mimetype", stored uncompressed.
        return head[..length].IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) >= 0;
    }

    private static InputFileException SaveAs(SourcePlace place, LocalizedText problem) => new(
        place,
        problem,
        LocalizedText.Of($"Mở tệp bằng Excel hoặc LibreOffice rồi lưu thành XLSX hoặc CSV UTF-8.", $"Open it in Excel or LibreOffice and save it as XLSX or CSV UTF-8."));

    private static void SayHeader(TableSource source, FindingLog findings)
    {
        TableHeader header = source.Header;
        if (header.IsOfFormat)
        {
            findings.Add(
                "header-of-format",
                FindingRank.Info,
                source.PlaceOf(header.FirstDataRow),
                LocalizedText.Of($"tệp không có hàng tiêu đề nhưng có dạng đã biết.", $"the file has no header row, but its form is known."),
                LocalizedText.Of($"Các cột được đặt tên: {string.Join(", ", header.Names)}.", $"The columns were named: {string.Join(", ", header.Names)}."));
        }
        else if (header.IsMadeUp)
        {
            findings.Add(
                "header-missing",
                FindingRank.Warning,
                source.PlaceOf(header.FirstDataRow),
                LocalizedText.Of($"không thấy hàng tiêu đề; hàng đầu tiên đã là số liệu.", $"no header row was found; the first row is data already."),
                LocalizedText.Of(
                    $"Các cột được đặt tên 'column 1' … 'column {header.Names.Count}'; hãy thêm hàng tiêu đề hoặc ghi các tên này trong study.json.",
                    $"The columns were named column 1 … column {header.Names.Count}; add a header row or use these names in study.json."));
        }
        else if (header.TitleRows > 0)
        {
            findings.Add(
                "title-rows-skipped",
                FindingRank.Info,
                source.PlaceOf(header.HeaderRow),
                LocalizedText.Of(
                    $"{header.TitleRows} hàng phía trên không phải tiêu đề cột.", $"{header.TitleRows} rows above this one are titles, not column names."),
                LocalizedText.Of($"Đã bỏ qua các hàng đó; hàng này là tiêu đề.", $"They were skipped; this row is the header."));
        }
    }

    private enum FileKind
    {
        Text,
        Workbook,
    }
}
