namespace CoverageAnalyzer.Data.Tables;

/// <summary>Looks at the quotes of a record of a text table.</summary>
/// <remarks>Source: RFC 4180, section 2, rules 5 to 7.</remarks>
internal static class QuotedRecord
{
    /// <summary>How the quotes of a record stand.</summary>
    /// <param name="record">The record as it stands in the file, its end of line included.</param>
    /// <param name="delimiter">The sign between two cells.</param>
    public static QuoteState StateOf(ReadOnlySpan<char> record, char delimiter)
    {
        ReadOnlySpan<char> text = record.TrimEnd("\r\n");
        bool isDamaged = false;
        for (int at = 0; at <= text.Length;)
        {
            if (at == text.Length || text[at] != '"')
            {
                int end = text[at..].IndexOf(delimiter);
                ReadOnlySpan<char> cell = end < 0 ? text[at..] : text.Slice(at, end);
                isDamaged |= cell.Contains('"');
                if (end < 0)
                {
                    break;
                }

                at += end + 1;
                continue;
            }

            int close = EndOfQuoted(record, at);
            if (close < 0)
            {
                return QuoteState.Open;
            }

            int next = close >= text.Length ? -1 : text[close..].IndexOf(delimiter);
            isDamaged |= (next < 0 ? close < text.Length : next > 0) && !text[close..(next < 0 ? text.Length : close + next)].IsWhiteSpace();
            if (next < 0)
            {
                break;
            }

            at = close + next + 1;
        }

        return isDamaged ? QuoteState.Damaged : QuoteState.Fine;
    }

    // Behind the closing quote; -1 where nothing closes it.
    private static int EndOfQuoted(ReadOnlySpan<char> record, int open)
    {
        for (int at = open + 1; at < record.Length; at++)
        {
            if (record[at] != '"')
            {
                continue;
            }

            if (at + 1 >= record.Length || record[at + 1] != '"')
            {
                return at + 1;
            }

            at++; // a doubled quote stands for one
        }

        return -1;
    }
}
