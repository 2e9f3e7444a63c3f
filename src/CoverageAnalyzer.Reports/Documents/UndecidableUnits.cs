using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>What the data cannot decide, by rule and reason: what a planner has to bring to get an answer.</summary>
internal static class UndecidableUnits
{
    private const int Named = 8, ReasonsShown = 30;

    public static void Write(HtmlText html, IReadOnlyList<EligibilityRow> rows)
    {
        UndecidableGroup[] groups =
        [
            .. rows.Where(r => r.Verdict.Verdict == Verdict.Undecidable)
                .GroupBy(r => (r.Verdict.Rule.Id, Key: StepOf(r.Verdict)?.Condition ?? r.Verdict.Reason))
                .Select(g => new UndecidableGroup(g.First().Verdict.Rule, WhyOf([.. g]), [.. g]))
                .OrderBy(g => g.Rule.Decides == UnitClass.None), // first what a class hangs on
        ];
        if (groups.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Chưa xác định được và vì sao", $"What cannot be decided, and why"), "</h3>\n");
        LocalizedText caption = LocalizedText.Of($"Chưa xác định được, theo quy định và lý do", $"Undecidable, by rule and reason");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table class=\"stack\">").Element("<caption>", caption, "</caption>").Raw("<thead><tr>")
            .Element("<th scope=\"col\">", LocalizedText.Of($"Quy định", $"Rule"), "</th>").Element("<th scope=\"col\">", LocalizedText.Of($"Vì sao", $"Why"), "</th>")
            .Element("<th scope=\"col\" class=\"n\">", LocalizedText.Of($"Số đơn vị", $"Units"), "</th>").Element("<th scope=\"col\">", LocalizedText.Of($"Gồm", $"Among them"), "</th></tr></thead><tbody>\n");
        foreach (UndecidableGroup group in groups.Take(ReasonsShown))
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", group.Rule.Title, "</th>").Element("<td>", group.Why, "</td>")
                .Raw("<td class=\"n\">").Text(EligibilitySection.CountOf(group.Rule.Scope, group.Rows.Count)).Raw("</td><td class=\"w\">")
                .Text(string.Join(", ", group.Rows.Take(Named).Select(r => r.Name)) + (group.Rows.Count > Named ? ", …" : string.Empty)).Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        HtmlReport.More(html, groups.Length - ReasonsShown, "eligibility.csv");
    }

    /// <summary>The deepest step that is open, the first of these: the one whose data is missing.</summary>
    private static RuleStep? StepOf(RuleVerdict verdict)
    {
        RuleStep? deepest = null;
        foreach (RuleStep step in verdict.Chain.Where(s => s.Verdict == Verdict.Undecidable))
        {
            deepest = deepest is null || step.Depth > deepest.Depth ? step : deepest;
        }

        return deepest;
    }

    /// <summary>The sentence where it is the same for all units, else what was to be compared.</summary>
    private static LocalizedText WhyOf(EligibilityRow[] rows)
    {
        LocalizedText[] sentences = [.. rows.Select(r => StepOf(r.Verdict) is RuleStep s ? WithoutEcho(s) : r.Verdict.Reason).Distinct()];
        return sentences.Length == 1 || StepOf(rows[0].Verdict) is not RuleStep step
            ? sentences[0]
            : new($"Không đủ số liệu: {step.Condition.Vietnamese}", $"Not enough data: {step.Condition.English}");
    }

    /// <summary>The sentence of a step without the condition in front where it names the condition again.</summary>
    private static LocalizedText WithoutEcho(RuleStep step)
    {
        static string Of(string sentence, string condition)
        {
            bool echoes = sentence.StartsWith(condition + ": ", StringComparison.OrdinalIgnoreCase) && sentence.EndsWith(condition, StringComparison.OrdinalIgnoreCase)
                && sentence.Length > (2 * condition.Length) + 2;
            return echoes ? char.ToUpperInvariant(sentence[condition.Length + 2]) + sentence[(condition.Length + 3)..] : sentence;
        }

        return new(Of(step.Sentence.Vietnamese, step.Condition.Vietnamese), Of(step.Sentence.English, step.Condition.English));
    }
}
