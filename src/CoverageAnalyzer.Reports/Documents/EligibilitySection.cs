using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>
/// The part of a report about terrain classes and the programme: how the areas are served, who qualifies and why, where the official lists
/// differ, what cannot be decided, and last the rules behind it all and how sure each is.
/// </summary>
internal static class EligibilitySection
{
    /// <summary>Rows of one table of this part; the rest is in the CSV files and the workbook.</summary>
    public const int RowsShown = 200;

    /// <summary>True where the study has something to say here.</summary>
    public static bool IsIn(ReportContent content) => content.HasRules || content.DisadvantagedAreas.Count > 0 || content.Villages is not null;

    public static void Write(HtmlText html, ReportContent content)
    {
        IReadOnlyList<EligibilityRow> rows = EligibilityRow.Of(content);
        AppliedRules.WriteSet(html, content);
        LimitationTable.Write(html, content);
        WriteQualifying(html, content, rows);
        ListDifferences.Write(html, content, rows);
        UndecidableUnits.Write(html, rows);
        VillageTable.Write(html, content);
        AppliedRules.Write(html, content);
    }

    private static void WriteQualifying(HtmlText html, ReportContent content, IReadOnlyList<EligibilityRow> rows)
    {
        var byRule = rows.Where(r => r.Verdict.Rule.Decides == UnitClass.Programme).GroupBy(r => r.Verdict.Rule.Id, StringComparer.Ordinal).ToArray();
        if (byRule.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Nơi thuộc diện chương trình và lý do", $"Who qualifies for the programme, and why"), "</h3>\n");
        foreach (var ofRule in byRule)
        {
            Rule rule = ofRule.First().Verdict.Rule;
            EligibilityRow[] qualifying = [.. ofRule.Where(r => r.Verdict.Verdict == Verdict.Yes)];
            html.Element("<h4>", rule.Title, " ");
            AppliedRules.WriteBadges(html, rule, content.Rules);
            html.Raw("</h4>\n");
            if (qualifying.Length == 0)
            {
                html.Raw("<p>").Text($"Không có nơi nào đủ điều kiện.", $"Nothing qualifies.").Raw("</p>\n");
                continue;
            }

            WriteTable(html, content, rule, qualifying);
            HtmlReport.More(html, qualifying.Length - RowsShown, "eligibility.csv");
        }
    }

    private static void WriteTable(HtmlText html, ReportContent content, Rule rule, EligibilityRow[] qualifying)
    {
        LocalizedText units = Counted.Of(qualifying.Length, UnitOf(rule.Scope).Vietnamese, UnitOf(rule.Scope).English, PluralOf(rule.Scope));
        var caption = new LocalizedText($"{units.Vietnamese} đủ điều kiện theo {rule.Id}", $"{units.English} that qualify by {rule.Id}");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table class=\"sort stack why\">").Element("<caption>", caption, "</caption>")
            .Raw("<thead><tr>");
        LocalizedText[] heads =
        [
            LocalizedText.Of($"Tên", $"Name"),
            LocalizedText.Of($"Mã", $"Code"),
            rule.Scope == RuleScope.Village ? LocalizedText.Of($"Xã, huyện", $"Commune, district") : LocalizedText.Of($"Huyện", $"District"),
            LocalizedText.Of($"Lý do", $"Reason"),
        ];
        foreach (LocalizedText head in heads)
        {
            html.Element("<th scope=\"col\">", head, "</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach (EligibilityRow row in qualifying.Take(RowsShown))
        {
            html.Raw("<tr><th scope=\"row\">").Text(row.Name).Raw("</th><td>").Text(row.Code).Raw("</td><td>").Text(PlaceOf(content, row)).Raw("</td><td class=\"w\">");
            WriteReason(html, content, row);
            html.Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    /// <summary>Where a unit lies: its district, and of a village its commune too, since villages of many communes share their names.</summary>
    private static string PlaceOf(ReportContent content, EligibilityRow row) =>
        row.Verdict.Rule.Scope == RuleScope.Village && row.Verdict.UnitIndex < content.Villages?.Count && VillageRow.CommuneOf(content, content.Villages[row.Verdict.UnitIndex].Village) is { } commune
            ? string.Join(", ", ((string[])[commune.Name, row.District]).Where(p => p.Length > 0))
            : row.District;

    /// <summary>The deciding reason; the steps behind it are folded under it: a reader opens those of the place in question.</summary>
    private static void WriteReason(HtmlText html, ReportContent content, EligibilityRow row)
    {
        RuleVerdict verdict = row.Verdict;
        bool folds = verdict.Chain.Count > 1; // else the reason says all there is
        html.Raw(folds ? "<details class=\"steps\"><summary>" : string.Empty).Text(verdict.Reason);
        if (verdict.Rule.Scope == RuleScope.Commune && verdict.UnitIndex < content.Communes.Count && ShortBorder.Decides(content.Communes[verdict.UnitIndex], verdict))
        {
            html.Raw(" ").Element("<em>", LocalizedText.Of(
                $"(đoạn biên giới ngắn dưới {ShortBorder.LengthKilometres:0}\u00A0km, cần kiểm tra lại)", $"(a short border, under {ShortBorder.LengthKilometres:0}\u00A0km: to be checked)"), "</em>");
        }

        if (!verdict.Override.IsEmpty && verdict.Override != verdict.Reason)
        {
            html.Raw(" <em>").Text($"Quyết định thay thế: ", $"Override: ").Text(verdict.Override).Raw("</em>");
        }

        if (folds)
        {
            html.Raw("</summary>");
            WriteChain(html, verdict.Chain);
            html.Raw("</details>");
        }
    }

    private static void WriteChain(HtmlText html, IReadOnlyList<RuleStep> chain)
    {
        html.Raw("<ul>");
        foreach (RuleStep step in chain)
        {
            (string mark, LocalizedText word) = step.Verdict switch
            {
                Verdict.Yes => ("✓", LocalizedText.Of($"đạt", $"met")),
                Verdict.No => ("✗", LocalizedText.Of($"không đạt", $"not met")),
                _ => ("?", LocalizedText.Of($"chưa xác định được", $"undecidable")),
            };
            html.Raw($"<li class=\"d{Math.Min(step.Depth, 4)}\"><b aria-hidden=\"true\">{mark}</b> ").Text(step.Sentence).Raw(" <span class=\"said\">(").Text(word).Raw(")</span></li> ");
        }

        html.Raw("</ul>");
    }

    /// <summary>The kind of unit of a scope, for one.</summary>
    internal static LocalizedText UnitOf(RuleScope scope) => scope switch
    {
        RuleScope.Commune => LocalizedText.Of($"xã", $"commune"),
        RuleScope.Village => LocalizedText.Of($"thôn, bản", $"village"),
        RuleScope.District => LocalizedText.Of($"huyện", $"district"),
        _ => LocalizedText.Of($"tỉnh", $"province"),
    };

    private static string PluralOf(RuleScope scope) => UnitOf(scope).English + "s";

    /// <summary>A number of units of a scope.</summary>
    internal static LocalizedText CountOf(RuleScope scope, int count) => Counted.Of(count, UnitOf(scope).Vietnamese, UnitOf(scope).English, PluralOf(scope));
}
