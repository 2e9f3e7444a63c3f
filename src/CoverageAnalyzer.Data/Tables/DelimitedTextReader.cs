using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CsvHelper;
using CsvHelper.Configuration;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>A table in a text file: comma, semicolon, tab or bar; quotes as in RFC 4180; any encoding; also gzip-compressed.</summary>
/// <remarks>
/// The file is read three times and never held: once for its encoding, once for its head (delimiter, header), once for its rows.
/// Cost: about one microsecond a row of 14 columns.
/// </remarks>
public sealed class DelimitedTextReader : TableSource
{
    private const int SniffedCharacters = 64 * 1_024;
    private const int LeastBuffer = 1_024, GreatestBuffer = 32 * 1_024; // characters; larger arrays are collected late

    private readonly Encoding encoding;
    private readonly CsvConfiguration configuration;

    private DelimitedTextReader(Encoding encoding, CsvConfiguration configuration)
    {
        this.encoding = encoding;
        this.configuration = configuration;
    }

    /// <summary>The sign between two columns.</summary>
    public char Delimiter => configuration.Delimiter[0];

    /// <summary>How bytes become characters.</summary>
    internal Encoding Characters => encoding;

    /// <summary>True where lines end with CR alone, as old programs write them.</summary>
    internal bool EndsLinesWithCarriageReturn { get; private init; }

    /// <summary>Opens a text table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows of it.</param>
    /// <param name="findings">Takes a doubtful encoding.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    /// <exception cref="InputFileException">The file is empty, not text, or exceeds a bound.</exception>
    internal static DelimitedTextReader Open(string path, TableOptions options, FindingLog findings, CancellationToken cancellation)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        (Encoding encoding, TextEncodingChoice choice, bool isAscii) = DecideEncoding(path, place, options, cancellation);
        (char delimiter, bool carriageReturn, List<TableHead> head) = ReadHead(path, place, encoding);
        TableHeader header = HeaderDetector.Find(head, options, isText: true) ?? throw new InputFileException(
            place,
            LocalizedText.Of($"tệp không có hàng nào.", $"the file has no rows."),
            LocalizedText.Of($"Cần một hàng tiêu đề và các hàng số liệu.", $"A header row and rows of data are needed."));
        if (choice.DecidedBy == "default" && !isAscii)
        {
            findings.Add(
                "encoding-unknown",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"không nhận ra bảng mã của tệp.", $"the text encoding of the file was not recognised."),
                LocalizedText.Of($"Đã đọc như {choice.Name}; hãy ghi bảng mã bằng \"encoding\".", $"It was read as {choice.Name}; state it with \"encoding\"."));
        }

        return new DelimitedTextReader(encoding, Configuration(delimiter, path))
        {
            File = place.File,
            Path = System.IO.Path.GetFullPath(path),
            Format = delimiter switch { '\t' => "TSV", ',' => "CSV", _ => $"CSV ({delimiter})" },
            Encoding = choice,
            Header = header,
            EndsLinesWithCarriageReturn = carriageReturn,
        };
    }

    /// <summary>The text's bytes from a file that is streamed: whatever it inflates to, for none of it is held.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its bytes as they stand, from the beginning.</param>
    internal static Stream Inflated(string path, Stream bytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> magic = stackalloc byte[2];
        return file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B]
            ? new InflationGuard(new GZipStream(bytes, CompressionMode.Decompress), long.MaxValue, long.MaxValue, SourcePlace.OfFile(path)) { LeastBytes = InflatedBytes(file) }
            : bytes;
    }

    /// <inheritdoc />
    public override SourcePlace PlaceOf(long row, int column = -1, string? name = null) => new()
    {
        File = File,
        Line = row,
        Field = column >= 0 && column < Headers.Count ? Headers[column] : null,
        Name = string.IsNullOrEmpty(name) ? null : name,
    };

    /// <inheritdoc />
    public override IEnumerable<TableRow> ReadRows(FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        using RecordBoundReader text = TableFiles.Guard(SourcePlace.OfFile(Path), () => OpenText(Path, encoding));
        using var parser = new CsvParser(text, configuration, leaveOpen: true);
        var row = new DelimitedRow(parser, configuration);
        long rows = 0;
        for (long line = 1; ReadRecord(parser, text, line); line = parser.RawRow + 1)
        {
            if (Quotes(parser, text, line) != QuoteState.Fine)
            {
                SayDamagedQuotes(parser.RawRow - line + 1, line, findings); // also above the header, which it may have swallowed
            }

            text.RecordEnded(parser.CharCount, parser.RawRow + 1);
            if (line < Header.FirstDataRow || IsBlank(parser))
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            if (++rows > TableLimits.Rows)
            {
                throw TooManyRows();
            }

            row.Number = line;
            row.IsShifted = CheckLength(parser, line, findings);
            if (parser.RawRecord.Contains('\uFFFD', StringComparison.Ordinal))
            {
                findings.Add(
                    "undecodable-text",
                    FindingRank.Warning,
                    PlaceOf(line),
                    LocalizedText.Of($"có ký tự không thuộc bảng mã {Encoding.Name}.", $"a character does not belong to the encoding {Encoding.Name}."),
                    LocalizedText.Of($"Ký tự đó hiện thành �; hãy ghi đúng bảng mã bằng \"encoding\".", $"It shows as �; state the right encoding with \"encoding\"."));
            }

            yield return row;
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        // Every pass opens and closes the file itself.
    }

    private static CsvConfiguration Configuration(char delimiter, string path) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        BufferSize = BufferFor(path),
        ProcessFieldBufferSize = 4 * 1_024,
        BadDataFound = null,
        IgnoreBlankLines = false,
        MaxFieldSize = TableLimits.FieldCharacters,
    };

    private static (Encoding Encoding, TextEncodingChoice Choice, bool IsAscii) DecideEncoding(
        string path, SourcePlace place, TableOptions options, CancellationToken cancellation)
    {
        using Stream bytes = OpenBytes(path, place);
        byte[] sample = EncodingSample.Collect(bytes, cancellation);
        if (sample.Length == 0)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of($"tệp rỗng.", $"the file is empty."),
                LocalizedText.Of($"Sao chép lại tệp từ bản gốc.", $"Copy the file again from its source."));
        }

        try
        {
            (Encoding encoding, TextEncodingChoice choice) = options.EncodingDecider(options.Encoding, sample);
            return (encoding, choice, Ascii.IsValid(sample));
        }
        catch (ArgumentException e)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of($"không biết bảng mã '{options.Encoding}'.", $"the encoding '{options.Encoding}' is not known."),
                LocalizedText.Of($"Dùng UTF-8, 1258, TCVN3, hoặc bỏ trống để tự nhận ra.", $"Use UTF-8, 1258, TCVN3, or leave it out to have it recognised."),
                e);
        }
    }

    private static Stream OpenBytes(string path, SourcePlace place)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan); // who reads it has a buffer
        Span<byte> magic = stackalloc byte[2];
        int length = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        if (length < 2 || magic is not [0x1F, 0x8B])
        {
            return file;
        }

        long expected = InflatedBytes(file);
        file.Position = 0;
        long allowance = TableLimits.TextAllowance(file.Length);
        return new InflationGuard(new GZipStream(file, CompressionMode.Decompress), allowance, allowance, place) { LeastBytes = expected };
    }

    // The last four bytes are the length of what was compressed. The decompressor takes a file that is cut short for one that ends.
    private static long InflatedBytes(FileStream file)
    {
        Span<byte> end = stackalloc byte[4];
        file.Position = Math.Max(0, file.Length - end.Length);
        return file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false) == end.Length ? BinaryPrimitives.ReadUInt32LittleEndian(end) : 0;
    }

    private static RecordBoundReader OpenText(string path, Encoding encoding)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        Stream bytes = OpenBytes(path, place);
        return new(new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: true, bytes is FileStream ? BufferFor(path) : GreatestBuffer), place.File);
    }

    // A small file needs no large buffers, of which every pass over it would make several.
    private static int BufferFor(string path) => (int)Math.Clamp(new FileInfo(path).Length + 1, LeastBuffer, GreatestBuffer);

    private static (char Delimiter, bool CarriageReturn, List<TableHead> Head) ReadHead(string path, SourcePlace place, Encoding encoding)
    {
        char[] start = ArrayPool<char>.Shared.Rent(SniffedCharacters);
        try
        {
            int length;
            using (RecordBoundReader text = OpenText(path, encoding))
            {
                length = text.ReadBlock(start, 0, SniffedCharacters);
            }

            return ReadHead(path, place, encoding, start.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(start);
        }
    }

    private static (char Delimiter, bool CarriageReturn, List<TableHead> Head) ReadHead(string path, SourcePlace place, Encoding encoding, ReadOnlySpan<char> sample)
    {
        if (TableFiles.IsBinary(sample.Count('\0'), sample.Length))
        {
            throw new InputFileException(
                place,
                LocalizedText.Of($"tệp không phải văn bản dạng bảng.", $"the file is not a text table."),
                LocalizedText.Of($"Mở tệp bằng Excel hoặc LibreOffice rồi lưu thành XLSX hoặc CSV UTF-8.", $"Open it in Excel or LibreOffice and save it as XLSX or CSV UTF-8."));
        }

        char delimiter = StatedDelimiter(sample, out int skip) ?? DelimiterSniffer.Find(sample, sample.Length < SniffedCharacters);
        var head = new List<TableHead>();
        using RecordBoundReader again = OpenText(path, encoding);
        using var parser = new CsvParser(again, Configuration(delimiter, path), leaveOpen: true);
        for (long line = 1; head.Count < TableLimits.HeaderSearchRows && ReadRecord(parser, again, line); line = parser.RawRow + 1)
        {
            Quotes(parser, again, line);
            again.RecordEnded(parser.CharCount, parser.RawRow + 1);
            if (parser.Count > TableLimits.TextColumns)
            {
                throw TooManyColumns(place with { Line = line }, parser.Count);
            }

            if (line > skip && !IsBlank(parser))
            {
                head.Add(new TableHead(line, [.. parser.Record!.Select(c => c.Trim())]));
            }
        }

        return (delimiter, sample.Contains('\r') && !sample.Contains('\n'), head);
    }

    // Excel's own line "sep=;" above the header.
    private static char? StatedDelimiter(ReadOnlySpan<char> text, out int skip)
    {
        skip = 0;
        if (text.Length < 5 || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || !DelimiterSniffer.Candidates.Contains(text[4], StringComparison.Ordinal))
        {
            return null;
        }

        skip = 1;
        return text[4];
    }

    private static bool ReadRecord(CsvParser parser, RecordBoundReader text, long line)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException e)
        {
            throw text.TooLong(line, e);
        }
        catch (Exception e) when (e is not (InputFileException or OperationCanceledException))
        {
            throw TableFiles.Broken(new SourcePlace { File = text.File, Line = line }, e);
        }
    }

    // A quote that is never closed takes all rows behind it into one cell: they would be lost without a word.
    private static QuoteState Quotes(CsvParser parser, RecordBoundReader text, long line)
    {
        string record = parser.RawRecord;
        QuoteState quotes = QuoteState.Fine;
        if (record.Contains('"', StringComparison.Ordinal))
        {
            quotes = QuotedRecord.StateOf(record, parser.Delimiter[0]);
            if (quotes == QuoteState.Open && !string.IsNullOrWhiteSpace(record[Math.Max(0, record.AsSpan().IndexOfAny('\r', '\n'))..]) && parser.RawRow > line)
            {
                throw text.NeverClosed(line);
            }
        }

        return quotes;
    }

    private void SayDamagedQuotes(long lines, long line, FindingLog findings) => findings.Add(
        "quotes-damaged",
        FindingRank.Warning,
        PlaceOf(line),
        lines == 1
            ? new("dấu nháy kép đặt sai chỗ trong một ô.", "a quote stands in the wrong place of a cell.")
            : LocalizedText.Of($"dấu nháy kép đặt sai chỗ; {lines:N0} dòng của tệp được đọc thành một hàng.", $"a quote stands in the wrong place; {lines:N0} lines of the file were read as one row."),
        new("Kiểm tra hàng này trong tệp; dấu nháy kép trong ô phải viết hai lần.", "Look at the row in the file; a quote inside a cell is written twice."));

    private static bool IsBlank(CsvParser parser)
    {
        for (int i = 0; i < parser.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(parser[i]))
            {
                return false;
            }
        }

        return true;
    }

    // True where cells stand beyond the last column: an unquoted delimiter inside a cell has moved all that follow.
    private bool CheckLength(CsvParser parser, long line, FindingLog findings)
    {
        int count = parser.Count;
        if (count == Headers.Count)
        {
            return false;
        }

        if (count > TableLimits.TextColumns)
        {
            throw TooManyColumns(PlaceOf(line), count);
        }

        if (count < Headers.Count)
        {
            findings.Add(
                "row-short",
                FindingRank.Warning,
                PlaceOf(line),
                LocalizedText.Of($"dòng có {count} ô, tiêu đề có {Headers.Count} cột.", $"the line has {count} cells, the header {Headers.Count} columns."),
                LocalizedText.Of($"Các ô thiếu ở cuối được coi là trống.", $"The missing cells at the end were taken as empty."));
            return false;
        }

        for (int i = Headers.Count; i < count; i++)
        {
            if (!string.IsNullOrWhiteSpace(parser[i]))
            {
                findings.Add(
                    "row-long",
                    FindingRank.Error,
                    PlaceOf(line),
                    LocalizedText.Of($"dòng có {count} ô, tiêu đề chỉ có {Headers.Count} cột.", $"the line has {count} cells, the header only {Headers.Count} columns."),
                    LocalizedText.Of(
                        $"Dòng không được dùng vì các ô có thể lệch cột; đặt ô chứa '{Delimiter}' trong dấu nháy kép.",
                        $"The line was not used because its cells may stand in wrong columns; put cells that contain '{Delimiter}' in quotes."));
                return true;
            }
        }

        return false;
    }

    private static InputFileException TooManyColumns(SourcePlace place, int count) => new(
        place,
        LocalizedText.Of($"dòng có {count:N0} cột, quá {TableLimits.TextColumns:N0}.", $"the line has {count:N0} columns, more than {TableLimits.TextColumns:N0}."),
        LocalizedText.Of($"Kiểm tra dấu phân cách và dấu nháy kép.", $"Check the delimiter and the quotes."));

    private InputFileException TooManyRows() => new(
        SourcePlace.OfFile(File),
        LocalizedText.Of($"bảng có quá {TableLimits.Rows:N0} hàng.", $"the table has more than {TableLimits.Rows:N0} rows."),
        LocalizedText.Of($"Tách tệp theo tỉnh.", $"Split the file by province."));
}
