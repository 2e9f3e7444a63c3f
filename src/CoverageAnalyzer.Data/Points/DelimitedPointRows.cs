using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Reads the rows of a piece of a text table.</summary>
/// <param name="splitter">Finds records and cells.</param>
/// <param name="columns">Where the coordinates stand.</param>
/// <param name="characters">How the bytes of a cell become text.</param>
/// <param name="firstDataRow">Line the rows begin at; those above are titles and header.</param>
internal sealed class DelimitedPointRows(RecordSplitter splitter, PointColumns columns, Encoding characters, long firstDataRow)
{
    private const int LongestCharacter = 4;

    private readonly List<(int Start, int Length, bool HasQuotes)> cells = [];

    /// <summary>What is read of a site beside its place; null where places alone are.</summary>
    public SiteColumns? Sites { get; init; }

    /// <summary>Reads a piece; it holds whole records.</summary>
    /// <param name="block">The piece.</param>
    /// <param name="take">Takes the rows of the block whenever it is full.</param>
    public void Read(PointBlock block, Action take)
    {
        var rest = block.Bytes.AsSpan(0, block.Length);
        bool quoted = rest.IndexOf((byte)'"') >= 0, isPlain = !quoted && !splitter.IsMixed;
        long line = block.FirstRow;
        while (!rest.IsEmpty)
        {
            int length = isPlain ? rest.IndexOf(splitter.LineEnd) + 1 : splitter.LengthOf(rest, isLast: true);
            length = length <= 0 ? rest.Length : length;
            var record = rest[..length];
            rest = rest[length..];
            if (line >= firstDataRow)
            {
                if (block.IsFull)
                {
                    take();
                }

                Row(record, quoted && record.IndexOf((byte)'"') >= 0, line, block);
            }

            line += isPlain ? 1 : splitter.LinesIn(record);
        }
    }

    private void Row(ReadOnlySpan<byte> record, bool isQuoted, long line, PointBlock block)
    {
        record = record.TrimEnd("\r\n"u8);
        if (IsBlankRow(record))
        {
            return;
        }

        block.RowsRead++;
        if (Sites is not null)
        {
            SiteRow(record, line, block);
            return;
        }

        int count = 1;
        ReadOnlySpan<byte> x = [], y = [];
        if (isQuoted)
        {
            splitter.Split(record, cells);
            count = cells.Count;
        }
        else
        {
            // The cells up to the second coordinate one by one, the rest only counted.
            int last = Math.Max(columns.X, columns.Y);
            var rest = record;
            for (int column = 0; ; column++)
            {
                int end = rest.IndexOf(splitter.Delimiter);
                var cell = end < 0 ? rest : rest[..end];
                x = column == columns.X ? cell : x;
                y = column == columns.Y ? cell : y;
                if (end < 0)
                {
                    count = column + 1;
                    break;
                }

                rest = rest[(end + 1)..];
                if (column == last)
                {
                    count = column + 2 + rest.Count(splitter.Delimiter);
                    break;
                }
            }
        }

        if (count != columns.Count && !IsLengthUsable(record, isQuoted, count, line, block))
        {
            return;
        }

        if (!isQuoted && PlainNumber.TryParse(x, out double px, out bool xDoubt) && PlainNumber.TryParse(y, out double py, out bool yDoubt)
            && (columns.IsDegrees || !(xDoubt | yDoubt)))
        {
            block.Add(line, px, py);
            return;
        }

        ByAllRules(isQuoted ? TextOf(record, columns.X) : characters.GetString(x).Trim(), isQuoted ? TextOf(record, columns.Y) : characters.GetString(y).Trim(), line, block);
    }

    private void SiteRow(ReadOnlySpan<byte> record, long line, PointBlock block)
    {
        splitter.Split(record, cells);
        if (cells.Count != columns.Count && !IsLengthUsable(record, isQuoted: true, cells.Count, line, block))
        {
            return;
        }

        PointFaultKind? fault = null;
        bool isSecond = false;
        if (!PlainNumber.TryParse(BytesOf(record, columns.X), out double x, out bool xDoubt) || !PlainNumber.TryParse(BytesOf(record, columns.Y), out double y, out bool yDoubt)
            || (!columns.IsDegrees && (xDoubt | yDoubt)))
        {
            string xText = TextOf(record, columns.X), yText = TextOf(record, columns.Y);
            fault = columns.Read(xText, NumberText.Parse(xText), yText, NumberText.Parse(yText), out x, out y, out isSecond);
        }

        double radius = double.NaN, samples = double.NaN;
        if (fault is null && Sites!.Radius >= 0)
        {
            ParsedNumber number = NumberOf(record, Sites.Radius);
            fault = Sites.TryRadius(number, out radius) ? null : PointFaultKind.Unreadable;
        }

        if (fault is null && Sites!.Samples >= 0)
        {
            ParsedNumber number = NumberOf(record, Sites.Samples);
            (samples, fault) = SiteColumns.IsUsable(number) ? (number.Value, fault) : (samples, PointFaultKind.Unreadable);
        }

        if (fault is { } wrong)
        {
            block.Faults.Leave(new LeftRow(line, Texts(record), IsShifted: false, wrong, isSecond));
            return;
        }

        block.Add(line, x, y, radius, samples, IdentityOf(record));
    }

    // The code as it stands is enough where it is plain, which it nearly always is.
    private ulong IdentityOf(ReadOnlySpan<byte> record)
    {
        if (!Sites!.IsOfCells && Sites.Code >= 0 && Sites.Code < cells.Count && !cells[Sites.Code].HasQuotes)
        {
            ReadOnlySpan<byte> code = BytesOf(record, Sites.Code).Trim(" \t\r"u8);
            if (!code.IsEmpty && Ascii.IsValid(code) && !code.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
            {
                return SiteIdentity.OfCode(code);
            }
        }

        string[] texts = Texts(record);
        return Sites.IdentityOf(column => column < texts.Length ? texts[column] : string.Empty);
    }

    private ReadOnlySpan<byte> BytesOf(ReadOnlySpan<byte> record, int column) => column < cells.Count ? record.Slice(cells[column].Start, cells[column].Length) : [];

    private ParsedNumber NumberOf(ReadOnlySpan<byte> record, int column) => PlainNumber.TryParse(BytesOf(record, column), out double value, out bool isDoubtful) && !isDoubtful
        ? ParsedNumber.Of(value)
        : NumberText.Parse(TextOf(record, column));

    private string[] Texts(ReadOnlySpan<byte> record)
    {
        var texts = new string[cells.Count];
        for (int column = 0; column < texts.Length; column++)
        {
            texts[column] = TextOf(record, column);
        }

        return texts;
    }

    private void ByAllRules(string x, string y, long line, PointBlock block)
    {
        if (columns.Read(x, NumberText.Parse(x), y, NumberText.Parse(y), out double px, out double py, out bool isSecond) is PointFaultKind fault)
        {
            block.Faults.Add(fault, line, isSecond, () => CellText.Shown(isSecond ? y : x));
        }
        else
        {
            block.Add(line, px, py);
        }
    }

    /// <summary>False where cells stand beyond the last column, so that no cell can be trusted to stand in its own; empty ones do no harm.</summary>
    private bool IsLengthUsable(ReadOnlySpan<byte> record, bool isQuoted, int count, long line, PointBlock block)
    {
        string Shown() => count.ToString(CultureInfo.InvariantCulture);
        if (count < columns.Count)
        {
            block.Faults.Add(PointFaultKind.Short, line, text: Shown);
            return true;
        }

        if (!isQuoted)
        {
            splitter.Split(record, cells);
        }

        for (int i = columns.Count; i < cells.Count; i++)
        {
            if (!IsBlank(record.Slice(cells[i].Start, cells[i].Length), isCell: true))
            {
                block.Faults.Add(PointFaultKind.Long, line, text: Shown);
                return false;
            }
        }

        return true;
    }

    private string TextOf(ReadOnlySpan<byte> record, int column)
    {
        if (column >= cells.Count)
        {
            return string.Empty;
        }

        var (start, length, hasQuotes) = cells[column];
        string text = characters.GetString(record.Slice(start, length));
        return (hasQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text).Trim();
    }

    // A quoted delimiter or a doubled quote is something; only then are the cells looked at.
    private bool IsBlankRow(ReadOnlySpan<byte> record)
    {
        if (!IsBlank(record, isCell: false))
        {
            return false;
        }

        if (!record.Contains((byte)'"'))
        {
            return true;
        }

        splitter.Split(record, cells);
        foreach (var (start, length, _) in cells)
        {
            if (!IsBlank(record.Slice(start, length), isCell: true))
            {
                return false;
            }
        }

        return true;
    }

    // Nothing but spaces, and in a row that is not taken apart yet delimiters and quotes.
    private bool IsBlank(ReadOnlySpan<byte> text, bool isCell)
    {
        int first = 0;
        while (first < text.Length && (text[first] is (byte)' ' or (>= 9 and <= 13) || (!isCell && (text[first] == splitter.Delimiter || text[first] == '"'))))
        {
            first++;
        }

        return first == text.Length || (text[first] > 127 && IsBlankBeyondAscii(text[first..], isCell));
    }

    // Spaces that do not break, and those of other scripts.
    private bool IsBlankBeyondAscii(ReadOnlySpan<byte> text, bool isCell)
    {
        Span<char> start = stackalloc char[LongestCharacter * 2];
        if (characters.GetChars(text[..Math.Min(text.Length, LongestCharacter)], start) > 0 && !char.IsWhiteSpace(start[0]))
        {
            return false;
        }

        foreach (char c in characters.GetString(text))
        {
            if (!char.IsWhiteSpace(c) && (isCell || (c != splitter.Delimiter && c != '"')))
            {
                return false;
            }
        }

        return true;
    }
}
