using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>
/// Tables of a report: on a narrow screen each scrolls in its own box, or, where it holds sentences, its rows become paragraphs; on
/// paper its head repeats.
/// </summary>
internal static class HtmlTable
{
    private const int WideCharacters = 44;

    /// <summary>Writes a table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="columns">Its columns; the first one that is not a number heads each row.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="total">A row below the others, or null.</param>
    public static void Write<TRow>(
        HtmlText html, LocalizedText caption, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows, TRow? total = default)
    {
        bool stacks = columns.Any(c => c.WidthCharacters >= WideCharacters);
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw(stacks ? "\"><table class=\"sort stack\">" : "\"><table class=\"sort\">");
        html.Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        foreach (var column in columns)
        {
            html.Raw(column.IsNumeric ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Text(column.HeaderIn(html.Language)).Raw("</th>");
        }

        int head = Enumerable.Range(0, columns.Count).FirstOrDefault(c => !columns[c].IsNumeric);
        html.Raw("</tr></thead><tbody>\n");
        foreach (TRow row in rows)
        {
            WriteRow(html, columns, head, stacks, row);
        }

        html.Raw("</tbody>");
        if (total is not null)
        {
            html.Raw("<tfoot>");
            WriteRow(html, columns, head, stacks, total);
            html.Raw("</tfoot>");
        }

        html.Raw("</table></div>\n");
    }

    /// <summary>The columns wanted that have a value in at least one row: a table of empty columns helps nobody.</summary>
    /// <param name="columns">All columns there are.</param>
    /// <param name="wanted">Names of those wanted, in order.</param>
    /// <param name="rows">The rows.</param>
    public static RowColumn<TRow>[] Filled<TRow>(IReadOnlyList<RowColumn<TRow>> columns, string[] wanted, IReadOnlyCollection<TRow> rows) =>
        [.. wanted.Select(name => columns.First(c => c.Name == name)).Where(c => rows.Any(r => c.StoredText(r, ReportLanguage.Vietnamese).Length > 0))];

    private static void WriteRow<TRow>(HtmlText html, IReadOnlyList<RowColumn<TRow>> columns, int head, bool stacks, TRow row)
    {
        html.Raw("<tr>");
        for (int c = 0; c < columns.Count; c++)
        {
            RowColumn<TRow> column = columns[c];
            string text = column.Print(row, html.Language);
            if (c == head)
            {
                html.Raw("<th scope=\"row\">").Text(text).Raw("</th>");
            }
            else if (column.IsNumeric)
            {
                html.Raw("<td class=\"n\"");
                if (stacks)
                {
                    html.Raw(" data-label=\"").Text(column.HeaderIn(html.Language)).Raw("\"");
                }

                html.Raw(">").Text(text).Raw("</td>");
            }
            else if (column.Kind == ColumnKind.Choice && text.Length > 0)
            {
                html.Raw("<td><span class=\"tag ").Text(column.TextOf(row, html.Language)).Raw("\">").Text(text).Raw("</span></td>");
            }
            else if (column.SentencesOf(row) is { Count: > 1 } sentences)
            {
                html.Raw("<td class=\"w\"><ul>");
                foreach (LocalizedText sentence in sentences)
                {
                    html.Element("<li>", sentence, "</li> ");
                }

                html.Raw("</ul></td>");
            }
            else
            {
                bool isSentence = column.WidthCharacters >= WideCharacters;
                html.Raw(isSentence ? "<td class=\"w\">" : "<td>").Text(isSentence ? Typography.Of(text) : text).Raw("</td>");
            }
        }

        html.Raw("</tr>\n");
    }
}
