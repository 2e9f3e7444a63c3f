using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The findings in words, worst first; many of one kind are folded, so that the rare ones are seen.</summary>
internal static class FindingTables
{
    /// <summary>Rows of one kind that stand open.</summary>
    public const int OpenOfAKind = 4;

    /// <summary>Rows of each rank in the page; the rest is in the CSV file and the workbook.</summary>
    public const int RowsShown = 200;

    private static readonly string[] Wanted = ["place", "message", "action", "count", "code"];

    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.Findings.Count == 0)
        {
            html.Raw("<p>").Text($"Không có phát hiện nào.", $"There are no findings.").Raw("</p>");
            return;
        }

        foreach (FindingRank rank in (ReadOnlySpan<FindingRank>)[FindingRank.Error, FindingRank.Warning, FindingRank.Info])
        {
            Finding[] ofRank = [.. content.Findings.Where(f => f.Rank == rank)];
            if (ofRank.Length > 0)
            {
                WriteRank(html, rank, ofRank);
            }
        }
    }

    private static void WriteRank(HtmlText html, FindingRank rank, Finding[] findings)
    {
        html.Element(
            "<h3>",
            rank switch
            {
                FindingRank.Error => LocalizedText.Of($"Lỗi: dòng hoặc trường không dùng được", $"Errors: rows or fields that could not be used"),
                FindingRank.Warning => LocalizedText.Of($"Cảnh báo: con số có thể sai", $"Warnings: a figure may be wrong"),
                _ => LocalizedText.Of($"Thông tin: điều đã suy đoán hoặc đã làm", $"Information: what was guessed or done"),
            },
            "</h3>");
        var open = new List<Finding>();
        var folded = new List<Finding>();
        foreach (var kind in findings.GroupBy(f => f.Code))
        {
            // One row too many is no reason to fold.
            int shown = kind.Count() <= OpenOfAKind + 1 ? OpenOfAKind + 1 : OpenOfAKind;
            open.AddRange(kind.Take(shown));
            folded.AddRange(kind.Skip(shown));
        }

        RowColumn<Finding>[] columns = [.. Wanted.Select(name => FindingColumns.All.First(c => c.Name == name)).Where(c => c.Name != "count" || findings.Any(f => f.Count != 1))];
        HtmlTable.Write(html, Counted.Of(findings.Sum(f => f.Count), "phát hiện", "finding", "findings"), columns, open.Take(RowsShown));
        int room = Math.Max(0, RowsShown - open.Count);
        if (folded.Count > 0 && room > 0)
        {
            LocalizedText more = LocalizedText.Of($"{folded.Count:N0} phát hiện khác cùng loại", $"{folded.Count:N0} more of the same {(folded.Select(f => f.Code).Distinct().Count() == 1 ? "kind" : "kinds")}");
            html.Raw("<details><summary data-file=\"findings.csv\">").Text(more).Raw("</summary>\n");
            HtmlTable.Write(html, more, columns, folded.Take(room));
            html.Raw("</details>\n");
        }

        HtmlReport.More(html, findings.Length - Math.Min(findings.Length, RowsShown), "findings.csv");
    }
}
