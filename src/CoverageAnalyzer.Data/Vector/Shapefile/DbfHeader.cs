using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>The head of a DBF file, checked against the file's length before a row is read.</summary>
/// <param name="RecordCount">Rows, deleted ones included.</param>
/// <param name="HeaderLength">Bytes before the first row.</param>
/// <param name="RecordLength">Bytes of a row with its deletion mark.</param>
/// <param name="Language">Language byte.</param>
/// <param name="Fields">Columns.</param>
internal sealed record DbfHeader(long RecordCount, int HeaderLength, int RecordLength, byte Language, IReadOnlyList<DbfField> Fields)
{
    private const int FixedLength = 32;

    /// <summary>Reads and checks the head.</summary>
    /// <param name="part">The file.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="InputFileException">The head contradicts itself or the file's length.</exception>
    public static DbfHeader Read(ShapefilePart part, SourcePlace place)
    {
        byte[] head = part.ReadStart(ushort.MaxValue);
        if (head.Length < FixedLength + 1)
        {
            throw ReaderEdge.Damaged(place, head.Length, LocalizedText.Of($"Tệp DBF bị cụt ({head.Length} byte).", $"The DBF file breaks off ({head.Length} bytes)."));
        }

        long recordCount = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        int headerLength = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8));
        int recordLength = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10));
        if (headerLength < FixedLength + 1 || headerLength > part.Length || headerLength > head.Length || recordLength < 1)
        {
            throw ReaderEdge.Damaged(place, 8, LocalizedText.Of(
                $"Phần đầu tệp DBF sai: dài {headerLength} byte, mỗi bản ghi {recordLength} byte.",
                $"The DBF header is wrong: {headerLength} bytes long, rows of {recordLength} bytes."));
        }

        if (recordCount * recordLength > part.Length - headerLength)
        {
            throw ReaderEdge.Damaged(place, part.Length, LocalizedText.Of(
                $"Tệp DBF khai {recordCount:N0} bản ghi × {recordLength} byte nhưng chỉ dài {part.Length:N0} byte.",
                $"The DBF declares {recordCount:N0} rows of {recordLength} bytes but is only {part.Length:N0} bytes long."));
        }

        // Widths above 255 exist in two dialects only; where they fill a row exactly they are meant, else the plain widths must fit.
        List<DbfField>? fields = Columns(head.AsSpan(0, headerLength), recordLength, wideText: true)
            ?? Columns(head.AsSpan(0, headerLength), recordLength, wideText: false);
        if (fields is null)
        {
            throw ReaderEdge.Damaged(place, FixedLength, LocalizedText.Of(
                $"Các cột của tệp DBF không vừa độ dài bản ghi {recordLength} byte.",
                $"The columns of the DBF do not fit its rows of {recordLength} bytes."));
        }

        return new(recordCount, headerLength, recordLength, head[29], fields);
    }

    /// <summary>The columns, or null where their widths are more than a row.</summary>
    /// <param name="head">The head.</param>
    /// <param name="recordLength">Bytes of a row.</param>
    /// <param name="wideText">True to read the decimals of a text column as the high byte of its width, as Clipper writes it.</param>
    private static List<DbfField>? Columns(ReadOnlySpan<byte> head, int recordLength, bool wideText)
    {
        var fields = new List<DbfField>();
        int offset = 1;
        for (int at = FixedLength; at + FixedLength <= head.Length && head[at] != 0x0D; at += FixedLength)
        {
            ReadOnlySpan<byte> column = head.Slice(at, FixedLength);
            ReadOnlySpan<byte> name = column[..11];
            int nul = name.IndexOf((byte)0);
            char type = char.ToUpperInvariant((char)column[11]);
            int length = column[16];
            int decimals = column[17];
            if (wideText && type == 'C')
            {
                length += 256 * decimals;
            }

            if (length > 0) // a column without width holds nothing
            {
                fields.Add(new(name[..(nul < 0 ? 11 : nul)].ToArray(), type, offset, length, decimals));
            }

            offset += length;
        }

        return fields.Count > 0 && (wideText ? offset == recordLength : offset <= recordLength) ? fields : null;
    }
}
