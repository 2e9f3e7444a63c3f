using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>
/// A text reader that stops a CSV parser which swallows a file whole: a line that never ends, a quote that is never closed.
/// The parser says after each record how far it came; what was handed out since then may not exceed one record.
/// </summary>
/// <param name="inner">The text.</param>
/// <param name="file">The file, for the error.</param>
internal sealed class RecordBoundReader(TextReader inner, string file) : TextReader
{
    private long handedOut;
    private long recordStart;
    private long recordLine = 1;

    /// <summary>The file's name.</summary>
    public string File => file;

    /// <summary>Takes notice of a record that is complete.</summary>
    /// <param name="charactersParsed">Characters of all records so far.</param>
    /// <param name="nextLine">Line the next record starts on.</param>
    public void RecordEnded(long charactersParsed, long nextLine)
    {
        recordStart = charactersParsed;
        recordLine = nextLine;
    }

    /// <summary>The error for a record without an end.</summary>
    /// <param name="line">Line the record starts on.</param>
    /// <param name="inner">What the library said, or null.</param>
    public InputFileException TooLong(long line, Exception? inner = null) => new(
        SourcePlace.OfFile(file) with { Line = line },
        LocalizedText.Of(
            $"dòng hoặc ô bắt đầu ở đây dài quá mức (ô {TableLimits.FieldCharacters:N0}, dòng {TableLimits.RecordCharacters:N0} ký tự); có thể thiếu dấu nháy kép đóng.",
            $"the line or cell that starts here is too long (cell {TableLimits.FieldCharacters:N0}, line {TableLimits.RecordCharacters:N0} characters); a closing quote may be missing."),
        LocalizedText.Of($"Sửa dấu nháy kép ở dòng này hoặc lưu lại tệp từ Excel.", $"Mend the quotes on this line or save the file again from Excel."),
        inner);

    /// <summary>The error for a quote that nothing closes up to the end of the file.</summary>
    /// <param name="line">Line the record starts on.</param>
    public InputFileException NeverClosed(long line) => new(
        SourcePlace.OfFile(file) with { Line = line },
        new("dấu nháy kép mở ở dòng này không được đóng lại: các dòng phía sau bị nuốt vào một ô.", "a quote that opens on this line is never closed: the lines behind it fall into one cell."),
        new("Xóa hoặc đóng dấu nháy kép ở dòng này.", "Delete the quote on this line, or close it."));

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (handedOut - recordStart > TableLimits.RecordCharacters)
        {
            throw TooLong(recordLine);
        }

        int read = inner.Read(buffer);
        handedOut += read;
        return read;
    }

    public override int Read()
    {
        int c = inner.Read();
        handedOut += c >= 0 ? 1 : 0;
        return c;
    }

    public override int Peek() => inner.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
