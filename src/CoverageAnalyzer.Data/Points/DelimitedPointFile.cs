using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Points;

/// <summary>The points of a text table, read from its bytes: plain numbers at once, any other cell by the full rules of the readers.</summary>
internal sealed class DelimitedPointFile : TablePointFile
{
    private const int LeastCarried = 4_096;

    private readonly RecordSplitter splitter;
    private readonly Encoding characters;
    private readonly bool isUnicode;
    private HashedStream? file;
    private Stream? bytes;
    private byte[] carry = [];
    private int carried;
    private bool ended;
    private long line;
    private long mostBytes = long.MaxValue;

    /// <summary>Makes a stream of an open text table.</summary>
    public DelimitedPointFile(string path, PointFileOptions options, DelimitedTextReader table, PointColumns columns, SiteColumns? sites, CrsDecision? crs)
        : base(path, options, table, columns, sites, crs)
    {
        Encoding encoding = table.Characters;
        isUnicode = encoding is UnicodeEncoding or UTF32Encoding;
        characters = isUnicode ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : encoding;
        splitter = new RecordSplitter((byte)table.Delimiter, table.EndsLinesWithCarriageReturn ? (byte)'\r' : (byte)'\n');
    }

    /// <inheritdoc/>
    private protected override double Fraction => file is null || file.Length == 0 ? 1 : (double)file.Position / file.Length;

    /// <inheritdoc/>
    private protected override long MostBytes => mostBytes;

    /// <inheritdoc/>
    public override void Dispose()
    {
        bytes?.Dispose();
        file?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    private protected override void Begin()
    {
        bytes?.Dispose();
        file = new HashedStream(Path, Options.TakesHash);
        bytes = DelimitedTextReader.Inflated(Path, file);
        mostBytes = !ReferenceEquals(bytes, file) ? long.MaxValue : isUnicode ? 2 * file.Length : file.Length; // two bytes of UTF-16 are three of UTF-8 at most
        if (isUnicode)
        {
            bytes = System.Text.Encoding.CreateTranscodingStream(bytes, ((DelimitedTextReader)Table).Characters, characters);
        }

        carry = new byte[LeastCarried];
        carried = bytes.ReadAtLeast(carry.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        if (carry.AsSpan(0, carried).StartsWith("\uFEFF"u8))
        {
            carried = 0; // a mark of the encoding
        }

        (ended, line) = (false, 1);
    }

    /// <inheritdoc/>
    private protected override bool Read(PointBlock block)
    {
        if (ended && carried == 0)
        {
            return false;
        }

        carry.AsSpan(0, carried).CopyTo(block.Bytes);
        int length = carried;
        if (!ended)
        {
            int wanted = block.Bytes.Length - length, read = bytes!.ReadAtLeast(block.Bytes.AsSpan(length), wanted, throwOnEndOfStream: false);
            ended = read < wanted;
            length += read;
        }

        RecordSplitter here = splitter.For(block.Bytes.AsSpan(0, length));
        int end = EndOfRecords(block.Bytes.AsSpan(0, length), here);
        carried = length - end;
        if (carried > carry.Length)
        {
            carry = new byte[block.Bytes.Length];
        }

        block.Bytes.AsSpan(end, carried).CopyTo(carry);
        block.Length = end;
        block.FirstRow = line;
        line += here.LinesIn(block.Bytes.AsSpan(0, end));
        return end > 0;
    }

    /// <inheritdoc/>
    private protected override void Parse(PointBlock block, Action take) =>
        new DelimitedPointRows(splitter.For(block.Bytes.AsSpan(0, block.Length)), PointColumns, characters, Table.Header.FirstDataRow) { Sites = Sites }.Read(block, take);

    /// <inheritdoc/>
    private protected override (long Bytes, string Sha256) End()
    {
        string hash = file!.TakeHash();
        return (file.Length, hash);
    }

    /// <summary>Behind the last whole record.</summary>
    private int EndOfRecords(ReadOnlySpan<byte> piece, RecordSplitter here)
    {
        if (ended)
        {
            return piece.Length;
        }

        int end = 0;
        if (piece.IndexOf((byte)'"') < 0)
        {
            end = piece.LastIndexOf(splitter.LineEnd) + 1;
            end += end > 0 && piece[end - 1] == (byte)'\r' && end < piece.Length && piece[end] == (byte)'\n' ? 1 : 0;
        }
        else
        {
            for (int length; end < piece.Length && (length = here.LengthOf(piece[end..], isLast: false)) > 0;)
            {
                end += length;
            }
        }

        return end > 0 ? end : throw new InputFileException(
            SourcePlace.OfFile(File) with { Line = line },
            new(
                $"dòng bắt đầu ở đây dài quá mức ({piece.Length.ToString("N0", CultureInfo.InvariantCulture)} byte mà chưa hết dòng).",
                $"the line that starts here is too long ({piece.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes without its end)."),
            new("Kiểm tra đây có phải bảng không, hoặc lưu lại tệp từ Excel.", "See whether this is a table, or save the file again from Excel."));
    }
}
