namespace CoverageAnalyzer.Data.Points;

/// <summary>Finds the records and cells of a text table in its bytes: quotes as in RFC 4180, ends of lines LF, CR LF or CR.</summary>
/// <param name="delimiter">The sign between two cells.</param>
/// <param name="lineEnd">The byte a line ends with: LF, or CR in files that have no LF.</param>
/// <param name="isMixed">True where lines end with LF, with CR LF and with CR alone, each as it comes.</param>
internal readonly struct RecordSplitter(byte delimiter, byte lineEnd, bool isMixed = false)
{
    /// <summary>Bytes after which a quote counts as one that somebody forgot to close: the record then ends with its line.</summary>
    public const int LongestQuoted = 64 << 10;

    private const byte Quote = (byte)'"';

    /// <summary>The sign between two cells.</summary>
    public byte Delimiter => delimiter;

    /// <summary>The byte a line ends with.</summary>
    public byte LineEnd => lineEnd;

    /// <summary>True where lines end with LF, with CR LF and with CR alone, each as it comes.</summary>
    public bool IsMixed => isMixed;

    /// <summary>A splitter for a piece of the file, which may have other ends of lines than its beginning.</summary>
    /// <param name="piece">The piece.</param>
    public RecordSplitter For(ReadOnlySpan<byte> piece)
    {
        int other = piece.Count(lineEnd == (byte)'\n' ? (byte)'\r' : (byte)'\n');
        bool isMixedHere = other > 0 && (lineEnd == (byte)'\r' || other != piece.Count("\r\n"u8));
        return new RecordSplitter(delimiter, lineEnd, isMixedHere);
    }

    /// <summary>Lines that end in a piece.</summary>
    /// <param name="piece">The piece; a CR at its end is one that no LF follows.</param>
    public int LinesIn(ReadOnlySpan<byte> piece) =>
        isMixed ? piece.Count((byte)'\n') + piece.Count((byte)'\r') - piece.Count("\r\n"u8) : piece.Count(lineEnd);

    /// <summary>Where a record ends, its end of line included.</summary>
    /// <param name="bytes">From the start of the record on.</param>
    /// <param name="isLast">True where nothing follows the bytes.</param>
    /// <returns>Its length; −1 where its end is not among the bytes.</returns>
    public int LengthOf(ReadOnlySpan<byte> bytes, bool isLast)
    {
        int line = EndOfLine(bytes, isLast);
        if (bytes[..(line < 0 ? bytes.Length : line)].IndexOf(Quote) < 0)
        {
            return line >= 0 ? line : isLast ? bytes.Length : -1;
        }

        int at = 0;
        while (at < bytes.Length)
        {
            if (bytes[at] == Quote)
            {
                int end = EndOfQuoted(bytes, at);
                if (end < 0)
                {
                    // Never closed, or closed too far away.
                    bool given = isLast || bytes.Length > LongestQuoted;
                    return !given ? -1 : line >= 0 ? line : isLast ? bytes.Length : -1;
                }

                at = end;
            }

            int next = isMixed ? bytes[at..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r') : bytes[at..].IndexOfAny(delimiter, lineEnd);
            if (next < 0)
            {
                break;
            }

            if (bytes[at + next] != delimiter)
            {
                int end = EndOfLine(bytes[(at + next)..], isLast);
                return end < 0 ? -1 : at + next + end;
            }

            at += next + 1;
        }

        return isLast ? bytes.Length : -1;
    }

    /// <summary>Splits a record into cells; quotes are taken off.</summary>
    /// <param name="record">The record, with or without its end of line.</param>
    /// <param name="cells">Takes start and length of each cell in the record, and whether it has doubled quotes in it.</param>
    public void Split(ReadOnlySpan<byte> record, List<(int Start, int Length, bool HasQuotes)> cells)
    {
        cells.Clear();
        record = record.TrimEnd("\r\n"u8);
        int at = 0;
        while (true)
        {
            int end = at < record.Length && record[at] == Quote ? EndOfQuoted(record, at) : -1;
            if (end > 0)
            {
                int next = record[end..].IndexOf(delimiter);
                cells.Add((at + 1, end - at - 2, record[(at + 1)..(end - 1)].IndexOf(Quote) >= 0));
                if (next < 0)
                {
                    return;
                }

                at = end + next + 1;
                continue;
            }

            int length = record[at..].IndexOf(delimiter);
            cells.Add((at, length < 0 ? record.Length - at : length, false));
            if (length < 0)
            {
                return;
            }

            at += length + 1;
        }
    }

    // Behind the next end of a line; −1 where it is not among the bytes.
    private int EndOfLine(ReadOnlySpan<byte> bytes, bool isLast)
    {
        int at = isMixed ? bytes.IndexOfAny((byte)'\n', (byte)'\r') : bytes.IndexOf(lineEnd);
        if (at < 0 || !isMixed || bytes[at] == (byte)'\n')
        {
            return at < 0 ? -1 : at + 1;
        }

        return at + 1 < bytes.Length ? at + (bytes[at + 1] == (byte)'\n' ? 2 : 1) : isLast ? at + 1 : -1;
    }

    // Behind the closing quote; −1 where it is not found near enough.
    private static int EndOfQuoted(ReadOnlySpan<byte> bytes, int open)
    {
        int at = open + 1, limit = Math.Min(bytes.Length, open + LongestQuoted);
        while (true)
        {
            int quote = at < limit ? bytes[at..limit].IndexOf(Quote) : -1;
            if (quote < 0)
            {
                return -1;
            }

            at += quote + 1;
            if (at >= bytes.Length || bytes[at] != Quote)
            {
                return at;
            }

            at++; // a doubled quote stands for one
        }
    }
}
