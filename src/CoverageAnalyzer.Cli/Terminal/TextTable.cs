using System.Globalization;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>A table of texts in columns, for a terminal: numbers to the right, words to the left, two spaces between.</summary>
/// <param name="headers">Column names.</param>
/// <param name="rightAligned">Which columns hold numbers.</param>
internal sealed class TextTable(IReadOnlyList<string> headers, IReadOnlyList<bool> rightAligned)
{
    private const int WidestCell = 44;
    private readonly List<(string[] Cells, string Remark)> rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text a column; long ones are cut.</param>
    /// <param name="remark">A sentence below the row, or empty.</param>
    public void Add(IReadOnlyList<string> cells, string remark) => rows.Add(([.. cells.Select(Cut)], remark));

    /// <summary>The lines of the table, without spaces at their ends.</summary>
    public IEnumerable<string> Lines()
    {
        int[] widths = [.. headers.Select((h, i) => rows.Select(r => Width(r.Cells[i])).Append(Width(h)).Max())];
        yield return Line(headers, widths);
        foreach ((string[] cells, string remark) in rows)
        {
            yield return Line(cells, widths);
            if (remark.Length > 0)
            {
                yield return "    " + remark;
            }
        }
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static string Cut(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= WidestCell ? line : elements.SubstringByTextElements(0, WidestCell - 1) + "…";
    }

    private string Line(IReadOnlyList<string> cells, int[] widths) => string.Join(
        "  ",
        cells.Select((cell, i) =>
        {
            string space = new(' ', Math.Max(0, widths[i] - Width(cell)));
            return rightAligned[i] ? space + cell : cell + space;
        })).TrimEnd();
}
