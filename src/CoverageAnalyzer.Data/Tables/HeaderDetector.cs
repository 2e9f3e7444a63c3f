using System.Globalization;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>
/// Finds the header row of a table below any title lines: merged titles, a blank line, a second header line with the parts of a
/// merged cell (Toạ độ → X, Y), and the line of column numbers (1) (2) (3) that official tables carry.
/// </summary>
public static class HeaderDetector
{
    /// <summary>Finds the header.</summary>
    /// <param name="head">The first rows that are not blank, in order.</param>
    /// <param name="options">What the caller knows of column names.</param>
    /// <param name="isText">True for a text file, whose cells stand one behind the other, so that one delimiter too many moves all that follow.</param>
    /// <returns>The header; null where no row could be one and none could be data.</returns>
    public static TableHeader? Find(IReadOnlyList<TableHead> head, TableOptions options, bool isText = false)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(options);
        int width = Width(head);
        if (width == 0)
        {
            return null;
        }

        int at = ByName(head, options);
        if (at < 0)
        {
            at = ByShape(head, width);
        }

        if (at < 0)
        {
            // The table starts with data: names are made up so that a study can still name its columns.
            int first = FirstDataRow(head, width);
            if (options.HeadersOfHeaderless(head[first].Cells) is { } known)
            {
                return new TableHeader(Unique(known, Math.Max(width, known.Count)), 0, head[first].Number, first) { IsOfFormat = true };
            }

            return new TableHeader(Unique([], width), 0, head[first].Number, first);
        }

        int data = at + 1;
        bool second = data < head.Count && IsSecondHeaderRow(head[at].Cells, head[data].Cells, options);
        width = WidthBelow(head, at, second, isText);
        string[] names = Padded(head[at].Cells, width);
        if (second)
        {
            names = Joined(names, head[data].Cells);
            data++;
        }

        if (data < head.Count && IsColumnNumbers(head[data].Cells))
        {
            data++;
        }

        long firstData = data < head.Count ? head[data].Number : head[^1].Number + 1;
        return new TableHeader(Unique(names, width), head[at].Number, firstData, at);
    }

    // The last filled column that several rows reach; a lone long row must not widen the table.
    private static int Width(IReadOnlyList<TableHead> head)
    {
        int[] ends = [.. head.Select(r => LastFilled(r.Cells) + 1).Where(e => e > 0).OrderDescending()];
        return ends.Length == 0 ? 0 : ends[Math.Min(ends.Length - 1, ends.Length >= 10 ? 1 : 0)];
    }

    /// <summary>
    /// Columns of a table whose header is known. In a text file they are the header's own: rows with more filled cells have moved
    /// (107,1 without quotes). Cells of a sheet stand where they stand, so columns without a name count where most rows have them.
    /// </summary>
    private static int WidthBelow(IReadOnlyList<TableHead> head, int at, bool second, bool isText)
    {
        int named = Math.Max(LastFilled(head[at].Cells), second ? LastFilled(head[at + 1].Cells) : -1) + 1;
        int[] ends = [.. head.Skip(at + 1).Select(r => LastFilled(r.Cells) + 1).Order()];
        int reached = ends.Length == 0 ? 0 : isText ? Math.Min(head[at].Cells.Count, ends[^1]) : ends[ends.Length / 2];
        return Math.Max(named, reached);
    }

    private static int LastFilled(IReadOnlyList<string> cells)
    {
        int at = cells.Count - 1;
        while (at >= 0 && cells[at].Length == 0)
        {
            at--;
        }

        return at;
    }

    private static int ByName(IReadOnlyList<TableHead> head, TableOptions options)
    {
        int best = -1, bestCount = 0;
        for (int i = 0; i < head.Count; i++)
        {
            int known = 0, filled = 0;
            bool stated = false;
            foreach (string cell in head[i].Cells)
            {
                if (cell.Length == 0)
                {
                    continue;
                }

                filled++;
                stated |= options.StatedHeaders.Contains(cell, StringComparer.OrdinalIgnoreCase);
                known += !IsNumber(cell) && options.IsKnownHeader(cell) ? 1 : 0;
            }

            int score = (stated ? 1000 : 0) + known;

            // Two names, and no mere mention of them in a row of data: a header is mostly made of names.
            if (score > bestCount && (stated || (known >= 2 && known * 3 >= filled)))
            {
                (best, bestCount) = (i, score);
            }
        }

        return best;
    }

    // The first row that is nearly as wide as the table and holds words only. A text-only table has its header there too.
    private static int ByShape(IReadOnlyList<TableHead> head, int width)
    {
        for (int i = 0; i < head.Count; i++)
        {
            int filled = head[i].Cells.Count(c => c.Length > 0);
            if (filled * 10 < width * 6 || (width > 1 && filled < 2))
            {
                continue;
            }

            bool words = !head[i].Cells.Any(c => c.Length > 0 && IsNumber(c));
            return words && head[i].Cells.Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count() == filled ? i : -1;
        }

        return -1;
    }

    private static int FirstDataRow(IReadOnlyList<TableHead> head, int width)
    {
        for (int i = 0; i < head.Count; i++)
        {
            if (head[i].Cells.Count(c => c.Length > 0) * 10 >= width * 6)
            {
                return i;
            }
        }

        return 0;
    }

    private static bool IsNumber(string text) =>
        NumberText.Parse(text).Reading is NumberReading.Number or NumberReading.Ambiguous or NumberReading.NotFinite
        || AngleText.TryParse(text, vietnameseLetters: false, out _);

    // Only words, at least two, each below a gap of the first row or below the name that spans a gap to its right.
    private static bool IsSecondHeaderRow(IReadOnlyList<string> first, IReadOnlyList<string> second, TableOptions options)
    {
        int filled = 0, known = 0;
        for (int i = 0; i < second.Count; i++)
        {
            if (second[i].Length == 0)
            {
                continue;
            }

            bool belowGap = i >= first.Count || first[i].Length == 0 || (i + 1 < first.Count && first[i + 1].Length == 0);
            if (!belowGap || IsNumber(second[i]))
            {
                return false;
            }

            filled++;
            known += options.IsKnownHeader(second[i]) ? 1 : 0;
        }

        return filled >= 2 && known >= 1 && filled < first.Count(c => c.Length > 0) + filled;
    }

    private static string[] Joined(string[] first, IReadOnlyList<string> second)
    {
        for (int i = 0; i < first.Length && i < second.Count; i++)
        {
            first[i] = second[i].Length > 0 ? second[i] : first[i];
        }

        return first;
    }

    /// <summary>True for the row of a printed form that numbers its columns, <c>(1) (2) (3)</c>: no row of data.</summary>
    /// <param name="cells">Its cells.</param>
    internal static bool IsColumnNumbers(IReadOnlyList<string> cells)
    {
        int expected = 0, filled = 0;
        foreach (string cell in cells)
        {
            if (cell.Length == 0)
            {
                continue;
            }

            filled++;
            ReadOnlySpan<char> digits = cell.AsSpan().Trim("()[] ");
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number != ++expected)
            {
                return false;
            }
        }

        return filled >= 3;
    }

    private static string[] Padded(IReadOnlyList<string> cells, int width)
    {
        var names = new string[width];
        for (int i = 0; i < width; i++)
        {
            names[i] = i < cells.Count ? cells[i] : string.Empty;
        }

        return names;
    }

    // A column without a name gets one; a name used twice gets a number behind it, so that messages and studies can point at it.
    private static string[] Unique(IReadOnlyList<string> cells, int width)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[width];
        for (int i = 0; i < width; i++)
        {
            string name = i < cells.Count && OneLine(cells[i]) is { Length: > 0 } stated ? stated : $"column {i + 1}";
            string candidate = name;
            for (int n = 2; !seen.Add(candidate); n++)
            {
                candidate = $"{name} ({n})";
            }

            names[i] = candidate;
        }

        return names;
    }

    // A byte-order mark in the middle is left where files were put one behind the other: nobody sees it, and no name would be known with it.
    private static string OneLine(string text)
    {
        string line = text.AsSpan().ContainsAny('\r', '\n', '\t')
            ? string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : text;
        return line.Trim('\uFEFF', '\u200B', ' ');
    }
}
