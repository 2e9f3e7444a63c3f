using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>A read-only stream that counts what comes out of a decompressor and stops it at a bound.</summary>
/// <param name="inner">The decompressing stream.</param>
/// <param name="left">Bytes that may still come out.</param>
/// <param name="limit">Bytes allowed for the whole file, for the error.</param>
/// <param name="place">The file, for the error.</param>
internal sealed class InflationGuard(Stream inner, long left, long limit, SourcePlace place) : Stream
{
    /// <summary>Bytes that came out so far.</summary>
    public long Inflated { get; private set; }

    /// <summary>Bytes that must come out before the end; 0 where that is not known.</summary>
    public long LeastBytes { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Inflated;
        set => throw new NotSupportedException();
    }

    /// <summary>The error for a file that inflates beyond its bound.</summary>
    /// <param name="place">The file or part.</param>
    /// <param name="limit">Bytes allowed.</param>
    public static InputFileException TooLarge(SourcePlace place, long limit) => new(
        place,
        LocalizedText.Of($"tệp nén bung ra quá {limit >> 20:N0} MiB.", $"the compressed file unpacks to more than {limit >> 20:N0} MiB."),
        LocalizedText.Of(
            $"Tách bảng thành nhiều tệp nhỏ hơn hoặc lưu thành CSV; nếu tệp vốn nhỏ thì tệp đã hỏng.",
            $"Split the table into smaller files or save it as CSV; if it should be small, the file is damaged."));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Inflated += read;
        if (read == 0 && buffer.Length > 0 && Inflated < LeastBytes)
        {
            throw new InvalidDataException($"The file ends after {Inflated} of {LeastBytes} bytes.");
        }

        return Inflated > left ? throw TooLarge(place, limit) : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
