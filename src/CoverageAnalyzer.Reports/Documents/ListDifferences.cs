using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Where what was computed and what an official list names differ, rule by rule.</summary>
internal static class ListDifferences
{
    public static void Write(HtmlText html, ReportContent content, IReadOnlyList<EligibilityRow> rows)
    {
        var compared = rows.Where(r => r.Verdict.IsListed is not null).GroupBy(r => r.Verdict.Rule.Id, StringComparer.Ordinal).ToArray();
        OfficialList[] alone = [.. content.Lists.Where(l => compared.All(c => c.Key != l.ComparedRule))];
        if (compared.Length == 0 && alone.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"So với danh sách đã công nhận", $"Beside the official lists"), "</h3>\n");
        foreach (var ofRule in compared)
        {
            WriteRule(html, content, ofRule.First().Verdict.Rule, [.. ofRule]);
        }

        foreach (OfficialList list in alone)
        {
            html.Raw("<p>").Text(
                $"{list.Title.Vietnamese}: {list.Communes.Count:N0} xã; danh sách này không được so với quy định nào.",
                $"{list.Title.English}: {Counted.Communes(list.Communes.Count).English}; the list is compared with no rule.").Raw(" ").Text(UnmatchedOf(list)).Raw("</p>\n");
        }
    }

    private static void WriteRule(HtmlText html, ReportContent content, Rule rule, EligibilityRow[] rows)
    {
        html.Element("<h4>", rule.Title, "</h4>\n<p>");
        foreach (OfficialList list in content.Lists.Where(l => l.ComparedRule == rule.Id))
        {
            html.Element("<cite>", list.Title, "</cite>: ").Text(Counted.Communes(list.Communes.Count)).Text($". ", $". ").Text(UnmatchedOf(list)).Raw(" ");
        }

        int Of(string difference) => rows.Count(r => r.Difference == difference);
        int open = rows.Count(r => r.Verdict is { IsListed: true, Computed: Verdict.Undecidable });
        html.Text(
            $"Trùng nhau: {Of("both"):N0}; chỉ theo tính toán: {Of("computed_only"):N0}; chỉ theo danh sách: {Of("listed_only"):N0}; có trong danh sách nhưng chưa tính được: {open:N0}.",
            $"In both: {Of("both"):N0}; computed only: {Of("computed_only"):N0}; listed only: {Of("listed_only"):N0}; listed but not computable: {open:N0}.").Raw("</p>\n");
        EligibilityRow[] differing = [.. rows.Where(r => r.Difference is "computed_only" or "listed_only").OrderBy(r => r.Difference, StringComparer.Ordinal)];
        if (differing.Length > 0)
        {
            LocalizedText units = EligibilitySection.CountOf(rule.Scope, differing.Length);
            HtmlTable.Write(
                html,
                new LocalizedText($"{units.Vietnamese} khác với danh sách ({rule.Id})", $"{units.English} not as on the list ({rule.Id})"),
                HtmlTable.Filled(EligibilityColumns.All, ["name", "code", "district", "difference", "margin_hectares", "reason"], differing),
                differing.Take(EligibilitySection.RowsShown).Select(AsComputed));
            HtmlReport.More(html, differing.Length - EligibilitySection.RowsShown, "eligibility.csv");
        }
    }

    /// <summary>The row with the reason that was computed: the list is held against that verdict, not against what the study states in its place.</summary>
    private static EligibilityRow AsComputed(EligibilityRow row) => row.Verdict is { Override.IsEmpty: false, Chain: [_, { } computed, ..] } verdict && verdict.Reason == verdict.Override
        ? row with { Verdict = verdict with { Reason = computed.Sentence } }
        : row;

    private static LocalizedText UnmatchedOf(OfficialList list) => list.UnmatchedRows == 0 ? LocalizedText.Empty : LocalizedText.Of(
        $"{list.UnmatchedRows:N0} dòng của danh sách không khớp với xã nào.", $"Rows of the list that name no commune of the study: {list.UnmatchedRows:N0}.");
}
