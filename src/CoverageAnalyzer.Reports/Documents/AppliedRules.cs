using System.Globalization;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The rules of a run: the set, its date, and of each rule where it comes from, how sure it is, what came out.</summary>
internal static class AppliedRules
{
    /// <summary>Says which set the verdicts follow, and the date it stands for.</summary>
    public static void WriteSet(HtmlText html, ReportContent content)
    {
        if (content.Rules is not RuleSet set)
        {
            return;
        }

        html.Raw("<p>").Text(
            $"Các kết luận dưới đây theo bộ quy định “{set.Title.Vietnamese}” ({set.Id}), tính đến ngày {DayOf(set.AsOf).Vietnamese}.",
            $"The classes below follow the rule set “{set.Title.English}” ({set.Id}), as of {DayOf(set.AsOf).English}.");
        if (!set.Note.IsEmpty)
        {
            html.Raw(" ").Text(set.Note);
        }

        html.Raw("</p>\n");
    }

    /// <summary>The table of rules.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        IReadOnlyList<RuleRow> rows = RuleRow.Of(content);
        if (rows.Count == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Các quy định đã áp dụng", $"The rules applied"), "</h3>\n");
        if (rows.Any(r => r.Rule.Status is RuleStatus.NotFound or RuleStatus.Proposal))
        {
            html.Raw("<p>").Text(
                $"Ngưỡng ghi “chưa tìm thấy văn bản” hoặc “đề xuất” không phải là quy định của pháp luật.",
                $"A threshold marked “not found” or “proposal” is no provision of law.").Raw("</p>\n");
        }

        WriteTable(html, content, rows);
    }

    /// <summary>How sure a rule is, and that it only compares.</summary>
    public static void WriteBadges(HtmlText html, Rule rule, RuleSet? set)
    {
        string status = ColumnChoices.Of(rule.Status);
        html.Raw($"<span class=\"tag {status}\">").Text(ColumnChoices.Statuses.First(s => s.Value == status).Text).Raw("</span>");
        if (rule.IsComparator)
        {
            html.Raw(" ").Element("<span class=\"tag comparator\">", WhyComparatorOf(rule, set), "</span>");
        }
    }

    private static LocalizedText WhyComparatorOf(Rule rule, RuleSet? set)
    {
        string year = set?.AsOf.Year.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        return rule switch
        {
            { InForceFrom: { } from } when from > set?.AsOf => new($"chưa có hiệu lực tại thời điểm {year}; dùng để so sánh", $"not in force in {year}; to compare with"),
            { InForceTo: { } to } when to < set?.AsOf => new($"đã hết hiệu lực tại thời điểm {year}; dùng để so sánh", $"no longer in force in {year}; to compare with"),
            _ => LocalizedText.Of($"chỉ dùng để so sánh", $"only to compare with"),
        };
    }

    private static void WriteTable(HtmlText html, ReportContent content, IReadOnlyList<RuleRow> rows)
    {
        LocalizedText caption = LocalizedText.Of($"Các quy định đã áp dụng và kết quả", $"The rules applied and what came out");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table class=\"stack rules\">").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        LocalizedText met = LocalizedText.Of($"Đạt", $"Met"), notMet = LocalizedText.Of($"Không đạt", $"Not met"), open = LocalizedText.Of($"Chưa xác định được", $"Undecidable");
        foreach (LocalizedText head in (LocalizedText[])[LocalizedText.Of($"Quy định", $"Rule"), LocalizedText.Of($"Độ chắc chắn", $"How sure"), LocalizedText.Of($"Đơn vị xét", $"Unit"), met, notMet, open, LocalizedText.Of($"Căn cứ và ghi chú", $"Basis and note")])
        {
            html.Element(head == met || head == notMet || head == open ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", head, "</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach (RuleRow row in rows)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", row.Rule.Title, " <small class=\"id\">").Text(row.Rule.Id).Raw("</small></th><td>");
            WriteBadges(html, row.Rule, content.Rules);
            html.Raw("</td>").Element("<td>", EligibilitySection.UnitOf(row.Rule.Scope), "</td>");
            Number(html, met, row.Yes);
            Number(html, notMet, row.No);
            Number(html, open, row.Undecidable);
            html.Raw("<td class=\"w\">").Text(BasisOf(row)).Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static void Number(HtmlText html, LocalizedText label, int count) =>
        html.Raw("<td class=\"n\" data-label=\"").Text(label).Raw("\">").Text(NumberSigns.Print(count, 0, html.Language)).Raw("</td>");

    private static LocalizedText BasisOf(RuleRow row)
    {
        Rule rule = row.Rule;
        var parts = new List<LocalizedText>();
        if (!rule.Instrument.IsEmpty)
        {
            parts.Add(rule.Article.Length == 0 ? rule.Instrument : new($"{rule.Instrument.Vietnamese}, {ArticleOf(rule.Article, "điều")}", $"{rule.Instrument.English}, {ArticleOf(rule.Article, "article")}"));
        }

        if (InForceOf(rule) is { IsEmpty: false } inForce)
        {
            parts.Add(inForce);
        }

        if (row.Overridden > 0)
        {
            parts.Add(LocalizedText.Of($"{row.Overridden:N0} kết luận được thay thế", $"overridden: {row.Overridden:N0}"));
        }

        if (!rule.Note.IsEmpty)
        {
            parts.Add(rule.Note);
        }

        string Joined(Func<LocalizedText, string> language) => string.Join(" · ", parts.Select(p => language(p).TrimEnd('.')).Where(p => p.Length > 0));
        return new(Joined(p => p.Vietnamese), Joined(p => p.English));
    }

    // An article is a bare number, or has its word already.
    private static string ArticleOf(string article, string word) => char.IsAsciiDigit(article[0]) ? $"{word} {article}" : article;

    private static LocalizedText InForceOf(Rule rule) => (rule.InForceFrom, rule.InForceTo) switch
    {
        (DateOnly from, DateOnly to) => new($"hiệu lực từ {DayOf(from).Vietnamese} đến {DayOf(to).Vietnamese}", $"in force from {DayOf(from).English} to {DayOf(to).English}"),
        (DateOnly from, null) => new($"hiệu lực từ {DayOf(from).Vietnamese}", $"in force from {DayOf(from).English}"),
        (null, DateOnly to) => new($"hiệu lực đến {DayOf(to).Vietnamese}", $"in force to {DayOf(to).English}"),
        _ => LocalizedText.Empty,
    };

    /// <summary>A day for people.</summary>
    internal static LocalizedText DayOf(DateOnly day) =>
        new(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
}
